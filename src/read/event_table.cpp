#include "read/event_table.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <functional>
#include <limits>

#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/utf8.hpp"
#include "in_parallel.hpp"
#include "read/csv.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

/// "Event Date" and "event-date" are "event_date".
std::string column_key(std::string_view name) {
  std::string key;
  for (const char c : trim(name)) {
    const bool upper = c >= 'A' && c <= 'Z';
    key += upper ? static_cast<char>(c + 32) : c == ' ' || c == '-' ? '_' : c;
  }
  return key;
}

bool all_empty(std::span<const std::string_view> cells) {
  return std::ranges::all_of(cells, [](std::string_view cell) { return trim(cell).empty(); });
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

EventTable::EventTable(const TableHeader& header, Findings& findings)
    : m_header(header.names), m_taken(m_header.size()), m_file(header.file), m_findings(&findings) {
  for (std::size_t nth = 0; nth < m_header.size(); ++nth) {
    const std::string& name = m_header[nth];
    m_origins.push_back(header.text == nullptr ? Origin{m_file, 1} : header.text->where(nth));
    std::string key = column_key(name);
    const bool again = !key.empty() && std::ranges::find(m_names, key) != m_names.end();
    if (again)
      tell_column(Severity::warning, nth, "the column '" + name + "' comes twice; the first one is read");
    m_names.push_back(std::move(key));
    m_columns.emplace_back(name);
  }
}

Origin EventTable::origin_of(const EventRow& row, int column) const {
  if (row.text == nullptr || column < 0) return {m_file, row.line};
  return row.text->where(static_cast<std::size_t>(column));
}

void EventTable::tell(Severity severity, const EventRow& row, int column, std::string message) {
  m_findings->push_back({severity, origin_of(row, column), std::move(message)});
}

void EventTable::tell_column(Severity severity, std::size_t nth, std::string message) {
  m_findings->push_back({severity, m_origins[nth], std::move(message)});
}

bool EventTable::has(std::string_view name) const {
  return std::ranges::find(m_names, name) != m_names.end();
}

int EventTable::take(std::string_view name) {
  const auto found = std::ranges::find(m_names, name);
  if (found == m_names.end()) return -1;
  m_taken[static_cast<std::size_t>(found - m_names.begin())] = true;
  return static_cast<int>(found - m_names.begin());
}

std::string_view EventTable::cell(const EventRow& row, int column) const {
  if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return {};
  return trim(row.cells[static_cast<std::size_t>(column)]);
}

void EventTable::check_length(const EventRow& row) {
  const std::size_t wanted = m_header.size();
  if (row.cells.size() < wanted)
    tell(Severity::warning, row, -1,
         "has " + counted(row.cells.size(), "cell") + " where the header has " + std::to_string(wanted) +
             "; the missing ones are taken as empty");
  if (row.cells.size() > wanted && !all_empty(row.cells.subspan(wanted)))
    tell(Severity::error, row, static_cast<int>(wanted),
         "has " + counted(row.cells.size(), "cell") + " where the header has " + std::to_string(wanted) +
             "; a separator inside a cell needs quotation marks; what is beyond is left out");
}

void EventTable::read(const EventRow& row, std::vector<Event>& events) {
  check_length(row);
  Event& event = events.emplace_back();
  event.file = m_file;
  event.line = row.line;
  if (!fill(event, row)) return events.pop_back();
  const std::size_t size = std::min(row.cells.size(), m_header.size());
  for (std::size_t i = 0; i < size; ++i)
    if (!m_taken[i] && !row.cells[i].empty() && !m_header[i].empty())
      event.more.emplace_back(m_columns[i], m_texts.of(row.cells[i]));
}

std::optional<double> EventTable::number(const EventRow& row, int column, const char* name) {
  const std::string_view text = cell(row, column);
  if (text.empty()) return std::nullopt;
  std::optional<double> value = parse_number(text);
  const auto has_decimal_comma = [&] {
    return std::ranges::count(text, ',') == 1 && text.find('.') == std::string_view::npos;
  };
  if (!value && has_decimal_comma()) {
    std::string with_point(text);
    with_point[text.find(',')] = '.';
    value = parse_number(with_point);
  }
  if (!value)
    tell(Severity::error, row, column,
         std::string(name) + " '" + std::string(text) + "' is not a number such as 46.5478; it is left out");
  return value;
}

std::optional<int> EventTable::count(const EventRow& row, int column, const char* name) {
  const std::string_view text = cell(row, column);
  if (text.empty()) return std::nullopt;
  const std::optional<int> value = parse_integer(text);
  if (value && *value >= 0) return value;
  tell(Severity::warning, row, column,
       std::string(name) + " '" + std::string(text) + "' is not a whole number from 0 on; it is left out");
  return std::nullopt;
}

void EventTable::position(Event& event, const EventRow& row, int lon_column, int lat_column) {
  const std::string_view lon_text = cell(row, lon_column);
  const std::string_view lat_text = cell(row, lat_column);
  if (lon_text.empty() && lat_text.empty()) {
    event.given = row.geometry;
    return;
  }
  if (lon_text.empty() || lat_text.empty()) {
    const bool no_lon = lon_text.empty();
    tell(Severity::error, row, no_lon ? lat_column : lon_column,
         std::string(no_lon ? "lat without lon" : "lon without lat") + "; the position is left out");
    return;
  }
  const std::optional<double> lon = number(row, lon_column, "lon");
  const std::optional<double> lat = number(row, lat_column, "lat");
  if (!lon || !lat) return;
  const Expected<LonLat> position = LonLat::checked(*lon, *lat);
  if (position) {
    event.given = *position;
    return;
  }
  const bool swapped = LonLat::checked(*lat, *lon).has_value();
  tell(Severity::error, row, LonLat::checked(*lon, 0) ? lat_column : lon_column,
       position.error() + (swapped ? "; are lon and lat swapped?" : "") + "; the position is left out");
}

void EventTable::place(Event& event, const EventRow& row, int column) {
  event.place = shared_cell(row, column);
  if (event.place.empty() || row.text == nullptr) return;
  const TextPlace at = row.text->place_of(static_cast<std::size_t>(column));
  constexpr int most = std::numeric_limits<std::uint16_t>::max();
  if (at.column > most || at.line - event.line > most) return;
  event.place_line = static_cast<std::uint16_t>(at.line - event.line);
  event.place_column = static_cast<std::uint16_t>(at.column);
}

EventTable::KnownKind EventTable::known_kind(const EventRow& row, int type_column, int subtype_column) {
  const std::string type(cell(row, type_column));
  const std::string subtype(cell(row, subtype_column));
  const EventKind& found = event_kind(type, subtype);
  const bool known = is_event_kind(type.empty() ? subtype : type);
  if (!known) {
    if (!type.empty()) {
      const std::vector<std::string> types = event_types();
      const std::string hint = did_you_mean(type, types);
      tell(Severity::warning, row, type_column,
           "there is no event type '" + type + "'" +
               (hint.empty() ? "; the types are " + listed(types) : hint) + "; it is kept as written");
    }
    return {type, subtype};
  }
  if (subtype.empty() || !found.subtype.empty()) return {std::string(found.type), std::string(found.subtype)};
  std::vector<std::string> subtypes;
  for (const EventKind& kind : event_kinds())
    if (kind.type == found.type && !kind.subtype.empty()) subtypes.emplace_back(kind.subtype);
  const std::string hint = did_you_mean(subtype, subtypes);
  if (!subtypes.empty())
    tell(Severity::warning, row, subtype_column,
         "there is no subtype '" + subtype + "' of " + std::string(found.type) +
             (hint.empty() ? "; there are " + listed(subtypes) : hint) + "; it is kept as written");
  return {std::string(found.type), subtype};
}

void EventTable::kind(Event& event, const EventRow& row, int type, int subtype) {
  (m_kind.assign(cell(row, type)) += '\n') += cell(row, subtype);
  const auto [entry, is_new] = m_kinds.try_emplace(m_kind);
  if (is_new) entry->second = known_kind(row, type, subtype);
  event.type = entry->second.type;
  event.subtype = entry->second.subtype;
}

void tell_equal_ids(std::size_t first, std::size_t last,
                    const std::function<const Event&(std::size_t)>& event, Findings& findings) {
  // Hashes of which few have equal ends, and of these the few that are equal, sorted: a set of a million
  // texts would cost more than reading them.
  const std::size_t bits = std::bit_ceil(16 * (last - first) + 1);
  std::vector<std::size_t> hashes(last - first);  // 0: there is no id
  in_parallel_parts(hashes.size(), 16384, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (const std::string& id = event(first + i).id; !id.empty())
        hashes[i] = std::max<std::size_t>(1, std::hash<std::string>{}(id));
  });
  std::vector<bool> seen(bits);
  std::vector<bool> again(bits);
  for (const std::size_t hash : hashes) {
    if (hash == 0) continue;
    if (seen[hash % bits]) again[hash % bits] = true;
    seen[hash % bits] = true;
  }
  std::vector<std::pair<std::size_t, std::size_t>> keys;
  for (std::size_t i = 0; i < hashes.size(); ++i)
    if (hashes[i] != 0 && again[hashes[i] % bits]) keys.emplace_back(hashes[i], first + i);
  std::ranges::sort(keys);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const Event& one = event(keys[i].second);
    const Event& before = event(keys[i - 1].second);
    if (keys[i].first == keys[i - 1].first && one.id == before.id)
      findings.push_back({Severity::warning, one.origin(),
                          "the id '" + one.id + "' is that of line " + std::to_string(before.line) +
                              " too; both events are kept"});
  }
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(value > -1e300 && value < 1e300)) return std::nullopt;
  return value;
}

std::optional<int> parse_integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Day> iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_integer(text.substr(0, 4));
  const auto month = parse_integer(text.substr(5, 2));
  const auto day = parse_integer(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return Day::from_date(*year, *month, *day);
}

std::unique_ptr<EventTable> event_table(const TableHeader& header, Findings& findings) {
  std::vector<std::string> names;
  for (const std::string& name : header.names) names.push_back(column_key(name));
  const auto has = [&](const char* name) { return std::ranges::find(names, name) != names.end(); };
  if (has("centroid_latitude") && has("events"))
    throw InputError(
        "is ACLED's file of weekly counts: its positions are the middles of regions, not places of "
        "events; use ACLED's event export",
        {header.file, 1});
  if (has("event_id_cnty") && has("event_date")) return acled_table(header, findings);
  if (has("type_of_violence") && has("where_prec")) return ucdp_table(header, findings);
  return plain_table(header, findings);
}

}  // namespace dateline
