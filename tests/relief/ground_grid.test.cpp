#include "dateline/relief/ground_grid.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

const PageBox frame{20, 10, 120, 90};

}  // namespace

TEST_CASE("a ground grid takes the pixels of a picture of the sheet as they are", "[relief]") {
  const auto projector = Projector::fitted("+proj=merc +ellps=WGS84", {46, 39, 47, 40}, frame, 1e6);
  const GroundGrid grid(projector, {20.03, 10.2, 119.96, 89.9}, 10);
  CHECK(grid.columns() == 1000);
  CHECK(grid.rows() == 797);
  CHECK(grid.box().left == Approx(20));
  CHECK(grid.box().top == Approx(10.2));
  CHECK(grid.box().right == Approx(120));
  CHECK(grid.box().bottom == Approx(89.9));
  const auto middle = projector.to_page(*grid.at(500, 400));
  REQUIRE(middle);
  CHECK(middle->x == Approx(70.05));
  CHECK(middle->y == Approx(50.25));
}

TEST_CASE("steps are those of the ground, not of the projection", "[relief]") {
  // At 60° N Mercator draws everything twice as large as at the equator.
  const auto projector = Projector::fitted("+proj=merc +ellps=WGS84", {-30, 0, 30, 70}, frame);
  const GroundGrid grid(projector, frame, 4);
  for (const double lat : {5.0, 45.0, 60.0}) {
    const auto at = projector.to_page(LonLat(0, lat));
    REQUIRE(at);
    const int row = static_cast<int>((at->y - grid.box().top) * 4);
    const GroundStep step = grid.steps(row).at(static_cast<std::size_t>(grid.columns()) / 2);
    // Between two pixels, by a sphere of the mean radius: within half a per cent.
    const auto here = grid.at(grid.columns() / 2, row);
    const auto right = grid.at(grid.columns() / 2 + 1, row);
    const auto below = grid.at(grid.columns() / 2, row + 1);
    const double metre = 6371008.8 * std::acos(-1.0) / 180;
    CHECK(step.east_right ==
          Approx((right->lon() - here->lon()) * std::cos(here->lat() * std::acos(-1.0) / 180) * metre)
              .epsilon(0.008));
    CHECK(step.north_down == Approx((below->lat() - here->lat()) * metre).epsilon(0.01));
    CHECK(step.north_right == Approx(0).margin(1));
    CHECK(step.east_down == Approx(0).margin(1));
  }
}

TEST_CASE("beyond the world there is no ground", "[relief]") {
  const auto projector = Projector::fitted("+proj=eqearth +lon_0=150", {-180, -90, 180, 90}, frame);
  const GroundGrid grid(projector, frame, 2);
  CHECK_FALSE(grid.at(1, 1));
  CHECK_FALSE(grid.at(grid.columns() - 2, grid.rows() - 2));
  const auto middle = grid.at(grid.columns() / 2, grid.rows() / 2);
  REQUIRE(middle);
  CHECK(middle->lon() == Approx(150).margin(4));
}
