#include "compose/page_shapes.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const PageBox frame{0, 0, 100, 100};
const GeoBox extent{46, 39, 47, 40};

Projector projector() {
  return Projector::fitted("+proj=eqc +lat_ts=39.5 +lon_0=46.5", extent, frame);
}

}  // namespace

TEST_CASE("a line is cut where it leaves the box and goes on where it comes back", "[compose]") {
  const auto parts = cut({{-10, 50}, {50, 50}, {50, 150}, {80, 150}, {80, 50}}, frame);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == PageLine{{0, 50}, {50, 50}, {50, 100}});
  CHECK(parts[1] == PageLine{{80, 100}, {80, 50}});
  CHECK(cut({{-10, -10}, {-5, 200}}, frame).empty());
}

TEST_CASE("polygons are cut to the box", "[compose]") {
  const Polygon wide{{{{40, 30}, {50, 30}, {50, 50}, {40, 50}, {40, 30}}}};
  const PageShape shape = on_page(polygon_geometry(wide), projector(), frame);
  REQUIRE(shape.polygons.size() == 1);
  const PageBox box = bounds(path_of(shape));
  CHECK(frame.grown(0.001).contains(box));
  CHECK(box.width() == Approx(100));
  const auto anchor = anchor_of(shape);
  REQUIRE(anchor);
  CHECK(contains(shape, *anchor));
}

TEST_CASE("what lies outside has no shape and no anchor", "[compose]") {
  CHECK(on_page(point_geometry({10, 10}), projector(), frame).empty());
  CHECK_FALSE(anchor_of(PageShape{}));
}

TEST_CASE("a line is anchored at the middle of its longest visible part", "[compose]") {
  const PageShape shape = on_page(line_geometry({{46, 39.5}, {48, 39.5}}), projector(), frame);
  const auto anchor = anchor_of(shape);
  REQUIRE(anchor);
  CHECK(anchor->x == Approx((frame.right + shape.lines.front().front().x) / 2).epsilon(0.02));
}

TEST_CASE("a horseshoe's anchor lies inside it", "[compose]") {
  PageShape shape;
  shape.polygons = {{{{0, 0}, {10, 0}, {10, 90}, {90, 90}, {90, 0}, {100, 0}, {100, 100}, {0, 100}}}};
  CHECK(contains(shape, *anchor_of(shape)));
}
