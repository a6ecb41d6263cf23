// How a legend's rows are set and drawn.

#include <fmt/format.h>

#include <algorithm>

#include "compose/columns.hpp"
#include "compose/legend.hpp"
#include "compose/legend_signs.hpp"
#include "compose/text_fit.hpp"

namespace dateline {
namespace {

constexpr double sign_width = 7.5;  // mm, at text scale 1 as the fonts
constexpr double column_gap = 1.5;  // mm to the right of a row
const Font head_font{FontFamily::sans, 2.75, true, false, 0};
const Font sub_head_font{FontFamily::sans, 2.45, true, false, 0};

bool is_heading(const LegendEntry& entry) {
  return entry.swatch == LegendEntry::Swatch::heading;
}

/// A row's words, wrapped, and its height, mm.
struct Row {
  std::string text;
  double height = 0;
  std::vector<LegendSize> sizes = {};  ///< of circles, those that find room in the column
  bool left_out = false;
};

/// Fewer circles in a narrow column, and none where not even the smallest finds room.
Row row_of_sizes(Canvas& canvas, const LegendEntry& entry, double column) {
  Row row;
  row.sizes = sizes_within(canvas, entry.sizes, column - column_gap);
  row.left_out = row.sizes.empty();
  if (!row.left_out) row.height = height_of_sizes(canvas, row.sizes);
  return row;
}

Row row_of(Canvas& canvas, const LegendEntry& entry, double column) {
  if (is_heading(entry)) {
    const Font font = canvas.sized(sub_head_font);
    const std::string words = broken_to(canvas, entry.text, font, column - column_gap);
    return {words, canvas.text_height(words, font) + canvas.sized(1.6)};
  }
  if (entry.swatch == LegendEntry::Swatch::sizes) return row_of_sizes(canvas, entry, column);
  const Font font = canvas.sized(legend_font);
  const double width = column - canvas.sized(sign_width) - column_gap;
  Row row{broken_to(canvas, entry.text, font, width), 0};
  row.height = std::max(sign_height(canvas, entry), canvas.text_height(row.text, font) + canvas.sized(0.8));
  row.height += room_above(canvas, entry);
  row.height += room_below(entry);
  return row;
}

std::vector<Row> rows_of(Canvas& canvas, const std::vector<LegendEntry>& entries, double column) {
  std::vector<Row> rows;
  for (const LegendEntry& entry : entries) {
    rows.push_back(row_of(canvas, entry, column));
    // A heading of nothing tells nothing.
    const std::size_t above = rows.size() - 2;
    if (rows.back().left_out && rows.size() > 1 && is_heading(entries[above]))
      rows[above] = {"", 0, {}, true};
  }
  return rows;
}

std::vector<double> heights_of(const std::vector<Row>& rows) {
  std::vector<double> heights;
  for (const Row& row : rows) heights.push_back(row.height);
  return heights;
}

double head_room(Canvas& canvas) {
  return canvas.text_height("Legend", canvas.sized(head_font)) + canvas.sized(1.2);
}

/// Rows of several lines, which else look like parts of one text, get up to `most` mm more each, as far as
/// their column has room down to `bottom`.
void set_apart(const std::vector<Row>& rows, std::vector<PageBox>& places, double bottom, double most) {
  const auto has_several = [&](std::size_t i) { return rows[i].text.find('\n') != std::string::npos; };
  for (std::size_t first = 0, end = 0; first < places.size(); first = end) {
    int several = 0;
    for (; end < places.size() && places[end].left == places[first].left; ++end) several += has_several(end);
    const double room = bottom - places[end - 1].bottom;
    const double more = several == 0 ? 0 : std::clamp(room / several, 0.0, most);
    double down = 0;
    for (std::size_t i = first; i < end; ++i) {
      places[i].top += down;
      if (has_several(i)) down += more;
      places[i].bottom += down;
    }
  }
}

/// A legend's rows, and where those stand that find room.
struct SetLegend {
  std::vector<Row> rows;
  std::vector<PageBox> places;
  std::size_t shown = 0;  ///< rows; where there are more, the last place tells how many

