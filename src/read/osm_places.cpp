#include "read/osm_places.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "dateline/geo/shape.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "door.hpp"
#include "read/vector_door.hpp"

namespace dateline {
namespace {

constexpr const char* source_name = "OpenStreetMap";

std::string_view tag(const OsmTags& tags, std::string_view wanted) {
  const auto found = std::ranges::find(tags, wanted, &OsmTags::value_type::first);
  return found == tags.end() ? std::string_view() : std::string_view(found->second);
}

struct PlaceWord {
  std::string_view word;
  PlaceKind kind;
  int rank;
};

// The values of the key "place" that name a place; the others are parts of towns' plans.
constexpr PlaceWord place_words[]{{"city", PlaceKind::settlement, 3},
                                  {"town", PlaceKind::settlement, 4},
                                  {"village", PlaceKind::settlement, 6},
                                  {"hamlet", PlaceKind::settlement, 7},
                                  {"isolated_dwelling", PlaceKind::settlement, 7},
                                  {"borough", PlaceKind::settlement, 6},
                                  {"suburb", PlaceKind::settlement, 7},
                                  {"quarter", PlaceKind::settlement, 7},
                                  {"neighbourhood", PlaceKind::settlement, 7},
                                  {"country", PlaceKind::country, 1},
                                  {"state", PlaceKind::province, 3},
                                  {"province", PlaceKind::province, 3},
                                  {"district", PlaceKind::district, 4},
                                  {"county", PlaceKind::district, 4},
                                  {"municipality", PlaceKind::district, 5},
                                  {"region", PlaceKind::region, 4},
                                  {"island", PlaceKind::region, 6},
                                  {"archipelago", PlaceKind::region, 5},
                                  {"sea", PlaceKind::sea, 3},
                                  {"ocean", PlaceKind::sea, 1},
                                  {"locality", PlaceKind::site, 7}};

struct NameKey {
  std::string_view key;
  NameUse use;
};

constexpr NameKey name_keys[]{
    {"name", NameUse::common},           {"int_name", NameUse::variant},   {"loc_name", NameUse::variant},
    {"nat_name", NameUse::variant},      {"reg_name", NameUse::variant},   {"alt_name", NameUse::variant},
    {"official_name", NameUse::variant}, {"short_name", NameUse::variant}, {"old_name", NameUse::former}};

bool is_language(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('-'));
  return (first.size() == 2 || first.size() == 3) &&
         std::ranges::all_of(first, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "1920-1991", "1991-" and "-1936" as years; nothing when the text is none of these.
std::optional<Period> years_in(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto year = [](std::string_view digits) -> std::optional<int> {
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_year = digits.size() == 4 && read.ec == std::errc() && read.ptr == digits.data() + 4;
    return is_year ? std::optional(number) : std::nullopt;
  };
  const std::string_view from = text.substr(0, dash);
  const std::string_view to = text.substr(dash + 1);
  Period period;
  if (!from.empty() && !year(from)) return std::nullopt;
  if (!to.empty() && !year(to)) return std::nullopt;
  if (from.empty() && to.empty()) return std::nullopt;
  if (!from.empty()) period.first = year_period(*year(from)).first;
  if (!to.empty()) period.last = year_period(*year(to)).last;
  return period.first <= period.last ? std::optional(period) : std::nullopt;
}

/// A name tag, or nothing: the key's parts behind colons are languages and years.
std::optional<Name> name_of(std::string_view key) {
  const std::string_view base = key.substr(0, key.find(':'));
  const auto known = std::ranges::find(name_keys, base, &NameKey::key);
  const bool is_numbered = base.starts_with("alt_name_");
  if (known == std::end(name_keys) && !is_numbered) return std::nullopt;
  Name name;
  name.use = is_numbered ? NameUse::variant : known->use;
  name.language = "und";
  name.source = source_name;
  while (key.find(':') != std::string_view::npos) {
    key.remove_prefix(key.find(':') + 1);
    const std::string_view part = key.substr(0, key.find(':'));
    if (const auto years = years_in(part)) {
      name.period = *years;
      if (!years->ends_open()) name.use = NameUse::former;
    } else if (is_language(part)) {
      name.language = part;
    } else {
      return std::nullopt;
    }
  }
  return name;
}

void add_names(const OsmTags& tags, Place& place) {
  const auto add = [&](const std::string& key, std::string_view text) {
    const auto name = name_of(key);
    while (name && !text.empty()) {
      const std::size_t end = text.find(';');
      Name one = *name;
      one.text = std::string(trim(text.substr(0, end)));
      if (!one.text.empty()) place.names.push_back(std::move(one));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  };
  add("name", tag(tags, "name"));
  for (const auto& [key, text] : tags)
    if (key != "name") add(key, text);
}

/// Of an administrative boundary: 2 are countries, 3 and 4 provinces.
std::optional<PlaceWord> boundary_word(const OsmTags& tags) {
  if (tag(tags, "boundary") != "administrative") return std::nullopt;
  const std::string_view level = tag(tags, "admin_level");
  if (level == "2") return PlaceWord{"", PlaceKind::country, 1};
  if (level == "3" || level == "4") return PlaceWord{"", PlaceKind::province, 3};
  if (level == "5" || level == "6" || level == "7" || level == "8")
    return PlaceWord{"", PlaceKind::district, level < "7" ? 4 : 6};
  return std::nullopt;
}

std::optional<PlaceWord> word_of(const OsmTags& tags) {
  if (const auto boundary = boundary_word(tags)) return boundary;
  const auto found = std::ranges::find(place_words, tag(tags, "place"), &PlaceWord::word);
  return found == std::end(place_words) ? std::nullopt : std::optional(*found);
}

std::string id_of(const OsmTags& tags, const Geometry& geometry) {
  if (const std::string_view way = tag(tags, "osm_way_id"); !way.empty()) return "osm:w" + std::string(way);
  const char* const type = !geometry.points.empty()     ? "osm:n"
                           : !geometry.polygons.empty() ? "osm:r"
                                                        : "osm:w";
  return type + std::string(tag(tags, "osm_id"));
}

std::string country_of(const OsmTags& tags) {
  for (const char* key :
       {"ISO3166-1:alpha2", "ISO3166-1", "is_in:country_code", "country_code_iso3166_1_alpha_2"})
    if (const std::string_view code = tag(tags, key); code.size() == 2) return std::string(code);
  return {};
}

}  // namespace

bool is_osm(std::string_view start) {
  constexpr std::size_t blob_header = 64;
  const std::string_view head = start.substr(0, 1024);
  return start.substr(0, blob_header).find("OSMHeader") != std::string_view::npos ||
         head.find("<osm ") != std::string_view::npos || head.find("<osm>") != std::string_view::npos;
}

std::optional<Place> osm_place(const OsmTags& tags, Geometry geometry) {
  const auto word = word_of(tags);
  if (!word || geometry.empty()) return std::nullopt;
  Place place;
  place.id = id_of(tags, geometry);
  place.kind = word->kind;
  place.rank = tag(tags, "capital") == "yes" ? 1 : word->rank;
  place.country = country_of(tags);
  place.source = source_name;
  place.point = geometry.points.empty() ? label_point(geometry) : geometry.points.front();
  const std::string_view people = tag(tags, "population");
  std::from_chars(people.data(), people.data() + people.size(), place.population);
  place.population = std::max<std::int64_t>(place.population, 0);
  if (const std::string_view item = tag(tags, "wikidata"); !item.empty())
    place.links.push_back("wd:" + std::string(item));
  if (place.kind == PlaceKind::country && !place.country.empty())
    place.links.push_back("geonames:" + place.country);
  add_names(tags, place);
  if (place.names.empty()) return std::nullopt;
  if (!geometry.polygons.empty()) {
    Extent extent;
    extent.geometry.polygons = std::move(geometry.polygons);
    extent.source = source_name;
    place.extents.push_back(std::move(extent));
  }
  return place;
}

void read_osm_places(const std::string& path, PlaceSink& sink) {
  sink.begin({source_name, std::filesystem::path(path).filename().string(), "ODbL 1.0", "", 0, 0});
  Findings findings;
  const auto take = [&](const OsmTags& tags, Geometry&& geometry) {
    auto place = osm_place(tags, std::move(geometry));
    if (!place) return;
    place->origin = {path, 0};
    sink.add(std::move(*place));
  };
  door<VectorReadDoor>("dateline_gdal", "dateline_vector_read_door")
      .each_osm(path, std::nullopt, findings, take);
  for (Finding& finding : findings) sink.find(std::move(finding));
}

}  // namespace dateline
