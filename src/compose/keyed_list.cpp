#include "compose/keyed_list.hpp"

#include <algorithm>
#include <cmath>

#include "compose/columns.hpp"
#include "compose/text_fit.hpp"

namespace dateline {
namespace {

constexpr double letters_in_column = 52;  // of half an em: what is read without losing the line
constexpr double gutter = 3;              // mm between columns

Font text_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size, false, false, 0});
}

Font key_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size, true, false, 0});
}

Font head_font(const Canvas& canvas, const KeyedList& list) {
  return canvas.sized(Font{FontFamily::sans, list.size * 1.25, true, false, 0});
}

/// From the left of the keys to the left of the texts, mm.
double key_room(Canvas& canvas, const KeyedList& list) {
  double widest = 0;
  for (const KeyedEntry& entry : list.entries)
    widest = std::max(widest, canvas.size_of(entry.key, key_font(canvas, list)).width);
  return widest + canvas.sized(list.size * 0.6);
}

double head_room(Canvas& canvas, const KeyedList& list) {
  if (list.heading.empty()) return 0;
  return canvas.text_height(list.heading, head_font(canvas, list)) + canvas.sized(1.2);
}

/// An entry as it is set.
struct Row {
  std::string text;  ///< wrapped
  double height = 0;
};

std::vector<Row> rows_of(Canvas& canvas, const KeyedList& list, double width, int columns,
                         std::size_t first) {
  const Font font = text_font(canvas, list);
  const double room = width / columns - key_room(canvas, list) - (columns > 1 ? canvas.sized(gutter) : 0);
  std::vector<Row> rows;
  for (std::size_t i = first; i < list.entries.size(); ++i) {
    Row row{broken_to(canvas, list.entries[i].text, font, room), 0};
    row.height = canvas.text_height(row.text, font) + canvas.sized(list.size * 0.35);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<double> heights_of(const std::vector<Row>& rows) {
  std::vector<double> heights;
  for (const Row& row : rows) heights.push_back(row.height);
  return heights;
}

}  // namespace

int keyed_columns(const Canvas& canvas, const KeyedList& list, double width) {
  const double column = canvas.sized(letters_in_column * list.size / 2);
  return std::max(1, static_cast<int>(std::floor(width / column)));
}

double keyed_height(Canvas& canvas, const KeyedList& list, double width, int columns) {
  if (list.entries.empty()) return 0;
  return head_room(canvas, list) +
         balanced_height(heights_of(rows_of(canvas, list, width, columns, 0)), columns);
}

KeyedDrawn draw_keyed_list(Canvas& canvas, const KeyedList& list, const std::string& what, const PageBox& box,
                           int columns, std::size_t first) {
  KeyedDrawn drawn{{box.left, box.top, box.left, box.top}, first};
  const std::vector<Row> rows = rows_of(canvas, list, box.width(), columns, first);
  const std::vector<double> heights = heights_of(rows);
  PageBox body = box;
  body.top += head_room(canvas, list);
  body.bottom = std::min(body.bottom, body.top + balanced_height(heights, columns));
  const std::vector<PageBox> places = in_columns(heights, body, columns);
  if (places.empty()) return drawn;

  const Colour ink = canvas.look().ink;
  const double indent = key_room(canvas, list);
  canvas.begin(what, list.heading.empty() ? what : list.heading);
  canvas.text(list.heading, {box.left, box.top}, head_font(canvas, list), ink);
  drawn.box = {box.left, box.top, box.right, body.top};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PageBox& at = places[i];
    const KeyedEntry& entry = list.entries[first + i];
    canvas.text(entry.key, {at.left + indent - canvas.sized(list.size * 0.6), at.top}, key_font(canvas, list),
                ink, TextAlign::right);
    canvas.text(rows[i].text, {at.left + indent, at.top}, text_font(canvas, list), ink);
    const double right = at.left + indent + canvas.size_of(rows[i].text, text_font(canvas, list)).width;
    canvas.note({what + " entry",
                 entry.key + ": " + entry.text,
                 "",
                 {at.left, at.top, right, at.bottom},
                 "keyed",
                 ""});
    drawn.box.bottom = std::max(drawn.box.bottom, at.bottom);
  }
  canvas.end();
  canvas.note({what, list.heading, "", drawn.box, "placed", ""});
  drawn.next = first + places.size();
  return drawn;
}

}  // namespace dateline
