#include "dateline/geo/site.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A site is nothing, a point or a shape, and gives back what it was made of", "[geo]") {
  const LonLat here(46.5, 39.6);
  const LonLat there(46.6, 39.7);
  CHECK(Site().empty());
  CHECK(Site(Geometry{}).empty());
  CHECK(Site().geometry() == Geometry{});

  const Site point = point_geometry(here);
  REQUIRE(point.point() != nullptr);
  CHECK(*point.point() == here);
  CHECK(point == Site(here));
  CHECK(point.geometry() == point_geometry(here));

  const Geometry road{{}, {{here, there}}, {}};
  const Site line = road;
  CHECK(line.point() == nullptr);
  CHECK(line.has_lines());
  CHECK_FALSE(line.has_areas());
  CHECK_FALSE(line.empty());
  CHECK(line.geometry() == road);

  const Site area = polygon_geometry({{{here, there, LonLat(46.5, 39.7), here}}});
  CHECK(area.has_areas());
  CHECK(area != line);

  const Geometry two{{here, there}, {}, {}};
  CHECK(Site(two).point() == nullptr);
  CHECK(Site(two).geometry() == two);
}
