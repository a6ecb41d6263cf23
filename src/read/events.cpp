#include "dateline/read/events.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
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

std::vector<Event> read_delimited(const std::string& path, Findings& findings) {
  CsvReader reader(path, findings);
  if (reader.header().empty())
    throw InputError("is empty: an event table starts with its column names", {path, 0});
  const bool gdelt = is_gdelt_row(reader.header());
  if (gdelt) reader.first_row_is_data();
  const std::string name = path == "-" ? "standard input" : path;
  const auto table = gdelt ? gdelt_table(name, findings) : event_table(reader.header(), name, findings);
  std::vector<Event> events;
  CsvRow row;
  while (reader.next(row))
    if (auto event = table->read({row.cells, row.line, {}, false})) events.push_back(std::move(*event));
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
  const auto table = event_table(header, path, findings);
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

}  // namespace dateline
