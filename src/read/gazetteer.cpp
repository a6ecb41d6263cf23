#include "dateline/read/gazetteer.hpp"

#include <utility>

#include "dateline/error.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "read/feature_lines.hpp"
#include "read/lpf_geometry.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string text_of(const dom::object& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// The objects of an array; none where the key is missing or null.
std::vector<dom::object> objects_of(const dom::object& object, const char* key) {
  std::vector<dom::object> found;
  const auto value = object[key];
  if (value.error() != simdjson::SUCCESS || value.is_null()) return found;
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) throw BrokenPlace{in_quotes(key) + " is not a list"};
  for (const dom::element entry : array) {
    dom::object member;
    if (entry.get(member) != simdjson::SUCCESS)
      throw BrokenPlace{"a member of " + in_quotes(key) + " is no object"};
    found.push_back(member);
  }
  return found;
}

/// Where one end of a time span lies: "in", or the outer one of "earliest" and "latest".
Period end_period(const dom::object& end, const char* outer, const char* inner) {
  for (const char* key : {"in", outer, inner}) {
    const std::string text = text_of(end, key);
    if (text.empty()) continue;
    const auto date = parse_edtf(text);
    if (!date) throw BrokenPlace{date.error()};
    return date->period;
  }
  return {};
}

Period span_period(const dom::object& span) {
  Period period;
  dom::object end;
  if (span["start"].get(end) == simdjson::SUCCESS) period.first = end_period(end, "earliest", "latest").first;
  if (span["end"].get(end) == simdjson::SUCCESS) period.last = end_period(end, "latest", "earliest").last;
  if (period.first > period.last)
    throw BrokenPlace{"a period begins on " + to_string(period.first) + " and ends before, on " +
                      to_string(period.last)};
  return period;
}

/// The time spans of "when"; all time without one.
std::vector<Period> periods_of(const dom::object& object) {
  dom::object when;
  if (object["when"].get(when) != simdjson::SUCCESS) return {Period{}};
  std::vector<Period> periods;
  for (const dom::object& span : objects_of(when, "timespans")) periods.push_back(span_period(span));
  if (periods.empty()) periods.emplace_back();
  return periods;
}

/// From the first day of the time spans to the last.
Period period_of(const dom::object& object) {
  const std::vector<Period> periods = periods_of(object);
  Period all = periods.front();
  for (const Period& period : periods) all = hull(all, period);
  return all;
}

template <class Enum, class Read, class Show>
Enum one_of(const std::string& word, const char* what, const std::vector<Enum>& all, Read read, Show show) {
  if (const auto value = read(word)) return *value;
  std::vector<std::string> words;
  for (const Enum value : all) words.emplace_back(show(value));
  std::string list;
  for (const std::string& allowed : words) list += (list.empty() ? "" : ", ") + allowed;
  throw BrokenPlace{"there is no " + std::string(what) + ' ' + in_quotes(word) + did_you_mean(word, words) +
                    "; it is one of " + list};
}

PlaceKind kind_of(const std::string& word) {
  return one_of(
      word, "kind of place", all_place_kinds(), [](std::string_view w) { return place_kind(w); },
      [](PlaceKind kind) { return to_string(kind); });
}

NameUse use_of(const std::string& word) {
  if (word.empty()) return NameUse::common;
  static const std::vector<NameUse> all{NameUse::official, NameUse::local, NameUse::common, NameUse::variant,
                                        NameUse::former};
  return one_of(
      word, "use of a name", all, [](std::string_view w) { return name_use(w); },
      [](NameUse use) { return to_string(use); });
}

