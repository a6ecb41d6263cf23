#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// What the GDAL door offers for reading.
struct VectorReadDoor {
  std::vector<FeatureLayer> (*read)(const std::string& path, const std::optional<GeoBox>& box,
                                    Findings& findings);
  std::vector<FeatureLayer> (*read_osm)(const std::string& path, const std::optional<GeoBox>& box,
                                        Findings& findings);
};

}  // namespace dateline
