#include "dateline/read/events.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <system_error>
#include <thread>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
#include "read/csv.hpp"
#include "read/event_table.hpp"
#include "read/in_parallel.hpp"
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
  while (reader.next(row))
    if (auto event = table.read({row.cells, row.line, {}, false, &reader}))
      events.push_back(std::move(*event));
}

/// Rows of a table that are read by themselves.
struct TablePart {
  std::size_t begin = 0;  ///< in the text of the file
  std::size_t end = 0;
  int line = 1;
  std::size_t rows = 0;
  std::vector<Event> events = {};
  Findings findings = {};
};

// A smaller table is read before threads have started.
constexpr std::uintmax_t large_table = std::uintmax_t{4} << 20;

/// The parts of a large file in which no cell can hold a line end, about equally long; none where
/// that is not so, or the rows must be read one after the other.
std::vector<TablePart> parts_of(const std::string& text) {
  if (text.find('"') != std::string::npos || text.find('\r') != std::string::npos) return {};
  const std::size_t header_end = text.find('\n');
  if (header_end == std::string::npos) return {};
  const std::size_t count = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  std::vector<TablePart> parts;
  std::size_t begin = header_end + 1;
  int line = 2;
  for (std::size_t nth = 1; nth <= count && begin < text.size(); ++nth) {
    const std::size_t near = std::max(begin, text.size() / count * nth);
    const std::size_t line_end = nth == count ? std::string::npos : text.find('\n', near);
    const std::size_t end = line_end == std::string::npos ? text.size() : line_end + 1;
    const auto rows = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                 text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    parts.push_back({begin, end, line, static_cast<std::size_t>(rows) + 1});
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

/// All parts in as many threads as there are processors; the events and findings in the order of lines.
std::vector<Event> read_parts(const CsvReader& whole, const std::string& text, std::vector<TablePart> parts,
                              const std::string& name, Findings& findings) {
  std::size_t rows = 0;
  for (const TablePart& part : parts) rows += part.rows;
  in_parallel(parts.size(), [&](std::size_t nth) {
    TablePart& part = parts[nth];
    Findings of_header;  // told already
    const auto table = event_table({whole.header(), name}, of_header);
    table->tell_to(part.findings);
    CsvReader reader(whole, text.substr(part.begin, part.end - part.begin), part.line, part.findings);
    part.events.reserve(nth == 0 ? rows : part.rows);
    read_all(reader, *table, part.events);
  });
  std::vector<Event> events = std::move(parts.front().events);
  std::set<std::string> said;
  for (TablePart& part : parts) {
    if (&part != &parts.front()) std::ranges::move(part.events, std::back_inserter(events));
    for (Finding& finding : part.findings)
      if (!is_said_once(finding) || said.insert(finding.message).second)
        findings.push_back(std::move(finding));
  }
  return events;
}

std::vector<Event> read_delimited(const std::string& path, Findings& findings) {
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
    if (std::vector<TablePart> parts = parts_of(text); !parts.empty())
      return read_parts(reader, text, std::move(parts), name, findings);
  }
  std::vector<Event> events;
  read_all(reader, *table, events);
  if (events.empty() && !has_error(findings))
    findings.push_back({Severity::warning, {name, 0}, "holds no events, only a header"});
  return events;
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
    if (auto event = table->read({cells, row.line, std::move(row.feature.geometry), row.broken_geometry}))
      events.push_back(std::move(*event));
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

std::vector<Event> read_any(const std::string& path, Findings& findings) {
  const Format format = format_of(path);
  if (format == Format::delimited) return read_delimited(path, findings);
  if (format == Format::vector) return read_vector(path, findings);
  return read_json(path, format, findings);
}

}  // namespace

std::vector<Event> read_events(const std::string& path, Findings& findings) {
  std::vector<Event> events = read_any(path, findings);
  tell_equal_ids(events, findings);
  return events;
}

std::vector<Event> read_events(const std::vector<std::string>& paths, Findings& findings) {
  std::vector<Event> all;
  for (const std::string& path : paths) {
    std::vector<Event> events = read_events(path, findings);
    if (all.empty())
      all = std::move(events);
    else
      std::ranges::move(events, std::back_inserter(all));
  }
  return all;
}

}  // namespace dateline
