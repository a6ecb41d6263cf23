#include "read/csv.hpp"

#include <fcntl.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t block = std::size_t{1} << 18;
constexpr std::size_t longest_cell = std::size_t{1} << 20;
constexpr std::size_t longest_row = std::size_t{4} << 20;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// Where the text after the line end at `at` starts.
std::size_t after_line_end(std::string_view text, std::size_t at) {
  return at + (text.substr(at).starts_with("\r\n") ? 2 : at < text.size() ? 1 : 0);
}

bool has_line_end(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

int opened(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw InputError(std::string("cannot be opened: ") + std::strerror(errno), {path, 0});
  struct stat status {};
  if (::fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(file);
    throw InputError("is a folder, not a table", {path, 0});
  }
  return file;
}

}  // namespace

std::size_t line_ends(std::string_view text) {
  std::size_t count = 0;
  if (text.find('\r') == std::string_view::npos) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      ++count;
    return count;
  }
  for (std::size_t i = 0; i < text.size(); ++i)
    count += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
  return count;
}

CsvReader::CsvReader(const std::string& path, Findings& findings)
    : m_name(path == "-" ? "standard input" : path), m_findings(findings), m_file(opened(path)) {
  try {
    refill();
    look_at_start();
    detect_separator();
    CsvRow row;
    if (!next_raw(row)) return;
    m_header.assign(row.cells.begin(), row.cells.end());
    m_first = m_header;
    for (std::string& name : m_header) name = std::string(trim(name));
  } catch (...) {
    if (m_file > STDIN_FILENO) ::close(m_file);
    throw;
  }
}

CsvReader::CsvReader(const CsvReader& whole, std::string rows, int line, Findings& findings)
    : m_name(whole.m_name),
      m_findings(findings),
      m_end_of_file(true),
      m_quotes(whole.m_quotes),
      m_separator(whole.m_separator),
      m_buffer(std::move(rows)),
      m_line(line),
      m_header(whole.m_header) {}

CsvReader::~CsvReader() {
  if (m_file > STDIN_FILENO) ::close(m_file);
}

void CsvReader::tell(Severity severity, TextPlace where, std::string message) {
  m_findings.push_back({severity, {m_name, where.line, where.column}, std::move(message)});
}

/// A byte of the row, as its line and character.
TextPlace CsvReader::place_at(std::size_t offset) const {
  const std::string_view before = rest().substr(0, offset);
  const std::size_t lines = line_ends(before);
  const std::string_view of_line = lines == 0 ? before : before.substr(before.find_last_of("\r\n") + 1);
  return {m_line + static_cast<int>(lines), static_cast<int>(count_characters(of_line)) + 1};
}

TextPlace CsvReader::place_of(std::size_t cell) const {
  if (cell >= m_cells.size()) return {m_line};
  const std::size_t begin = m_cells[cell].begin;
  const bool quoted = begin > 0 && rest()[begin - 1] == '"';
  return place_at(quoted ? begin - 1 : begin);
}

Origin CsvReader::where(std::size_t cell) const {
  const TextPlace place = place_of(cell);
  return {m_name, place.line, place.column};
}

/// Drops what has been read and adds the next bytes of the file.
bool CsvReader::refill() {
  if (m_end_of_file) return false;
  m_buffer.erase(0, m_at);
  m_at = 0;
  const std::size_t held = m_buffer.size();
  m_buffer.resize(held + std::max(block, held));
  ssize_t got = 0;
  do got = ::read(m_file, m_buffer.data() + held, m_buffer.size() - held);
  while (got < 0 && errno == EINTR);
  m_buffer.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) throw InputError(std::string("cannot be read: ") + std::strerror(errno), {m_name, 0});
  m_end_of_file = got == 0;
  return !m_end_of_file;
}

void CsvReader::look_at_start() {
  while (m_buffer.size() < 4 && refill()) continue;
  const std::string_view start = m_buffer;
  if (start.starts_with("\xEF\xBB\xBF")) m_at = 3;
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF"))
    throw InputError("is UTF-16 text; save it as UTF-8", {m_name, 0});
  if (start.starts_with("PK\x03\x04"))
    throw InputError("is a ZIP archive or an office document, not a text table", {m_name, 0});
  if (start.starts_with("\x1F\x8B")) throw InputError("is compressed; unpack it first", {m_name, 0});
}

