#include "draw/svg_text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "dateline/text/utf8.hpp"
#include "draw/svg_look.hpp"
#include "draw/xml.hpp"

namespace dateline {

const char* const sans_families =
    "'Noto Sans', 'Noto Sans Armenian', 'Noto Sans Georgian', 'Noto Sans Arabic', 'Noto Sans Hebrew', "
    "'Noto Sans Devanagari', 'Noto Sans Math', 'Noto Sans Symbols2', 'DejaVu Sans', Arial, sans-serif";

namespace {

/// Does the text run from right to left? Its first letter tells.
bool is_right_to_left(std::string_view text) {
  for (const char32_t c : to_utf32(text)) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    if (direction == U_LEFT_TO_RIGHT) return false;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
  }
  return false;
}

constexpr const char* serif_families =
    "'Noto Serif', 'Noto Serif Armenian', 'Noto Serif Georgian', 'Noto Sans Arabic', 'Noto Sans Hebrew', "
    "'Noto Sans Devanagari', 'Noto Sans Math', 'Noto Sans Symbols2', 'DejaVu Serif', 'Times New Roman', "
    "serif";

std::string font_attributes(const Font& font) {
  std::string out;
  if (font.family == FontFamily::serif) out += attribute("font-family", serif_families);
  out += attribute("font-size", font.size);
  if (font.bold) out += attribute("font-weight", "bold");
  if (font.italic) out += attribute("font-style", "italic");
  if (font.letter_spacing != 0) out += attribute("letter-spacing", font.letter_spacing);
  return out;
}

/// A line of the text and the parts of it that are set in their own way.
struct SvgLine {
  std::string text;
  std::vector<TextSpan> spans;
};

std::vector<SvgLine> lines_of(const TextMark& mark) {
  std::vector<SvgLine> lines(1);
  std::size_t span = 0;
  std::size_t left = mark.spans.empty() ? 0 : mark.spans.front().length;
  const auto begin_span = [&] {
    if (span >= mark.spans.size()) return;
    lines.back().spans.push_back(mark.spans[span]);
    lines.back().spans.back().length = 0;
  };
  begin_span();
  for (const char c : mark.text) {
    while (span < mark.spans.size() && left == 0) {
      ++span;
      left = span < mark.spans.size() ? mark.spans[span].length : 0;
      begin_span();
    }
    if (left > 0) --left;
    if (c == '\n') {
      lines.emplace_back();
      begin_span();
      continue;
    }
    lines.back().text += c;
    if (!lines.back().spans.empty()) ++lines.back().spans.back().length;
  }
  return lines;
}

/// The line's text, its spans as <tspan>; a gap moves what follows.
std::string content_of(const SvgLine& line) {
  if (line.spans.empty()) return xml_text(line.text);
  std::string out;
  std::size_t at = 0;
  double gap = 0;
  for (const TextSpan& span : line.spans) {
    const std::string words = line.text.substr(at, span.length);
    at += span.length;
    if (span.gap > 0) gap += span.gap;
    if (span.gap > 0 || words.empty()) continue;
    out += "<tspan" + (gap > 0 ? attribute("dx", gap) : std::string()) + font_attributes(span.font) +
           colour("fill", span.colour) + ">" + xml_text(words) + "</tspan>";
    gap = 0;
  }
  return out;
}

/// SVG's letter spacing follows the last letter too; the text is shifted by what that
/// moves it.
double overhang(const TextMark& mark) {
  const double share = mark.align == TextAlign::left ? 0 : mark.align == TextAlign::centre ? 0.5 : 1;
  return share * mark.font.letter_spacing;
}

std::string anchor(TextAlign align, bool right_to_left) {
  if (align == TextAlign::centre) return attribute("text-anchor", "middle");
  const bool end = (align == TextAlign::right) != right_to_left;
  return end ? attribute("text-anchor", "end") : "";
}

/// What stands between <text …> and </text>.
std::string inside(const TextMark& mark, const std::string& path_id) {
  const std::vector<SvgLine> lines = lines_of(mark);
  if (!mark.path.empty()) {
    static constexpr const char* offsets[] = {"0", "50%", "100%"};
    return "<textPath" + attribute("xlink:href", "#" + path_id) +
           attribute("startOffset", offsets[static_cast<int>(mark.align)]) + ">" + content_of(lines.front()) +
           "</textPath>";
  }
  if (lines.size() == 1) return content_of(lines.front());
  std::string out;
  double y = mark.at.y;
  for (const SvgLine& line : lines) {
    out += "<tspan" + attribute("x", mark.at.x + overhang(mark)) + attribute("y", y) + ">" +
           content_of(line) + "</tspan>";
    y += mark.line_height * mark.font.size;
  }
  return out;
}

/// The attributes of <text> but its stroke.
std::string text_attributes(const TextMark& mark, const std::string& fill) {
  const bool right_to_left = is_right_to_left(mark.text);
  std::string out;
  if (mark.path.empty()) out += attribute("x", mark.at.x + overhang(mark)) + attribute("y", mark.at.y);
  out += font_attributes(mark.font) + anchor(mark.align, right_to_left) + fill;
  if (right_to_left) out += attribute("direction", "rtl") + attribute("unicode-bidi", "embed");
  if (mark.angle != 0 && mark.path.empty())
    out += attribute("transform", "rotate(" + number(mark.angle) + " " + number(mark.at.x) + " " +
                                      number(mark.at.y) + ")");
  return out;
}

}  // namespace

std::string svg_text(const TextMark& mark, const std::string& path_id) {
  std::string out;
  if (!mark.path.empty()) {
    Path path;
    for (const PagePoint& step : mark.path) path.empty() ? path.move_to(step) : path.line_to(step);
    out += "<defs><path" + attribute("id", path_id) + attribute("d", path_data(path)) + "/></defs>\n";
  }
  const std::string words = inside(mark, path_id);
  const std::vector<Pen> pens = halo_pens(mark);
  // One pen is drawn under its own letters; a fading halo needs copies that nobody reads or
  // selects.
  const bool copies = pens.size() > 1 || (!pens.empty() && !mark.spans.empty());
  if (copies) {
    const std::string attributes = text_attributes(mark, attribute("fill", "none")) +
                                   attribute("aria-hidden", "true") + attribute("style", "user-select:none");
    for (const Pen& halo : pens) out += "<text" + attributes + pen(halo) + ">" + words + "</text>\n";
  }
  out += "<text" + text_attributes(mark, colour("fill", mark.colour));
  if (!copies && !pens.empty()) out += attribute("paint-order", "stroke") + pen(pens.front());
  return out + ">" + words + "</text>\n";
}

}  // namespace dateline
