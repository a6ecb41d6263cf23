#include "dateline/project/course.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

const PageBox frame{0, 0, 200, 150};
const GeoBox world{-180, -90, 180, 90};

Geometry square(double west, double south, double east, double north) {
  return polygon_geometry({{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}});
}

double distance(PagePoint a, PagePoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

TEST_CASE("a parallel bends on a conic map", "[project]") {
  const Projector projector =
      Projector::fitted("+proj=lcc +lat_0=50 +lon_0=-100 +lat_1=40 +lat_2=60", {-130, 30, -70, 70}, frame);
  const Line parallel{{-123, 49}, {-95, 49}};
  const PageCourse course = course_on_page(parallel, projector);
  REQUIRE(course.points.size() > 10);
  CHECK(course.positions.back() == 0);
  for (int i = 0; i <= 50; ++i) {
    const PagePoint exact = *projector.to_page(LonLat(-123 + 28.0 * i / 50, 49));
    double nearest = INFINITY;
    for (std::size_t k = 1; k < course.points.size(); ++k) {
      const PagePoint a = course.points[k - 1];
      const PagePoint b = course.points[k];
      const double t = std::clamp(
          ((exact.x - a.x) * (b.x - a.x) + (exact.y - a.y) * (b.y - a.y)) / std::pow(distance(a, b), 2), 0.0,
          1.0);
      nearest = std::min(nearest, distance(exact, {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}));
    }
    CHECK(nearest < 0.04);
  }
}

TEST_CASE("short steps are not touched", "[project]") {
  const GeoBox corridor{46.2, 39.4, 46.9, 39.95};
  const Projector projector = Projector::fitted(projection_for(corridor), corridor, frame);
  const Line line{{46.3, 39.5}, {46.305, 39.503}, {46.31, 39.5}};
  CHECK(course_on_page(line, projector).points.size() == 3);
  Geometry cut;
  const Geometry geometry = line_geometry(line);
  CHECK(&showable(geometry, projector, cut) == &geometry);
}

TEST_CASE("a line over the gap of an interrupted projection is torn, not drawn across", "[project]") {
  const Projector projector = Projector::fitted("+proj=igh", world, frame);
  const PageCourse course = course_on_page({{-50, -50}, {30, -50}}, projector);
  double longest = 0;
  int tears = 0;
  for (std::size_t i = 1; i < course.points.size(); ++i) {
    if (std::isnan(course.points[i].x)) {
      ++tears;
      continue;
    }
    if (!std::isnan(course.points[i - 1].x))
      longest = std::max(longest, distance(course.points[i - 1], course.points[i]));
  }
  CHECK(tears == 1);
  CHECK(longest < 6);
}

TEST_CASE("the seam lies opposite of the central meridian", "[project]") {
  CHECK(Projector::fitted("+proj=eqearth +lon_0=150", world, frame).window().west == Approx(-30));
  CHECK(Projector::fitted("EPSG:3832", {100, -60, -70, 60}, frame).window().west == Approx(-30));
  CHECK(Projector::fitted("EPSG:8857", world, frame).window().west == Approx(180));
}

TEST_CASE("the world has an edge on the sheet where the frame reaches beyond it", "[project]") {
  const Projector round = Projector::fitted("+proj=moll", world, frame);
  REQUIRE_FALSE(round.outline().empty());
  double sum = 0;
  for (std::size_t i = 0, j = round.outline().size() - 1; i < round.outline().size(); j = i++)
    sum += round.outline()[j].x * round.outline()[i].y - round.outline()[i].x * round.outline()[j].y;
  CHECK(std::abs(sum) / 2 == Approx(3.14159265 * 100 * 50).epsilon(1e-3));  // an ellipse of 200 × 100 mm
  CHECK_FALSE(round.to_lonlat({1, 30}));
  CHECK(round.to_lonlat({100, 75}));
  const GeoBox corridor{46.2, 39.4, 46.9, 39.95};
  CHECK(Projector::fitted(projection_for(corridor), corridor, frame).outline().empty());
}

TEST_CASE("a view from outside shows what is before the horizon", "[project]") {
  const Projector globe = Projector::fitted("+proj=ortho +lon_0=20 +lat_0=30", world, frame);
  REQUIRE(globe.horizon());
  Geometry cut;
  CHECK(showable(square(-170, -50, -150, -20), globe, cut).empty());
  Geometry half;
  const Geometry& seen = showable(square(60, 20, 150, 40), globe, half);
  REQUIRE(seen.polygons.size() == 1);
  for (const LonLat& p : seen.polygons.front().rings.front()) CHECK(globe.to_page(p));
  Geometry line;
  CHECK(showable(line_geometry({{-170, 0}, {170, 0}, {20, 0}, {-90, 0}}), globe, line).lines.size() == 1);
}

TEST_CASE("a pole inside the frame is part of what is shown", "[project]") {
  const Projector arctic = Projector::fitted("+proj=stere +lat_0=90", {-180, 70, 180, 90}, frame);
  CHECK(arctic.shown().north == 90);
  CHECK(arctic.shown().width() == 360);
  CHECK(arctic.window().has_seam());
}
