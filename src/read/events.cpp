#include "dateline/read/events.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <system_error>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
#include "dateline/resolve/attach.hpp"
#include "in_parallel.hpp"
#include "read/csv.hpp"
#include "read/event_table.hpp"
#include "read/json_features.hpp"

namespace dateline {
namespace {

enum class Format { delimited, json, json_lines, vector };

bool is_vector_file(std::string_view start) {
  return start.starts_with("PK\x03\x04") || start.starts_with("SQLite format 3") ||
         start.starts_with("fgb\x03") || start.starts_with(std::string_view("\x00\x00\x27\x0a", 4));
}

/// By the first bytes; what the ending says does not count. A file that cannot be read
/// is left to the reader, which says why.
Format format_of(const std::string& path) {
  if (path == "-") return Format::delimited;
  std::string start(4096, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  if (is_vector_file(start)) return Format::vector;
  const std::size_t first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string::npos || (start[first] != '{' && start[first] != '[')) return Format::delimited;
  const bool collection = start[first] == '[' || start.find("\"FeatureCollection\"") != std::string::npos ||
                          start.find("\"features\"") != std::string::npos;
  return collection ? Format::json : Format::json_lines;
}

void read_all(CsvReader& reader, EventTable& table, std::vector<Event>& events) {
  CsvRow row;
  while (reader.next(row)) table.read({row.cells, row.line, {}, false, &reader}, events);
}

/// Where the events of tables go, in their order.
class EventSink {
 public:
  EventSink() = default;
  virtual ~EventSink() = default;
  EventSink(const EventSink&) = delete;
  EventSink& operator=(const EventSink&) = delete;

  /// So many more will come, nearly.
  virtual void expect(std::size_t events) = 0;
  virtual void take(std::vector<Event>&& events) = 0;
  virtual std::size_t size() const = 0;
  virtual const Event& at(std::size_t nth) const = 0;
};

class EventsAsRead : public EventSink {
 public:
  void expect(std::size_t events) override { m_events.reserve(m_events.size() + events); }
  void take(std::vector<Event>&& events) override {
    if (m_events.capacity() == 0)
      m_events = std::move(events);
    else
      std::ranges::move(events, std::back_inserter(m_events));
  }
  std::size_t size() const override { return m_events.size(); }
  const Event& at(std::size_t nth) const override { return m_events[nth]; }

  std::vector<Event> finish() { return std::move(m_events); }

 private:
  std::vector<Event> m_events;
};

class EventsLocated : public EventSink {
 public:
  EventsLocated(const Gazetteer& gazetteer, Findings& findings) : m_attached(gazetteer, findings) {}

  void expect(std::size_t events) override { m_attached.expect(events); }
  void take(std::vector<Event>&& events) override { m_attached.add(std::move(events)); }
  std::size_t size() const override { return m_attached.events().size(); }
  const Event& at(std::size_t nth) const override { return m_attached.events()[nth].event; }

  std::vector<LocatedEvent> finish() { return m_attached.finish(); }

 private:
  EventsAttached m_attached;
};

/// Rows of a table that are read by themselves.
struct TablePart {
  std::size_t begin = 0;  ///< in the text of the file
  std::size_t end = 0;
  int line = 1;
  std::size_t rows = 0;
};

struct PartRead {
  std::vector<Event> events;
  Findings findings;
};

// A smaller table is read before threads have started.
constexpr std::uintmax_t large_table = std::uintmax_t{4} << 20;

// So long a part, with the events of it, stays near the processor.
constexpr std::size_t length_of_part = std::size_t{1} << 18;

/// The parts of a large file in which no cell can hold a line end, about equally long; none where
/// that is not so, or the rows must be read one after the other.
std::vector<TablePart> parts_of(std::string_view text) {
  if (text.find('"') != std::string_view::npos || text.find('\r') != std::string_view::npos) return {};
  const std::size_t header_end = text.find('\n');
  if (header_end == std::string_view::npos) return {};
  std::vector<TablePart> parts;
  int line = 2;
  for (std::size_t begin = header_end + 1; begin < text.size();) {
    const std::size_t line_end = text.find('\n', std::min(text.size() - 1, begin + length_of_part));
    const std::size_t end = line_end == std::string_view::npos ? text.size() : line_end + 1;
    const std::size_t rows = line_ends(text.substr(begin, end - begin));
    parts.push_back({begin, end, line, rows + 1});
    line += static_cast<int>(rows);
    begin = end;
  }
  return parts;
}

/// What is said once for a file, though each of its parts finds it.
bool is_said_once(const Finding& finding) {
  return finding.message.starts_with("there is no event type") ||
         finding.message.starts_with("there is no subtype") || finding.message.starts_with("is not UTF-8") ||
         finding.message.starts_with("holds NUL bytes");
}

/// Reads parts of a table, one after the other.
class PartReader {
 public:
  PartReader(const CsvReader& whole, std::string_view text, const std::string& name)
      : m_whole(whole), m_text(text), m_table(event_table({whole.header(), name}, m_of_header)) {}

  PartRead read(const TablePart& part) {
    PartRead read;
    m_table->tell_to(read.findings);
    CsvReader reader(m_whole, std::string(m_text.substr(part.begin, part.end - part.begin)), part.line,
                     read.findings);
    read.events.reserve(part.rows);
    read_all(reader, *m_table, read.events);
    return read;
  }

