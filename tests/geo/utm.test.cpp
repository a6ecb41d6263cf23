#include "dateline/geo/utm.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/geo/window.hpp"

using namespace dateline;

TEST_CASE("positions have the grid references that are published for them", "[geo][utm]") {
  // Honolulu, 4QFJ1234567890: Wikipedia, "Military Grid Reference System"; Khulani Square in Baghdad,
  // 38SMB4488: GeographicLib's documentation of MGRS; the CN Tower: Wikipedia, "Universal Transverse
  // Mercator coordinate system".
  CHECK(mgrs_of(LonLat(-157.9160812, 21.4097967), 4) == "4QFJ12346789");
  CHECK(mgrs_of(LonLat(-157.9160812, 21.4097967), 0) == "4QFJ");
  CHECK(mgrs_of(*lonlat_of({{38, true}, 444'500, 3'688'500}), 2) == "38SMB4488");
  const auto tower = utm_of(LonLat(-79.387139, 43.642556));
  REQUIRE(tower);
  CHECK(tower->zone == UtmZone{17, true});
  CHECK(tower->easting == Approx(630084).margin(2));
  CHECK(tower->northing == Approx(4833438).margin(2));
  CHECK(mgrs_of(LonLat(46.5478, 39.6396), 0) == "38SPJ");
}

TEST_CASE("zones of Norway, Svalbard and the south", "[geo][utm]") {
  CHECK(utm_of(LonLat(5.3, 60.4))->zone == UtmZone{32, true});  // Bergen, which would be in 31
  CHECK(utm_of(LonLat(2.5, 60.4))->zone == UtmZone{31, true});
  CHECK(utm_of(LonLat(15.6, 78.2))->zone == UtmZone{33, true});  // Longyearbyen
  CHECK(utm_of(LonLat(10, 78.2))->zone == UtmZone{33, true});    // would be in 32
  CHECK(utm_of(LonLat(-58.4, -34.6))->zone == UtmZone{21, false});
  CHECK(mgrs_of(LonLat(-58.4, -34.6), 0).substr(0, 3) == "21H");
  CHECK(utm_of(LonLat(179.9, -18))->zone.number == 60);
  CHECK(utm_of(LonLat(-179.9, -18))->zone.number == 1);
}

TEST_CASE("the grid ends at 84 degrees north and 80 degrees south", "[geo][utm]") {
  CHECK(utm_of(LonLat(20, 83.9)));
  CHECK_FALSE(utm_of(LonLat(20, 84)));
  CHECK(utm_of(LonLat(20, -80)));
  CHECK_FALSE(utm_of(LonLat(20, -80.1)));
  CHECK(mgrs_of(LonLat(20, 85), 2).empty());
  CHECK(utm_cells({-180, 84.5, 180, 90}).empty());
}

TEST_CASE("grid north turns away from true north by the sine of the latitude", "[geo][utm]") {
  // The first term of the series: the distance from the central meridian times sin(latitude).
  const auto lachin = utm_of(LonLat(46.5478, 39.6396));
  REQUIRE(lachin);
  CHECK(lachin->convergence == Approx(1.5478 * std::sin(39.6396 * 3.14159265 / 180)).margin(0.002));
  CHECK(utm_of(LonLat(45, 39))->convergence == Approx(0).margin(1e-9));
  CHECK(utm_of(LonLat(43.5, 39))->convergence < -0.9);
  CHECK(utm_of(LonLat(46.5, -39))->convergence < -0.9);
}

TEST_CASE("eastings and northings lead back to their positions", "[geo][utm]") {
  for (const LonLat position : {LonLat(46.5, 39.6), LonLat(-70.2, -53.1), LonLat(179.99, 0.01)}) {
    const auto back = lonlat_of(*utm_of(position));
    REQUIRE(back);
    CHECK(back->lon() == Approx(position.lon()).margin(1e-9));
    CHECK(back->lat() == Approx(position.lat()).margin(1e-9));
  }
  // In a neighbouring zone, and on the other side of the equator, the grid goes on.
  CHECK(lonlat_of(*utm_of(LonLat(48.2, 39.6), {38, true}))->lon() == Approx(48.2));
  CHECK(utm_of(LonLat(46.5, 0.1), {38, false})->northing > 10'000'000);
  CHECK(utm_of(LonLat(46.5, -0.1), {38, true})->northing < 0);
}

TEST_CASE("the cells of a box fill it, each in its zone", "[geo][utm]") {
  for (const GeoBox& box :
       {GeoBox{43, 38.6, 50.6, 42.6}, GeoBox{-2, 54, 40, 83}, GeoBox{176, -20, -176, 3}}) {
    double area = 0;
    for (const UtmCell& cell : utm_cells(box)) {
      area += (cell.east - cell.west) * (cell.north - cell.south);
      const LonLat middle(wrapped_longitude((cell.west + cell.east) / 2), (cell.south + cell.north) / 2);
      CHECK(utm_of(middle)->zone == cell.zone);
    }
    CHECK(area == Approx(box.width() * box.height()));
  }
  const auto cells = utm_cells({43, 38.6, 50.6, 42.6});
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].zone.number == 38);
  CHECK(cells[1].west == 48);
}
