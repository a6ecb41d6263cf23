#include "write/csv.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("well-known text of every part", "[write]") {
  CHECK(to_wkt(point_geometry({1, 2.5})) == "POINT (1 2.5)");
  CHECK(to_wkt({{{1, 2}, {3, 4}}, {}, {}}) == "MULTIPOINT (1 2,3 4)");
  CHECK(to_wkt(line_geometry({{1, 2}, {3, 4}})) == "LINESTRING (1 2,3 4)");
  CHECK(to_wkt(polygon_geometry({{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}})) == "POLYGON ((0 0,1 0,1 1,0 0))");
  CHECK(to_wkt({{{1, 2}}, {{{1, 2}, {3, 4}}}, {}}) ==
        "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (1 2,3 4))");
  CHECK(to_wkt({}).empty());
}

TEST_CASE("cells with separators and marks are quoted", "[write]") {
  Feature a;
  a.set("title", std::string("He said \"x\", then\nleft"));
  a.geometry = point_geometry({46.5, 39});
  Feature b;
  b.set("deaths", 2.0);
  CHECK(to_csv({"events", {a, b}}) ==
        "title,deaths,lon,lat,geometry\n"
        "\"He said \"\"x\"\", then\nleft\",,46.5,39,\n"
        ",2,,,\n");
}
