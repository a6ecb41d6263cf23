#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "draw/picture.hpp"
#include "draw/png.hpp"

using namespace dateline;

namespace {

Drawing sheet() {
  Drawing drawing;
  drawing.width = 40;
  drawing.height = 30;
  return drawing;
}

/// Points that follow no grid, the same each time.
std::vector<PagePoint> scattered(int count) {
  std::vector<PagePoint> points;
  for (int i = 0; i < count; ++i)
    points.push_back({20 + 15 * std::sin(i * 1.7), 15 + 11 * std::cos(i * 2.3 + 0.001 * i * i)});
  return points;
}

Drawing with_symbols(const SymbolMark& mark) {
  Drawing drawing = sheet();
  drawing.marks.push_back(mark);
  return drawing;
}

/// The same symbols as paths of their own.
Drawing with_paths(const SymbolMark& mark) {
  Drawing drawing = sheet();
  for (const PagePoint& at : mark.at)
    drawing.marks.push_back(PathMark{moved(mark.shape, at), mark.fill, mark.pen, {}, 1});
  return drawing;
}

Pen solid(Colour colour, double width) {
  Pen pen;
  pen.colour = colour;
  pen.width = width;
  return pen;
}

Picture picture_of(const Drawing& drawing) {
  return read_png(to_png(drawing, 8));
}

}  // namespace

TEST_CASE("pixels are encoded row by row as red, green, blue", "[draw][png]") {
  const std::uint32_t pixels[] = {0xff112233, 0x00445566, 0, 0xff778899, 0xffaabbcc, 0};
  const Picture picture =
      read_png(encode_png({reinterpret_cast<const std::uint8_t*>(pixels), 2, 2, 12}, {10, "en", {}}));
  REQUIRE(picture.pixels.size() == 4);
  CHECK(picture.at(0, 0) == Picture::Pixel{0x11, 0x22, 0x33});
  CHECK(picture.at(1, 0) == Picture::Pixel{0x44, 0x55, 0x66});
  CHECK(picture.at(0, 1) == Picture::Pixel{0x77, 0x88, 0x99});
  CHECK(picture.at(1, 1) == Picture::Pixel{0xaa, 0xbb, 0xcc});
}

TEST_CASE("a PNG has its size in pixels, its density, colour space and words", "[draw][png]") {
  Drawing drawing = sheet();
  drawing.width = 169.3333;
  drawing.title = "Laçın";
  drawing.language = "az";
  const Picture picture = read_png(to_png(drawing, 300 / 25.4));
  CHECK(picture.width == 2000);
  CHECK(picture.height == 354);
  CHECK(picture.chunk("pHYs") == std::string("\0\0\x2e\x23\0\0\x2e\x23\x01", 9));
  CHECK(picture.chunk("sRGB") == std::string("\0", 1));
  CHECK(picture.chunk("iTXt") == std::string("Title\0\0\0az\0\0Laçın", 19));
}

TEST_CASE("the background reaches the last pixel of a size that is rounded up", "[draw][png]") {
  Drawing drawing = sheet();
  drawing.width = 10.06;
  drawing.height = 10.06;
  drawing.background = {20, 30, 40, 255};
  const Picture picture = read_png(to_png(drawing, 10));
  REQUIRE(picture.width == 101);
  const Picture::Pixel last = picture.at(100, 100);
  CHECK(int(last.red) == 20);
  CHECK(int(last.blue) == 40);
}

TEST_CASE("a picture that cannot be is a usage error", "[draw][png]") {
  CHECK_THROWS_AS(to_png(sheet(), 0), UsageError);
  CHECK_THROWS_AS(to_png(sheet(), -1), UsageError);
  CHECK_THROWS_WITH(to_png(sheet(), 1000), Catch::Contains("40000 pixels"));
}

