#include "dateline/geo/window.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

/// Square degrees of a ring, whichever way it turns.
double area(const Line& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += ring[i - 1].lon() * ring[i].lat() - ring[i].lon() * ring[i - 1].lat();
  return std::abs(sum) / 2;
}

double area(const Geometry& geometry) {
  double sum = 0;
  for (const Polygon& polygon : geometry.polygons)
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) sum += (i == 0 ? 1 : -1) * area(polygon.rings[i]);
  return sum;
}

Geometry box(double west, double south, double east, double north) {
  return polygon_geometry({{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}});
}

const GeoWindow pacific{-30, 360, -90, 90};

}  // namespace

TEST_CASE("what lies in the window is left alone", "[geo]") {
  CHECK(lies_in(box(10, 10, 20, 20), GeoWindow{}));
  CHECK(lies_in(box(170, 10, 175, 20), {150, 60, -40, 40}));
  CHECK(lies_in(box(-175, 10, -170, 20), {150, 60, -40, 40}));
  CHECK_FALSE(lies_in(box(-40, 10, -20, 20), pacific));
  CHECK_FALSE(lies_in(box(10, 10, 20, 50), {0, 60, -40, 40}));
  CHECK_FALSE(lies_in(line_geometry({{179, 0}, {-179, 0}}), GeoWindow{}));
}

TEST_CASE("a polygon on the seam becomes two with the same area", "[geo]") {
  const Geometry cut = cut_to(box(-50, 10, -10, 30), pacific);
  REQUIRE(cut.polygons.size() == 2);
  CHECK(area(cut) == Approx(40 * 20).epsilon(1e-6));
  for (const Polygon& part : cut.polygons)
    for (const LonLat& p : part.rings.front()) CHECK(std::abs(std::remainder(p.lon() + 30, 360)) > 0.9e-7);
}

TEST_CASE("a hole stays in its polygon on both sides of the seam", "[geo]") {
  Geometry ring = box(170, 0, -170, 20);  // twenty degrees across the antimeridian
  ring.polygons.front().rings.push_back(box(-178, 5, -174, 10).polygons.front().rings.front());
  const Geometry cut = cut_to(ring, GeoWindow{});
  REQUIRE(cut.polygons.size() == 2);
  CHECK(area(cut) == Approx(20 * 20 - 4 * 5).epsilon(1e-6));
}

TEST_CASE("a ring around the pole is closed along the pole", "[geo]") {
  Line coast;
  for (int lon = -170; lon <= 180; lon += 10) coast.emplace_back(lon, -70);
  coast.push_back(coast.front());
  for (const double seam : {-180.0, -30.0, 77.0}) {
    const Geometry cut = cut_to(polygon_geometry({{coast}}), {seam, 360, -90, 90});
    double sum = 0;
    for (const Polygon& part : cut.polygons)
      for (std::size_t i = 1; i < part.rings.front().size(); ++i) {
        const LonLat a = part.rings.front()[i - 1];
        const LonLat b = part.rings.front()[i];
        sum += std::remainder(b.lon() - a.lon(), 360) * ((a.lat() + b.lat()) / 2 + 90);
      }
    CHECK(std::abs(sum) == Approx(360 * 20).epsilon(1e-6));
  }
}

TEST_CASE("a line is cut at the seam and goes on behind it", "[geo]") {
  const Geometry cut = cut_to(line_geometry({{-40, 0}, {-20, 10}}), pacific);
  REQUIRE(cut.lines.size() == 2);
  for (const Line& part : cut.lines)
    for (const LonLat& p : part)
      if (p != LonLat(-20, 10) && p != LonLat(-40, 0)) {
        CHECK(p.lat() == Approx(5).margin(1e-6));
      }
}

TEST_CASE("no step of a cut is wider than sixty degrees", "[geo]") {
  const Geometry cut = cut_to(box(-180, -80, 180, -20), {-180, 360, -60, 90});
  REQUIRE(cut.polygons.size() == 1);
  const Line& ring = cut.polygons.front().rings.front();
  for (std::size_t i = 1; i < ring.size(); ++i) CHECK(std::abs(ring[i].lon() - ring[i - 1].lon()) < 60.1);
  CHECK(area(ring) == Approx(360 * 40).epsilon(1e-6));
}

TEST_CASE("what crosses the antimeridian is parted there, and the rest is left alone", "[geo]") {
  const Geometry plain = box(10, 10, 20, 20);
  CHECK_FALSE(crosses_antimeridian(plain));
  CHECK(parted_at_antimeridian(plain) == plain);
  Geometry both = box(177, -18, -178, -16);
  both.polygons.push_back(plain.polygons.front());
  CHECK(crosses_antimeridian(both));
  const Geometry parted = parted_at_antimeridian(both);
  REQUIRE(parted.polygons.size() == 3);
  CHECK(area(parted) == Approx(5 * 2 + 100));
  CHECK_FALSE(crosses_antimeridian(parted));
  CHECK(bounds(parted_at_antimeridian(box(177, -18, -178, -16))) == GeoBox{177, -18, -178, -16});

  const Geometry line = parted_at_antimeridian(line_geometry({{179, 0}, {-179, 2}}));
  CHECK(line.lines == std::vector<Line>{{{-180, 1}, {-179, 2}}, {{179, 0}, {180, 1}}});
  // What begins on the antimeridian has nothing on its other side.
  CHECK(parted_at_antimeridian(line_geometry({{180, 0}, {-179, 2}})).lines.size() == 1);
  CHECK(parted_at_antimeridian(box(180, 0, -179, 1)).polygons.size() == 1);
}

TEST_CASE("edges along the seam, the antimeridian and the pole are cuts", "[geo]") {
  CHECK(is_cut({180, 65}, {180, 69}, pacific));
  CHECK(is_cut({-180, 65}, {-180, 69}, pacific));
  CHECK(is_cut({-30 + 1e-7, 65}, {-30 + 1e-7, 69}, pacific));
  CHECK(is_cut({-30 - 1e-7, 65}, {-30 - 1e-7, 69}, pacific));
  CHECK(is_cut({-180, -90}, {180, -90}, pacific));
  CHECK_FALSE(is_cut({179, 65}, {180, 69}, pacific));
  CHECK_FALSE(is_cut({10, 49}, {20, 49}, pacific));
}

TEST_CASE("a window reaches around a box, and all around where it is wide or has a pole", "[geo]") {
  const GeoWindow narrow = window_around({40, 30, 50, 40}, 0.25, 45);
  CHECK_FALSE(narrow.has_seam());
  CHECK(narrow.west == Approx(37.4));
  CHECK(narrow.width == Approx(15.2));
  CHECK(window_around({-180, -60, 180, 60}, 0.25, 150).west == Approx(-30));
  CHECK(window_around({0, 60, 40, 85}, 0.25, 20).has_seam());
  const GeoWindow across = window_around({170, -20, -170, -10}, 0.25, 180);
  CHECK(across.width == Approx(30.2));
}
