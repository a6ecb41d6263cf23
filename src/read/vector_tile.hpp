#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/feature/feature.hpp"

namespace dateline {

/// A position in the square of a tile: whole units of 1/extent of its side, from its north-west
/// corner to the east and to the south; below 0 and above the extent in the tile's margin.
struct TilePoint {
  std::int64_t x = 0;
  std::int64_t y = 0;

  auto operator<=>(const TilePoint&) const = default;
};
using TileLine = std::vector<TilePoint>;

/// Rings of a polygon, not closed by a last point: the outer one, then its holes.
using TilePolygon = std::vector<TileLine>;

/// A feature as its tile holds it. Attributes are in the order of their names.
struct TileFeature {
  std::uint64_t id = 0;  ///< 0: none
  std::vector<std::pair<std::string, Value>> attributes;
  std::vector<TilePoint> points;
  std::vector<TileLine> lines;
  std::vector<TilePolygon> polygons;
};

struct TileLayer {
  std::string name;
  std::int64_t extent = 4096;
  std::vector<TileFeature> features;
};

/// Says whether the layer of this name is wanted.
using LayerChoice = std::function<bool(std::string_view)>;

/// The wanted layers of a tile in the form of the Mapbox Vector Tile specification 2.1, not
/// compressed; the error says what is wrong with it. `names` takes the name of every layer,
/// wanted or not.
Expected<std::vector<TileLayer>> decode_tile(std::string_view bytes, const LayerChoice& wanted,
                                             std::vector<std::string>& names);

}  // namespace dateline
