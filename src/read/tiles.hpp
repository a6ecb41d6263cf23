#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "read/tile_store.hpp"
#include "read/vector_tile.hpp"

namespace dateline {

/// The tiles that cover a box.
struct TileCover {
  int zoom = 0;
  std::vector<TileAddress> tiles;  ///< from the north, rows from the west
};

/// The cover at the deepest of the zooms `minzoom` to `maxzoom` that is no deeper than
/// `style_zoom` and takes no more than `most` tiles; without tiles where there is no such zoom.
TileCover cover_of(const GeoBox& box, double style_zoom, int minzoom, int maxzoom, std::size_t most = 900);

/// The wanted layers of the tiles that cover the box, put together from all stores, with what
/// their edges cut apart joined again. A tile that cannot be read, and stores that do not reach
/// the box, are findings; `names` takes the names of all layers that were met.
std::vector<FeatureLayer> read_tiles(const std::vector<const TileStore*>& stores,
                                     const std::vector<std::string>& paths, const GeoBox& box,
                                     double style_zoom, const LayerChoice& wanted,
                                     std::vector<std::string>& names, Findings& findings);

}  // namespace dateline
