#include "compose/map_headings.hpp"

#include <algorithm>

#include "compose/text_fit.hpp"

namespace dateline {
namespace {

constexpr double apart = 2;        // mm between words and count
constexpr double above_frame = 1;  // mm
constexpr double smallest = 0.72;  // of the size of the words, before they are cut

}  // namespace

MapHeadings::MapHeadings(Canvas& canvas, std::vector<MapHeading> headings)
    : m_headings(std::move(headings)),
      m_words(canvas.sized(Font{FontFamily::sans, 2.9, true, false, 0})),
      m_count(canvas.sized(Font{FontFamily::sans, 2.45, false, false, 0})) {
  m_count_line = canvas.text_height("0", m_count);
  for (const MapHeading& heading : m_headings) {
    const TextSize words = canvas.size_of(heading.words, m_words);
    const TextSize count = canvas.size_of(heading.count, m_count);
    m_ascent = std::max(m_ascent, words.ascent);
    m_descent = std::max(m_descent, words.descent);
    m_count_line = std::max(m_count_line, count.ascent + count.descent);
    m_widest_words = std::max(m_widest_words, words.width);
    m_widest = std::max(m_widest, words.width + apart + count.width);
  }
}

double MapHeadings::height(double width) const {
  const double line = m_ascent + m_descent;
  if (on_one_line(width)) return line + above_frame;
  const double second = m_words.size * Canvas::line_height;
  return line + (m_widest_words <= width ? 0 : second) + m_count_line + above_frame;
}

void MapHeadings::draw(Canvas& canvas, std::size_t nth, const PageBox& room) const {
  const MapHeading& heading = m_headings[nth];
  const SheetLook& look = canvas.look();
  const bool one_line = on_one_line(room.width());
  const double below = one_line ? above_frame : m_count_line + above_frame;
  const SetText words =
      set_in(canvas, heading.words, m_words,
             {room.width(), room.height() - below + 0.05, one_line ? 1 : 2, m_words.size * smallest});
  // The last lines of all headings stand on one base line, whatever letters they have.
  const double foot = room.bottom - below;
  const double base = foot - m_descent;
  const TextSize size = canvas.size_of(words.text, words.font);
  const double lines = static_cast<double>(std::ranges::count(words.text, '\n'));
  const double top = base - lines * words.font.size * Canvas::line_height - size.ascent;
  canvas.text(words.text, {room.left, top}, words.font, look.ink);
  const TextSize count = canvas.size_of(heading.count, m_count);
  if (one_line)
    canvas.text(heading.count, {room.right, base - count.ascent}, m_count, look.soft_ink, TextAlign::right);
  else
    canvas.text(heading.count, {room.left, foot}, m_count, look.soft_ink);
  const double right = one_line ? room.right : room.left + std::max(size.width, count.width);
  canvas.note({"heading",
               heading.words + ", " + heading.count,
               "",
               {room.left, top, right, room.bottom - above_frame},
               "placed",
               words.cut ? "cut" : "",
               false,
               nth + 1});
}

}  // namespace dateline
