#include <catch2/catch.hpp>
#include <cmath>

#include "compose/page_shapes.hpp"
#include "dateline/project/projector.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"

using namespace dateline;

namespace {

const PageBox frame{0, 0, 240, 170};
const GeoBox everywhere{-180, -90, 180, 90};

const std::vector<Feature>& land() {
  static const std::vector<Feature> features = [] {
    Findings findings;
    return read_geojson(data_file("gazetteer/basemap/world/land_110m.geojson").string(), std::nullopt,
                        findings);
  }();
  return features;
}

double signed_area(const PageLine& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return sum / 2;
}

/// Square millimetres; holes are taken off.
double area(const PageShape& shape) {
  double sum = 0;
  for (const auto& rings : shape.polygons)
    for (std::size_t i = 0; i < rings.size(); ++i) sum += (i == 0 ? 1 : -1) * std::abs(signed_area(rings[i]));
  return sum;
}

/// Of what is drawn, without what cutting at the frame has made.
double longest_edge(const PageShape& shape) {
  double longest = 0;
  for (const PageLine& line : outlines(shape))
    for (std::size_t i = 1; i < line.size(); ++i)
      if (frame.contains(PagePoint{(line[i].x + line[i - 1].x) / 2, (line[i].y + line[i - 1].y) / 2}))
        longest = std::max(longest, std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
  return longest;
}

const Feature& country(const char* iso) {
  for (const Feature& feature : land())
    if (to_string(feature["iso"]) == iso) return feature;
  FAIL(iso);
  return land().front();
}

}  // namespace

TEST_CASE("land keeps its area on every equal-area map of the world, and nothing streaks",
          "[compose][world]") {
  const std::string projection = GENERATE(
      "+proj=eqearth", "+proj=eqearth +lon_0=11", "+proj=eqearth +lon_0=150", "+proj=eqearth +lon_0=-100",
      "+proj=eqearth +lon_0=-179.3", "+proj=moll +lon_0=90", "+proj=cea +lon_0=60", "+proj=sinu +lon_0=-60",
      "+proj=aea +lat_1=20 +lat_2=60 +lon_0=100", "+proj=laea +lat_0=35 +lon_0=40", "+proj=laea +lat_0=90",
      "+proj=laea +lat_0=-90 +lon_0=170", "EPSG:8857", "EPSG:8859");
  INFO(projection);
  const Projector projector = Projector::fitted(projection, everywhere, frame);
  const double world_mm2 = [&] {
    const PageShape world = world_on_page(projector, frame.grown(1));
    return area(world);
  }();
  double sum = 0;
  double longest = 0;
  for (const Feature& feature : land()) {
    const PageShape shape = on_page(feature.geometry, projector, frame.grown(1));
    sum += area(shape);
    longest = std::max(longest, longest_edge(shape));
  }
  CHECK(sum / world_mm2 == Approx(0.289).epsilon(0.012));  // of the earth is land, at 1:110 million
  CHECK(longest < 18);
}

TEST_CASE("Fiji and Chukotka are one across the antimeridian", "[compose][world]") {
  struct Sheet {
    const char* iso;
    GeoBox extent;
  };
  const auto sheet = GENERATE(Sheet{"FJ", {176, -20, -178, -15}}, Sheet{"RU", {160, 60, -165, 72}});
  const Projector projector = Projector::fitted(projection_for(sheet.extent), sheet.extent, frame);
  const PageShape shape = on_page(country(sheet.iso).geometry, projector, frame);
  REQUIRE(shape.was_cut);
  // No outline runs along 180°: of both its ends not more than one lies there.
  for (const PageLine& line : outlines(shape))
    for (std::size_t i = 1; i < line.size(); ++i) {
      const auto a = projector.to_lonlat(line[i - 1]);
      const auto b = projector.to_lonlat(line[i]);
      REQUIRE((a && b));
      CHECK_FALSE((std::abs(std::abs(a->lon()) - 180) < 1e-5 && std::abs(std::abs(b->lon()) - 180) < 1e-5));
    }
}

TEST_CASE("Antarctica is whole around the pole", "[compose][world]") {
  const GeoBox extent{-180, -90, 180, -60};
  const Projector projector = Projector::fitted(projection_for(extent), extent, frame);
  const PageShape shape = on_page(country("AQ").geometry, projector, frame);
  CHECK(contains(shape, *projector.to_page(LonLat(12, -89.9))));
  CHECK(contains(shape, *projector.to_page(LonLat(179.5, -88))));
  CHECK(contains(shape, *projector.to_page(LonLat(-179.5, -88))));
  for (const PageLine& line : outlines(shape))
    for (const PagePoint& p : line) CHECK(projector.to_lonlat(p)->lat() > -86);  // its coast only
}

TEST_CASE("the sea ends where the world ends", "[compose][world]") {
  const Projector projector = Projector::fitted("+proj=eqearth +lon_0=11", everywhere, frame);
  const PageShape world = world_on_page(projector, frame);
  CHECK(contains(world, frame.centre()));
  CHECK_FALSE(contains(world, {2, 40}));
  const GeoBox corridor{46.2, 39.4, 46.9, 39.95};
  const PageShape full = world_on_page(Projector::fitted(projection_for(corridor), corridor, frame), frame);
  CHECK(area(full) == Approx(frame.width() * frame.height()));
}

TEST_CASE("Svalbard, the Pacific and both poles are drawn without streaks", "[compose][world]") {
  struct Sheet {
    const char* iso;
    GeoBox extent;
    LonLat on_land;
  };
  const auto sheet =
      GENERATE(Sheet{"NO", {8, 76, 35, 81}, {16, 78.5}}, Sheet{"NZ", {120, -50, -70, 50}, {175.5, -38.5}},
               Sheet{"GL", {-180, 60, 180, 90}, {-40, 75}}, Sheet{"AQ", {-180, -90, 180, -60}, {100, -80}});
  const auto purpose = GENERATE(ProjectionPurpose::places, ProjectionPurpose::density);
  INFO(sheet.iso << ' ' << projection_for(sheet.extent, purpose));
  const Projector projector = Projector::fitted(projection_for(sheet.extent, purpose), sheet.extent, frame);
  const PageShape shape = on_page(country(sheet.iso).geometry, projector, frame.grown(1));
  CHECK(contains(shape, *projector.to_page(sheet.on_land)));
  double longest = 0;
  for (const Feature& feature : land())
    longest = std::max(longest, longest_edge(on_page(feature.geometry, projector, frame.grown(1))));
  // The largest straight edge that a coast or a border has: at Svalbard one of 100 km.
  CHECK(longest < (sheet.iso == std::string("NO") ? 60 : 30));
}

TEST_CASE("a front across the antimeridian is one line with its marks", "[compose][world]") {
  const GeoBox fiji{176, -20, -178, -15};
  const Projector projector = Projector::fitted(projection_for(fiji), fiji, frame);
  const PageShape shape = on_page(line_geometry({{179, -17}, {-179, -18}}), projector, frame);
  double drawn = 0;
  for (const PageLine& line : shape.lines) drawn += length(line);
  const PagePoint a = *projector.to_page(LonLat(179, -17));
  const PagePoint b = *projector.to_page(LonLat(-179, -18));
  CHECK(drawn == Approx(std::hypot(b.x - a.x, b.y - a.y)).epsilon(0.01));
}
