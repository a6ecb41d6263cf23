#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Pixels as Cairo keeps them: four bytes each, native-endian 0xXXRRGGBB.
struct PixelRows {
  const std::uint8_t* first = nullptr;
  int width = 0;
  int height = 0;
  int stride = 0;  ///< bytes from row to row
};

/// What a PNG tells beside its pixels.
struct PngNotes {
  double pixels_per_mm = 0;
  std::string language;                                    ///< of the texts
  std::vector<std::pair<std::string, std::string>> texts;  ///< keyword, UTF-8
};

/// PNG, 8-bit RGB, sRGB. Rows are not filtered: for the flat colours of
/// maps that is both quicker and smaller than filters. The same pixels give
/// the same bytes.
std::string encode_png(const PixelRows& pixels, const PngNotes& notes);

/// PNG, 8-bit RGBA, or RGB where all pixels are opaque. Each row is told as differences
/// from the pixel to the left: smooth images grow smaller by it.
std::string encode_png(const Image& image);

}  // namespace dateline
