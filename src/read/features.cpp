#include "dateline/read/features.hpp"

#include <utility>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "door.hpp"
#include "read/json_features.hpp"
#include "read/vector_door.hpp"

namespace dateline {

std::vector<Feature> read_geojson(const std::string& path, const std::optional<GeoBox>& box,
                                  Findings& findings) {
  std::vector<Feature> features;
  for_each_json_feature(read_file(path), path, box, findings, [&](JsonFeature&& read) {
    if (!read.broken_geometry) features.push_back(std::move(read.feature));
  });
  return features;
}

std::vector<FeatureLayer> read_vector_file(const std::string& path, const std::optional<GeoBox>& box,
                                           Findings& findings) {
  return door<VectorReadDoor>("dateline_gdal", "dateline_vector_read_door").read(path, box, findings);
}

std::vector<FeatureLayer> read_osm_file(const std::string& path, const std::optional<GeoBox>& box,
                                        Findings& findings) {
  return door<VectorReadDoor>("dateline_gdal", "dateline_vector_read_door").read_osm(path, box, findings);
}

}  // namespace dateline