/// The separator that the first line has most of, outside of quotation marks.
void CsvReader::detect_separator() {
  constexpr std::string_view candidates = ",;\t";
  std::size_t counts[3] = {0, 0, 0};
  bool quoted = false;
  for (std::size_t i = m_at; i < m_buffer.size() && (quoted || !is_line_end(m_buffer[i])); ++i) {
    if (m_buffer[i] == '"') quoted = !quoted;
    const auto which = candidates.find(m_buffer[i]);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  m_separator = candidates[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

void CsvReader::first_row_is_data() {
  m_repeat_first = true;
  m_quotes = false;
}

/// What of the file is at hand from the start of the row on. Cells are kept as
/// positions in it, since refill() moves the bytes.
std::string_view CsvReader::rest() const {
  return std::string_view(m_buffer).substr(m_at);
}

/// A cell without quotation marks, to the next separator or line end.
void CsvReader::parse_plain(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const char separator = m_separator;
  while (at < text.size() && text[at] != separator && !is_line_end(text[at])) ++at;
  m_cells.push_back({begin, at, false});
}

/// A cell that starts with a quotation mark at `at`. A mark inside that is neither
/// doubled nor at the cell's end is text, as long as the cell stays on its line.
CsvReader::Parsed CsvReader::parse_quoted(std::string_view text, std::size_t& at) {
  m_quote = at;
  Cell cell{at + 1, at + 1, false};
  std::size_t stray = none;
  for (std::size_t from = at + 1;;) {
    const std::size_t mark = text.find('"', from);
    if (std::min(mark, text.size()) - cell.begin > longest_cell) return Parsed::broken_quote;
    if (mark == std::string_view::npos) return m_end_of_file ? Parsed::broken_quote : Parsed::more;
    if (mark + 1 == text.size() && !m_end_of_file) return Parsed::more;
    const char after = mark + 1 < text.size() ? text[mark + 1] : '\n';
    if (after == '"') {
      cell.doubled = true;
      from = mark + 2;
      continue;
    }
    const bool closes = after == m_separator || is_line_end(after);
    if (!closes) stray = std::min(stray, mark);
    if (stray != none && has_line_end(text.substr(cell.begin, mark - cell.begin)))
      return Parsed::broken_quote;
    from = mark + 1;
    if (!closes) continue;
    cell.end = mark;
    at = from;
    m_stray_quote = std::min(m_stray_quote, stray);
    m_cells.push_back(cell);
    return Parsed::row;
  }
}

/// Reads the cells of the row as far as the bytes at hand go.
CsvReader::Parsed CsvReader::parse() {
  const std::string_view text = rest();
  m_cells.clear();
  m_stray_quote = none;
  if (text.empty()) return m_end_of_file ? Parsed::end : Parsed::more;
  std::size_t quote_of_lines = std::string_view::npos;
  for (std::size_t at = 0;;) {
    if (m_quotes && at < text.size() && text[at] == '"') {
      if (const Parsed parsed = parse_quoted(text, at); parsed != Parsed::row) return parsed;
      const bool first_of_lines = quote_of_lines == std::string_view::npos;
      if (first_of_lines && has_line_end(text.substr(m_quote, at - m_quote))) quote_of_lines = m_quote;
    } else {
      parse_plain(text, at);
    }
    if (at - m_cells.back().begin > longest_cell + 2 || at > longest_row) return Parsed::too_long;
    const bool cut = at == text.size() || (text[at] == '\r' && at + 1 == text.size());
    if (cut && !m_end_of_file) return Parsed::more;
    if (at < text.size() && text[at] == m_separator) {
      ++at;
      continue;
    }
    m_length = after_line_end(text, at);
    break;
  }
  // A cell of several lines in a row of the wrong length: a mark that was never closed
  // has met the first mark of a later row.
  const bool wrong_length = !m_header.empty() && m_cells.size() != m_header.size();
  if (!wrong_length || quote_of_lines == std::string_view::npos) return Parsed::row;
  m_quote = quote_of_lines;
  return Parsed::broken_quote;
}

/// Cells without regard to quotation marks.
void CsvReader::split_plain(std::string_view text, std::size_t from) {
  for (std::size_t at = from;;) {
    const std::size_t end = std::min(text.find(m_separator, at), text.size());
    m_cells.push_back({at, end, false});
    if (end == text.size()) return;
    at = end + 1;
  }
}

/// Ends the row with the line on which the open quotation mark stands. True when it then
/// has as many cells as the header: the row is kept.
bool CsvReader::recover_from_quote() {
  std::size_t end = 0;
  while ((end = rest().find_first_of("\r\n", m_quote)) == std::string_view::npos ||
         end + 1 == rest().size()) {
    if (rest().size() > longest_row || !refill()) break;
  }
  if (end == std::string_view::npos && !m_end_of_file) return too_long();
  end = std::min(end, rest().size());
  m_length = after_line_end(rest(), end);
  while (!m_cells.empty() && m_cells.back().begin > m_quote) m_cells.pop_back();
  const std::size_t column = m_cells.size();
  split_plain(rest().substr(0, end), m_quote + 1);
  const bool kept = m_header.empty() || m_cells.size() == m_header.size();
  const std::string name = column < m_header.size() ? " ('" + m_header[column] + "')" : "";
  tell(Severity::error, place_at(m_quote),
       "the quotation mark that opens cell " + std::to_string(column + 1) + name + " is not closed; " +
           (kept ? "the row is read to the end of its line"
                 : "the line is left out, reading goes on with the next"));
  return kept;
}

/// Forgets a row that is longer than any table's, to its line end; it counts as a line.
bool CsvReader::too_long() {
  tell(Severity::error, {m_line}, "a cell is over 1 MiB long, or the row over 4 MiB; the row is left out");
  std::size_t end = 0;
  while ((end = rest().find('\n')) == std::string_view::npos) {
    m_at = m_buffer.size();
    if (!refill()) break;
  }
  m_length = end == std::string_view::npos ? 0 : end + 1;
  return false;
}

/// Tells of quotation marks inside a quoted cell; such a row is kept when its length is right.
bool CsvReader::accept_stray_quote() {
  if (m_stray_quote == none) return true;
  const bool kept = m_header.empty() || m_cells.size() == m_header.size();
  tell(kept ? Severity::warning : Severity::error, place_at(m_stray_quote),
       std::string("a quotation mark inside a quoted cell is not doubled; ") +
           (kept ? "it is read as text" : "the row has the wrong number of cells and is left out"));
  return kept;
}

/// The cell in UTF-8.
std::string_view CsvReader::decoded(std::string_view cell) {
  if (simdjson::validate_utf8(cell)) return cell;
  if (!std::exchange(m_told_encoding, true))
    tell(Severity::warning, {m_line}, "is not UTF-8 from this line on; read as Windows-1252 (Latin-1)");
  return m_decoded.emplace_back(from_windows_1252(cell));
}

/// The cell without NUL bytes and with single quotation marks.
std::string_view CsvReader::unquoted(std::string_view cell, bool doubled) {
  std::string& own = m_decoded.emplace_back();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\0') own += cell[i];
    if (doubled && cell[i] == '"' && i + 1 < cell.size() && cell[i + 1] == '"') ++i;
  }
  return own;
}

/// Puts the cells that were found into `row`.
void CsvReader::deliver(CsvRow& row) {
  row.line = m_line;
  row.cells.clear();
  m_decoded.clear();
  const std::string_view text = rest().substr(0, m_length);
  const bool utf8 = simdjson::validate_utf8(text);
  const bool nul = text.find('\0') != std::string_view::npos;
  if (nul && !std::exchange(m_told_nul, true))
    tell(Severity::warning, place_at(text.find('\0')),
         "holds NUL bytes from this line on; they are left out");
  for (const Cell& cell : m_cells) {
    std::string_view value = text.substr(cell.begin, cell.end - cell.begin);
    if (cell.doubled || nul) value = unquoted(value, cell.doubled);
    row.cells.push_back(utf8 ? value : decoded(value));
  }
}

void CsvReader::step_over() {
  m_line += static_cast<int>(line_ends(rest().substr(0, m_length)));
  m_at += std::exchange(m_length, 0);
}

/// The next row, blank or not.
bool CsvReader::next_raw(CsvRow& row) {
  // The row before stays in the buffer until now, since its cells are views of it.
  step_over();
  for (;;) {
    bool kept = false;
    switch (parse()) {
      case Parsed::end: return false;
      case Parsed::more: refill(); continue;
      case Parsed::too_long: kept = too_long(); break;
      case Parsed::broken_quote: kept = recover_from_quote(); break;
      case Parsed::row: kept = accept_stray_quote(); break;
    }
    if (kept) {
      deliver(row);
      return true;
    }
    step_over();
  }
}

bool CsvReader::next(CsvRow& row) {
  if (std::exchange(m_repeat_first, false)) {
    row.line = 1;
    row.cells.assign(m_first.begin(), m_first.end());
    return !m_first.empty();
  }
  while (next_raw(row)) {
    const bool blank =
        std::ranges::all_of(row.cells, [](std::string_view cell) { return trim(cell).empty(); });
    if (!blank) return true;
  }
  return false;
}

}  // namespace dateline
