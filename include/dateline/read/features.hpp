#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// The features of a GeoJSON file that touch `box` (all, without one), read without
/// GDAL. Throws InputError when the file cannot be read.
std::vector<Feature> read_geojson(const std::string& path, const std::optional<GeoBox>& box,
                                  Findings& findings);

/// The layers of any vector file that GDAL opens, in WGS 84, likewise.
std::vector<FeatureLayer> read_vector_file(const std::string& path, const std::optional<GeoBox>& box,
                                           Findings& findings);

/// OpenStreetMap data (.osm.pbf, .osm) as the layers of the OpenMapTiles schema that a map of
/// 1:25,000 and smaller is made of, likewise.
std::vector<FeatureLayer> read_osm_file(const std::string& path, const std::optional<GeoBox>& box,
                                        Findings& findings);

}  // namespace dateline
