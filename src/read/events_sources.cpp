// Tables of ACLED, UCDP GED and GDELT 2.0. What their codes say of a position is kept as
// the precision of the event: the middle of a district is never taken for a sighting.

#include <algorithm>
#include <array>
#include <cctype>

#include "dateline/time/period.hpp"
#include "read/event_table.hpp"

namespace dateline {
namespace {

std::optional<int> sources_in(std::string_view list) {
  if (list.empty()) return std::nullopt;
  return static_cast<int>(std::ranges::count(list, ';')) + 1;
}

std::optional<int> month_number(std::string_view name) {
  constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun",
                              "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string start;
  for (const char c : name.substr(0, 3))
    start += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto found = std::ranges::find(months, start);
  if (found == months.end()) return std::nullopt;
  return static_cast<int>(found - months.begin()) + 1;
}

/// "2023-04-23", "23-04-2023", "23/04/2023" or "23 April 2023".
std::optional<Day> acled_day(std::string_view text) {
  if (const auto day = iso_day(text)) return day;
  const std::size_t first = text.find_first_of("-/ ");
  const std::size_t second = first == std::string_view::npos ? first : text.find_first_of("-/ ", first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto day = parse_integer(text.substr(0, first));
  const std::string_view middle = text.substr(first + 1, second - first - 1);
  const auto month = parse_integer(middle) ? parse_integer(middle) : month_number(middle);
  const auto year = parse_integer(text.substr(second + 1));
  if (!day || !month || !year || *year < 1000) return std::nullopt;
  return Day::from_date(*year, *month, *day);
}

class AcledTable : public EventTable {
 public:
  using EventTable::EventTable;

 private:
  bool fill(Event& event, const EventRow& row) override;
  bool fill_date(Event& event, const EventRow& row);
  void fill_position(Event& event, const EventRow& row);

  int m_id = take("event_id_cnty"), m_date = take("event_date"), m_precision = take("time_precision"),
      m_type = take("event_type"), m_subtype = take("sub_event_type"), m_actor1 = take("actor1"),
      m_actor2 = take("actor2"), m_place = take("location"), m_lat = take("latitude"),
      m_lon = take("longitude"), m_geo = take("geo_precision"), m_source = take("source"),
      m_notes = take("notes"), m_fatalities = take("fatalities");
};

/// Precision 2 is a day within a known week, 3 the middle of a longer time: a month.
bool AcledTable::fill_date(Event& event, const EventRow& row) {
  const std::optional<Day> day = acled_day(cell(row, m_date));
  if (!day) {
    tell(Severity::error, row, m_date,
         "event_date '" + std::string(cell(row, m_date)) +
             "' is no day such as 2023-04-23, 23-04-2023 or 23 April 2023; the row is left out");
    return false;
  }
  event.date.period = {*day, *day};
  const std::string_view code = cell(row, m_precision);
  if (code == "2")
    event.date = {{*day - 3, *day + 3}, {}, true, false};
  else if (code == "3")
    event.date.period = *month_period(day->year(), day->month());
  else if (code != "1" && !code.empty())
    tell(Severity::warning, row, m_precision,
         "time_precision '" + std::string(code) + "' is not 1, 2 or 3; taken as 1");
  return true;
}

void AcledTable::fill_position(Event& event, const EventRow& row) {
  position(event, row, m_lon, m_lat);
  const std::string_view code = cell(row, m_geo);
  if (code == "1")
    event.given_precision = GeoPrecision::exact;
  else if (code == "2")
    event.given_precision = GeoPrecision::near;
  else
    event.given_precision = GeoPrecision::region;
  if (code != "1" && code != "2" && code != "3")
    tell(Severity::warning, row, m_geo,
         "geo_precision '" + std::string(code) + "' is not 1, 2 or 3; taken as 3");
}

bool AcledTable::fill(Event& event, const EventRow& row) {
  if (!fill_date(event, row)) return false;
  fill_position(event, row);
  event.id = cell(row, m_id);
  place(event, row, m_place);
  kind(event, row, m_type, m_subtype);
  event.actor1 = shared_cell(row, m_actor1);
  event.actor2 = shared_cell(row, m_actor2);
  event.fatalities.best = count(row, m_fatalities, "fatalities");
  event.source = shared_cell(row, m_source);
  event.sources = sources_in(event.source);
  event.notes = cell(row, m_notes);
  return true;
}

class UcdpTable : public EventTable {
 public:
  using EventTable::EventTable;

 private:
  bool fill(Event& event, const EventRow& row) override;
  bool fill_date(Event& event, const EventRow& row);
  void fill_position(Event& event, const EventRow& row);

  int m_id = take("id"), m_violence = take("type_of_violence"), m_side_a = take("side_a"),
      m_side_b = take("side_b"), m_sources = take("number_of_sources"), m_office = take("source_office"),
      m_headline = take("source_headline"), m_where_prec = take("where_prec"),
      m_place = take("where_coordinates"), m_lat = take("latitude"), m_lon = take("longitude"),
      m_wkt = take("geom_wkt"), m_date_prec = take("date_prec"), m_start = take("date_start"),
      m_end = take("date_end"), m_best = take("best"), m_high = take("high"), m_low = take("low");
};

bool UcdpTable::fill_date(Event& event, const EventRow& row) {
  const std::string_view start = cell(row, m_start).substr(0, 10);
  const std::string_view end = cell(row, m_end).substr(0, 10);
  const std::optional<Day> first = iso_day(start);
  const std::optional<Day> last = iso_day(end);
  if (!first || !last || *last < *first) {
    tell(Severity::error, row, first ? m_end : m_start,
         "date_start '" + std::string(start) + "' and date_end '" + std::string(end) +
             "' are no days in that order, such as 2020-09-27; the row is left out");
    return false;
  }
  event.date.period = {*first, *last};
  const std::optional<int> code = parse_integer(cell(row, m_date_prec));
  if (code && *code != ucdp_date_prec(event.date.period))
    tell(Severity::note, row, m_date_prec,
         "date_prec " + std::to_string(*code) + " does not fit " + to_edtf(event.date.period) +
             "; the days are taken");
  return true;
}

void UcdpTable::fill_position(Event& event, const EventRow& row) {
  position(event, row, m_lon, m_lat);
  constexpr std::array precisions{GeoPrecision::exact,  GeoPrecision::near,   GeoPrecision::district,
                                  GeoPrecision::region, GeoPrecision::region, GeoPrecision::country,
                                  GeoPrecision::region};
  const std::optional<int> code = parse_integer(cell(row, m_where_prec));
  const bool known = code && *code >= 1 && *code <= 7;
  if (!known)
    tell(Severity::warning, row, m_where_prec,
         "where_prec '" + std::string(cell(row, m_where_prec)) + "' is not 1 to 7; taken as 5, a region");
  event.given_precision = precisions[known ? static_cast<std::size_t>(*code - 1) : 4];
  if (event.given_precision == GeoPrecision::near) event.radius_km = 25;
}

bool UcdpTable::fill(Event& event, const EventRow& row) {
  if (!fill_date(event, row)) return false;
  fill_position(event, row);
  event.id = cell(row, m_id);
  place(event, row, m_place);
  event.type = shared(ucdp_kind(parse_integer(cell(row, m_violence)).value_or(0)).type);
  event.actor1 = shared_cell(row, m_side_a);
  event.actor2 = shared_cell(row, m_side_b);
  event.fatalities = {count(row, m_best, "best"), count(row, m_low, "low"), count(row, m_high, "high")};
  event.source = shared_cell(row, m_office);
  const std::optional<int> sources = parse_integer(cell(row, m_sources));
  if (sources && *sources >= 0) event.sources = sources;
  event.title = cell(row, m_headline);
  return true;
}

const std::vector<std::string> gdelt_columns{"GLOBALEVENTID",
                                             "SQLDATE",
                                             "MonthYear",
                                             "Year",
                                             "FractionDate",
                                             "Actor1Code",
                                             "Actor1Name",
                                             "Actor1CountryCode",
                                             "Actor1KnownGroupCode",
                                             "Actor1EthnicCode",
                                             "Actor1Religion1Code",
                                             "Actor1Religion2Code",
                                             "Actor1Type1Code",
                                             "Actor1Type2Code",
                                             "Actor1Type3Code",
                                             "Actor2Code",
                                             "Actor2Name",
                                             "Actor2CountryCode",
                                             "Actor2KnownGroupCode",
                                             "Actor2EthnicCode",
                                             "Actor2Religion1Code",
                                             "Actor2Religion2Code",
                                             "Actor2Type1Code",
                                             "Actor2Type2Code",
                                             "Actor2Type3Code",
                                             "IsRootEvent",
                                             "EventCode",
                                             "EventBaseCode",
                                             "EventRootCode",
                                             "QuadClass",
                                             "GoldsteinScale",
                                             "NumMentions",
                                             "NumSources",
                                             "NumArticles",
                                             "AvgTone",
                                             "Actor1Geo_Type",
                                             "Actor1Geo_FullName",
                                             "Actor1Geo_CountryCode",
                                             "Actor1Geo_ADM1Code",
                                             "Actor1Geo_ADM2Code",
                                             "Actor1Geo_Lat",
                                             "Actor1Geo_Long",
                                             "Actor1Geo_FeatureID",
                                             "Actor2Geo_Type",
                                             "Actor2Geo_FullName",
                                             "Actor2Geo_CountryCode",
                                             "Actor2Geo_ADM1Code",
                                             "Actor2Geo_ADM2Code",
                                             "Actor2Geo_Lat",
                                             "Actor2Geo_Long",
                                             "Actor2Geo_FeatureID",
                                             "ActionGeo_Type",
                                             "ActionGeo_FullName",
                                             "ActionGeo_CountryCode",
                                             "ActionGeo_ADM1Code",
                                             "ActionGeo_ADM2Code",
                                             "ActionGeo_Lat",
                                             "ActionGeo_Long",
                                             "ActionGeo_FeatureID",
                                             "DATEADDED",
                                             "SOURCEURL"};

std::optional<Day> gdelt_day(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  const auto number = parse_integer(text);
  if (!number) return std::nullopt;
  return Day::from_date(*number / 10000, *number / 100 % 100, *number % 100);
}

class GdeltTable : public EventTable {
 public:
  GdeltTable(const std::string& file, Findings& findings) : EventTable({gdelt_columns, file}, findings) {}

 private:
  bool fill(Event& event, const EventRow& row) override;

  int m_id = take("globaleventid"), m_date = take("sqldate"), m_actor1 = take("actor1name"),
      m_actor2 = take("actor2name"), m_code = take("eventcode"), m_sources = take("numsources"),
      m_geo = take("actiongeo_type"), m_place = take("actiongeo_fullname"), m_lat = take("actiongeo_lat"),
      m_lon = take("actiongeo_long"), m_url = take("sourceurl");
};

/// The date is what an article implies, often the day it was printed: uncertain.
bool GdeltTable::fill(Event& event, const EventRow& row) {
  const std::optional<Day> day = gdelt_day(cell(row, m_date));
  if (!day) {
    tell(Severity::error, row, m_date,
         "SQLDATE '" + std::string(cell(row, m_date)) + "' is no day such as 20230423; the row is left out");
    return false;
  }
  event.date = {{*day, *day}, {}, false, true};
  position(event, row, m_lon, m_lat);
  const std::string_view geo = cell(row, m_geo);
  const bool city = geo == "3" || geo == "4";
  event.given_precision = city         ? GeoPrecision::exact
                          : geo == "1" ? GeoPrecision::country
                                       : GeoPrecision::region;
  event.id = cell(row, m_id);
  place(event, row, m_place);
  const EventKind& found = cameo_kind(cell(row, m_code));
  event.type = shared(found.type);
  event.subtype = shared(found.subtype);
  event.actor1 = shared_cell(row, m_actor1);
  event.actor2 = shared_cell(row, m_actor2);
  event.sources = count(row, m_sources, "NumSources");
  event.source_url = cell(row, m_url);
  event.more.emplace_back(shared("EventCode"), shared_cell(row, m_code));
  return true;
}

}  // namespace

std::unique_ptr<EventTable> acled_table(const TableHeader& header, Findings& findings) {
  return std::make_unique<AcledTable>(header, findings);
}

std::unique_ptr<EventTable> ucdp_table(const TableHeader& header, Findings& findings) {
  return std::make_unique<UcdpTable>(header, findings);
}

std::unique_ptr<EventTable> gdelt_table(const std::string& file, Findings& findings) {
  return std::make_unique<GdeltTable>(file, findings);
}

bool is_gdelt_row(const std::vector<std::string>& cells) {
  return cells.size() == gdelt_columns.size() && parse_number(cells[0]) && gdelt_day(cells[1]);
}

}  // namespace dateline
