#pragma once

#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"

namespace dateline {

/// The built-in base map for an extent: the regional extract that holds it, else the world at
/// a fitting detail. Layers: land, water, rivers, borders, disputed, roads.
struct BaseMap {
  std::vector<FeatureLayer> layers;
  std::string credits;  ///< attribution that its licences ask for
};

BaseMap read_base_map(const GeoBox& extent, Findings& findings);

/// The small world map for locators.
BaseMap read_world(const GeoBox& extent, Findings& findings);

}  // namespace dateline
