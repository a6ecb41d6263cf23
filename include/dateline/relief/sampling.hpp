#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/relief/ground_grid.hpp"
#include "dateline/relief/raster_source.hpp"

namespace dateline {

/// Heights in metres at the pixels of a grid, row by row; NaN where there are none.
struct HeightGrid {
  int columns = 0;
  int rows = 0;
  std::vector<float> metres;
  std::size_t on_earth = 0;  ///< how many of the pixels lie within the projection's world

  /// The share of those that have a height, 0 to 1.
  double covered() const;
};

/// The raster's heights at the grid's pixels. Where the raster is finer than the grid, its
/// pixels are averaged; where it is coarser, `smooth` lays a cubic spline through them, whose
/// slopes have no edges, and `nearest` takes the height of the pixel.
/// Only the part that is seen is read, no finer than the grid asks. Throws InputError when
/// the raster cannot be read.
HeightGrid heights_on(const GroundGrid& grid, const RasterSource& raster, Sampling sampling);

/// The image fading out over so many pixels towards the sides of the raster that it was made
/// of, so that relief that ends within the map does not end with a line.
Image faded_at_sides(const Image& image, const GroundGrid& grid, const RasterSource& raster, double pixels);

/// A picture's pixels at the grid's; between them `smooth` goes straight.
Image picture_on(const GroundGrid& grid, const RasterSource& raster, Sampling sampling);

}  // namespace dateline