TEST_CASE("shapes are filled even-odd over the background and clipped by their group", "[draw][png]") {
  Drawing drawing = sheet();
  drawing.background = {10, 20, 30, 255};
  drawing.marks.push_back(GroupBegin{"", "layer", "", "", PageBox{0, 0, 20, 30}});
  PathMark mark{rectangle({5, 5, 35, 25}), Colour{200, 100, 50, 255}, {}, {}, 1};
  const Path hole = rectangle({8, 8, 12, 12});
  mark.path.steps.insert(mark.path.steps.end(), hole.steps.begin(), hole.steps.end());
  mark.path.points.insert(mark.path.points.end(), hole.points.begin(), hole.points.end());
  drawing.marks.push_back(mark);
  drawing.marks.push_back(GroupEnd{});
  drawing.marks.push_back(PathMark{rectangle({30, 1, 39, 4}), Colour{255, 255, 255, 128}, {}, {}, 1});
  const Picture picture = picture_of(drawing);
  const Picture::Pixel background{10, 20, 30};
  CHECK(picture.at(16, 16) == background);
  CHECK(picture.at(48, 48) == Picture::Pixel{200, 100, 50});
  CHECK(picture.at(80, 80) == background);
  CHECK(picture.at(200, 120) == background);
  CHECK(picture.at(280, 20) == Picture::Pixel{133, 138, 143});
}

TEST_CASE("hatching is drawn at 45° and does not leave its shape", "[draw][png]") {
  Drawing drawing = sheet();
  drawing.marks.push_back(PathMark{rectangle({10, 10, 30, 20}), {}, {}, solid({0, 0, 0, 255}, 0.5), 2});
  const Picture picture = picture_of(drawing);
  const Picture::Pixel white{255, 255, 255};
  int inked = 0;
  for (std::uint32_t x = 80; x < 230; ++x) {
    CHECK(picture.at(x, 70) == white);
    // One step to the right is one step up.
    if (x > 90) CHECK(std::abs(picture.at(x, 120).red - picture.at(x - 9, 129).red) <= 2);
    inked += picture.at(x, 120).red < 128;
  }
  // A half of 2 mm lines are inked for a quarter of their spacing.
  CHECK(inked > 25);
  CHECK(inked < 55);
}

TEST_CASE("many symbols look as the same symbols drawn one by one", "[draw][png]") {
  struct Look {
    const char* name;
    std::optional<Colour> fill;
    std::optional<Pen> pen;
  };
  const Pen pen = solid({20, 40, 90, 255}, 0.3);
  for (const Look& look : {Look{"half-transparent dots", Colour{200, 30, 30, 90}, {}},
                           Look{"opaque dots", Colour{200, 30, 30, 255}, {}}, Look{"rings", {}, pen},
                           Look{"dots with a ring", Colour{200, 30, 30, 200}, pen}}) {
    INFO(look.name);
    const SymbolMark mark{circle({0, 0}, 0.9), look.fill, look.pen, scattered(500)};
    const Difference by = difference(picture_of(with_symbols(mark)), picture_of(with_paths(mark)));
    CAPTURE(by.mean, by.largest);
    CHECK(by.mean < 1.2);
    CHECK(by.largest < 32);
  }
}

TEST_CASE("dots of one colour do not hide one another, in whatever order", "[draw][png]") {
  SymbolMark mark{circle({0, 0}, 2), Colour{200, 30, 30, 60}, {}, scattered(400)};
  const std::string bytes = to_png(with_symbols(mark), 8);
  std::reverse(mark.at.begin(), mark.at.end());
  CHECK(to_png(with_symbols(mark), 8) == bytes);
}

TEST_CASE("each dot darkens by its alpha", "[draw][png]") {
  SymbolMark mark{rectangle({-1, -1, 1, 1}), Colour{0, 0, 0, 51}, {}, {}};
  for (int i = 0; i < 100; ++i) mark.at.push_back({i < 3 ? 10.0 : 30.0, 15});
  mark.at.push_back({20, 15});
  const Picture picture = picture_of(with_symbols(mark));
  CHECK(picture.at(160, 120).red == Approx(255 * 0.8).margin(1.01));
  CHECK(picture.at(80, 120).red == Approx(255 * 0.8 * 0.8 * 0.8).margin(1.01));
  CHECK(picture.at(240, 120).red == 0);
}

TEST_CASE("points outside the sheet or of no number are passed over", "[draw][png]") {
  SymbolMark mark{circle({0, 0}, 1), Colour{0, 0, 0, 255}, {}, {}};
  for (int i = 0; i < 100; ++i) mark.at.push_back({-1000.0 - i, 1e12});
  mark.at.push_back({std::nan(""), 3});
  CHECK(difference(picture_of(with_symbols(mark)), picture_of(sheet())).largest == 0);
  mark.at = {{0, 15}, {40, 15}, {39.9, 29.9}};
  mark.at.resize(100, {0, 15});
  CHECK(picture_of(with_symbols(mark)).at(319, 239) == Picture::Pixel{0, 0, 0});
}
