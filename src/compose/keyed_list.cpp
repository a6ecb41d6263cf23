#include "compose/keyed_list.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "compose/columns.hpp"
#include "compose/text_fit.hpp"

namespace dateline {
namespace {

constexpr double letters_in_column = 52;  // of half an em: what is read without losing the line
constexpr double gutter = 4;              // mm between columns
constexpr double key_gap = 0.6;           // between key and text, of the size of the letters
constexpr double above_gap = 1.2;         // about a heading over entries, the same

Font text_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size, false, false, 0});
}

Font key_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size, true, false, 0});
}

Font head_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size * 1.2, true, false, 0});
}

/// From the left of the keys to the left of the texts, mm.
double key_room(Canvas& canvas, const KeyedList& list) {
  double widest = 0;
  for (const KeyedEntry& entry : list.entries)
    widest = std::max(widest, canvas.size_of(entry.key, key_font(canvas, list)).width);
  return widest + canvas.sized(list.size * key_gap);
}

double head_room(Canvas& canvas, const KeyedList& list) {
  if (list.heading.empty()) return 0;
  return canvas.text_height(list.heading, head_font(canvas, list)) + canvas.sized(list.size * 0.6);
}

/// An entry as it is set.
struct Row {
  std::string above;  ///< wrapped
  std::string lead;   ///< on its first line, or wrapped over it
  std::string first;  ///< line of the text after the lead; "" where the lead takes lines of its own
  std::string rest;   ///< of the text, wrapped
  double height = 0;
};

/// The words of a text with one blank between them.
std::string on_one_line(const std::string& text) {
  std::string out;
  std::istringstream words(text);
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

double line_height(const Canvas& canvas, const KeyedList& list) {
  return text_font(canvas, list).size * Canvas::line_height;
}

double lead_room(Canvas& canvas, const KeyedList& list, const std::string& lead) {
  return canvas.size_of(lead, text_font(canvas, list)).width + canvas.sized(list.size * 0.45);
}

/// Lines below one another: the second begins where the first has its baseline and a line more.
double below(Canvas& canvas, const KeyedList& list, const std::string& lines) {
  return lines.empty() ? 0
                       : line_height(canvas, list) * static_cast<double>(1 + std::ranges::count(lines, '\n'));
}

/// An entry in `room` mm beside the keys, in a column of `width` mm.
Row row_of(Canvas& canvas, const KeyedList& list, const KeyedEntry& entry, double room, double width) {
  constexpr double most_lead = 0.6;  // of the line that its text goes on in
  const Font font = text_font(canvas, list);
  const std::string text = on_one_line(entry.text);
  Row row;
  if (!entry.above.empty()) row.above = broken_to(canvas, entry.above, key_font(canvas, list), width);
  if (!entry.lead.empty()) {
    row.lead = broken_to(canvas, entry.lead, font, room);
    const double after = room - lead_room(canvas, list, entry.lead);
    if (after > room * (1 - most_lead)) {
      row.first = broken_to(canvas, text, font, after);
      row.first.resize(std::min(row.first.find('\n'), row.first.size()));
    }
  }
  std::string rest = text.substr(row.first.size());
  if (rest.starts_with(' ')) rest.erase(0, 1);
  if (!rest.empty()) row.rest = broken_to(canvas, rest, font, room);
  row.height =
      below(canvas, list, row.lead) + below(canvas, list, row.rest) + canvas.sized(list.size * list.gap);
  if (!row.above.empty())
    row.height += canvas.text_height(row.above, key_font(canvas, list)) + canvas.sized(list.size * above_gap);
  return row;
}

/// The entries from `first` on, until they are higher than `most` mm together.
std::vector<Row> rows_of(Canvas& canvas, const KeyedList& list, double width, int columns, std::size_t first,
                         double most) {
  const double column = width / columns - (columns > 1 ? canvas.sized(gutter) : 0);
  const double room = column - key_room(canvas, list);
  std::vector<Row> rows;
  double height = 0;
  for (std::size_t i = first; i < list.entries.size() && height <= most; ++i) {
    rows.push_back(row_of(canvas, list, list.entries[i], room, column));
    height += rows.back().height;
  }
  return rows;
}

std::vector<double> heights_of(const std::vector<Row>& rows) {
  std::vector<double> heights;
  for (const Row& row : rows) heights.push_back(row.height);
  return heights;
}

/// Draws an entry with its key ending at `indent` mm less a gap. Gives the right edge of its words.
double draw_row(Canvas& canvas, const KeyedList& list, const KeyedEntry& entry, const Row& row,
                const PageBox& at, double indent) {
  const SheetLook& look = canvas.look();
  const Font font = text_font(canvas, list);
  const Font bold = key_font(canvas, list);
  double right = at.left;
  double y = at.top;
  // Words of a line share their baseline, whatever letters they are of.
  const auto words = [&](const std::string& text, double x, const Font& in, Colour colour,
                         TextAlign align = TextAlign::left) {
    const double lift = canvas.size_of(text, in).ascent - canvas.size_of("1", in).ascent;
    canvas.text(text, {x, y - lift}, in, colour, align);
    if (align == TextAlign::left) right = std::max(right, x + canvas.size_of(text, in).width);
  };
  if (!row.above.empty()) {
    y += canvas.sized(list.size * above_gap * 0.6);
    words(row.above, at.left, bold, look.ink);
    y += canvas.text_height(row.above, bold) + canvas.sized(list.size * above_gap * 0.4);
  }
  words(entry.key, at.left + indent - canvas.sized(list.size * key_gap), bold, look.ink, TextAlign::right);
  const double left = at.left + indent;
  if (!row.lead.empty()) {
    words(row.lead, left, font, look.soft_ink);
    if (!row.first.empty()) words(row.first, left + lead_room(canvas, list, row.lead), font, look.ink);
    y += below(canvas, list, row.lead);
  }
  if (!row.rest.empty()) words(row.rest, left, font, look.ink);
  return right;
}

}  // namespace

