#include "compose/area_axis.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "compose/drawn.hpp"
#include "dateline/geo/shape.hpp"

using namespace dateline;

namespace {

/// A crescent from 0 0 to 100 0 that hangs down to `depth`, `width` mm wide.
PageShape crescent(double depth, double width) {
  PageLine ring;
  const auto point = [&](int i, double off) {
    const double t = i / 20.0;
    ring.push_back({100 * t, 4 * depth * t * (1 - t) + off});
  };
  for (int i = 0; i <= 20; ++i) point(i, -width / 2);
  for (int i = 20; i >= 0; --i) point(i, width / 2);
  PageShape shape;
  shape.polygons = {{ring}};
  return shape;
}

FeatureLayer lake(std::vector<LonLat> ring) {
  Feature feature;
  feature.id = "lake";
  feature.geometry = polygon_geometry({{std::move(ring)}});
  feature.set("name", std::string("Long Lake"));
  return {"all", {feature}};
}

TextMark name_on(const FeatureLayer& layer, const std::string& layout = "") {
  const Drawn sheet =
      drawn(style_layer("symbol", R"("text-field": ["get", "name"], "text-size": 16)" + layout, ""), {layer});
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* text = std::get_if<TextMark>(&mark); text != nullptr && text->text == "Long Lake")
      return *text;
  return {};
}

}  // namespace

TEST_CASE("the axis of a crescent runs in its middle from left to right", "[compose][label]") {
  const PageLine axis = axis_within(crescent(12, 8), 3);
  REQUIRE(axis.size() > 40);
  CHECK(axis.front().x < axis.back().x);
  CHECK(length(axis) > 90);
  for (const PagePoint p : axis) CHECK(std::abs(p.y - 4 * 12 * p.x / 100 * (1 - p.x / 100)) < 1.5);
  CHECK(axis_within(crescent(12, 2), 3).empty());
  CHECK(axis_within({}, 3).empty());
}

TEST_CASE("an area that stands upright has no axis for text", "[compose][label]") {
  PageShape upright = crescent(12, 8);
  for (PagePoint& p : upright.polygons[0][0]) std::swap(p.x, p.y);
  CHECK(axis_within(upright, 3).empty());
}

TEST_CASE("the axis ends where the area gets narrow", "[compose][label]") {
  PageShape shape;
  shape.polygons = {{{{0, 0}, {60, 0}, {60, 9}, {100, 9}, {100, 11}, {60, 11}, {60, 20}, {0, 20}}}};
  const PageLine axis = axis_within(shape, 4);
  REQUIRE_FALSE(axis.empty());
  CHECK(axis.back().x < 63);
}

TEST_CASE("a box lies within an area or not", "[compose][label]") {
  const PageShape shape = crescent(12, 8);
  CHECK(lies_within(shape, {45, 10, 55, 14}));
  CHECK_FALSE(lies_within(shape, {10, 10, 30, 14}));
}

TEST_CASE("names of areas stand level where they have room and along the axis where not",
          "[compose][label]") {
  CHECK(name_on(lake({{-4, -2}, {4, -2}, {4, 2}, {-4, 2}, {-4, -2}})).angle == 0);
  const TextMark oblique = name_on(lake({{-4, -1.6}, {-3.4, -2.6}, {4, 1.6}, {3.4, 2.6}, {-4, -1.6}}));
  CHECK(oblique.text == "Long Lake");
  CHECK(oblique.angle == Approx(-29).margin(4));
}

TEST_CASE("names of ranges run along their line where it is long enough, else level at their point",
          "[compose][label]") {
  const std::string free = R"(, "text-variable-anchor": ["center", "top"], "text-radial-offset": 1)";
  FeatureLayer range = lake({{-4, 2}, {0, 1}, {4, -1.5}});
  range.features.front().geometry = {{LonLat(0, 0)}, {{{-4, 2}, {-1, 1.4}, {1, 0.6}, {4, -1.5}}}, {}};
  const TextMark along = name_on(range, free);
  CHECK_FALSE(along.path.empty());
  range.features.front().geometry.lines = {{{-0.5, 0.1}, {0.5, -0.1}}};
  const TextMark level = name_on(range, free);
  CHECK(level.text == "Long Lake");
  CHECK((level.path.empty() && level.angle == 0));
  // A style that fixes the place has it there.
  range.features.front().geometry.lines = {{{-4, 2}, {4, -1.5}}};
  CHECK(name_on(range).path.empty());
}
