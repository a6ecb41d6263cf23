#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/label/labels.hpp"

namespace dateline {

/// A sheet in the making: what every part of compose writes to.
struct Canvas {
  const SheetSpec& spec;
  const Style& style;
  TextMeasure& measure;
  Findings& findings;
  Sheet sheet;

  const SheetLook& look() const { return style.look; }
  /// A length or a font of the furniture in the style's size of words; smaller on small sheets.
  double sized(double mm) const { return mm * look().text_scale * small_sheet(); }
  Font sized(Font font) const {
    font.size *= look().text_scale * small_sheet();
    return font;
  }
  /// 1 for sheets of 100 mm and more, 0.8 for the smallest.
  double small_sheet() const {
    return std::clamp(std::min(spec.size.width, spec.size.height) / 100, 0.8, 1.0);
  }
  void add(Mark mark) { sheet.drawing.marks.push_back(std::move(mark)); }
  void begin(const std::string& role, const std::string& title, const std::string& description = "",
             std::optional<PageBox> clip = std::nullopt);
  void end() { add(GroupEnd{}); }
  void note(Placement placement) { sheet.report.push_back(std::move(placement)); }

  /// Lines of text, the first line's top at `box.top`; gives the bottom of the last.
  double text(const std::string& text, PagePoint top, const Font& font, Colour colour,
              TextAlign align = TextAlign::left);

  /// The height of text set by text().
  double text_height(const std::string& text, const Font& font);

  TextSize size_of(const std::string& text, const Font& font) {
    return measure_lines(text, font, line_height, measure);
  }

  static constexpr double line_height = 1.22;
};

/// A rectangle with an optional fill and pen.
PathMark box_mark(const PageBox& box, std::optional<Colour> fill, std::optional<Pen> pen);

/// A line of two points.
PathMark line_mark(PagePoint from, PagePoint to, const Pen& pen);

}  // namespace dateline
