#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/style/expression.hpp"
#include "read/json.hpp"
#include "style/parse.hpp"
#include "style/tile_geometry.hpp"

using namespace dateline;

namespace {

StyleValue value_at(const std::string& text, const Geometry& geometry, const char* type) {
  ExpressionProblems problems;
  const auto node = ExpressionParser(problems).parse(parse_json(text, "case"), std::nullopt);
  REQUIRE(node);
  Feature feature;
  feature.geometry = geometry;
  return Expression(node).evaluate({&feature, 8, type}).value();
}

Line line_of(std::initializer_list<std::pair<double, double>> points) {
  Line line;
  for (const auto& [lon, lat] : points) line.push_back(LonLat::checked(lon, lat).value());
  return line;
}

const std::string lachin =
    R"({"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 40], [46, 39]],
  [[46.4, 39.4], [46.4, 39.6], [46.6, 39.6], [46.6, 39.4], [46.4, 39.4]]]})";

}  // namespace

TEST_CASE("within is strictly inside, and not in a hole", "[style]") {
  const auto within = [&](const Geometry& geometry, const char* type) {
    return value_at("[\"within\", " + lachin + "]", geometry, type) == StyleValue(true);
  };
  CHECK(within(point_geometry(LonLat::checked(46.2, 39.2).value()), "Point"));
  CHECK_FALSE(within(point_geometry(LonLat::checked(46.5, 39.5).value()), "Point"));
  CHECK_FALSE(within(point_geometry(LonLat::checked(46, 39.5).value()), "Point"));
  CHECK(within(line_geometry(line_of({{46.1, 39.1}, {46.9, 39.1}})), "LineString"));
  CHECK_FALSE(within(line_geometry(line_of({{46.2, 39.5}, {46.8, 39.5}})), "LineString"));
  CHECK_FALSE(within(line_geometry(line_of({{46.2, 39.2}, {47.2, 39.2}})), "LineString"));
}

TEST_CASE("distance is in metres on the ellipsoid", "[style]") {
  const auto to = [](const std::string& geojson, const Geometry& geometry, const char* type) {
    return *value_at("[\"distance\", " + geojson + "]", geometry, type).as<double>();
  };
  const Geometry goris = point_geometry(LonLat::checked(46.3, 39.5).value());
  // A minute of arc along the meridian at 39.5° north is 1850.4 m.
  CHECK(to(R"({"type": "Point", "coordinates": [46.3, 39.51666667]})", goris, "Point") ==
        Approx(1850.4).margin(0.2));
  CHECK(to(lachin, goris, "Point") == 0);
  // A degree of longitude there is 86.03 km.
  CHECK(to(R"({"type": "LineString", "coordinates": [[46.5, 39], [46.5, 40]]})", goris, "Point") ==
        Approx(0.2 * 86030).epsilon(1e-3));
  const Geometry road = line_geometry(line_of({{46.45, 39.5}, {46.55, 39.5}}));
  CHECK(to(lachin, road, "LineString") == Approx(0.05 * 86030).epsilon(1e-2));
  CHECK(
      to(R"({"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[46.5, 39], [46.5, 40]]}})",
         road, "LineString") == 0);
}

TEST_CASE("a place on the grid and back", "[style]") {
  const GridPoint made = lon_lat_of(grid_point({46.5, 39.75}, 14), 14);
  CHECK(made[0] == Approx(46.5));
  CHECK(made[1] == Approx(39.75));
  CHECK(grid_point({0, 0}, 0) == GridPoint{4096, 4096});
}
