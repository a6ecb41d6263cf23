#pragma once

#include <vector>

#include "dateline/error.hpp"
#include "dateline/style/value.hpp"
#include "style/colour_spaces.hpp"

namespace dateline {

/// How far (0 to 1) `input` is on the way between two stops. `curve`: the base of an
/// exponential, or x1, y1, x2, y2 of a cubic Bézier.
double share_of_way(const std::vector<double>& curve, double input, double from, double to);

/// What is at `t` (0 to 1) of the way between two values of one kind: numbers, colours,
/// arrays and lists of them, paddings, offsets of the same anchors, projections.
Expected<StyleValue> between(const StyleValue& from, const StyleValue& to, double t, ColourSpace space);

}  // namespace dateline
