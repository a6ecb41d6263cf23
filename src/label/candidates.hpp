#pragma once

#include <vector>

#include "dateline/label/labels.hpp"

namespace dateline {

/// One way of setting a label, not yet checked for room.
struct LabelCandidate {
  TextMark mark;
  std::vector<PageBox> boxes;
  double cost = 0;  ///< 0 is best
  PagePoint point;  ///< where it is anchored
  PageBox text;     ///< of level text: its box
};

/// A text mark with the request's look and no place yet.
TextMark text_mark(const LabelRequest& request, const std::string& text, TextAlign align);

/// Adds the ways of setting the text along the request's line: on smooth paths beside or on
/// it, bent no more than the request allows.
void add_along_line(const LabelRequest& request, const std::string& text, double text_cost,
                    TextMeasure& measure, std::vector<LabelCandidate>& out);

/// All the ways of a request, the best first by its own measure.
std::vector<LabelCandidate> label_candidates(const LabelRequest& request, TextMeasure& measure);

}  // namespace dateline
