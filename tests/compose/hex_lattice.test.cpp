#include "compose/hex_lattice.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace dateline;

TEST_CASE("the hexagons of a lattice have the area that was asked for", "[compose][counts]") {
  const HexLattice lattice({10, 20, 110, 90}, 30);
  for (const std::size_t hexagon : {std::size_t{0}, lattice.size() / 2, lattice.size() - 1}) {
    const auto ring = lattice.corners(hexagon);
    double twice = 0;
    for (std::size_t i = 0; i < 6; ++i)
      twice += ring[i].x * ring[(i + 1) % 6].y - ring[(i + 1) % 6].x * ring[i].y;
    CHECK(std::abs(twice) / 2 == Approx(30));
  }
}

TEST_CASE("each point of the box lies in the hexagon with the nearest centre", "[compose][counts]") {
  const PageBox box{10, 20, 110, 90};
  const HexLattice lattice(box, 30);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(box.left, box.right);
  std::uniform_real_distribution<double> y(box.top, box.bottom);
  const auto away = [&](std::size_t hexagon, PagePoint p) {
    const PagePoint c = lattice.centre(hexagon);
    return std::hypot(c.x - p.x, c.y - p.y);
  };
  for (int i = 0; i < 300; ++i) {
    const PagePoint p{x(random), y(random)};
    const auto found = lattice.at(p);
    REQUIRE(found);
    std::size_t nearest = 0;
    for (std::size_t other = 0; other < lattice.size(); ++other)
      if (away(other, p) < away(nearest, p)) nearest = other;
    CHECK(away(*found, p) == Approx(away(nearest, p)));
    CHECK(away(*found, p) <= lattice.radius() + 1e-9);
  }
  CHECK_FALSE(lattice.at({-500, 50}));
  CHECK_FALSE(lattice.at({50, NAN}));
}
