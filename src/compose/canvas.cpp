#include "compose/canvas.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

void Canvas::begin(const std::string& role, const std::string& title, const std::string& description,
                   std::optional<PageBox> clip) {
  add(GroupBegin{"", role, title, description, clip});
}

double Canvas::text(const std::string& words, PagePoint top, const Font& font, Colour colour,
                    TextAlign align) {
  if (words.empty()) return top.y;
  const TextSize size = size_of(words, font);
  TextMark mark;
  mark.text = words;
  mark.at = {top.x, top.y + size.ascent};
  mark.font = font;
  mark.colour = colour;
  mark.align = align;
  mark.line_height = line_height;
  add(mark);
  return top.y + size.ascent + size.descent;
}

double Canvas::text_height(const std::string& words, const Font& font) {
  if (words.empty()) return 0;
  const TextSize size = size_of(words, font);
  return size.ascent + size.descent;
}

PathMark box_mark(const PageBox& box, std::optional<Colour> fill, std::optional<Pen> pen) {
  return {rectangle(box), fill, std::move(pen), std::nullopt, 1.5};
}

PathMark line_mark(PagePoint from, PagePoint to, const Pen& pen) {
  Path path;
  path.move_to(from);
  path.line_to(to);
  return {path, std::nullopt, pen, std::nullopt, 1.5};
}

}  // namespace dateline
