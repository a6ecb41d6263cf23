#include "dateline/read/base_map.hpp"

#include <array>
#include <filesystem>

#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"

namespace dateline {
namespace {

/// An extract that is more precise than the world map, and what it covers.
struct Region {
  const char* folder = "";
  GeoBox box;
  const char* credits = "";
};
const std::array regions{
    Region{"gazetteer/basemap/south-caucasus",
           {40, 36.5, 52, 44.5},
           "base map © OpenStreetMap contributors (ODbL 1.0), Natural Earth, GSHHG (LGPL)"}};

constexpr double widest_of_50m = 45;  // degrees; beyond, the 110m world is as good

bool holds(const GeoBox& outer, const GeoBox& inner) {
  return outer.contains({inner.west, inner.south}) && outer.contains({inner.east, inner.north}) &&
         !inner.crosses_antimeridian();
}

/// Layers by the names of their files in the folder; a missing file is a missing layer.
std::vector<FeatureLayer> read_layers(const std::filesystem::path& folder,
                                      const std::vector<std::pair<std::string, std::string>>& files,
                                      const GeoBox& extent, Findings& findings) {
  std::vector<FeatureLayer> layers;
  for (const auto& [name, file] : files) {
    const std::filesystem::path path = folder / (file + ".geojson");
    if (std::filesystem::exists(path))
      layers.push_back({name, read_geojson(path.string(), extent, findings)});
  }
  return layers;
}

}  // namespace

BaseMap read_base_map(const GeoBox& extent, Findings& findings) {
  for (const Region& region : regions)
    if (holds(region.box, extent))
      return {read_layers(data_file(region.folder),
                          {{"land", "land"},
                           {"water", "water"},
                           {"rivers", "rivers"},
                           {"borders", "borders"},
                           {"disputed", "disputed"},
                           {"admin1", "admin1"},
                           {"roads", "roads"}},
                          extent, findings),
              region.credits};
  return read_world(extent, findings);
}

BaseMap read_world(const GeoBox& extent, Findings& findings) {
  const std::string detail = extent.width() > widest_of_50m ? "_110m" : "_50m";
  return {read_layers(data_file("gazetteer/basemap/world"),
                      {{"land", "land" + detail},
                       {"water", "lakes" + detail},
                       {"borders", "borders" + detail},
                       {"disputed", "disputed" + detail}},
                      extent, findings),
          "world map Natural Earth"};
}

}  // namespace dateline
