#include "dateline/read/base_map.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "dateline/read/data_files.hpp"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

/// A folder of data that a user has had made, for as long as this lives.
class UserData {
 public:
  UserData() : m_folder(fs::temp_directory_path() / ("dateline-user-data-" + std::to_string(::getpid()))) {
    if (const char* before = std::getenv("XDG_DATA_HOME")) m_before = before;
    fs::create_directories(m_folder / "dateline/world/names");
    ::setenv("XDG_DATA_HOME", m_folder.c_str(), 1);
  }
  ~UserData() {
    fs::remove_all(m_folder);
    m_before.empty() ? ::unsetenv("XDG_DATA_HOME") : ::setenv("XDG_DATA_HOME", m_before.c_str(), 1);
  }
  UserData(const UserData&) = delete;
  UserData& operator=(const UserData&) = delete;

  void add(const std::string& name, const std::string& text) const {
    std::ofstream(m_folder / "dateline/world" / name) << text;
  }

 private:
  fs::path m_folder;
  std::string m_before;
};

std::string land_called(const std::string& name) {
  return R"({"type":"FeatureCollection","features":[
{"type":"Feature","bbox":[0,0,9,9],"properties":{"name":")" +
         name + R"("},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]]]}}
]})";
}

std::string land_at(double scale) {
  Findings findings;
  for (const FeatureLayer& layer : read_base_map({1, 1, 2, 2}, scale, findings).layers)
    if (layer.name == "land" && !layer.features.empty()) return to_string(layer.features.front()["name"]);
  return "";
}

}  // namespace

TEST_CASE("the world's detail follows the scale, as far as it is there", "[read]") {
  const UserData user;
  CHECK(land_at(1e6) != "ten");  // none made: the world that is shipped
  user.add("land_10m.geojson", land_called("ten"));
  user.add("land_110m.geojson", land_called("hundred and ten"));
  CHECK(land_at(1e6) == "ten");
  CHECK(land_at(12e6) == "ten");
  CHECK(land_at(30e6) == "hundred and ten");  // the next coarser one
  CHECK(land_at(2e8) == "hundred and ten");
  user.add("land_50m.geojson", land_called("fifty"));
  CHECK(land_at(30e6) == "fifty");
}

TEST_CASE("the regional extract comes before the world", "[read]") {
  const UserData user;
  user.add("land_10m.geojson", land_called("ten"));
  Findings findings;
  const BaseMap map = read_base_map({46, 39, 47, 40}, 1e6, findings);
  CHECK(map.credits.find("GSHHG") != std::string::npos);
}

TEST_CASE("names of the world are read by language", "[read]") {
  const UserData user;
  user.add("names/az.csv", "key,name\nFR,Fransa\nAZE-1735,Laçın\n");
  Findings findings;
  const auto names = read_world_names("az", findings);
  CHECK(names.at("FR") == "Fransa");
  CHECK(names.at("AZE-1735") == "Laçın");
  CHECK(read_world_names("xx", findings).empty());
}

TEST_CASE("the shipped world knows its towns and how large its countries are", "[read]") {
  const UserData user;
  Findings findings;
  const BaseMap map = read_base_map({-20, -40, 55, 40}, 2e8, findings);
  bool town = false;
  bool ranked = false;
  for (const FeatureLayer& layer : map.layers)
    for (const Feature& feature : layer.features) {
      if (layer.name == "places" && feature["name"] == Value("Nairobi"))
        town = feature["kind"] == Value("settlement");
      if (layer.name == "land" && feature["iso"] == Value("DZ")) ranked = feature["rank"] == Value(2.0);
    }
  CHECK(town);
  CHECK(ranked);
}
