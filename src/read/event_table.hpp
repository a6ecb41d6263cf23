#pragma once

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

/// A row of a table, whatever file it came from.
struct EventRow {
  std::span<const std::string_view> cells;
  int line = 0;
  Geometry geometry;             ///< of a GeoJSON or GDAL feature
  bool broken_geometry = false;  ///< it had one that a finding has told of
};

/// How the rows of one kind of table become events. The plain table, ACLED, UCDP GED and
/// GDELT each have their own.
class EventTable {
 public:
  EventTable(std::vector<std::string> header, std::string file, Findings& findings);
  virtual ~EventTable() = default;
  EventTable(const EventTable&) = delete;
  EventTable& operator=(const EventTable&) = delete;

  /// Where findings go from now on.
  void tell_to(Findings& findings) { m_findings = &findings; }

  /// The event of the row; nothing when it cannot be one, and a finding says why.
  std::optional<Event> read(const EventRow& row);

 protected:
  /// The column of that name, as if white space, case and '-' for '_' were right; -1 for
  /// none. A column that was taken is not kept under Event::more.
  int take(std::string_view name);
  bool has(std::string_view name) const;
  const std::vector<std::string>& header() const { return m_header; }
  const SharedText& file() const { return m_file; }

  std::string_view cell(const EventRow& row, int column) const;
  /// The same of a column whose words many rows share.
  SharedText shared_cell(const EventRow& row, int column) { return m_texts.of(cell(row, column)); }
  void tell(Severity severity, int line, std::string message);

  /// What the kind of table knows; the columns not taken are added after.
  virtual bool fill(Event& event, const EventRow& row) = 0;

  /// Nothing, with a finding, when the cell is not empty and no number (of deaths).
  std::optional<double> number(const EventRow& row, int column, const char* name);
  std::optional<int> count(const EventRow& row, int column, const char* name);

  /// Sets the position; a finding when it is none.
  void position(Event& event, const EventRow& row, int lon, int lat);

  /// Sets type and subtype as the table of kinds spells them; a warning for new ones.
  void kind(Event& event, int line, std::string_view type, std::string_view subtype);

 private:
  struct KnownKind {
    SharedText type;
    SharedText subtype;
  };

  void check_length(const EventRow& row);
  KnownKind known_kind(int line, const std::string& type, const std::string& subtype);

  std::vector<std::string> m_header;
  std::vector<std::string> m_names;   ///< the header folded
  std::vector<SharedText> m_columns;  ///< the header for Event::more
  std::vector<bool> m_taken;
  SharedText m_file;
  SharedTexts m_texts;
  Findings* m_findings;
  std::unordered_map<std::string, KnownKind> m_kinds;
};

/// A warning for each event whose id an earlier one has.
void tell_equal_ids(const std::vector<Event>& events, Findings& findings);

/// The table for a header; throws InputError when events cannot be made of it.
std::unique_ptr<EventTable> event_table(const std::vector<std::string>& header, const std::string& file,
                                        Findings& findings);

std::unique_ptr<EventTable> plain_table(const std::vector<std::string>& header, const std::string& file,
                                        Findings& findings);
std::unique_ptr<EventTable> acled_table(const std::vector<std::string>& header, const std::string& file,
                                        Findings& findings);
std::unique_ptr<EventTable> ucdp_table(const std::vector<std::string>& header, const std::string& file,
                                       Findings& findings);
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
