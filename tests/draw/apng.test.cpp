#include "draw/apng.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "dateline/error.hpp"
#include "draw/png.hpp"
#include "read/sprite.hpp"

using namespace dateline;

namespace {

std::string picture(int width, Colour colour) {
  const auto size = static_cast<std::size_t>(width) * 2;
  return encode_png({width, 2, std::make_shared<std::vector<Colour>>(size, colour)});
}

/// "IHDR acTL …": the types of its chunks in order.
std::string types(const std::string& png) {
  std::string all;
  for (std::size_t at = 8; at + 8 <= png.size();) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(png[at + i]);
    all += (all.empty() ? "" : " ") + png.substr(at + 4, 4);
    at += size + 12;
  }
  return all;
}

}  // namespace

TEST_CASE("an animated PNG has a frame for each picture and is the first one to others", "[draw]") {
  const std::vector<std::string> pictures{picture(3, {200, 0, 0, 255}), picture(3, {0, 200, 0, 255})};
  const std::string png = animated_png(
      2, [&](std::size_t frame) { return pictures[frame]; }, 1.5, "a.png");
  CHECK(types(png) == "IHDR acTL sRGB fcTL IDAT fcTL fdAT IEND");
  const Image first = decode_png(png, "a.png");
  CHECK((*first.pixels)[0] == Colour{200, 0, 0, 255});
  const std::size_t control = png.find("fcTL") + 4;
  CHECK(png.substr(control, 26) ==
        std::string("\0\0\0\0\0\0\0\3\0\0\0\2\0\0\0\0\0\0\0\0\0\x96\0\x64\0\0", 26));
  const std::size_t last = png.rfind("fcTL") + 4;
  CHECK(png.substr(last, 4) == std::string("\0\0\0\1", 4));
  CHECK(png.substr(last + 20, 4) == std::string("\x01\xc2\0\x64", 4));  // three times as long
  const std::size_t data = png.find("fdAT") + 4;
  CHECK(png.substr(data, 4) == std::string("\0\0\0\2", 4));
  const std::size_t of_second = pictures[1].find("IDAT") + 4;
  CHECK(png.substr(data + 4, 12) == pictures[1].substr(of_second, 12));
}

TEST_CASE("pictures of two sizes are no animation", "[draw]") {
  const auto pictures = [](std::size_t frame) { return picture(frame == 0 ? 3 : 4, {0, 0, 0, 255}); };
  CHECK_THROWS_AS(animated_png(2, pictures, 1, "a.png"), InputError);
  const auto broken = [](std::size_t) { return picture(3, {0, 0, 0, 255}).substr(0, 40); };
  CHECK_THROWS_AS(animated_png(1, broken, 1, "a.png"), InputError);
}
