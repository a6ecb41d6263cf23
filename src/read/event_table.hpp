#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/finding.hpp"
#include "text/shared_texts.hpp"

namespace dateline {

class CsvReader;

/// What a table is known by: the names of its columns and its file.
struct TableHeader {
  const std::vector<std::string>& names;
  const std::string& file;
  const CsvReader* text = nullptr;  ///< of delimited text: it stands at the header
};

/// A row of a table, whatever file it came from.
struct EventRow {
  std::span<const std::string_view> cells;
  int line = 0;
  Geometry geometry = {};           ///< of a GeoJSON or GDAL feature
  bool broken_geometry = false;     ///< it had one that a finding has told of
  const CsvReader* text = nullptr;  ///< of delimited text: it stands at this row
};

/// How the rows of one kind of table become events. The plain table, ACLED, UCDP GED and
/// GDELT each have their own.
class EventTable {
 public:
  EventTable(const TableHeader& header, Findings& findings);
  virtual ~EventTable() = default;
  EventTable(const EventTable&) = delete;
  EventTable& operator=(const EventTable&) = delete;

  /// Where findings go from now on.
  void tell_to(Findings& findings) { m_findings = &findings; }

  /// Adds the event of the row; none when it cannot be one, and a finding says why.
  void read(const EventRow& row, std::vector<Event>& events);

 protected:
  /// The column of that name, as if white space, case and '-' for '_' were right; -1 for
  /// none. A column that was taken is not kept under Event::more.
  int take(std::string_view name);
  bool has(std::string_view name) const;
  const std::vector<std::string>& header() const { return m_header; }
  const SharedText& file() const { return m_file; }

  std::string_view cell(const EventRow& row, int column) const;
  /// The same of a column whose words many rows share.
  SharedText shared_cell(const EventRow& row, int column) { return shared(cell(row, column)); }
  SharedText shared(std::string_view text) { return m_texts.of(text); }
  /// A finding about the cell of that column; about the row when the column is none (-1).
  void tell(Severity severity, const EventRow& row, int column, std::string message);
  /// A finding about the name of the nth column.
  void tell_column(Severity severity, std::size_t nth, std::string message);
  /// Where the nth column is named.
  const Origin& origin_of_column(std::size_t nth) const { return m_origins[nth]; }

  /// Sets the place, and where it is written.
  void place(Event& event, const EventRow& row, int column);

  /// What the kind of table knows; the columns not taken are added after.
  virtual bool fill(Event& event, const EventRow& row) = 0;

  /// Nothing, with a finding, when the cell is not empty and no number (of deaths).
  std::optional<double> number(const EventRow& row, int column, const char* name);
  std::optional<int> count(const EventRow& row, int column, const char* name);

  /// Sets the position; a finding when it is none.
  void position(Event& event, const EventRow& row, int lon, int lat);

  /// Sets type and subtype as the table of kinds spells them; a warning for new ones.
  void kind(Event& event, const EventRow& row, int type, int subtype);

 private:
  struct KnownKind {
    SharedText type;
    SharedText subtype;
  };

  void check_length(const EventRow& row);
  Origin origin_of(const EventRow& row, int column) const;
  KnownKind known_kind(const EventRow& row, int type_column, int subtype_column);

  std::vector<std::string> m_header;
  std::vector<Origin> m_origins;      ///< of the header's names
  std::vector<std::string> m_names;   ///< the header folded
  std::vector<SharedText> m_columns;  ///< the header for Event::more
  std::vector<bool> m_taken;
  SharedText m_file;
  SharedTexts m_texts;
  Findings* m_findings;
  std::unordered_map<std::string, KnownKind> m_kinds;
  std::string m_kind;  ///< the one asked for last
};

/// A warning for each event whose id an earlier one has: of events `first` to `last` - 1, as `event` gives
/// them.
void tell_equal_ids(std::size_t first, std::size_t last,
                    const std::function<const Event&(std::size_t)>& event, Findings& findings);

/// The table for a header; throws InputError when events cannot be made of it.
std::unique_ptr<EventTable> event_table(const TableHeader& header, Findings& findings);

std::unique_ptr<EventTable> plain_table(const TableHeader& header, Findings& findings);
std::unique_ptr<EventTable> acled_table(const TableHeader& header, Findings& findings);
std::unique_ptr<EventTable> ucdp_table(const TableHeader& header, Findings& findings);
std::unique_ptr<EventTable> gdelt_table(const std::string& file, Findings& findings);

/// Are these the cells of a GDELT 2.0 event (61, without a header)?
bool is_gdelt_row(const std::vector<std::string>& cells);

/// "2023-04-23"; nothing for any other form or no such day.
std::optional<Day> iso_day(std::string_view text);

/// The whole number or decimal that the text is, with a point.
std::optional<double> parse_number(std::string_view text);
std::optional<int> parse_integer(std::string_view text);

/// The geometry of well-known text, in longitude and latitude.
Expected<Geometry> parse_wkt(std::string_view text);

}  // namespace dateline
