#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/finding.hpp"

namespace dateline {

/// A row of a delimited text file. The cells live until the next one is read.
struct CsvRow {
  int line = 0;  ///< physical line on which the row starts, from 1
  std::vector<std::string_view> cells;
};

/// A character of a text: its line, and its number in it, both from 1 (column 0: the whole line).
struct TextPlace {
  int line = 0;
  int column = 0;
};

/// How many lines end in the text, at CRLF, LF or CR.
std::size_t line_ends(std::string_view text);

/// Reads RFC 4180 and what programs really write: comma, semicolon or tab (chosen by the
/// first line), CRLF, LF or CR, a byte order mark, Windows-1252, stray quotation marks.
/// Streams: memory does not grow with the file. What is wrong in a row becomes a finding
/// with its line; a quotation mark that is never closed costs its own line only.
class CsvReader {
 public:
  /// Opens `path` ("-" is standard input) and reads the first row. Throws InputError when
  /// the file is missing, a folder, unreadable or not text.
  CsvReader(const std::string& path, Findings& findings);

  /// Reads `rows`, whole rows of the file that `whole` has opened, the first on `line`.
  CsvReader(const CsvReader& whole, std::string rows, int line, Findings& findings);

  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// The cells of the first row, without white space around them; empty for an empty file.
  const std::vector<std::string>& header() const { return m_header; }
  char separator() const { return m_separator; }

  /// For files without a header: the first row comes again from next(), and quotation
  /// marks mean nothing from there on.
  void first_row_is_data();

  /// The next row that is not blank; false at the end.
  bool next(CsvRow& row);

  /// Where a cell of the row that was read last (or of the header, before one was) starts, its quotation
  /// mark if it has one; the line as a whole when the row has no such cell. Costs a look over the row.
  TextPlace place_of(std::size_t cell) const;
  Origin where(std::size_t cell) const;

 private:
  enum class Parsed { row, more, end, broken_quote, too_long };
  static constexpr std::size_t none = std::string_view::npos;
  struct Cell {
    std::size_t begin;  ///< both from the start of the row
    std::size_t end;
    bool doubled;  ///< holds doubled quotation marks
  };

  bool refill();
  void look_at_start();
  void detect_separator();
  std::string_view rest() const;
  Parsed parse();
  Parsed parse_quoted(std::string_view text, std::size_t& at);
  void parse_plain(std::string_view text, std::size_t& at);
  bool recover_from_quote();
  void split_plain(std::string_view text, std::size_t from);
  bool too_long();
  bool accept_stray_quote();
  std::string_view decoded(std::string_view cell);
  std::string_view unquoted(std::string_view cell, bool doubled);
  void deliver(CsvRow& row);
  void step_over();
  bool next_raw(CsvRow& row);
  TextPlace place_at(std::size_t offset) const;
  void tell(Severity severity, TextPlace where, std::string message);

  std::string m_name;
  Findings& m_findings;
  int m_file = -1;
  bool m_end_of_file = false;
  bool m_quotes = true;
  char m_separator = ',';
  std::string m_buffer;
  std::size_t m_at = 0;              ///< start of the row in the buffer
  std::size_t m_length = 0;          ///< of the row with its line end
  int m_line = 1;                    ///< line of m_at
  std::size_t m_quote = 0;           ///< the quotation mark that is not closed, from m_at
  std::size_t m_stray_quote = none;  ///< the first one inside of a quoted cell, from m_at
  std::vector<Cell> m_cells;
  std::deque<std::string> m_decoded;
  bool m_told_encoding = false;
  bool m_told_nul = false;
  std::vector<std::string> m_header;
  bool m_repeat_first = false;
  std::vector<std::string> m_first;
};

}  // namespace dateline
