#pragma once

#include <string>
#include <vector>

#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// Text that wants a place on the map.
struct LabelRequest {
  /// Where it may stand.
  enum class Way {
    around_point,  ///< beside points.front(), `clearance` mm or more away
    along_line,    ///< turned along the line `points`
    within_area    ///< level, centred on one of `points`, the best first
  };

  std::string feature;  ///< id of what it names
  std::string text;     ///< lines parted by '\n'
  Font font;
  Colour colour;
  double halo_width = 0;
  Colour halo{255, 255, 255, 255};
  double line_height = 1.15;
  Way way = Way::around_point;
  std::vector<PagePoint> points;
  double clearance = 0;  ///< mm
  double priority = 0;   ///< the greater goes first
  /// Other ways of setting the text, tried after it: "Khankendi /\nStepanakert".
  std::vector<std::string> other_texts;
};

/// What became of a request, in the order of the requests.
struct Label {
  bool placed = false;
  bool moved = false;          ///< not in the first place that it asked for
  TextMark mark;               ///< when placed
  std::vector<PageBox> boxes;  ///< that it covers; several for turned text
  std::string why;             ///< when not placed
};

/// What labels must keep off.
struct LabelObstacles {
  PageBox frame;                              ///< labels stay inside
  std::vector<PageBox> solid;                 ///< never covered: symbols, furniture
  std::vector<std::vector<PagePoint>> lines;  ///< better not covered: borders, rivers, roads
};

/// Gives every label a place where it overlaps no other label and no solid obstacle and
/// does not leave the frame, or none. Candidates in Imhof's order (1975); higher priority
/// first, then by feature and text; a label without room may push others to their next
/// candidate. The same requests give the same labels.
std::vector<Label> place_labels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                TextMeasure& measure);

/// The size of a text of one or more lines.
TextSize measure_lines(const std::string& text, const Font& font, double line_height, TextMeasure& measure);

/// The text broken at spaces so that no line is wider than `width` mm (a single word may be).
std::string wrapped(const std::string& text, const Font& font, double width, TextMeasure& measure);

}  // namespace dateline
