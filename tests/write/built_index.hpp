#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/write/gazetteer_index.hpp"

namespace dateline::test {

/// A folder that is gone with the test.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("dateline-index-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const std::vector<Place>& south_caucasus() {
  static const std::vector<Place> places = [] {
    Findings findings;
    return read_gazetteer(data_file("gazetteer/south-caucasus.geojson").string(), findings);
  }();
  return places;
}

inline IndexBuilder::Outcome build(const std::string& path, const std::vector<std::vector<Place>>& sources,
                                   IndexBuild how = {}) {
  IndexBuilder builder(path, std::move(how));
  int number = 0;
  for (const std::vector<Place>& places : sources) {
    builder.begin({"source " + std::to_string(number++), "", "CC0", "2023", 0, 0});
    for (const Place& place : places) builder.add(place);
  }
  return builder.finish();
}

inline Place place(const std::string& id, double lon, double lat, const std::vector<std::string>& names) {
  Place made;
  made.id = id;
  made.point = LonLat(lon, lat);
  made.country = "AZ";
  made.source = "test";
  for (const std::string& text : names) {
    Name name;
    name.text = text;
    name.language = "und";
    made.names.push_back(name);
  }
  return made;
}

}  // namespace dateline::test
