// What fill, line and circle layers draw, in millimetres.

#include <catch2/catch.hpp>

#include "compose/drawn.hpp"
#include "compose/line_shapes.hpp"

using namespace dateline;

namespace {

/// The marks of one kind between the layer's group and its end.
template <class T>
std::vector<T> marks_of(const Drawn& drawn) {
  std::vector<T> out;
  bool inside = false;
  for (const Mark& mark : drawn.sheet.drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark))
      inside = group->title == "it" || (inside && group->title.empty());
    if (const auto* found = std::get_if<T>(&mark); found && inside) out.push_back(*found);
  }
  return out;
}

FeatureLayer line(std::vector<LonLat> points) {
  Feature feature;
  feature.id = "line";
  feature.geometry = line_geometry(std::move(points));
  return {"all", {feature}};
}

constexpr double px = mm_per_px;

}  // namespace

TEST_CASE("a casing is two lines beside the gap", "[compose][line]") {
  const Drawn sheet =
      drawn(style_layer("line", "", R"("line-gap-width": 10, "line-width": 2)"), {line({{-2, 0}, {2, 0}})});
  const auto paths = marks_of<PathMark>(sheet);
  REQUIRE(paths.size() == 1);
  CHECK(paths.front().pen->width == Approx(2 * px));
  const PageBox box = bounds(paths.front().path);
  CHECK(box.height() == Approx(12 * px));  // between the lines' middles
  CHECK(box.centre().y == Approx(sheet.middle().y));
}

TEST_CASE("an offset line lies to the right of its direction", "[compose][line]") {
  const auto at = [](std::vector<LonLat> points, const char* by) {
    const Drawn sheet =
        drawn(style_layer("line", "", std::string(R"("line-offset": )") + by), {line(std::move(points))});
    return bounds(marks_of<PathMark>(sheet).front().path).centre().y - sheet.middle().y;
  };
  CHECK(at({{-2, 0}, {2, 0}}, "10") == Approx(10 * px));   // eastwards: below
  CHECK(at({{2, 0}, {-2, 0}}, "10") == Approx(-10 * px));  // westwards: above
  CHECK(at({{-2, 0}, {2, 0}}, "-10") == Approx(-10 * px));
}

TEST_CASE("an offset line keeps its corners and makes no loops", "[compose][line]") {
  const PageLine corner{{0, 0}, {10, 0}, {10, 10}};
  const auto outside = offset_line(corner, -2, LineJoin::miter, 10);
  REQUIRE(outside.size() == 1);
  CHECK(bounds(path_of({{}, outside, {}, false, {}})) == PageBox{0, -2, 12, 10});
  const auto inside = offset_line(corner, 2, LineJoin::miter, 10);
  REQUIRE(inside.size() == 1);
  CHECK(inside.front().size() == 3);
  CHECK(offset_line({{0, 0}, {10, 0}, {10, 1}, {0, 1}}, 3, LineJoin::round, 2).size() <= 1);
  CHECK(offset_line(corner, 0, LineJoin::round, 2) == std::vector<PageLine>{corner});
}

TEST_CASE("stretches and points of a line", "[compose][line]") {
  const PageLine corner{{0, 0}, {10, 0}, {10, 10}};
  CHECK(stretch_of(corner, 5, 15) == PageLine{{5, 0}, {10, 0}, {10, 5}});
  CHECK(stretch_of(corner, 12, 40) == PageLine{{10, 2}, {10, 10}});
  CHECK(point_along(corner, 15).at == PagePoint{10, 5});
  CHECK(point_along(corner, 15).angle == Approx(90));
  CHECK(point_along(corner, 99).at == PagePoint{10, 10});
}

TEST_CASE("a gradient runs from the line's start to its end", "[compose][line]") {
  const std::string ramp =
      R"("line-width": 4, "line-gradient": ["interpolate", ["linear"], ["line-progress"], 0, "#000000", 1, "#ffffff"])";
  const Drawn sheet = drawn(style_layer("line", "", ramp), {line({{-2, 0}, {2, 0}})});
  const auto paths = marks_of<PathMark>(sheet);
  REQUIRE(paths.size() == 80);  // 40 mm
  CHECK(paths.front().pen->colour.red < 5);
  CHECK(paths.back().pen->colour.red > 250);
  CHECK(bounds(paths.front().path).left == Approx(sheet.middle().x - 20).margin(0.1));
  CHECK(bounds(paths.back().path).right == Approx(sheet.middle().x + 20).margin(0.1));
  for (std::size_t i = 1; i < paths.size(); ++i) {
    CHECK(paths[i].pen->colour.red >= paths[i - 1].pen->colour.red);
    CHECK(bounds(paths[i].path).left < bounds(paths[i - 1].path).right);  // no seam
  }
}