  bool is_whole() const { return shown == rows.size(); }
};

SetLegend set_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box,
                     int columns) {
  SetLegend legend{rows_of(canvas, entries, box.width() / columns), {}, 0};
  const std::vector<double> heights = heights_of(legend.rows);
  PageBox body = box;
  body.top += head_room(canvas);
  body.bottom = std::min(body.bottom, body.top + balanced_height(heights, columns));
  legend.places = in_columns(heights, body, columns);
  set_apart(legend.rows, legend.places, box.bottom, canvas.sized(1.2));
  const bool whole = legend.places.size() == entries.size();
  legend.shown = whole || legend.places.empty() ? legend.places.size() : legend.places.size() - 1;
  return legend;
}

/// Words in the middle of a row's height, `indent` mm from its left.
struct RowWords {
  std::string text;   ///< wrapped
  std::string whole;  ///< as the report tells them
  double indent = 0;
  Font font;
};

void draw_words(Canvas& canvas, const PageBox& place, const RowWords& words) {
  const TextSize size = canvas.size_of(words.text, words.font);
  const double height = size.ascent + size.descent;
  canvas.text(words.text, {place.left + words.indent, place.top + (place.height() - height) / 2}, words.font,
              canvas.look().ink);
  canvas.note({"legend entry",
               words.whole,
               "",
               {place.left, place.top, place.left + words.indent + size.width, place.bottom},
               "placed",
               ""});
}

void draw_sizes(Canvas& canvas, LegendEntry entry, const Row& row, const PageBox& place) {
  if (row.sizes.size() < entry.sizes.size()) entry.text = words_of(row.sizes);
  entry.sizes = row.sizes;
  draw_sign(canvas, entry, place);
  draw_words(canvas, place, {"", entry.text, width_of_sizes(canvas, entry.sizes), canvas.sized(legend_font)});
}

void draw_row(Canvas& canvas, const LegendEntry& entry, const Row& row, const PageBox& place) {
  if (row.left_out) return;
  if (entry.swatch == LegendEntry::Swatch::sizes) return draw_sizes(canvas, entry, row, place);
  const double sign = canvas.sized(sign_width);
  draw_sign(canvas, entry, {place.left, place.top, place.left + sign, place.bottom});
  draw_words(canvas, place,
             is_heading(entry) ? RowWords{row.text, entry.text, 0, canvas.sized(sub_head_font)}
                               : RowWords{row.text, entry.text, sign, canvas.sized(legend_font)});
}

void tell_left_out_sizes(Canvas& canvas, const std::vector<LegendEntry>& entries, const SetLegend& legend) {
  for (std::size_t i = 0; i < legend.shown; ++i) {
    if (!legend.rows[i].left_out || is_heading(entries[i])) continue;
    canvas.note({"legend entry", entries[i].text, "", {}, "dropped", "the legend is too narrow for it"});
    canvas.findings.push_back(
        {Severity::warning,
         {},
         "the legend is too narrow for the circles that tell sizes; a larger --size shows them"});
  }
}

void tell_rest(Canvas& canvas, const std::vector<LegendEntry>& entries, std::size_t shown) {
  for (std::size_t i = shown; i < entries.size(); ++i)
    canvas.note({"legend entry", entries[i].text, "", {}, "dropped", "the legend has no room for it"});
  canvas.findings.push_back(
      {Severity::warning,
       {},
       fmt::format("the legend has room for {} of {} entries; a larger sheet shows them all", shown,
                   entries.size())});
}

}  // namespace

double legend_height(Canvas& canvas, const std::vector<LegendEntry>& entries, double width, int columns) {
  if (entries.empty()) return 0;
  return head_room(canvas) + balanced_height(heights_of(rows_of(canvas, entries, width / columns)), columns);
}

double legend_column_width(Canvas& canvas, const std::vector<LegendEntry>& entries, double widest) {
  double width = canvas.size_of("Legend", canvas.sized(head_font)).width;
  for (const LegendEntry& entry : entries) {
    const double row =
        entry.swatch == LegendEntry::Swatch::sizes
            ? width_of_sizes(canvas, entry.sizes)
            : canvas.sized(sign_width) + canvas.size_of(entry.text, canvas.sized(legend_font)).width;
    width = std::max(width, row + column_gap + 0.2);
  }
  return std::min(width, widest);
}

double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box, int columns) {
  if (entries.empty()) return 0;
  const SetLegend legend = set_legend(canvas, entries, box, columns);
  canvas.begin("legend", "Legend");
  canvas.text("Legend", {box.left, box.top}, canvas.sized(head_font), canvas.look().ink);
  for (std::size_t i = 0; i < legend.shown; ++i)
    draw_row(canvas, entries[i], legend.rows[i], legend.places[i]);
  const std::string rest = fmt::format("and {} more", entries.size() - legend.shown);
  if (legend.shown < legend.places.size())
    draw_words(canvas, legend.places[legend.shown], {rest, rest, 0, canvas.sized(legend_font)});
  canvas.end();
  double lowest = box.top + head_room(canvas);
  for (const PageBox& place : legend.places) lowest = std::max(lowest, place.bottom);
  canvas.note({"legend", "Legend", "", {box.left, box.top, box.right, lowest}, "placed", ""});
  tell_left_out_sizes(canvas, entries, legend);
  if (!legend.is_whole()) tell_rest(canvas, entries, legend.shown);
  return lowest - box.top;
}

}  // namespace dateline
