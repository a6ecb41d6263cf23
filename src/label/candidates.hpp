#pragma once

#include <vector>

#include "dateline/label/labels.hpp"

namespace dateline {

/// One way of setting a label, not yet checked for room.
struct LabelCandidate {
  /// What is done only where there is no room at the place itself.
  enum class Resort {
    none,
    leader,  ///< stands farther off, led to by a line
    key      ///< a letter stands for the text, which stands in a list
  };

  TextMark mark;
  std::vector<PageBox> boxes;
  double cost = 0;  ///< 0 is best
  PagePoint point;  ///< where it is anchored
  PageBox text;     ///< of level text: its box
  Resort resort = Resort::none;
  std::vector<PagePoint> leader;  ///< the line's two ends; the boxes cover it
};

/// A text mark with the request's look and no place yet.
TextMark text_mark(const LabelRequest& request, const std::string& text, TextAlign align);

/// Adds the ways of setting the text along the request's line: on smooth paths beside or on
/// it, bent no more than the request allows.
void add_along_line(const LabelRequest& request, const std::string& text, double text_cost,
                    TextMeasure& measure, std::vector<LabelCandidate>& out);

/// Adds the ways of last resort that the request allows: the text led to by a line, and a
/// letter that stands for it.
void add_last_resorts(const LabelRequest& request, TextMeasure& measure, std::vector<LabelCandidate>& out);

/// Squares of `size` mm that together cover the line between two points.
std::vector<PageBox> squares_along(PagePoint from, PagePoint to, double size);

/// All the ways of a request at its place, the best first by its own measure.
std::vector<LabelCandidate> label_candidates(const LabelRequest& request, TextMeasure& measure);

}  // namespace dateline
