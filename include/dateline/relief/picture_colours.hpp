#pragma once

#include "dateline/page/drawing.hpp"

namespace dateline {

/// What a style changes in the colours of a picture: the raster properties of the MapLibre
/// Style Specification v8.
struct PictureLook {
  double opacity = 1;         ///< 0 to 1
  double hue_rotate = 0;      ///< degrees
  double brightness_min = 0;  ///< 0 to 1: what black becomes
  double brightness_max = 1;  ///< 0 to 1: what white becomes
  double saturation = 0;      ///< -1 (grey) to 1
  double contrast = 0;        ///< -1 (one grey) to 1

  bool operator==(const PictureLook&) const = default;
};

/// The picture in those colours.
Image adjusted(const Image& picture, const PictureLook& look);

}  // namespace dateline
