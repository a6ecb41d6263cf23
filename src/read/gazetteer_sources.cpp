#include "dateline/read/gazetteer_sources.hpp"

#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"
#include "dateline/read/gazetteer.hpp"
#include "read/geonames.hpp"
#include "read/text_lines.hpp"

namespace dateline {
namespace {

/// The first line that is no comment, of a text file or a zipped one.
std::string first_line(const std::string& path) {
  TextLines lines(path);
  std::string_view line;
  for (int i = 0; i < 200 && lines.next(line); ++i)
    if (!line.empty() && (line.front() != '#' || line.starts_with("#ISO\t"))) return std::string(line);
  return {};
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void read_linked_places(const std::string& path, PlaceSink& sink) {
  Findings findings;
  std::vector<Place> places = read_gazetteer(path, findings);
  sink.begin({"Linked Places", file_name(path), "", "", 0, 0});
  for (Finding& finding : findings) sink.find(std::move(finding));
  for (Place& place : places) sink.add(std::move(place));
}

}  // namespace

void read_gazetteer_sources(const std::vector<std::string>& paths, PlaceSink& sink) {
  GeonamesReader geonames(sink);
  for (const std::string& path : paths) {
    const std::string line = first_line(path);
    if (const auto file = geonames_file(line))
      geonames.read(path, *file);
    else if (line.starts_with("{"))
      read_linked_places(path, sink);
    else
      throw InputError("this is no source of a gazetteer that is known", {path, 0});
  }
  geonames.finish();
}

}  // namespace dateline
