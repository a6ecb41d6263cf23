#include "dateline/write/geojson.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::string written(Geometry geometry) {
  Feature feature;
  feature.geometry = std::move(geometry);
  return to_geojson({"x", {feature}});
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("positions have at most seven digits and no trailing zeros", "[write]") {
  CHECK(holds(written(point_geometry({46.123456789, 39.5})), "[46.1234568,39.5]"));
  CHECK(holds(written(point_geometry({-0.00000001, -39})), "[0,-39]"));
  CHECK(holds(written(point_geometry({-0.5, 0.0000001})), "[-0.5,0.0000001]"));
}

TEST_CASE("rings turn by the right hand", "[write]") {
  const Line outer{{0, 0}, {0, 2}, {2, 2}, {0, 0}};
  const Line hole{{0.5, 1}, {1, 1.5}, {0.5, 1.5}, {0.5, 1}};
  const std::string text = written(polygon_geometry({{outer, hole}}));
  CHECK(holds(text, "[[[0,0],[2,2],[0,2],[0,0]],[[0.5,1],[0.5,1.5],[1,1.5],[0.5,1]]]"));
}

TEST_CASE("mixed parts are a collection, several of a kind a multi-geometry", "[write]") {
  CHECK(holds(written({{{1, 2}, {3, 4}}, {}, {}}), R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})"));
  CHECK(holds(written({{{1, 2}}, {{{1, 2}, {3, 4}}}, {}}),
              R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
              R"({"type":"LineString","coordinates":[[1,2],[3,4]]}]})"));
}

TEST_CASE("an unknown place is a null geometry and no part of the box", "[write]") {
  Feature unknown;
  unknown.set("a", std::string("\"x\"\\\n\x01"));
  unknown.set("b", Value());
  Feature known;
  known.geometry = point_geometry({46, 39});
  CHECK(to_geojson({"events", {unknown, known}}) ==
        "{\"type\":\"FeatureCollection\",\"name\":\"events\",\"bbox\":[46,39,46,39],\"features\":[\n"
        "{\"type\":\"Feature\",\"properties\":{\"a\":\"\\\"x\\\"\\\\\\n\\u0001\",\"b\":null},\"geometry\":"
        "null},\n"
        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[46,39]}}"
        "\n]}\n");
  CHECK(to_geojson({"none", {}}) == "{\"type\":\"FeatureCollection\",\"name\":\"none\",\"features\":[\n]}\n");
}

TEST_CASE("a ring across the antimeridian is two polygons that end there", "[write]") {
  const std::string text =
      written(polygon_geometry({{{{177, -18}, {-178, -18}, {-178, -16}, {177, -16}, {177, -18}}}}));
  CHECK(holds(text, "\"bbox\":[177,-18,-178,-16]"));
  CHECK(holds(text, R"({"type":"MultiPolygon","coordinates":[[[)"));
  CHECK(holds(text, "[180,-18],[180,-16]"));
  CHECK(holds(text, "[-180,-16],[-180,-18]"));
  CHECK(holds(written(line_geometry({{179, 0}, {-179, 2}})),
              R"("MultiLineString","coordinates":[[[-180,1],[-179,2]],[[179,0],[180,1]]])"));
}

TEST_CASE("a box across the antimeridian has its west above its east", "[write]") {
  CHECK(holds(written({{{179, 1}, {-179, 2}}, {}, {}}), "\"bbox\":[179,1,-179,2]"));
}
