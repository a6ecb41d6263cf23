// Text along lines, text of several parts, tiles, soft edges and groups as one picture.

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <numbers>

#include "dateline/draw/draw.hpp"
#include "draw/picture.hpp"

using namespace dateline;

namespace {

Drawing with(std::vector<Mark> marks) {
  Drawing drawing;
  drawing.width = 60;
  drawing.height = 40;
  drawing.marks = std::move(marks);
  return drawing;
}

Picture picture_of(const Drawing& drawing) {
  return read_png(to_png(drawing, 10));
}

/// How dark a box of the picture is on average: 0 white, 1 black.
double ink_in(const Picture& picture, const PageBox& box) {
  double sum = 0;
  int count = 0;
  for (auto y = static_cast<std::uint32_t>(box.top * 10); y < box.bottom * 10; ++y)
    for (auto x = static_cast<std::uint32_t>(box.left * 10); x < box.right * 10; ++x, ++count)
      sum += 1 - picture.at(x, y).green / 255.0;
  return sum / count;
}

/// Half a circle over the middle of the sheet, from left to right.
std::vector<PagePoint> arch() {
  std::vector<PagePoint> points;
  for (int i = 0; i <= 60; ++i) {
    const double angle = std::numbers::pi * (1 - i / 60.0);
    points.push_back({30 + 15 * std::cos(angle), 30 - 15 * std::sin(angle)});
  }
  return points;
}

TextMark bent() {
  TextMark mark;
  mark.text = "Hakari";
  mark.align = TextAlign::centre;
  mark.path = arch();
  mark.font.size = 6;
  return mark;
}

std::string words_in_pdf(const std::string& pdf) {
  const std::string file = std::string(std::tmpnam(nullptr)) + ".pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  std::string words;
  FILE* pipe = popen(("pdftotext " + file + " - 2>/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) words += static_cast<char>(c);
  pclose(pipe);
  std::remove(file.c_str());
  return words;
}

}  // namespace

TEST_CASE("text along a line stands on the line, in its middle", "[draw][marks]") {
  const Picture picture = picture_of(with({bent()}));
  CHECK(ink_in(picture, {27, 10, 33, 15}) > 0.1);  // above the arch's top
  CHECK(ink_in(picture, {20, 20, 40, 40}) == 0);   // not straight, not below
  TextMark straight = bent();
  straight.path.clear();
  straight.at = {30, 15};
  CHECK(picture_of(with({straight})).pixels != picture.pixels);
}

TEST_CASE("text along a line is one run in SVG and in PDF", "[draw][marks]") {
  const std::string svg = to_svg(with({bent()}));
  CHECK_THAT(svg, Catch::Contains("<textPath xlink:href=\"#dateline-path-1\" startOffset=\"50%\">Hakari<"));
  CHECK_THAT(svg, Catch::Contains("<path id=\"dateline-path-1\" d=\"M15 30L"));
  if (std::system("pdftotext -v >/dev/null 2>&1") != 0) {
    WARN("skipped: there is no pdftotext");
    return;
  }
  CHECK(words_in_pdf(to_pdf(with({bent()}))).substr(0, 7) == "Hakari\n");
}

TEST_CASE("parts of a text have their own font and colour", "[draw][marks]") {
  TextMark mark;
  mark.text = "HHHH";
  mark.at = {5, 20};
  mark.font.size = 6;
  Font large = mark.font;
  large.size = 12;
  mark.spans = {{2, mark.font, {0, 0, 0, 255}}, {2, large, {255, 0, 0, 255}}};
  const Picture picture = picture_of(with({mark}));
  bool red = false;
  for (const Picture::Pixel& pixel : picture.pixels)
    red = red || (pixel.red == 255 && pixel.green == 0 && pixel.blue == 0);
  CHECK(red);
  CHECK(ink_in(picture, {14.5, 12, 30, 15}) > 0.1);  // only the large letters reach so high
  CHECK(ink_in(picture, {5, 12, 14, 15}) == 0);
  CHECK_THAT(to_svg(with({mark})),
             Catch::Contains("<tspan font-size=\"6\" fill=\"#000000\">HH</tspan><tspan font-size=\"12\" "
                             "fill=\"#ff0000\">HH</tspan></text>"));
}

TEST_CASE("parts of a text keep their look on every line", "[draw][marks]") {
  TextMark mark;
  mark.text = "H\nH";
  mark.at = {5, 10};
  mark.line_height = 2;
  mark.font.size = 6;
  mark.spans = {{2, mark.font, {0, 0, 0, 255}}, {1, mark.font, {255, 0, 0, 255}}};
  const Picture picture = picture_of(with({mark}));
  CHECK(picture.at(58, 80) == Picture::Pixel{0, 0, 0});
  CHECK(picture.at(58, 200) == Picture::Pixel{255, 0, 0});
}

TEST_CASE("a gap in a text leaves room for a picture", "[draw][marks]") {
  TextMark mark;
  mark.text = "H\uFFFCH";
  mark.at = {5, 20};
  mark.font.size = 6;
  mark.spans = {
      {1, mark.font, {0, 0, 0, 255}}, {3, mark.font, {0, 0, 0, 255}, 20}, {1, mark.font, {0, 0, 0, 255}}};
  const Picture picture = picture_of(with({mark}));
  CHECK(ink_in(picture, {10, 10, 29, 25}) == 0);
  CHECK(ink_in(picture, {29.5, 15, 34, 20}) > 0.2);
  CHECK_THAT(to_svg(with({mark})), Catch::Contains("<tspan dx=\"20\" font-size=\"6\" fill=\"#000000\">H<"));
}

TEST_CASE("tiles fill a shape in all three forms", "[draw][marks]") {
  auto tile = std::make_shared<Pattern>();
  tile->width = tile->height = 4;
  tile->marks.push_back(PathMark{rectangle({0, 0, 2, 4}), Colour{0, 0, 0, 255}, {}, {}, 1.5});
  PathMark area{rectangle({8, 8, 48, 32}), {}, {}, {}, 1.5};
  area.pattern = tile;
  const Picture picture = picture_of(with({area}));
  CHECK(ink_in(picture, {8, 8, 48, 32}) == Approx(0.5).margin(0.01));
  CHECK(picture.at(90, 200) == Picture::Pixel{0, 0, 0});
  CHECK(picture.at(110, 200) == Picture::Pixel{255, 255, 255});
  CHECK(ink_in(picture, {50, 0, 60, 40}) == 0);
  const std::string svg = to_svg(with({area, area}));
  CHECK_THAT(svg, Catch::Contains("<pattern id=\"dateline-tile-1\" width=\"4\" height=\"4\" "
                                  "patternUnits=\"userSpaceOnUse\">\n<path d=\"M0 0L2 0L2 4L0 4Z\""));
  CHECK_THAT(svg, Catch::Contains("fill=\"url(#dateline-tile-1)\""));
  CHECK_THAT(svg, !Catch::Contains("dateline-tile-2"));
  CHECK(to_pdf(with({area})) != to_pdf(with({PathMark{rectangle({8, 8, 48, 32}), Colour{}, {}, {}, 1.5}})));
}

TEST_CASE("a group fades as one picture", "[draw][marks]") {
  GroupBegin group;
  group.opacity = 0.5;
  const PathMark black{rectangle({10, 10, 30, 30}), Colour{0, 0, 0, 255}, {}, {}, 1.5};
  const Picture picture = picture_of(with({group, black, black, GroupEnd{}}));
  CHECK(std::abs(picture.at(200, 200).red - 127) <= 1);  // drawn twice, faded once
  CHECK_THAT(to_svg(with({group, black, GroupEnd{}})), Catch::Contains("<g opacity=\"0.5\">"));
}

TEST_CASE("a group is blended with what is beneath it", "[draw][marks]") {
  GroupBegin group;
  group.blend = Blend::multiply;
  const PathMark yellow{rectangle({10, 10, 30, 30}), Colour{255, 255, 0, 255}, {}, {}, 1.5};
  const PathMark cyan{rectangle({10, 10, 30, 30}), Colour{0, 255, 255, 255}, {}, {}, 1.5};
  CHECK(picture_of(with({yellow, group, cyan, GroupEnd{}})).at(200, 200) == Picture::Pixel{0, 255, 0});
  CHECK_THAT(to_svg(with({group, cyan, GroupEnd{}})),
             Catch::Contains("<g style=\"mix-blend-mode:multiply\">"));
}

TEST_CASE("a halo fades over its blur", "[draw][marks]") {
  TextMark mark;
  mark.text = "l";
  mark.at = {30, 25};
  mark.font.size = 15;
  mark.colour = {255, 0, 0, 255};
  mark.halo = {0, 0, 0, 255};
  mark.halo_width = 4;
  const auto shades = [](const Picture& picture) {
    int greys = 0;
    for (std::uint32_t x = 0; x < picture.width; ++x) {
      const Picture::Pixel& pixel = picture.at(x, 200);
      greys += pixel.red == pixel.green && pixel.red > 20 && pixel.red < 235;
    }
    return greys;
  };
  const int sharp = shades(picture_of(with({mark})));
  mark.halo_blur = 3;
  CHECK(shades(picture_of(with({mark}))) > sharp + 40);
  const std::string svg = to_svg(with({mark}));
  CHECK_THAT(svg, Catch::Contains("aria-hidden=\"true\" style=\"user-select:none\""));
  CHECK(halo_pens(mark).size() == 12);
}

TEST_CASE("the rings of a soft edge add up to its opacity", "[draw][marks]") {
  for (const double opacity : {1.0, 0.4}) {
    double through = 1;
    for (const SoftRing& ring : soft_edge(5, 1, opacity)) through *= 1 - ring.opacity;
    CHECK(1 - through == Approx(opacity).margin(0.002));
  }
  const auto rings = soft_edge(2, 1, 1);
  REQUIRE(rings.size() == 10);
  CHECK(rings.front().at == Approx(1.95));
  CHECK(rings.back().at == Approx(1.05));
  REQUIRE(soft_edge(3, 3, 0.7).size() == 1);
  CHECK(soft_edge(3, 3, 0.7).front().opacity == Approx(0.7));
}

TEST_CASE("a miter's tip is cut off at its limit", "[draw][marks]") {
  Path corner;
  corner.move_to({10, 30});
  corner.line_to({30, 15});
  corner.line_to({50, 30});
  Pen pen{{0, 0, 0, 255}, 6, {}, LineCap::butt, LineJoin::miter};
  const auto tip = [&] {
    return ink_in(picture_of(with({PathMark{corner, {}, pen, {}, 1.5}})), {29.5, 11.5, 30.5, 12});
  };
  CHECK(tip() > 0.5);
  pen.miter_limit = 1;
  CHECK(tip() == 0);
  CHECK_THAT(to_svg(with({PathMark{corner, {}, pen, {}, 1.5}})), Catch::Contains("stroke-miterlimit=\"1\""));
}
