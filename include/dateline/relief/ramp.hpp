#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/relief/sampling.hpp"

namespace dateline {

/// Colours by a number: evenly spaced from the first at `low` to the last at `high`.
struct ColourRamp {
  double low = 0;
  double high = 1;
  std::vector<Colour> colours;

  /// The nearest of the colours; the ends go on beyond.
  Colour at(double value) const;

  /// With every alpha times `opacity`, 0 to 1.
  ColourRamp faded(double opacity) const;
};

/// Hypsometric tints: each height in its colour, its alpha times `opacity`; clear where
/// there is no height.
Image tinted(const HeightGrid& heights, const ColourRamp& ramp, double opacity);

}  // namespace dateline
