#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// A PNG taken apart: what the tests of drawing look at.
struct Picture {
  struct Pixel {
    int red = 0;
    int green = 0;
    int blue = 0;
    int alpha = 255;

    bool operator==(const Pixel&) const = default;
  };

  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::pair<std::string, std::string>> chunks;  ///< type, data
  std::vector<Pixel> pixels;

  const Pixel& at(std::uint32_t x, std::uint32_t y) const { return pixels.at(y * width + x); }

  /// The data of the first chunk of that type; fails the test when there is none.
  std::string chunk(const std::string& type) const;
};

/// Checks signature, order and checksums on the way. Reads what encode_png writes: 8-bit
/// RGB or RGBA, rows as they are or as differences from the pixel to the left.
Picture read_png(const std::string& bytes);

/// The largest and the mean difference of a channel between two pictures of one size.
struct Difference {
  int largest = 0;
  double mean = 0;
};

Difference difference(const Picture& a, const Picture& b);
