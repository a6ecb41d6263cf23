#pragma once

#include <map>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "dateline/select/views.hpp"

namespace dateline {

/// The base map for an extent at a scale (1 : scale): the regional extract that holds it, else the
/// world, at 1:10 million for scales above 1:12 million, at 1:50 million for those above 1:60
/// million, else at 1:110 million. Layers: land, water, rivers, borders, disputed, admin1, roads,
/// places; axes of ranges by the id of the gazetteer, in the regional extract. The full world is what
/// scripts/world-data has made for the user; without it the repository's has land, water, borders and lines
/// at 1:50 and 1:110 million.
struct BaseMap {
  std::vector<FeatureLayer> layers;
  std::string credits;     ///< attribution that its licences ask for
  bool is_region = false;  ///< a regional extract, not the world
};

BaseMap read_base_map(const GeoBox& extent, double scale, Findings& findings);

/// Land, water and borders of the world map alone, for locators.
BaseMap read_world(const GeoBox& extent, double scale, Findings& findings);

/// Names in a language ("az") by ISO code of a country and by "id" of a first-level unit; empty
/// when there are none for it.
std::map<std::string, std::string> read_world_names(const std::string& language, Findings& findings);

/// Whose view of which line is known: tables/views.csv.
std::vector<View> read_views(Findings& findings);

}  // namespace dateline
