#include "dateline/read/base_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
#include "dateline/time/edtf.hpp"
#include "read/csv.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

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

/// The detail of a world map and the smallest scale (1 : n) that it is drawn at.
struct Detail {
  const char* name = "";
  double up_to = 0;
};
constexpr std::array details{Detail{"10m", 12e6}, Detail{"50m", 60e6}, Detail{"110m", 1e12}};

constexpr const char* world_credits =
    "world map Natural Earth, lakes © OpenStreetMap contributors (ODbL 1.0)";

bool holds(const GeoBox& outer, const GeoBox& inner) {
  return outer.contains({inner.west, inner.south}) && outer.contains({inner.east, inner.north}) &&
         !inner.crosses_antimeridian();
}

/// Layers by the names of their files in the folder; a missing file is a missing layer.
std::vector<FeatureLayer> read_layers(const fs::path& folder,
                                      const std::vector<std::pair<std::string, std::string>>& files,
                                      const GeoBox& extent, Findings& findings) {
  std::vector<FeatureLayer> layers;
  for (const auto& [name, file] : files) {
    const fs::path path = folder / (file + ".geojson");
    if (fs::exists(path)) layers.push_back({name, read_geojson(path.string(), extent, findings)});
  }
  return layers;
}

/// The folder and the detail nearest to what the scale asks for that is there.
std::pair<fs::path, std::string> world_for(double scale) {
  const auto wanted =
      std::ranges::find_if(details, [&](const Detail& detail) { return scale <= detail.up_to; });
  for (auto detail = wanted; detail != details.end(); ++detail)
    if (const auto land = user_data_file(fmt::format("world/land_{}.geojson", detail->name)))
      return {land->parent_path(), detail->name};
  const fs::path shipped = data_file("gazetteer/basemap/world");
  return {shipped, scale <= details[1].up_to ? "50m" : "110m"};
}

/// Layers of the world; `files` without their detail.
std::vector<FeatureLayer> read_world_layers(std::vector<std::pair<std::string, std::string>> files,
                                            const GeoBox& extent, double scale, Findings& findings) {
  const auto [folder, detail] = world_for(scale);
  for (auto& [layer, file] : files) file += "_" + detail;
  return read_layers(folder, files, extent, findings);
}

}  // namespace

BaseMap read_base_map(const GeoBox& extent, double scale, Findings& findings) {
  for (const Region& region : regions)
    if (holds(region.box, extent))
      return {read_layers(data_file(region.folder),
                          {{"land", "land"},
                           {"water", "water"},
                           {"rivers", "rivers"},
                           {"borders", "borders"},
                           {"disputed", "disputed"},
                           {"admin1", "admin1"},
                           {"roads", "roads"},
                           {"axes", "axes"}},
                          extent, findings),
              region.credits};
  return {read_world_layers({{"land", "land"},
                             {"water", "lakes"},
                             {"rivers", "rivers"},
                             {"borders", "borders"},
                             {"disputed", "disputed"},
                             {"admin1", "admin1"},
                             {"places", "places"}},
                            extent, scale, findings),
          world_credits};
}

BaseMap read_world(const GeoBox& extent, double scale, Findings& findings) {
  return {read_world_layers(
              {{"land", "land"}, {"water", "lakes"}, {"borders", "borders"}, {"disputed", "disputed"}},
              extent, scale, findings),
          world_credits};
}

std::map<std::string, std::string> read_world_names(const std::string& language, Findings& findings) {
  std::map<std::string, std::string> names;
  const auto path = user_data_file(fmt::format("world/names/{}.csv", language));
  if (!path) return names;
  CsvReader reader(path->string(), findings);
  for (CsvRow row; reader.next(row);)
    if (row.cells.size() > 1) names.emplace(row.cells[0], row.cells[1]);
  return names;
}

std::vector<View> read_views(Findings& findings) {
  const std::string path = data_file("gazetteer/basemap/tables/views.csv").string();
  std::vector<View> views;
  CsvReader reader(path, findings);
  for (CsvRow row; reader.next(row);) {
    const auto day = [&](std::size_t cell, Day open) {
      const auto date = parse_edtf(row.cells[cell]);
      return row.cells[cell].empty() || !date ? open : date->period.first;
    };
    if (row.cells.size() < 5 || (row.cells[4] != "border" && row.cells[4] != "nothing"))
      throw InputError("a view has the cells line, by, from, to and sees: 'border' or 'nothing'",
                       {path, row.line});
    views.push_back({std::string(row.cells[0]),
                     std::string(row.cells[1]),
                     {day(2, Period::distant_past), day(3, Period::distant_future)},
                     row.cells[4] == "border"});
  }
  return views;
}

}  // namespace dateline
