#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// A place beside a point that a label may take: the side of the point on which the text
/// stands, and how far away its nearest edge or corner is.
struct LabelAnchor {
  int x = 0;         ///< -1 to the left, 0 across, 1 to the right
  int y = 0;         ///< -1 above, 0 level, 1 below
  PagePoint offset;  ///< mm from the point

  bool operator==(const LabelAnchor&) const = default;
};

/// Text that wants a place on the map.
struct LabelRequest {
  /// Where it may stand.
  enum class Way {
    around_point,  ///< beside points.front(), `clearance` mm or more away
    along_line,    ///< along the line `points`, bent with it
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
  std::vector<PagePoint> axis = {};  ///< of an area too narrow for level text: a line to set it along
  double clearance = 0;              ///< mm
  double priority = 0;               ///< the greater goes first
  /// Other ways of setting the text, tried after it: "Khankendi /\nStepanakert". Where there
  /// are spans, byte for byte as long as the text.
  std::vector<std::string> other_texts;
  double halo_blur = 0;         ///< mm
  std::vector<TextSpan> spans;  ///< parts of the text with a look of their own
  /// Places beside the point, the best first; none: Imhof's eight. Along a line only `y` and
  /// the offset's count: above, on or below it.
  std::vector<LabelAnchor> anchors;
  bool may_stand_off = true;         ///< farther from the point too, where there is no room
  std::optional<TextAlign> justify;  ///< of several lines; none: towards the point
  double turn = 0;                   ///< degrees clockwise about the point
  double padding = 0.35;             ///< mm kept free around it
  bool may_overlap = false;          ///< stands where it wants to, whatever is there
  bool may_be_covered = false;       ///< others may stand on it
  PageBox own;                       ///< a solid obstacle that it may cover: its own symbol
  PagePoint shift;                   ///< mm by which it is drawn beside its place
  double most_bend = 45;             ///< degrees from letter to letter, along a line
  bool upright = true;               ///< along a line: never on its head
  double apart = 0;                  ///< mm between this and other labels of the same text
  double slide = 1e9;                ///< mm from the line's middle to which it may go
  std::optional<PageBox> picture;    ///< a symbol about the point that stands and falls with it
  bool picture_may_overlap = false;  ///< the symbol stands whatever is there
  /// A symbol about the text that stands and falls with it: mm around it, top, right, bottom, left.
  std::optional<std::array<double, 4>> border;
  /// Where it has no room at its point: farther off, led by a line of that many ems at most.
  double longest_leader = 0;
  bool may_be_keyed = false;  ///< where that has no room either: a letter, and the text in a list; 12 at most
  int symbol = -1;            ///< the caller's: which symbol it belongs to
  std::vector<std::string> images;  ///< the caller's: what stands in the gaps of the spans
};

/// What became of a request, in the order of the requests.
struct Label {
  bool placed = false;
  bool moved = false;             ///< not in the first place that it asked for
  TextMark mark;                  ///< when placed
  std::vector<PageBox> boxes;     ///< that it covers; several for turned text
  std::string why;                ///< when not placed
  PagePoint point;                ///< where it was anchored
  PageBox text;                   ///< of level text: its box
  std::vector<PagePoint> leader;  ///< of text that is led by a line: its ends, at the point and at the text
  bool keyed = false;             ///< the mark is a letter that stands for the text
};

/// What labels must keep off.
struct LabelObstacles {
  PageBox frame;                              ///< labels stay inside
  std::vector<PageBox> solid;                 ///< never covered: symbols, furniture
  std::vector<std::vector<PagePoint>> lines;  ///< better not covered: borders, rivers, roads
  /// Middles of the places' dots: a label beside a point is taken for that of the nearest.
  std::vector<PagePoint> dots = {};
};

/// Gives every label a place where it overlaps no other label and no solid obstacle and
/// does not leave the frame, or none. Ways in Imhof's order (1975); higher priority first, then by
/// feature and text; a label without room may push others to their other ways. What has no room
/// at its point is led by a line or keyed, where it may; keys are letters from the top down.
/// The same requests give the same labels, and labels that touch none of what is added to
/// the requests, not even through others, stay where they are.
std::vector<Label> place_labels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                TextMeasure& measure);

/// The size of a text of one or more lines.
TextSize measure_lines(const std::string& text, const Font& font, double line_height, TextMeasure& measure);

/// The same of text with spans.
TextSize measure_lines(const std::string& text, const std::vector<TextSpan>& spans, const Font& font,
                       double line_height, TextMeasure& measure);

/// A text with the spans that set its parts.
struct SpannedText {
  std::string text;
  std::vector<TextSpan> spans;
};

/// The text broken into as few lines of `width` mm as it needs, all about equally long: at
/// spaces, after hyphens and slashes, and between the characters of scripts without spaces.
SpannedText broken_evenly(const SpannedText& text, const Font& font, double width, TextMeasure& measure);

/// The text broken at spaces so that no line is wider than `width` mm (a single word may be).
std::string wrapped(const std::string& text, const Font& font, double width, TextMeasure& measure);

}  // namespace dateline
