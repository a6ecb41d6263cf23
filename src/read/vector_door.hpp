#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "read/osm_layers.hpp"

namespace dateline {

/// Takes the tags and the geometry of an object of OpenStreetMap.
using TakeOsm = std::function<void(const OsmTags&, Geometry&&)>;

/// What the GDAL door offers for reading.
struct VectorReadDoor {
  std::vector<FeatureLayer> (*read)(const std::string& path, const std::optional<GeoBox>& box,
                                    Findings& findings);
  std::vector<FeatureLayer> (*read_osm)(const std::string& path, const std::optional<GeoBox>& box,
                                        Findings& findings);
  void (*each_osm)(const std::string& path, const std::optional<GeoBox>& box, Findings& findings,
                   const TakeOsm& take);
};

}  // namespace dateline
