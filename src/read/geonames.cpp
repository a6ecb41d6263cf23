#include "read/geonames.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "read/cities_json.hpp"
#include "read/geonames_kinds.hpp"
#include "read/text_lines.hpp"

namespace dateline {
namespace {

constexpr const char* source_name = "GeoNames";
constexpr const char* licence = "CC BY 4.0";

// Columns of a place's row.
enum Column : std::size_t {
  geonameid,
  name_column,
  ascii_name,
  alternate_names,
  latitude,
  longitude,
  feature_class,
  feature_code,
  country_code,
  admin1 = 10,
  admin2,
  population = 14,
  modified = 18,
  place_columns
};

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> row;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find('\t', begin);
    row.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return row;
    begin = end + 1;
  }
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_upper(std::string_view text, std::size_t length) {
  return text.size() == length && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

std::string id_of(std::string_view number) {
  return "gn:" + std::string(number);
}

/// What a unit is linked by: "geonames:AZ", "geonames:AZ.65", "geonames:NL.09.0352".
std::string code_link(std::string_view code) {
  return "geonames:" + std::string(code);
}

Name name_of(std::string_view text, NameUse use, std::string_view language = "und") {
  Name name;
  name.text = text;
  name.use = use;
  name.language = language;
  name.source = source_name;
  return name;
}

/// The code of the unit that a row of the administrative class is; "" for others.
std::string unit_code(std::string_view code, const std::vector<std::string_view>& row) {
  const std::string country(row[country_code]);
  if (country.empty()) return {};
  if (code.starts_with("PCL") && code != "PCLH") return country;
  if (code == "ADM1" && !row[admin1].empty()) return country + '.' + std::string(row[admin1]);
  if (code == "ADM2" && !row[admin2].empty())
    return country + '.' + std::string(row[admin1]) + '.' + std::string(row[admin2]);
  return {};
}

/// The codes of the units around a row, the smallest first.
std::vector<std::string> codes_around(const std::vector<std::string_view>& row) {
  std::vector<std::string> codes;
  const std::string country(row[country_code]);
  if (country.empty()) return codes;
  const bool in_province = !row[admin1].empty() && row[admin1] != "00";
  const std::string province = country + '.' + std::string(row[admin1]);
  if (in_province && !row[admin2].empty()) codes.push_back(province + '.' + std::string(row[admin2]));
  if (in_province) codes.push_back(province);
  codes.push_back(country);
  return codes;
}

}  // namespace

std::optional<GeonamesFile> geonames_file(std::string_view first_line) {
  const auto row = cells(first_line);
  if (row.size() >= 18 && row.size() <= 19 && is_number(row[0]) && number_in<double>(row[latitude]))
    return GeonamesFile::places;
  if ((row.size() == 10 || row.size() == 8) && is_number(row[0]) && is_number(row[1]))
    return GeonamesFile::alternate_names;
  if (first_line.starts_with("#ISO\t") ||
      (row.size() == 19 && is_upper(row[0], 2) && is_upper(row[1], 3) && is_number(row[2])))
    return GeonamesFile::countries;
  if (row.size() == 4 && row[0].size() > 3 && is_upper(row[0].substr(0, 2), 2) && row[0][2] == '.' &&
      is_number(row[3]))
    return GeonamesFile::admin_codes;
  if ((row.size() == 2 || row.size() == 3) && is_number(row[0]) && is_number(row[1]))
    return GeonamesFile::hierarchy;
  if ((row.size() == 2 || row.size() == 3) && row[0].size() > 2 && is_upper(row[0].substr(0, 1), 1) &&
      row[0][1] == '.')
    return GeonamesFile::feature_codes;
  return std::nullopt;
}

void GeonamesReader::begin(const std::string& path) {
  m_sink.begin({source_name, std::filesystem::path(path).filename().string(), licence, "", 0, 0});
}

void GeonamesReader::read(const std::string& path, GeonamesFile file) {
  const bool is_kept = file == GeonamesFile::admin_codes || file == GeonamesFile::countries;
  if (!is_kept && file != GeonamesFile::feature_codes) begin(path);
  m_newest.clear();
  TextLines lines(path);
  for (std::string_view line; lines.next(line);) {
    if (lines.number() % 8192 == 0) m_sink.progress(lines.share());
    if (line.empty() || line.front() == '#') continue;
    const Row row = cells(line);
    const Origin origin{path, lines.number()};
    switch (file) {
      case GeonamesFile::places: read_place(row, origin); break;
      case GeonamesFile::alternate_names: read_alternate_name(row, origin); break;
      case GeonamesFile::admin_codes: read_admin_code(row, origin); break;
      case GeonamesFile::countries: read_country(row, origin); break;
      case GeonamesFile::hierarchy: read_hierarchy(row, origin); break;
      case GeonamesFile::feature_codes: read_feature_code(row); break;
    }
  }
  if (!m_newest.empty()) m_sink.date_source(m_newest);
}

void GeonamesReader::read_place(const Row& row, const Origin& origin) {
  const auto broken = [&](const std::string& what) {
    m_sink.find({Severity::error, origin, what + "; the row is left out"});
  };
  if (row.size() < place_columns - 1)
    return broken("a row of GeoNames has 19 columns, and this one " + std::to_string(row.size()));
  const auto lat = number_in<double>(row[latitude]);
  const auto lon = number_in<double>(row[longitude]);
  if (!is_number(row[geonameid]) || row[name_column].empty() || !lat || !lon)
    return broken("the row has no number, name or position");
  const auto point = LonLat::checked(*lon, *lat);
  if (!point) return broken(point.error());
  if (!is_utf8(row[name_column])) return broken("the name is not UTF-8");
  Place place;
  place.id = id_of(row[geonameid]);
  place.point = *point;
  place.kind = geonames_kind(row[feature_class], row[feature_code]);
  place.feature_code = row[feature_code];
  place.country = row[country_code];
  place.population = std::max<std::int64_t>(0, number_in<std::int64_t>(row[population]).value_or(0));
  place.rank = geonames_rank(row[feature_class], row[feature_code], place.population);
  place.source = source_name;
  place.origin = origin;
  place.names.push_back(name_of(row[name_column], NameUse::common));
  const auto add_variant = [&](std::string_view text) {
    const bool known = text.empty() || !is_utf8(text) ||
                       std::ranges::any_of(place.names, [&](const Name& name) { return name.text == text; });
    if (!known) place.names.push_back(name_of(text, NameUse::variant));
  };
  add_variant(row[ascii_name]);
  std::string_view others = row[alternate_names];
  while (!others.empty()) {
    const std::size_t comma = others.find(',');
    add_variant(others.substr(0, comma));
    others.remove_prefix(comma == std::string_view::npos ? others.size() : comma + 1);
  }
  const std::string own_code = unit_code(place.feature_code, row);
  if (!own_code.empty()) place.links.push_back(code_link(own_code));
  for (const std::string& code : codes_around(row)) {
    if (code == own_code) continue;
    place.parents.push_back({code_link(code), "", {}});
    if (row[feature_class] == "P") offer_seat(code, place);
  }
  if (row.size() > modified && row[modified] > m_newest) m_newest = row[modified];
  check_feature_code(std::string(row[feature_class]) + '.' + place.feature_code, origin);
  m_sink.add(std::move(place));
}

/// A country's seat is its capital; a unit's the one GeoNames names as such, else its largest place.
void GeonamesReader::offer_seat(const std::string& code, const Place& place) {
  const auto dots = std::ranges::count(code, '.');
  const char* const wanted = dots == 0 ? "PPLC" : dots == 1 ? "PPLA" : "PPLA2";
  const bool is_seat = place.feature_code == wanted || (dots == 1 && place.feature_code == "PPLC");
  const int rank = is_seat ? 0 : place.rank;
  Seat& seat = m_seats[code];
  if (std::pair(rank, -place.population) < std::pair(seat.rank, -seat.population))
    seat = {place.point, rank, place.population};
}

void GeonamesReader::check_feature_code(const std::string& code, const Origin& origin) {
  if (m_feature_codes.empty() || m_feature_codes.contains(code) || code.size() < 3) return;
  if (m_strange_codes.insert(code).second)
    m_sink.find({Severity::note, origin, "the feature code '" + code + "' is not in the table of codes"});
}

void GeonamesReader::read_alternate_name(const Row& row, const Origin& origin) {
  if (row.size() < 4 || !is_number(row[1]) || row[3].empty() || !is_utf8(row[3])) {
    m_sink.find({Severity::error, origin, "the row is no alternate name; it is left out"});
    return;
  }
  // Codes and links stand there as languages; "abbr" is a name that is written.
  constexpr std::string_view no_languages[]{"post", "iata", "icao", "faac", "tcid",
                                            "link", "wkdt", "unlc", "phon", "piny"};
  std::string_view language = row[2];
  if (std::ranges::find(no_languages, language) != std::end(no_languages)) return;
  const auto flag = [&](std::size_t column) { return column < row.size() && row[column] == "1"; };
  const bool is_short = flag(5) || language == "abbr";
  Name name = name_of(row[3], NameUse::common, language.empty() || language == "abbr" ? "und" : language);
  if (language == "fr_1793") name.language = "fr";
  if (flag(6) || is_short || name.language == "und") name.use = NameUse::variant;
  if (flag(7) || language == "fr_1793") name.use = NameUse::former;
  const std::string_view from = row.size() > 8 ? trim(row[8]) : std::string_view();
  const std::string_view to = row.size() > 9 ? trim(row[9]) : std::string_view();
  if (!from.empty() || !to.empty()) {
    const auto first = from.empty() ? Expected<Date>(Date{}) : parse_edtf(from);
    const auto last = to.empty() ? Expected<Date>(Date{}) : parse_edtf(to);
    if (first && last && first->period.first <= last->period.last)
      name.period = {first->period.first, last->period.last};
    else
      name.period_text = std::string(from) + '/' + std::string(to);
    if (!to.empty() && name.use == NameUse::common) name.use = NameUse::former;
  }
  m_sink.add_name(id_of(row[1]), std::move(name), flag(4) && !flag(5));
}

void GeonamesReader::read_admin_code(const Row& row, const Origin& origin) {
  if (row.size() < 4 || !is_number(row[3]) || row[0].size() < 4) {
    m_sink.find(
        {Severity::error, origin, "the row is no unit with a code, names and a number; it is left out"});
    return;
  }
  keep_unit(row[0], row[1], id_of(row[3]), origin);
  Place& place = m_units.back().place;
  if (row[2] != row[1] && !row[2].empty()) place.names.push_back(name_of(row[2], NameUse::variant));
  place.links.push_back(code_link(row[0]));
}

void GeonamesReader::read_units_json(const std::string& path) {
  int number = 0;
  for (const CodedUnit& unit : read_coded_units(path)) {
    ++number;
    const auto dots = std::ranges::count(unit.code, '.');
    if (unit.code.size() < 4 || dots < 1 || dots > 2 || unit.name.empty())
      m_sink.find({Severity::error,
                   {path, 0},
                   "unit " + std::to_string(number) + " has no name or code; it is left out"});
    else
      keep_unit(unit.code, unit.name, code_link(unit.code), {path, 0});
  }
}

/// To be handed on once the seats of all units are known.
void GeonamesReader::keep_unit(std::string_view code, std::string_view name, std::string id,
                               const Origin& origin) {
  Unit unit;
  unit.code = code;
  const bool is_first = std::ranges::count(code, '.') == 1;
  Place& place = unit.place;
  place.id = std::move(id);
  place.kind = is_first ? PlaceKind::province : PlaceKind::district;
  place.feature_code = is_first ? "ADM1" : "ADM2";
  place.country = code.substr(0, 2);
  place.rank = is_first ? 3 : 4;
  place.origin = origin;
  place.names.push_back(name_of(name, NameUse::common));
  for (std::size_t dot = unit.code.rfind('.'); dot != std::string::npos && dot > 0;
       dot = unit.code.rfind('.', dot - 1))
    place.parents.push_back({code_link(unit.code.substr(0, dot)), "", {}});
  m_units.push_back(std::move(unit));
}

void GeonamesReader::read_country(const Row& row, const Origin& origin) {
  constexpr std::size_t number_column = 16;
  if (row.size() <= number_column || !is_upper(row[0], 2)) {
    m_sink.find(
        {Severity::error, origin, "the row is no country with a code, a name and a number; it is left out"});
    return;
  }
  if (!is_number(row[number_column]) || row[number_column] == "0") return;
  Unit unit;
  unit.code = row[0];
  Place& place = unit.place;
  place.id = id_of(row[number_column]);
  place.kind = PlaceKind::country;
  place.feature_code = "PCLI";
  place.country = row[0];
  place.rank = 1;
  place.population = std::max<std::int64_t>(0, number_in<std::int64_t>(row[7]).value_or(0));
  place.origin = origin;
  place.names.push_back(name_of(row[4], NameUse::common, "en"));
  place.names.push_back(name_of(row[1], NameUse::variant));
  place.links.push_back(code_link(unit.code));
  m_units.push_back(std::move(unit));
}

void GeonamesReader::read_hierarchy(const Row& row, const Origin& origin) {
  if (row.size() < 2 || !is_number(row[0]) || !is_number(row[1])) {
    m_sink.find({Severity::error, origin, "the row is no parent and child; it is left out"});
    return;
  }
  m_sink.add_parent(id_of(row[1]), {id_of(row[0]), "", {}});
}

void GeonamesReader::read_feature_code(const Row& row) {
  m_feature_codes.emplace(row[0]);
}

void GeonamesReader::finish() {
  std::size_t without_seat = 0;
  std::string path;
  for (Unit& unit : m_units) {
    if (unit.place.origin.file != path) begin(path = unit.place.origin.file);
    const auto seat = m_seats.find(unit.code);
    if (seat == m_seats.end()) {
      ++without_seat;
      continue;
    }
    unit.place.point = seat->second.point;
    unit.place.source = "GeoNames, at its seat";
    m_sink.add(std::move(unit.place), false);
  }
  if (without_seat > 0)
    m_sink.find({Severity::note,
                 {},
                 std::to_string(without_seat) +
                     " units of GeoNames' code tables have no place in the sources and are left out"});
  m_units.clear();
}

}  // namespace dateline
