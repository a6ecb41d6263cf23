#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// An image of a sprite sheet. Lengths are in its pixels.
struct Sprite {
  Image image;
  double pixel_ratio = 1;  ///< its pixels in a px of the style
  /// Its alpha tells the distance to the edge (a signed distance field), so that it may be
  /// coloured and haloed: the edge is at 192, a pixel of distance is 32, more is inside.
  bool tintable = false;
  std::vector<std::pair<double, double>> stretch_x;  ///< columns that may be stretched
  std::vector<std::pair<double, double>> stretch_y;  ///< rows that may be stretched
  std::optional<PageBox> content;                    ///< where text stands in it

  bool operator==(const Sprite&) const = default;
};

}  // namespace dateline
