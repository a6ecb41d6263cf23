#include "dateline/relief/density.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

const PageBox box{10, 20, 90, 80};

/// The sum of all bells at a point, one by one.
double truth(const std::vector<HeatPoint>& points, PagePoint at) {
  double sum = 0;
  for (const HeatPoint& point : points) {
    const double far = std::hypot(point.at.x - at.x, point.at.y - at.y) / (point.radius / 3);
    sum += point.weight * 0.3989422804 * std::exp(-far * far / 2);
  }
  return sum;
}

std::vector<HeatPoint> scattered(int count, double radius) {
  std::vector<HeatPoint> points;
  for (int i = 0; i < count; ++i)
    points.push_back({{50 + 45 * std::sin(i * 1.7), 50 + 34 * std::cos(i * 2.3)}, radius, 0.5 + i % 3});
  return points;
}

void check(const std::vector<HeatPoint>& points, double margin) {
  const DensityGrid grid = density_of(points, box, 3);
  CHECK(grid.columns == 240);
  CHECK(grid.rows == 180);
  for (int row = 0; row < grid.rows; row += 11)
    for (int column = 0; column < grid.columns; column += 13) {
      const double density = grid.density.at(static_cast<std::size_t>(row * grid.columns + column));
      REQUIRE(density ==
              Approx(truth(points, {10 + (column + 0.5) / 3, 20 + (row + 0.5) / 3})).margin(margin));
    }
}

}  // namespace

TEST_CASE("density is the sum of bells, of small radius and of large", "[relief]") {
  check(scattered(60, 0.8), 0.002);
  check(scattered(60, 4), 0.01);
  check(scattered(60, 30), 0.06);
}

TEST_CASE("points of many radii are summed", "[relief]") {
  std::vector<HeatPoint> points = scattered(20, 2);
  for (const HeatPoint& more : scattered(30, 9.5)) points.push_back(more);
  check(points, 0.02);
}

TEST_CASE("points beyond the frame reach into it; those of no weight or place do not", "[relief]") {
  const DensityGrid near = density_of({{{8, 50}, 9, 1}}, box, 2);
  CHECK(near.density.at(60 * 160) == Approx(0.3989 * std::exp(-0.5 * 2.25 * 2.25 / 9)).margin(0.01));
  const DensityGrid none =
      density_of({{{50, 50}, 9, 0}, {{NAN, 50}, 9, 1}, {{50, 50}, 0, 1}, {{5e6, 50}, 9, 1}}, box, 2);
  for (const float density : none.density) REQUIRE(density == 0);
}

TEST_CASE("a density has the ramp's colour, by its intensity", "[relief]") {
  const DensityGrid grid{{0, 0, 3, 1}, 3, 1, {0, 0.25F, 3}};
  const ColourRamp ramp{0, 1, {{0, 0, 0, 0}, {0, 0, 200, 200}, {200, 0, 0, 255}}};
  CHECK(*heat_picture(grid, 2, ramp, 0.5).pixels ==
        std::vector<Colour>{{0, 0, 0, 0}, {0, 0, 200, 100}, {200, 0, 0, 128}});
}
