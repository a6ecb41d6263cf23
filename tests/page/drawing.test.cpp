#include "dateline/page/drawing.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

Path triangle() {
  Path path;
  path.move_to({0, 0});
  path.line_to({4, 0});
  path.line_to({2, 3});
  path.close();
  return path;
}

}  // namespace

TEST_CASE("bounds of a path with straight sides", "[page]") {
  CHECK(bounds(triangle()) == PageBox{0, 0, 4, 3});
  CHECK(bounds(rectangle({1, 2, 30, 40})) == PageBox{1, 2, 30, 40});
  CHECK(bounds(Path{}) == PageBox{});
}

TEST_CASE("bounds of a curve reach its bend and not its control points", "[page]") {
  Path path;
  path.move_to({0, 0});
  path.curve_to({0, 4}, {8, 4}, {8, 0});
  const PageBox box = bounds(path);
  CHECK(box.left == Approx(0).margin(1e-9));
  CHECK(box.right == Approx(8));
  CHECK(box.top == Approx(0).margin(1e-9));
  CHECK(box.bottom == Approx(3));
}

TEST_CASE("a curve whose control points lie evenly turns where its line does", "[page]") {
  Path path;
  path.move_to({0, 0});
  path.curve_to({1, 2}, {2, 2}, {3, 0});
  CHECK(bounds(path).bottom == Approx(1.5));
}

TEST_CASE("a circle keeps its radius all around", "[page]") {
  const Path path = circle({10, 20}, 5);
  const PageBox box = bounds(path);
  CHECK(box.left == Approx(5));
  CHECK(box.top == Approx(15));
  CHECK(box.right == Approx(15));
  CHECK(box.bottom == Approx(25));
  REQUIRE(path.steps.size() == 6);
  for (std::size_t quarter = 0; quarter < 4; ++quarter) {
    const PagePoint* p = &path.points.at(3 * quarter);
    const double x = (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8 - 10;
    const double y = (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8 - 20;
    CHECK(std::hypot(x, y) == Approx(5).epsilon(0.0003));
  }
}

TEST_CASE("paths are moved and scaled", "[page]") {
  CHECK(bounds(moved(triangle(), {10, -1})) == PageBox{10, -1, 14, 2});
  CHECK(bounds(scaled(triangle(), 0.5)) == PageBox{0, 0, 2, 1.5});
  CHECK(moved(triangle(), {0, 0}) == triangle());
}

TEST_CASE("colours as hexadecimal text", "[page]") {
  CHECK(to_hex({1, 171, 255, 255}) == "#01abff");
  CHECK(to_hex({0, 0, 0, 128}) == "#00000080");
}

TEST_CASE("a drawing as text names every property that is not its default", "[page]") {
  Drawing drawing;
  drawing.width = 100;
  drawing.height = 50.5;
  drawing.title = "A \"title\"";
  drawing.description = "Two\nlines";
  drawing.author = "Desk";
  drawing.marks.push_back(GroupBegin{"events", "layer", "Events", "Two dots", PageBox{1, 2, 99, 49}});
  drawing.marks.push_back(PathMark{triangle(), Colour{255, 0, 0, 128},
                                   Pen{{0, 0, 0, 255}, 0.5, {1, 0.25}, LineCap::round, LineJoin::miter},
                                   Pen{}, 2});
  drawing.marks.push_back(SymbolMark{triangle(), {}, Pen{}, {{1, 2}, {-0.001, 3.456}}});
  drawing.marks.push_back(GroupEnd{});
  TextMark text;
  text.text = "Lachin";
  text.at = {5, 6};
  text.font = {FontFamily::serif, 2.5, true, true, 0.1};
  text.align = TextAlign::centre;
  text.angle = -30;
  text.halo_width = 0.4;
  drawing.marks.push_back(text);
  text = {};
  text.text = "one\ntwo";
  drawing.marks.push_back(text);
  const auto pixels = std::make_shared<const std::vector<Colour>>(2, Colour{1, 2, 3, 4});
  drawing.marks.push_back(ImageMark{{2, 1, pixels}, {1, 2, 30, 40}, 45, 0.5, Sampling::nearest});
  drawing.marks.push_back(ImageMark{});
  CHECK(to_text(drawing) ==
        "drawing 100.00 50.50 #ffffff en \"A \\\"title\\\"\" \"Two\\nlines\" \"Desk\" \"\"\n"
        "group layer events \"Events\" \"Two dots\" clip 1.00,2.00 99.00,49.00\n"
        "  path fill #ff000080 pen #000000 0.50 dashes 1.00 0.25 round miter hatch #000000 0.25 every 2.00 "
        "M 0.00,0.00 L 4.00,0.00 L 2.00,3.00 Z\n"
        "  symbol pen #000000 0.25 M 0.00,0.00 L 4.00,0.00 L 2.00,3.00 Z at 1.00,2.00 0.00,3.46\n"
        "end\n"
        "text \"Lachin\" 5.00,6.00 centre serif 2.50 bold italic spacing 0.10 #000000 angle -30.00 "
        "halo 0.40 #ffffff\n"
        "text \"one\\ntwo\" 0.00,0.00 left sans 3.00 #000000 lines 1.20\n"
        "image 2x1 dbec38ac7bb5dd15 1.00,2.00 30.00,40.00 angle 45.00 opacity 0.50 nearest\n"
        "image 0x0 cbf29ce484222325 0.00,0.00 0.00,0.00\n");
}

TEST_CASE("images are equal when their pixels are", "[page]") {
  const auto image = [](std::uint8_t red) {
    return Image{1, 1, std::make_shared<const std::vector<Colour>>(1, Colour{red, 0, 0, 255})};
  };
  CHECK(image(7) == image(7));
  CHECK_FALSE(image(7) == image(8));
  CHECK_FALSE(image(7) == Image{1, 1, nullptr});
  CHECK(Image{} == Image{});
}
