#include "command/geocode_input.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <thread>

#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "read/csv.hpp"

namespace dateline {
namespace {

std::string as_utf8(std::string_view line) {
  const std::string_view text = trim(line);
  return is_utf8(text) ? std::string(text) : from_windows_1252(text);
}

void each_line(std::istream& input, const std::function<void(const std::string&)>& take) {
  bool first = true;
  for (std::string line; std::getline(input, line); first = false) {
    if (first && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (const std::string name = as_utf8(line); !name.empty()) take(name);
  }
}

std::size_t column_named(const std::string& name, const char* option, const std::string& path,
                         const std::vector<std::string>& header) {
  const auto found = std::ranges::find(header, name);
  if (found != header.end()) return static_cast<std::size_t>(found - header.begin());
  std::string columns;
  for (const std::string& one : header) columns += (columns.empty() ? "" : ", ") + one;
  throw UsageError(std::string(option) + ": " + path + " has no column '" + name + "'" +
                   did_you_mean(name, header) + (columns.empty() ? "; it is empty" : "; it has " + columns));
}

std::string cell(const CsvRow& row, std::size_t column) {
  return column < row.cells.size() ? as_utf8(row.cells[column]) : std::string();
}

/// Reads rows as questions, and has each document answered.
class Table {
 public:
  Table(const std::string& path, const GeocodeColumns& columns, const Toponym& asked,
        const Gazetteer& gazetteer, Findings& findings, const TakeTable& take)
      : m_path(path),
        m_asked(asked),
        m_gazetteer(gazetteer),
        m_findings(findings),
        m_take(take),
        m_reader(path, findings) {
    const std::vector<std::string>& header = m_reader.header();
    m_name = column_named(columns.name, "--column", path, header);
    for (const std::string& area : columns.areas)
      m_areas.push_back(column_named(area, "--context", path, header));
    if (!columns.date.empty()) m_date = column_named(columns.date, "--date", path, header);
    if (!columns.document.empty()) m_document = column_named(columns.document, "--document", path, header);
  }

  void answer() {
    std::string document;
    for (CsvRow row; m_reader.next(row);) {
      const bool is_new = m_document && cell(row, *m_document) != document;
      if (is_new || m_toponyms.size() == most_together) answer_part();
      if (is_new) {
        document = cell(row, *m_document);
        m_context = {};
      }
      m_toponyms.push_back(toponym_of(row));
    }
    answer_part();
  }

 private:
  Toponym toponym_of(const CsvRow& row) {
    Toponym toponym = m_asked;
    toponym.text = cell(row, m_name);
    for (const std::size_t area : m_areas) toponym.areas.push_back(cell(row, area));
    const std::string date = m_date ? cell(row, *m_date) : std::string();
    if (date.empty()) return toponym;
    const auto parsed = parse_edtf(date);
    if (parsed)
      toponym.as_of = parsed->period.first;
    else
      m_findings.push_back(
          {Severity::warning, m_reader.where(*m_date), parsed.error() + "; the name is asked without a day"});
    return toponym;
  }

  void answer_part() {
    if (m_toponyms.empty()) return;
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    m_take(m_toponyms, resolve_table(m_toponyms, m_gazetteer, m_context, threads));
    m_toponyms.clear();
  }

  const std::string& m_path;
  const Toponym& m_asked;
  const Gazetteer& m_gazetteer;
  Findings& m_findings;
  const TakeTable& m_take;
  CsvReader m_reader;
  std::size_t m_name = 0;
  std::vector<std::size_t> m_areas;
  std::optional<std::size_t> m_date;
  std::optional<std::size_t> m_document;
  TableContext m_context;
  std::vector<Toponym> m_toponyms;
};

}  // namespace

void check_columns(const GeocodeColumns& columns, const std::string& input) {
  if (!columns.name.empty() && input.empty())
    throw UsageError("--column names a column of --input FILE, which was not given");
  const bool more = !columns.areas.empty() || !columns.date.empty() || !columns.document.empty();
  if (more && columns.name.empty())
    throw UsageError(
        "--context, --date and --document name columns of a table; --column NAME says which one holds the "
        "names");
}

void answer_names(const std::vector<std::string>& names, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswer& take) {
  for (const std::string& name : names) {
    Toponym toponym = asked;
    toponym.text = as_utf8(name);
    take(toponym.text, resolve(toponym, gazetteer));
  }
}

void answer_lines(const std::string& path, const Toponym& asked, const Gazetteer& gazetteer,
                  const TakeAnswer& take) {
  const auto answer = [&](const std::string& name) { answer_names({name}, asked, gazetteer, take); };
  if (path == "-") return each_line(std::cin, answer);
  std::ifstream file(path);
  if (!file) throw InputError("the file cannot be read", {path, 0});
  if (file.peek() == std::ifstream::traits_type::eof() && !file.eof())
    throw InputError("this is a folder, not a file", {path, 0});
  file.clear();
  each_line(file, answer);
}

void answer_table(const std::string& path, const GeocodeColumns& columns, const Toponym& asked,
                  const Gazetteer& gazetteer, Findings& findings, const TakeTable& take) {
  Table(path, columns, asked, gazetteer, findings, take).answer();
}

}  // namespace dateline