/// The kind that a GeoNames feature class stands for, for gazetteers without kinds.
std::string kind_of_class(const dom::object& properties) {
  dom::array classes;
  std::string_view first;
  if (properties["fclasses"].get(classes) != simdjson::SUCCESS ||
      classes.at(0).get(first) != simdjson::SUCCESS)
    return {};
  constexpr std::pair<std::string_view, const char*> kinds[]{
      {"P", "settlement"}, {"A", "district"}, {"H", "river"}, {"T", "peak"},
      {"R", "road"},       {"L", "region"},   {"S", "site"},  {"V", "region"}};
  for (const auto& [letter, kind] : kinds)
    if (letter == first) return kind;
  return {};
}

/// There are thousands of names: the members of each are gone through once.
Name read_name(const dom::object& object) {
  Name name;
  std::string_view use;
  for (const dom::key_value_pair member : object) {
    std::string_view text;
    if (member.value.get(text) != simdjson::SUCCESS) continue;
    if (member.key == "toponym") name.text = trim(text);
    if (member.key == "lang") name.language = text;
    if (member.key == "by") name.by = text;
    if (member.key == "use") use = text;
  }
  // Linked Places also writes the language behind the name: "Lachin@en".
  const std::size_t at = name.text.rfind('@');
  if (name.language.empty() && at != std::string::npos) {
    name.language = name.text.substr(at + 1);
    name.text.resize(at);
  }
  if (name.text.empty()) throw BrokenPlace{"one of its names has no toponym"};
  if (name.language.empty()) name.language = "und";
  name.use = use_of(std::string(use));
  const auto citations = objects_of(object, "citations");
  if (!citations.empty()) name.source = text_of(citations.front(), "label");
  return name;
}

/// Used in several spans of time, a name stands as often in the place.
void read_names(const dom::object& feature, Place& place) {
  for (const dom::object& object : objects_of(feature, "names")) {
    Name name = read_name(object);
    for (const Period& period : periods_of(object)) {
      name.period = period;
      place.names.push_back(name);
    }
  }
  if (place.names.empty()) throw BrokenPlace{"it has no names"};
}

Extent read_extent(const dom::object& object) {
  Extent extent;
  extent.geometry = read_lpf_geometry(object);
  if (object["width_km"].get(extent.width_km) != simdjson::SUCCESS) extent.width_km = 0;
  if (extent.width_km < 0) throw BrokenPlace{"its width_km is less than 0"};
  extent.certainty = text_of(object, "certainty");
  extent.label = text_of(object, "label");
  extent.source = text_of(object, "source");
  return extent;
}

void read_geometry(const dom::object& feature, Place& place) {
  dom::object geometry;
  if (feature["geometry"].get(geometry) != simdjson::SUCCESS) throw BrokenPlace{"it has no geometry"};
  bool has_point = false;
  const auto add = [&](const dom::object& member) {
    Extent extent = read_extent(member);
    const bool is_point = extent.geometry.points.size() == 1;
    if (is_point && !has_point) place.point = extent.geometry.points.front();
    has_point = has_point || is_point;
    if (is_point) return;
    for (const Period& period : periods_of(member)) {
      extent.period = period;
      place.extents.push_back(extent);
    }
  };
  if (text_of(geometry, "type") == "GeometryCollection")
    for (const dom::object& member : objects_of(geometry, "geometries")) add(member);
  else
    add(geometry);
  if (!has_point && place.extents.empty()) throw BrokenPlace{"its geometry is empty"};
  if (!has_point) place.point = label_point(place.extents.front().geometry);
}

void read_relations(const dom::object& feature, Place& place) {
  for (const dom::object& relation : objects_of(feature, "relations")) {
    if (text_of(relation, "relationType") != "gvp:broaderPartitive") continue;
    const std::string id = text_of(relation, "relationTo");
    if (id.empty()) throw BrokenPlace{"one of its relations has no relationTo"};
    for (const Period& period : periods_of(relation))
      place.parents.push_back({id, text_of(relation, "label"), period});
  }
}

