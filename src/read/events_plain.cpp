// The plain table of dateline: the columns that docs name, all but the date optional.

#include <algorithm>

#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"
#include "read/event_table.hpp"

namespace dateline {
namespace {

const std::vector<std::string> column_names{
    "id",         "date",     "date_end",   "time",           "place",           "lon",
    "lat",        "geometry", "radius_km",  "type",           "subtype",         "title",
    "actor1",     "actor2",   "fatalities", "fatalities_low", "fatalities_high", "source",
    "source_url", "notes"};

class PlainTable : public EventTable {
 public:
  PlainTable(const TableHeader& header, Findings& findings) : EventTable(header, findings) {
    check_header();
    drop_derived();
  }

 private:
  bool fill(Event& event, const EventRow& row) override;
  void check_header();
  void drop_derived();
  std::optional<std::size_t> meant_for(const std::string& name) const;
  std::string missing(const std::string& name) const;
  bool fill_date(Event& event, const EventRow& row);
  bool fill_end(Event& event, const EventRow& row);
  void fill_time(Event& event, const EventRow& row);
  void fill_geometry(Event& event, const EventRow& row);
  int either(std::string_view name, std::string_view other) {
    const int column = take(name);
    return column >= 0 ? column : take(other);
  }

  // What a GeoJSON export of dateline calls date_start is the date.
  int m_id = take("id"), m_date = either("date", "date_start"), m_date_end = take("date_end"),
      m_time = take("time"), m_place = take("place"), m_lon = either("lon", "longitude"),
      m_lat = either("lat", "latitude"), m_geometry = take("geometry"),
      m_geo_precision = take("geo_precision"), m_radius = take("radius_km"), m_type = take("type"),
      m_subtype = take("subtype"), m_title = take("title"), m_actor1 = take("actor1"),
      m_actor2 = take("actor2"), m_fatalities = take("fatalities"), m_low = take("fatalities_low"),
      m_high = take("fatalities_high"), m_source = take("source"), m_source_url = take("source_url"),
      m_sources = take("sources"), m_notes = take("notes");
  std::vector<int> m_derived;
};

/// The first column whose name is nearly that one.
std::optional<std::size_t> PlainTable::meant_for(const std::string& name) const {
  for (std::size_t nth = 0; nth < header().size(); ++nth)
    if (!near_misses(name, {header()[nth]}).empty()) return nth;
  return std::nullopt;
}

/// "'date' (is it 'dates'?)": a column that the table lacks, and one that may be meant.
std::string PlainTable::missing(const std::string& name) const {
  const auto meant = meant_for(name);
  return "'" + name + "'" + (meant ? " (is it '" + header()[*meant] + "'?)" : "");
}

void PlainTable::check_header() {
  std::vector<std::string> lacking;
  if (m_date < 0) lacking.push_back(missing("date"));
  const bool located =
      m_place >= 0 || m_geometry >= 0 || (m_lon >= 0 && m_lat >= 0) || has("geometry_of_file");
  if (!located) lacking.push_back(missing("place") + ", or 'lon' and 'lat', or 'geometry'");
  if (lacking.empty()) return;
  std::string there;
  const std::size_t shown = std::min<std::size_t>(header().size(), 12);
  for (std::size_t i = 0; i < shown; ++i) there += (i == 0 ? "'" : ", '") + header()[i].substr(0, 40) + "'";
  if (shown < header().size()) there += " and " + std::to_string(header().size() - shown) + " more";
  std::string what = "the header lacks the column " + lacking[0];
  if (lacking.size() > 1) what += " and the column " + lacking[1];
  const auto meant = meant_for(m_date < 0 ? "date" : "place");
  throw InputError(what + "; it has " + there, meant ? origin_of_column(*meant) : Origin{file(), 1});
}

/// Columns of an export that are worked out again.
void PlainTable::drop_derived() {
  for (const char* name :
       {"date_precision", "place_id", "place_name", "located_by", "score", "geometry_of_file"})
    take(name);
  for (std::size_t nth = 0; nth < header().size(); ++nth) {
    const std::string& column = header()[nth];
    const bool known = std::ranges::find(column_names, column) != column_names.end();
    if (known) continue;
    const std::vector<std::string> meant = near_misses(column, column_names);
    if (!meant.empty() && !has(meant.front()) && meant.front().size() > 3)
      tell_column(Severity::note, nth,
                  "the column '" + column + "' has no meaning for dateline (did you mean '" + meant.front() +
                      "'?); it is kept as it is");
  }
}

bool PlainTable::fill_date(Event& event, const EventRow& row) {
  const std::string_view text = cell(row, m_date);
  if (const std::optional<Day> day = iso_day(text)) {
    event.date.period = {*day, *day};
    return true;
  }
  if (text.empty()) {
    tell(Severity::error, row, m_date, "has no date; the row is left out");
    return false;
  }
  const Expected<Date> date = parse_edtf(text);
  if (!date) {
    tell(Severity::error, row, m_date,
         "date '" + std::string(text) + "': " + date.error() + "; the row is left out");
    return false;
  }
  event.date = *date;
  return true;
}

bool PlainTable::fill_end(Event& event, const EventRow& row) {
  const std::string_view text = cell(row, m_date_end);
  if (text.empty()) return true;
  const Expected<Date> end = parse_edtf(text);
  if (!end || end->period.last < event.date.period.first) {
    tell(Severity::error, row, m_date_end,
         "date_end '" + std::string(text) + "'" + (end ? " is before the date" : ": " + end.error()) +
             "; the row is left out");
    return false;
  }
  event.date.period.last = end->period.last;
  event.date.approximate |= end->approximate;
  event.date.uncertain |= end->uncertain;
  if (event.date.period.first != event.date.period.last) event.date.time.reset();
  return true;
}

/// "12:00", "12:00+04:00" or the whole "2023-04-23T12:00+04:00".
void PlainTable::fill_time(Event& event, const EventRow& row) {
  const std::string text(cell(row, m_time));
  if (text.empty()) return;
  const Period& period = event.date.period;
  std::string problem;
  if (period.first != period.last) problem = "a time needs a date of one day";
  const bool whole = text.find('T') != std::string::npos;
  const Expected<Date> date = parse_edtf(whole ? text : to_string(period.first) + "T" + text);
  if (problem.empty() && !date)
    problem = "a time of day is written 12:00 or 12:00+04:00";
  else if (problem.empty() && date->period != period)
    problem = "it is of another day than the date";
  if (problem.empty())
    event.date.time = date->time;
  else
    tell(Severity::warning, row, m_time, "time '" + text + "' is left out: " + problem);
}

void PlainTable::fill_geometry(Event& event, const EventRow& row) {
  if (row.geometry.empty() && !row.broken_geometry)
    position(event, row, m_lon, m_lat);
  else
    event.given = row.geometry;
  if (const std::string_view text = cell(row, m_geometry); !text.empty()) {
    const Expected<Geometry> geometry = parse_wkt(text);
    if (geometry)
      event.given = *geometry;
    else
      tell(Severity::error, row, m_geometry, "geometry is left out: " + geometry.error());
  }
  event.radius_km = number(row, m_radius, "radius_km");
  if (event.radius_km && (*event.radius_km < 0 || *event.radius_km > 20000)) {
    tell(Severity::error, row, m_radius,
         "radius_km '" + std::string(cell(row, m_radius)) +
             "' is not a distance from 0 to 20000; it is left out");
    event.radius_km.reset();
  }
  const std::string_view precision = cell(row, m_geo_precision);
  if (!event.given.empty()) event.given_precision = geo_precision(precision);
  if (!precision.empty() && !geo_precision(precision))
    tell(Severity::warning, row, m_geo_precision,
         "geo_precision '" + std::string(precision) +
             "' is none of exact, near, district, region, country, line, unknown; it is left out");
}

bool PlainTable::fill(Event& event, const EventRow& row) {
  if (!fill_date(event, row) || !fill_end(event, row)) return false;
  fill_time(event, row);
  fill_geometry(event, row);
  event.id = cell(row, m_id);
  place(event, row, m_place);
  kind(event, row, m_type, m_subtype);
  event.title = cell(row, m_title);
  event.actor1 = shared_cell(row, m_actor1);
  event.actor2 = shared_cell(row, m_actor2);
  event.fatalities = {count(row, m_fatalities, "fatalities"), count(row, m_low, "fatalities_low"),
                      count(row, m_high, "fatalities_high")};
  event.source = shared_cell(row, m_source);
  event.source_url = cell(row, m_source_url);
  event.sources = count(row, m_sources, "sources");
  event.notes = cell(row, m_notes);
  return true;
}

}  // namespace

std::unique_ptr<EventTable> plain_table(const TableHeader& header, Findings& findings) {
  return std::make_unique<PlainTable>(header, findings);
}

}  // namespace dateline
