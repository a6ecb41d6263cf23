#include <algorithm>

#include "read/place_mapping.hpp"

namespace dateline {
namespace {

bool has_column(const Feature& row, std::string_view wanted) {
  return std::ranges::any_of(row.attributes, [&](const auto& attribute) {
    return std::ranges::equal(attribute.first, wanted,
                              [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); });
  });
}

/// "name", its other spellings, and "name_xx" for each language that is there.
void add_name_columns(const Feature& row, PlaceMapping& mapping) {
  mapping.names.push_back({"name", "und", "", NameUse::common, ""});
  for (const char* other : {"nameascii", "name_long", "brk_name"})
    if (has_column(row, other)) mapping.names.push_back({other, "und", "", NameUse::variant, ""});
  for (const char* several : {"namealt", "name_alt", "namepar", "name_local", "gn_name"})
    if (has_column(row, several)) mapping.names.push_back({several, "und", "", NameUse::variant, "|"});
  for (const auto& [column, value] : row.attributes) {
    const bool is_language = column.size() >= 7 && column.size() <= 8 &&
                             (column.starts_with("name_") || column.starts_with("NAME_"));
    std::string language = column.substr(std::min<std::size_t>(5, column.size()));
    std::ranges::transform(language, language.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!is_language || language == "alt" || language == "len" || language == "abb") continue;
    if (language == "zht") language = "zh-Hant";
    mapping.names.push_back({column, language, "", NameUse::common, ""});
  }
}

PlaceMapping begun(const Feature& row) {
  PlaceMapping mapping;
  mapping.source = "Natural Earth";
  mapping.licence = "public domain";
  mapping.id_prefix = "ne:";
  mapping.country = has_column(row, "iso_a2_eh") ? "iso_a2_eh" : "iso_a2";
  if (has_column(row, "ne_id")) mapping.id = "ne_id";
  add_name_columns(row, mapping);
  return mapping;
}

}  // namespace

std::optional<PlaceMapping> natural_earth_mapping(const Feature& row) {
  if (has_column(row, "nameascii") && has_column(row, "adm0name")) {
    PlaceMapping mapping = begun(row);
    mapping.id_prefix = "ne:place:";
    mapping.other_kind = PlaceKind::settlement;
    mapping.population = "pop_max";
    mapping.parent = mapping.country;
    mapping.parent_prefix = "geonames:";
    mapping.other_rank = 5;
    mapping.links.push_back({has_column(row, "geonamesid") ? "geonamesid" : "geonameid", "gn:"});
    return mapping;
  }
  if (has_column(row, "adm1_code") && has_column(row, "gn_id")) {
    PlaceMapping mapping = begun(row);
    mapping.id = "adm1_code";
    // What GeoNames has on its second level is a district to it.
    mapping.kind = "gn_level";
    mapping.kinds["2"] = PlaceKind::district;
    mapping.other_kind = PlaceKind::province;
    mapping.other_rank = 3;
    mapping.parent = "iso_a2";
    mapping.parent_prefix = "geonames:";
    // On the second level the code of the first is that of an old unit; scripts/world-data adds gn_a2_code.
    mapping.links = {{"gn_id", "gn:"},
                     {"gn_a1_code", "geonames:", "gn_level", "1"},
                     {"gn_a2_code", "geonames:", "gn_level", "2"}};
    return mapping;
  }
  if (has_column(row, "sovereignt") && has_column(row, "adm0_a3") && !has_column(row, "note_brk")) {
    PlaceMapping mapping = begun(row);
    mapping.id = "adm0_a3";
    mapping.other_kind = PlaceKind::country;
    mapping.other_rank = 1;
    mapping.links.push_back({mapping.country, "geonames:"});
    return mapping;
  }
  return std::nullopt;
}

}  // namespace dateline
