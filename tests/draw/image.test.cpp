#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/draw/draw.hpp"
#include "draw/picture.hpp"
#include "draw/png.hpp"

using namespace dateline;

namespace {

constexpr Colour red{200, 0, 0, 255};
constexpr Colour blue{0, 0, 200, 255};

Image image(int width, std::vector<Colour> pixels) {
  const int height = static_cast<int>(pixels.size()) / width;
  return {width, height, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

/// A sheet of 40 × 30 mm on white, a pixel a tenth of a millimetre.
Picture drawn(std::vector<Mark> marks) {
  Drawing drawing;
  drawing.width = 40;
  drawing.height = 30;
  drawing.marks = std::move(marks);
  return read_png(to_png(drawing, 10));
}

constexpr Picture::Pixel white{255, 255, 255};

/// How often the picture is exactly this colour.
auto count(const Picture& picture, const Picture::Pixel& pixel) {
  return std::count(picture.pixels.begin(), picture.pixels.end(), pixel);
}

}  // namespace

TEST_CASE("an image as PNG keeps every pixel, and alpha only where it is needed", "[draw][png]") {
  const Picture opaque = read_png(encode_png(image(2, {red, blue, blue, {9, 8, 7, 255}})));
  CHECK(opaque.chunk("IHDR").at(9) == 2);
  CHECK(opaque.at(0, 0) == Picture::Pixel{200, 0, 0});
  CHECK(opaque.at(1, 1) == Picture::Pixel{9, 8, 7});
  const Picture clear = read_png(encode_png(image(2, {red, {10, 20, 30, 40}})));
  CHECK(clear.chunk("IHDR").at(9) == 6);
  CHECK(clear.at(1, 0) == Picture::Pixel{10, 20, 30, 40});
}

TEST_CASE("nearest shows the pixels as squares, right to the sides of the box", "[draw][image]") {
  const Picture picture =
      drawn({ImageMark{image(2, {red, blue, blue, red}), {10, 10, 30, 20}, 0, 1, Sampling::nearest}});
  CHECK(picture.at(100, 100) == Picture::Pixel{200, 0, 0});
  CHECK(picture.at(199, 149) == Picture::Pixel{200, 0, 0});
  CHECK(picture.at(200, 149) == Picture::Pixel{0, 0, 200});
  CHECK(picture.at(299, 199) == Picture::Pixel{200, 0, 0});
  CHECK(count(picture, white) == 400 * 300 - 200 * 100);
}

TEST_CASE("smooth goes from pixel to pixel without steps, and keeps the sides whole", "[draw][image]") {
  const Picture picture = drawn({ImageMark{image(2, {red, blue}), {10, 10, 30, 20}, 0, 1, Sampling::smooth}});
  CHECK(picture.at(100, 100) == Picture::Pixel{200, 0, 0});
  CHECK(picture.at(299, 199) == Picture::Pixel{0, 0, 200});
  CHECK(picture.at(200, 150).red == Approx(100).margin(3));
  for (std::uint32_t x = 101; x < 300; ++x) {
    const int step = picture.at(x - 1, 150).red - picture.at(x, 150).red;
    CHECK(step >= 0);
    CHECK(step <= 4);
  }
  CHECK(count(picture, white) == 400 * 300 - 200 * 100);
}

TEST_CASE("an image that is reduced is averaged", "[draw][image]") {
  std::vector<Colour> board;
  for (int i = 0; i < 400 * 400; ++i)
    board.push_back((i + i / 400) % 2 == 0 ? Colour{0, 0, 0, 255} : Colour{255, 255, 255, 255});
  for (const Sampling sampling : {Sampling::nearest, Sampling::smooth}) {
    const Picture picture = drawn({ImageMark{image(400, board), {10, 10, 20, 20}, 0, 1, sampling}});
    CHECK(picture.at(150, 150).red == Approx(127.5).margin(16));
  }
}

TEST_CASE("images side by side leave no seam, wherever their sides fall", "[draw][image]") {
  const Image grey = image(3, std::vector<Colour>(9, {100, 100, 100, 255}));
  const Picture picture = drawn({ImageMark{grey, {5.03, 5.04, 20.037, 15.055}, 0, 1, Sampling::smooth},
                                 ImageMark{grey, {20.037, 5.04, 35, 15.055}, 0, 1, Sampling::smooth},
                                 ImageMark{grey, {5.03, 15.055, 35, 25}, 0, 1, Sampling::smooth}});
  const Picture::Pixel pixel{100, 100, 100};
  CHECK(count(picture, pixel) + count(picture, white) == 400 * 300);
  CHECK(picture.at(200, 150) == pixel);
}

TEST_CASE("alpha and opacity let the background through, without dark edges", "[draw][image]") {
  const ImageMark half{image(1, {{200, 0, 0, 128}}), {0, 0, 10, 10}, 0, 1, Sampling::nearest};
  CHECK(drawn({half}).at(50, 50).red == Approx(227).margin(1));
  ImageMark quarter = half;
  quarter.opacity = 0.5;
  CHECK(drawn({quarter}).at(50, 50).green == Approx(255 * 0.75).margin(1.5));
  // Between an opaque red and a clear black pixel the red only fades.
  const Picture fading =
      drawn({ImageMark{image(2, {red, {0, 0, 0, 0}}), {0, 0, 40, 30}, 0, 1, Sampling::smooth}});
  for (std::uint32_t x = 0; x < 400; x += 10) CHECK(fading.at(x, 150).red >= 199);
}

TEST_CASE("an image is turned clockwise about its middle", "[draw][image]") {
  const Picture picture =
      drawn({ImageMark{image(2, {red, blue}), {10, 10, 30, 20}, 90, 1, Sampling::nearest}});
  CHECK(picture.at(200, 60) == Picture::Pixel{200, 0, 0});
  CHECK(picture.at(200, 240) == Picture::Pixel{0, 0, 200});
  CHECK(picture.at(120, 150) == white);
}

TEST_CASE("a box without an inside and an image without pixels draw nothing", "[draw][image]") {
  const Picture picture = drawn({ImageMark{image(1, {red}), {10, 10, 10, 20}, 0, 1, Sampling::smooth},
                                 ImageMark{{}, {10, 10, 20, 20}, 0, 1, Sampling::smooth}});
  CHECK(count(picture, white) == 400 * 300);
}

TEST_CASE("a PDF holds an image that is drawn twice once", "[draw][pdf]") {
  std::vector<Colour> noise;
  for (unsigned i = 0; i < 20000; ++i)
    noise.push_back({static_cast<std::uint8_t>(i * i * 2654435761U >> 13), 0, 0, 255});
  const auto size = [&noise](const std::vector<PageBox>& boxes) {
    Drawing drawing;
    const Image shared = image(100, noise);
    for (const PageBox& box : boxes) drawing.marks.push_back(ImageMark{shared, box, 0, 1, Sampling::smooth});
    return to_pdf(drawing).size();
  };
  const auto one = size({{0, 0, 10, 20}});
  CHECK(one > 15000);
  CHECK(size({{0, 0, 10, 20}, {50, 50, 60, 70}}) < one + 1000);
}
