#pragma once

#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// What files of the user's own bring to a map.
struct OwnBase {
  std::vector<FeatureLayer> layers;  ///< marked as own
  std::vector<std::string> credits;  ///< attributions that the files carry, each once
};

/// Is it a set of vector tiles or OpenStreetMap data, which dateline gives the layers of the
/// OpenMapTiles schema? Told from the path: a folder, .mbtiles, .pmtiles, .osm.pbf, .osm.
bool holds_open_map_tiles(const std::string& path);

/// The layers of vector tiles (a folder ZOOM/X/Y.pbf, .mbtiles, .pmtiles), of OpenStreetMap data
/// and of any vector file that GDAL opens, as far as they touch the box. Tiles are read at the
/// zoom of the sheet, `style_zoom`, or the nearest that they have, and only the layers that the
/// style draws there; several sets are put together as one. Layers of other files that the style
/// has no layer for are named "base", which every shipped style draws plainly, and a finding says
/// so. Throws InputError when a file cannot be opened.
OwnBase read_own_base(const std::vector<std::string>& paths, const GeoBox& box, const Style& style,
                      double style_zoom, Findings& findings);

}  // namespace dateline