/// Links that say that it is the same place elsewhere.
void read_links(const dom::object& feature, Place& place) {
  for (const dom::object& link : objects_of(feature, "links")) {
    const std::string type = text_of(link, "type");
    const std::string id = text_of(link, "identifier");
    if ((type == "exactMatch" || type == "closeMatch") && !id.empty()) place.links.push_back(id);
  }
}

/// A whole number of the properties, or nothing.
std::int64_t number_of(const dom::object& properties, const char* key, std::int64_t otherwise,
                       std::int64_t low, std::int64_t high) {
  const auto value = properties[key];
  if (value.error() != simdjson::SUCCESS || value.is_null()) return otherwise;
  std::int64_t number = 0;
  if (value.get(number) != simdjson::SUCCESS || number < low || number > high)
    throw BrokenPlace{"its " + std::string(key) + " is no whole number from " + std::to_string(low) + " to " +
                      std::to_string(high)};
  return number;
}

void read_properties(const dom::object& feature, Place& place) {
  dom::object properties;
  if (feature["properties"].get(properties) != simdjson::SUCCESS) throw BrokenPlace{"it has no properties"};
  std::string kind = text_of(properties, "kind");
  if (kind.empty()) kind = kind_of_class(properties);
  if (kind.empty()) throw BrokenPlace{"it has no kind"};
  place.kind = kind_of(kind);
  place.feature_code = text_of(properties, "feature_code");
  dom::array countries;
  std::string_view country;
  if (properties["ccodes"].get(countries) == simdjson::SUCCESS &&
      countries.at(0).get(country) == simdjson::SUCCESS)
    place.country = std::string(country);
  place.population = number_of(properties, "population", 0, 0, 100'000'000'000);
  place.rank = static_cast<int>(number_of(properties, "rank", 7, 1, 7));
  place.source = text_of(properties, "position_source");
}

Place read_place(const dom::object& feature) {
  Place place;
  place.id = text_of(feature, "@id");
  if (place.id.empty()) throw BrokenPlace{"a place has no @id"};
  try {
    read_properties(feature, place);
    place.period = period_of(feature);
    read_names(feature, place);
    read_geometry(feature, place);
    read_relations(feature, place);
    read_links(feature, place);
  } catch (BrokenPlace& broken) {
    throw BrokenPlace{"the place " + in_quotes(place.id) + ": " + broken.sentence};
  }
  return place;
}

Place parse_place(dom::parser& parser, const FeatureText& feature) {
  if (!feature.complete) throw BrokenPlace{"a place is cut off before its closing brace"};
  dom::object object;
  const auto error = parser.parse(feature.text.data(), feature.text.size(), false).get(object);
  if (error != simdjson::SUCCESS)
    throw BrokenPlace{"a place is not valid JSON (" + std::string(simdjson::error_message(error)) + ")"};
  return read_place(object);
}

}  // namespace

std::vector<Place> read_gazetteer(const std::string& path, Findings& findings) {
  std::string bytes = read_file(path);
  const std::size_t length = bytes.size();
  if (trim(bytes).empty())
    throw InputError("the file is empty; a gazetteer is a GeoJSON FeatureCollection", {path, 0});
  bytes.append(simdjson::SIMDJSON_PADDING, ' ');
  FeatureLines lines(std::string_view(bytes).substr(0, length));
  if (!lines.has_features())
    throw InputError(
        "this is no gazetteer: it has no list of features; a gazetteer is a GeoJSON FeatureCollection "
        "in Linked Places Format",
        {path, 0});
  dom::parser parser;
  std::vector<Place> places;
  while (const auto feature = lines.next()) {
    try {
      places.push_back(parse_place(parser, *feature));
      places.back().origin = {path, feature->line};
    } catch (const BrokenPlace& broken) {
      findings.push_back({Severity::error, {path, feature->line}, broken.sentence + "; it is left out"});
    }
  }
  if (!lines.closed())
    findings.push_back({Severity::error,
                        {path, lines.line()},
                        "the file ends inside its list of features; the places before are kept"});
  return places;
}

}  // namespace dateline
