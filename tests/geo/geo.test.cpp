#include <catch2/catch.hpp>

#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"

using namespace dateline;

namespace {

const LonLat lachin{46.5478, 39.6396};
const LonLat khankendi{46.7515, 39.8153};

Polygon square(double west, double south, double side) {
  return {{{{west, south},
            {west + side, south},
            {west + side, south + side},
            {west, south + side},
            {west, south}}}};
}

}  // namespace

TEST_CASE("a LonLat cannot be out of range", "[geo]") {
  CHECK_THROWS_AS(LonLat(46, 95), std::out_of_range);
  CHECK(LonLat::checked(46, 95).error() == "latitude 95 is outside -90 to 90");
  CHECK(LonLat::checked(-181, 0).error() == "longitude -181 is outside -180 to 180");
  CHECK_FALSE(LonLat::checked(std::nan(""), 0));
  CHECK(in_words(LonLat(-70.5, -33.25)) == "33.2500° S, 70.5000° W");
}

TEST_CASE("distances are geodesic", "[geo]") {
  // A degree of the equator and of the meridian at the pole, WGS 84.
  CHECK(distance_km({0, 0}, {1, 0}) == Approx(111.3195).epsilon(1e-5));
  CHECK(distance_km({0, 89}, {0, 90}) == Approx(111.6939).epsilon(1e-5));
  CHECK(bearing({0, 0}, {1, 0}) == Approx(90));
  CHECK(bearing({1, 0}, {0, 0}) == Approx(270));
  const LonLat there = destination(lachin, 45, 20);
  CHECK(distance_km(lachin, there) == Approx(20).epsilon(1e-9));
  CHECK(distance_km(lachin, point_geometry(khankendi)) ==
        Approx(distance_km(lachin, khankendi)).epsilon(0.005));
  CHECK(distance_km({0.5, 1}, line_geometry({{0, 0}, {1, 0}})) == Approx(111.195).epsilon(0.005));
  CHECK(distance_km({0.5, 0.5}, polygon_geometry(square(0, 0, 1))) == 0);
  CHECK(std::isinf(distance_km(lachin, Geometry{})));
}

TEST_CASE("the middle of a line lies halfway along", "[geo]") {
  const LonLat middle = midpoint({{0, 0}, {1, 0}, {4, 0}});
  CHECK(middle.lon() == Approx(2).epsilon(1e-6));
}

TEST_CASE("bounds take the shorter way around", "[geo]") {
  const auto fiji = bounds(Geometry{{{177, -18}, {-179, -16}}, {}, {}});
  REQUIRE(fiji);
  CHECK(*fiji == GeoBox{177, -18, -179, -16});
  CHECK(fiji->crosses_antimeridian());
  CHECK(fiji->contains({180, -17}));
  CHECK_FALSE(fiji->contains({0, -17}));
  CHECK_FALSE(bounds(Geometry{}));
  CHECK(hull(GeoBox{170, 0, 175, 1}, GeoBox{-175, 0, -170, 2}) == GeoBox{170, 0, -170, 2});
  CHECK(hull(GeoBox{0, 0, 1, 1}, GeoBox{5, -1, 6, 0}) == GeoBox{0, -1, 6, 1});
  CHECK(GeoBox{170, 0, -170, 1}.intersects({175, 0, 176, 1}));
  CHECK_FALSE(GeoBox{170, 0, -170, 1}.intersects({0, 0, 10, 1}));
}

TEST_CASE("an extent is four numbers", "[geo]") {
  CHECK(*parse_geobox("46.2,39.4,46.9,40") == GeoBox{46.2, 39.4, 46.9, 40});
  CHECK(*parse_geobox("177, -18, -179, -16") == GeoBox{177, -18, -179, -16});
  for (const char* wrong : {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,5,1,4", "0,0,0,1", "0,0,1,95"})
    CHECK_FALSE(parse_geobox(wrong));
}

TEST_CASE("a buffer has its width in kilometres everywhere", "[geo]") {
  const Geometry corridor = buffered(line_geometry({lachin, khankendi}), 2.5);
  REQUIRE(corridor.polygons.size() == 1);
  for (const LonLat& edge : corridor.polygons.front().rings.front())
    CHECK(distance_km(edge, line_geometry({lachin, khankendi})) == Approx(2.5).epsilon(0.01));
  CHECK(buffered(Geometry{}, 5).empty());
}

TEST_CASE("clipping keeps what is inside", "[geo]") {
  const GeoBox box{0, 0, 2, 2};
  Geometry all = polygon_geometry(square(1, 1, 3));
  all.points = {{1, 1}, {5, 5}};
  all.lines = {{{-1, 1}, {3, 1}}};
  const Geometry inside = clipped(all, box);
  CHECK(inside.points == std::vector<LonLat>{{1, 1}});
  REQUIRE(inside.lines.size() == 1);
  CHECK(length_km(inside.lines.front()) == Approx(distance_km({0, 1}, {2, 1})));
  REQUIRE(inside.polygons.size() == 1);
  CHECK(*bounds(polygon_geometry(inside.polygons.front())) == GeoBox{1, 1, 2, 2});
}

TEST_CASE("a bow tie is untied and rings turn as RFC 7946 asks", "[geo]") {
  const Geometry bow = repaired(polygon_geometry({{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}}));
  CHECK(bow.polygons.size() == 2);
  const Geometry clockwise = repaired(polygon_geometry({{{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}}}));
  REQUIRE(clockwise.polygons.size() == 1);
  const Line& ring = clockwise.polygons.front().rings.front();
  double turn = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    turn += ring[i - 1].lon() * ring[i].lat() - ring[i].lon() * ring[i - 1].lat();
  CHECK(turn > 0);
}

TEST_CASE("a label stands inside a polygon with an arm", "[geo]") {
  const Polygon hook{{{{0, 0}, {3, 0}, {3, 3}, {2.8, 3}, {2.8, 0.2}, {0, 0.2}, {0, 0}}}};
  CHECK(contains(hook, label_point(polygon_geometry(hook))));
}

TEST_CASE("touching polygons are united", "[geo]") {
  const Geometry both = united({polygon_geometry(square(0, 0, 1)), polygon_geometry(square(1, 0, 1))});
  CHECK(both.polygons.size() == 1);
}