TEST_CASE("a gradient that lets the ground through is one picture", "[compose][line]") {
  const std::string ramp =
      R"("line-opacity": 0.4, "line-gradient": ["step", ["line-progress"], "red", 0.5, "blue"])";
  const std::string text = drawn(style_layer("line", "", ramp), {line({{-2, 0}, {2, 0}})}).text();
  CHECK(text.find("opacity 0.40") != std::string::npos);
  CHECK(text.find("pen #ff0000 0.26") != std::string::npos);
}

TEST_CASE("a blurred line fades towards its edges", "[compose][line]") {
  const auto paths = marks_of<PathMark>(
      drawn(style_layer("line", "", R"("line-width": 20, "line-blur": 4)"), {line({{-2, 0}, {2, 0}})}));
  REQUIRE(paths.size() > 5);
  CHECK(paths.front().pen->width < 20 * px);
  CHECK(paths.front().pen->width > 18 * px);
  CHECK(paths.back().pen->width > 12 * px);
  CHECK(paths.front().pen->colour.alpha < 40);
}

TEST_CASE("an image is repeated along a line and turned with it", "[compose][line]") {
  const Drawn sheet = drawn(style_layer("line", "", R"("line-pattern": "tile", "line-width": 8)"),
                            {line({{0, 2}, {0, -2}})}, with_images());
  const auto images = marks_of<ImageMark>(sheet);
  REQUIRE(images.size() == Approx(40 / (2 * px)).margin(1));
  for (const ImageMark& image : images) {
    CHECK(image.angle == Approx(90));
    CHECK(image.box.centre().x == Approx(sheet.middle().x));
  }
}

TEST_CASE("a stroke stands outside its circle", "[compose][circle]") {
  const auto circles = marks_of<SymbolMark>(
      drawn(style_layer("circle", "", R"("circle-radius": 10, "circle-stroke-width": 4)"), all_kinds()));
  REQUIRE(circles.size() == 1);
  CHECK(bounds(circles.front().shape).right == Approx(12 * px));
  CHECK(circles.front().pen->width == Approx(4 * px));
  CHECK(circles.front().at.size() == 5);
}

TEST_CASE("features are drawn in the order of their key", "[compose][sort]") {
  const auto circles =
      marks_of<SymbolMark>(drawn(style_layer("circle", R"("circle-sort-key": ["get", "rank"])",
                                             R"("circle-radius": ["+", 3, ["get", "rank"]])"),
                                 all_kinds()));
  REQUIRE(circles.size() == 4);
  CHECK(bounds(circles.front().shape).right == Approx(3 * px));
  CHECK(bounds(circles.back().shape).right == Approx(6 * px));
}

TEST_CASE("an area is filled with tiles, and a name that is unknown is told once", "[compose][fill]") {
  const auto fills = marks_of<PathMark>(
      drawn(style_layer("fill", "", R"("fill-pattern": "tile")"), all_kinds(), with_images()));
  REQUIRE(fills.size() == 1);
  REQUIRE(fills.front().pattern);
  CHECK(fills.front().pattern->width == Approx(2 * px));
  CHECK(fills.front().pattern->marks.size() == 1);
  const Drawn unknown =
      drawn(style_layer("fill", "", R"("fill-pattern": "tyle")"), all_kinds(), with_images());
  REQUIRE(unknown.findings.size() == 1);
  CHECK(unknown.findings.front().message ==
        "layer 'it': the style has no image 'tyle' for fill-pattern (did you mean 'tile'?); nothing is drawn "
        "for it");
}

TEST_CASE("a symbol in an area takes the area's colour", "[compose][fill]") {
  const auto fills = marks_of<PathMark>(
      drawn(style_layer("fill", "", R"("fill-pattern": "square", "fill-color": "#ff0000")"), all_kinds(),
            with_images()));
  REQUIRE(fills.front().pattern);
  const auto* part = std::get_if<PathMark>(&fills.front().pattern->marks.front());
  REQUIRE(part != nullptr);
  CHECK(part->fill == Colour{255, 0, 0, 255});
}
