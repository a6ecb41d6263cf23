#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "read/tile_store.hpp"
#include "read/vector_tile.hpp"

namespace dateline {

/// Moves the layer's shapes onto the grid of all tiles of the zoom (tile_side steps a tile) and
/// cuts off what lies in the tile's margin; features of which nothing is left go.
void place_on_grid(TileLayer& layer, TileAddress at);

/// Collects the layers of many tiles and gives them back as whole features.
class TilePool {
 public:
  explicit TilePool(int zoom) : m_zoom(zoom) {}

  void add(TileLayer&& layer);

  /// Layers in the order of their names. Shapes of equal attributes are joined across tiles:
  /// those that have a name are a feature each, those without are one feature together. What
  /// does not touch the box is left out.
  std::vector<FeatureLayer> joined_layers(const GeoBox& box);

 private:
  /// Shapes that may be joined.
  struct Group {
    TileFeature all;
    std::vector<std::pair<std::string, Value>> attributes;
    bool one_each = false;  ///< is each joined shape a feature?
  };
  struct Layer {
    std::unordered_map<std::string, std::size_t> by_key;
    std::vector<Group> groups;  ///< in the order in which they were met
  };

  int m_zoom;
  std::map<std::string, Layer> m_layers;
};

}  // namespace dateline
