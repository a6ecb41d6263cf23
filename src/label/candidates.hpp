#pragma once

#include <vector>

#include "dateline/label/labels.hpp"

namespace dateline {

/// One way of setting a label, not yet checked for room.
struct LabelCandidate {
  TextMark mark;
  std::vector<PageBox> boxes;
  double cost = 0;  ///< 0 is best
};

/// All the ways of a request, the best first by its own measure.
std::vector<LabelCandidate> label_candidates(const LabelRequest& request, TextMeasure& measure);

}  // namespace dateline