int keyed_columns(const Canvas& canvas, const KeyedList& list, double width) {
  const double column = canvas.sized(letters_in_column * list.size / 2);
  return std::max(1, static_cast<int>(std::floor(width / column)));
}

double keyed_height(Canvas& canvas, const KeyedList& list, double width, int columns, double most) {
  if (list.entries.empty()) return 0;
  const std::vector<Row> rows = rows_of(canvas, list, width, columns, 0, most * columns);
  return head_room(canvas, list) + balanced_height(heights_of(rows), columns);
}

KeyedDrawn draw_keyed_list(Canvas& canvas, const KeyedList& list, const std::string& what, const PageBox& box,
                           int columns, std::size_t first) {
  KeyedDrawn drawn{{box.left, box.top, box.left, box.top}, first};
  PageBox body = box;
  body.top += head_room(canvas, list);
  const std::vector<Row> rows =
      rows_of(canvas, list, box.width(), columns, first, columns * std::max(0.0, body.height()));
  const std::vector<double> heights = heights_of(rows);
  body.bottom = std::min(body.bottom, body.top + balanced_height(heights, columns));
  const std::vector<PageBox> places = in_columns(heights, body, columns);
  if (places.empty()) return drawn;

  const double indent = key_room(canvas, list);
  canvas.begin(what, list.heading.empty() ? what : list.heading);
  canvas.text(list.heading, {box.left, box.top}, head_font(canvas, list), canvas.look().ink);
  drawn.box = {box.left, box.top, box.right, body.top};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PageBox& at = places[i];
    const KeyedEntry& entry = list.entries[first + i];
    const double right = draw_row(canvas, list, entry, rows[i], at, indent);
    canvas.note(
        {what + " entry", in_words(entry), entry.feature, {at.left, at.top, right, at.bottom}, "keyed", ""});
    drawn.box.bottom = std::max(drawn.box.bottom, at.bottom);
  }
  canvas.end();
  canvas.note({what, list.heading, "", drawn.box, "placed", ""});
  drawn.next = first + places.size();
  return drawn;
}

std::string in_words(const KeyedEntry& entry) {
  return entry.key + ": " + entry.lead + (entry.lead.empty() ? "" : ": ") + entry.text;
}

}  // namespace dateline