 private:
  const CsvReader& m_whole;
  std::string_view m_text;
  Findings m_of_header;  // told already
  std::unique_ptr<EventTable> m_table;
};

/// All parts in as many threads as there are processors; the events and findings in the order of lines.
void read_parts(const CsvReader& whole, std::string_view text, const std::vector<TablePart>& parts,
                const std::string& name, EventSink& events, Findings& findings) {
  std::size_t rows = 0;
  for (const TablePart& part : parts) rows += part.rows;
  events.expect(rows);
  std::set<std::string> said;
  const auto reader = [&] {
    return [&, reader = std::make_unique<PartReader>(whole, text, name)](std::size_t nth) {
      return reader->read(parts[nth]);
    };
  };
  in_parallel_in_order(parts.size(), reader, [&](PartRead&& read) {
    events.take(std::move(read.events));
    for (Finding& finding : read.findings)
      if (!is_said_once(finding) || said.insert(finding.message).second)
        findings.push_back(std::move(finding));
  });
}

void read_delimited(const std::string& path, EventSink& events, Findings& findings) {
  CsvReader reader(path, findings);
  if (reader.header().empty())
    throw InputError("is empty: an event table starts with its column names", {path, 0});
  const bool gdelt = is_gdelt_row(reader.header());
  if (gdelt) reader.first_row_is_data();
  const std::string name = path == "-" ? "standard input" : path;
  const auto table =
      gdelt ? gdelt_table(name, findings) : event_table({reader.header(), name, &reader}, findings);
  std::error_code not_a_file;
  if (path != "-" && !gdelt && std::filesystem::file_size(path, not_a_file) >= large_table && !not_a_file) {
    const std::string text = read_file(path);
    if (const std::vector<TablePart> parts = parts_of(text); !parts.empty()) {
      read_parts(reader, text, parts, name, events, findings);
      return;
    }
  }
  std::vector<Event> all;
  read_all(reader, *table, all);
  if (all.empty() && !has_error(findings))
    findings.push_back({Severity::warning, {name, 0}, "holds no events, only a header"});
  events.take(std::move(all));
}

/// The names of all attributes, in the order in which they first come.
std::vector<std::string> header_of(const std::vector<JsonFeature>& rows) {
  std::vector<std::string> header{"id"};
  std::set<std::string> seen{"id"};
  for (const JsonFeature& row : rows)
    for (const auto& [name, value] : row.feature.attributes)
      if (seen.insert(name).second) header.push_back(name);
  return header;
}

std::vector<Event> events_of(std::vector<JsonFeature> rows, const std::string& path, Findings& findings) {
  std::vector<std::string> header = header_of(rows);
  std::map<std::string, std::size_t, std::less<>> column;
  for (std::size_t i = 0; i < header.size(); ++i) column.emplace(header[i], i);
  const bool located =
      std::ranges::any_of(rows, [](const JsonFeature& row) { return !row.feature.geometry.empty(); });
  if (located) header.emplace_back("geometry_of_file");
  if (rows.empty()) {
    findings.push_back({Severity::warning, {path, 0}, "holds no events"});
    return {};
  }
  const auto table = event_table({header, path}, findings);
  std::vector<Event> events;
  for (JsonFeature& row : rows) {
    std::vector<std::string> texts(header.size());
    texts[0] = row.feature.id;
    for (const auto& [name, value] : row.feature.attributes)
      texts[column.find(name)->second] = to_string(value);
    const std::vector<std::string_view> cells(texts.begin(), texts.end());
    table->read({cells, row.line, std::move(row.feature.geometry), row.broken_geometry}, events);
  }
  return events;
}

std::vector<Event> read_json(const std::string& path, Format format, Findings& findings) {
  std::vector<JsonFeature> rows;
  const auto take = [&rows](JsonFeature&& read) { rows.push_back(std::move(read)); };
  if (format == Format::json)
    for_each_json_feature(read_file(path), path, std::nullopt, findings, take);
  else
    for_each_json_line(read_file(path), path, findings, take);
  return events_of(std::move(rows), path, findings);
}

/// Every layer (a sheet of a workbook) that is not empty. Lines are counted as a
/// spreadsheet does, the header being the first.
std::vector<Event> read_vector(const std::string& path, Findings& findings) {
  std::vector<Event> events;
  for (FeatureLayer& layer : read_vector_file(path, std::nullopt, findings)) {
    std::vector<JsonFeature> rows;
    for (Feature& feature : layer.features) {
      feature.id.clear();
      rows.push_back({std::move(feature), static_cast<int>(rows.size()) + 2, false});
    }
    if (rows.empty()) continue;
    std::vector<Event> more = events_of(std::move(rows), path, findings);
    std::ranges::move(more, std::back_inserter(events));
  }
  return events;
}

void read_any(const std::string& path, EventSink& events, Findings& findings) {
  const Format format = format_of(path);
  const std::size_t first = events.size();
  if (format == Format::delimited)
    read_delimited(path, events, findings);
  else
    events.take(format == Format::vector ? read_vector(path, findings) : read_json(path, format, findings));
  tell_equal_ids(
      first, events.size(), [&](std::size_t nth) -> const Event& { return events.at(nth); }, findings);
}

}  // namespace

std::vector<Event> read_events(const std::string& path, Findings& findings) {
  return read_events(std::vector{path}, findings);
}

std::vector<Event> read_events(const std::vector<std::string>& paths, Findings& findings) {
  EventsAsRead events;
  for (const std::string& path : paths) read_any(path, events, findings);
  return events.finish();
}

std::vector<LocatedEvent> read_located_events(const std::vector<std::string>& paths,
                                              const Gazetteer& gazetteer, Findings& findings) {
  Findings of_places;
  EventsLocated events(gazetteer, of_places);
  for (const std::string& path : paths) read_any(path, events, findings);
  std::vector<LocatedEvent> located = events.finish();
  std::ranges::move(of_places, std::back_inserter(findings));
  return located;
}

}  // namespace dateline
