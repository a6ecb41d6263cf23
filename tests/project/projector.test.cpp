#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/error.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/project/projector.hpp"

using namespace dateline;

namespace {

const GeoBox corridor{46.2, 39.4, 46.9, 39.95};
const PageBox frame{10, 20, 210, 170};

}  // namespace

TEST_CASE("the projection fits the extent", "[project]") {
  CHECK(projection_for(corridor).starts_with("+proj=lcc "));
  CHECK(projection_for({20, -5, 24, 12}).starts_with("+proj=tmerc "));
  CHECK(projection_for({-180, -80, 180, 80}).starts_with("+proj=eqearth "));
  CHECK(projection_for({-180, 65, 180, 90}).starts_with("+proj=stere +lat_0=90 "));
  CHECK(projection_for({-180, -90, 180, -60}).starts_with("+proj=stere +lat_0=-90 "));
  CHECK(projection_for({-20, 30, 70, 60}).starts_with("+proj=laea "));
  CHECK(projection_for({177, -20, -178, -15}).find("+lon_0=179.5") != std::string::npos);
}

TEST_CASE("an extent fills the frame and comes back", "[project]") {
  const Projector projector = Projector::fitted(projection_for(corridor), corridor, frame);
  for (const double lon : {46.2, 46.55, 46.9})
    for (const double lat : {39.4, 39.7, 39.95}) {
      const auto point = projector.to_page(LonLat(lon, lat));
      REQUIRE(point);
      CHECK(frame.grown(0.01).contains(*point));
      const auto back = projector.to_lonlat(*point);
      REQUIRE(back);
      CHECK(back->lon() == Approx(lon).epsilon(1e-9));
      CHECK(back->lat() == Approx(lat).epsilon(1e-9));
    }
  CHECK(projector.shown().contains({46.2, 39.4}));
  CHECK(projector.shown().contains({46.9, 39.95}));
  CHECK(projector.description() == "Lambert conformal conic, standard parallels 39.49° N and 39.86° N");
}

TEST_CASE("the scale is that of the ground at the centre", "[project]") {
  const Projector projector = Projector::fitted(projection_for(corridor), corridor, frame, 250'000);
  CHECK(projector.scale() == Approx(250'000));
  const auto centre = projector.to_lonlat(frame.centre());
  REQUIRE(centre);
  const auto there = projector.to_page(destination(*centre, 90, 5));
  REQUIRE(there);
  CHECK(there->x - frame.centre().x == Approx(20).epsilon(1e-3));  // 5 km at 1:250,000
  CHECK(std::abs(projector.north(frame.centre())) < 0.2);
}

TEST_CASE("any coordinate system of PROJ can be used", "[project]") {
  const Projector utm = Projector::fitted("EPSG:32638", corridor, frame);
  CHECK(utm.description() == "WGS 84 / UTM zone 38N (EPSG:32638)");
  CHECK(utm.north(frame.centre()) ==
        Approx(-0.99).epsilon(0.1));  // 1.55° E of the zone's meridian, sin 39.7°
  CHECK_THROWS_AS(Projector::fitted("EPSG:999999", corridor, frame), UsageError);
  CHECK_THROWS_AS(Projector::fitted("nonsense", corridor, frame), UsageError);
}

TEST_CASE("Fiji is whole across the antimeridian", "[project]") {
  const GeoBox fiji{176, -20, -178, -15};
  const Projector projector = Projector::fitted(projection_for(fiji), fiji, frame);
  const auto west = projector.to_page(LonLat(177, -18));
  const auto east = projector.to_page(LonLat(-179, -18));
  REQUIRE((west && east));
  CHECK(west->x < east->x);
  CHECK(frame.contains(*east));
  CHECK(projector.shown().crosses_antimeridian());
}

TEST_CASE("maps of densities keep areas at any width", "[project]") {
  const auto density = ProjectionPurpose::density;
  CHECK(projection_for(corridor, density).starts_with("+proj=laea "));
  CHECK(projection_for({20, -5, 24, 12}, density).starts_with("+proj=laea "));
  CHECK(projection_for({-180, -80, 180, 80}, density).starts_with("+proj=eqearth "));
  const std::string arctic = projection_for({-180, 65, 180, 90}, density);
  CHECK(arctic.starts_with("+proj=laea +lat_0=90 "));
  CHECK_THAT(Projector::fitted(arctic, {-180, 65, 180, 90}, frame).description(),
             Catch::Contains("polar Lambert azimuthal equal-area"));
}

TEST_CASE("a projection has words for programs that measure on a sheet", "[project]") {
  CHECK_THAT(projection_wkt(projection_for(corridor)),
             Catch::StartsWith("PROJCS[") && Catch::Contains("D_WGS_1984"));
  CHECK_THAT(projection_wkt("EPSG:32638"), Catch::Contains("UTM"));
}
