#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/relief/ramp.hpp"

namespace dateline {

/// A point of a heat map.
struct HeatPoint {
  PagePoint at;
  double radius = 0;  ///< mm, how far it reaches: three standard deviations of its bell
  double weight = 1;
};

/// How dense points are, at the pixels of a box of the sheet, row by row.
struct DensityGrid {
  PageBox box;
  int columns = 0;
  int rows = 0;
  std::vector<float> density;
};

/// Kernel density: the sum of Gaussian bells, each `weight` times 0.3989 at its point and a
/// ninetieth of that at its radius, as the heat maps of the MapLibre Style Specification
/// v8. Points that lie far apart in radius are told apart to within 2 %. The cost is in
/// pixels and radii, hardly in points.
DensityGrid density_of(const std::vector<HeatPoint>& points, const PageBox& box, double pixels_per_mm);

/// Each density times `intensity`, from 0 to 1, in the ramp's colour times `opacity`.
Image heat_picture(const DensityGrid& grid, double intensity, const ColourRamp& ramp, double opacity);

}  // namespace dateline
