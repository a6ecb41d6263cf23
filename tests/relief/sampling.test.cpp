#include "dateline/relief/sampling.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "relief/made_raster.hpp"

using namespace dateline;

namespace {

const PageBox frame{0, 0, 100, 80};

double slanting(double lon, double lat) {
  return 1000 * lon - 300 * lat;
}

/// The difference from the function at the pixels that are at least `inside` from the sides.
double largest_miss(const HeightGrid& heights, const GroundGrid& grid, MadeRaster::Value truth) {
  double miss = 0;
  for (int row = 0; row < grid.rows(); row += 7)
    for (int column = 0; column < grid.columns(); column += 5) {
      const auto place = grid.at(column, row);
      const float height =
          heights.metres.at(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns()) +
                            static_cast<std::size_t>(column));
      if (place) miss = std::max(miss, std::abs(height - truth(place->lon(), place->lat())));
    }
  return miss;
}

}  // namespace

TEST_CASE("an even slope stays one, enlarged or reduced, in any projection", "[relief]") {
  const GeoBox extent{46, 39.2, 47, 40};
  for (const char* projection : {"+proj=lcc +lat_0=39.6 +lon_0=46.5 +lat_1=39.3 +lat_2=39.9 +ellps=WGS84",
                                 "EPSG:32638", "+proj=stere +lat_0=90 +lon_0=10 +ellps=WGS84"})
    for (const double degrees : {0.1, 0.01, 0.001}) {
      CAPTURE(projection, degrees);
      const auto projector = Projector::fitted(projection, extent, frame);
      const GroundGrid grid(projector, frame, 4);
      const int side = static_cast<int>(std::lround(4 / degrees));
      const MadeRaster raster(44.5, 41.5, degrees, side, side, slanting);
      const HeightGrid heights = heights_on(grid, raster, Sampling::smooth);
      CHECK(heights.covered() == 1);
      // A pixel of the sheet is two hundredths of a degree at most: some metres high here.
      CHECK(largest_miss(heights, grid, slanting) < 1.5);
    }
}

TEST_CASE("no more is read than is seen, and no finer", "[relief]") {
  const auto projector = Projector::fitted("EPSG:32638", {46, 39.2, 47, 40}, frame);
  const GroundGrid grid(projector, frame, 2);
  const MadeRaster raster(40, 45, 0.001, 10000, 10000, slanting);
  heights_on(grid, raster, Sampling::smooth);
  REQUIRE(raster.read_windows.size() == 1);
  const RasterWindow& window = raster.read_windows.front();
  CHECK(raster.read_factor >= 3);
  CHECK(window.columns < 2000);
  CHECK(window.columns / raster.read_factor < 2 * grid.columns());
  CHECK(window.columns % raster.read_factor == 0);
  CHECK(window.rows % raster.read_factor == 0);
}

TEST_CASE("enlarged heights have no steps and their slopes no edges", "[relief]") {
  const auto bumpy = [](double lon, double lat) { return 500 * std::sin(lon * 40) * std::cos(lat * 50); };
  const auto projector = Projector::fitted("EPSG:32638", {46.4, 39.5, 46.6, 39.6}, frame);
  const GroundGrid grid(projector, frame, 5);
  const MadeRaster raster(46, 40, 1.0 / 120, 120, 120, bumpy);
  const auto largest_bend = [&](Sampling sampling) {
    const HeightGrid heights = heights_on(grid, raster, sampling);
    float most = 0;
    for (std::size_t i = 1; i + 1 < heights.metres.size(); ++i) {
      const std::size_t column = i % static_cast<std::size_t>(grid.columns());
      if (column == 0 || column + 1 == static_cast<std::size_t>(grid.columns())) continue;
      most = std::max(most, std::abs(heights.metres[i - 1] - 2 * heights.metres[i] + heights.metres[i + 1]));
    }
    return most;
  };
  CHECK(largest_bend(Sampling::smooth) < 0.5);
  CHECK(largest_bend(Sampling::nearest) > 50);
}

TEST_CASE("ridges and valleys keep their heights when they are enlarged", "[relief]") {
  const auto ridges = [](double lon, double) { return 500 * std::cos(lon * 2 * std::acos(-1.0) * 30); };
  const auto projector = Projector::fitted("EPSG:32638", {46.4, 39.5, 46.6, 39.6}, frame);
  const GroundGrid grid(projector, frame, 5);
  const MadeRaster raster(46, 40, 1.0 / 120, 120, 120, ridges);  // four pixels to a ridge
  const HeightGrid heights = heights_on(grid, raster, Sampling::smooth);
  // The pixels' own largest is 500 · cos 45°; a plain spline would leave two thirds of it.
  CHECK(*std::max_element(heights.metres.begin(), heights.metres.end()) > 0.85 * 500 * std::sqrt(0.5));
}

TEST_CASE("relief that ends within the map fades towards its end", "[relief]") {
  const auto projector = Projector::fitted("EPSG:32638", {46, 39.2, 47, 40}, frame);
  const GroundGrid grid(projector, frame, 4);
  const MadeRaster raster(46.5, 41.5, 0.01, 400, 400, slanting);
  const Image full{grid.columns(), grid.rows(),
                   std::make_shared<const std::vector<Colour>>(grid.size(), Colour{1, 2, 3, 200})};
  const Image faded = faded_at_sides(full, grid, raster, 40);
  const int row = grid.rows() / 2;
  int before = 0;
  int levels = 0;
  for (int column = 0; column < grid.columns(); ++column) {
    const int alpha = faded.pixels->at(static_cast<std::size_t>(row * grid.columns() + column)).alpha;
    CHECK(alpha >= before);
    CHECK(alpha - before <= 10);
    levels += alpha > 0 && alpha < 200;
    before = alpha;
  }
  CHECK(before == 200);
  CHECK(levels == Approx(40).margin(4));
}

TEST_CASE("a map of the world is covered to its poles, and beyond it nothing is missing", "[relief]") {
  const auto projector = Projector::fitted("+proj=eqearth +ellps=WGS84", {-180, -90, 180, 90}, frame);
  const GroundGrid grid(projector, frame, 3);
  const Image full{grid.columns(), grid.rows(),
                   std::make_shared<const std::vector<Colour>>(grid.size(), Colour{1, 2, 3, 200})};
  const MadeRaster whole(-180, 90, 0.5, 720, 360, slanting);
  const HeightGrid heights = heights_on(grid, whole, Sampling::smooth);
  CHECK(heights.covered() == 1);
  CHECK(std::isnan(heights.metres.front()));
  CHECK(*faded_at_sides(full, grid, whole, 15).pixels == *full.pixels);
  // Ends at 60° as the heights of radar from orbit do.
  const MadeRaster band(-180, 60, 0.5, 720, 240, slanting);
  CHECK(heights_on(grid, band, Sampling::smooth).covered() < 0.95);
  CHECK(*faded_at_sides(full, grid, band, 15).pixels != *full.pixels);
}

TEST_CASE("where the raster has no data the map has no height, and near it no other", "[relief]") {
  const auto with_hole = [](double lon, double lat) {
    return std::hypot(lon - 46.5, lat - 39.6) < 0.1 ? std::numeric_limits<double>::quiet_NaN() : 700;
  };
  const auto projector = Projector::fitted("EPSG:32638", {46, 39.2, 47, 40}, frame);
  const GroundGrid grid(projector, frame, 4);
  const MadeRaster raster(46.1, 41.5, 0.01, 400, 400, with_hole);
  const HeightGrid heights = heights_on(grid, raster, Sampling::smooth);
  CHECK(heights.covered() > 0.7);
  CHECK(heights.covered() < 0.95);
  for (const float metres : heights.metres)
    if (!std::isnan(metres)) REQUIRE(metres == Approx(700).epsilon(1e-5));
  CHECK(std::isnan(heights.metres.front()));
}

TEST_CASE("a raster around the Earth has no seam at the antimeridian nor at its own sides", "[relief]") {
  const auto smooth = [](double lon, double lat) {
    const double r = std::acos(-1.0) / 180;
    return 1000 * std::cos(lon * r) * std::cos(lat * r) + 500 * std::sin(lat * r);
  };
  struct Case {
    const char* projection;
    GeoBox extent;
    double west;
  };
  for (const Case& one : {Case{"+proj=merc +lon_0=180 +ellps=WGS84", {174, -21, -176, -15}, -180},
                          Case{"+proj=merc +lon_0=180 +ellps=WGS84", {174, -21, -176, -15}, 0},
                          Case{"+proj=merc +ellps=WGS84", {-4, 48, 6, 54}, 0},
                          Case{"+proj=eqearth +lon_0=150 +ellps=WGS84", {-180, -90, 180, 90}, -180},
                          Case{"+proj=stere +lat_0=90 +lon_0=40 +ellps=WGS84", {-180, 60, 180, 90}, -180}}) {
    CAPTURE(one.projection, one.west);
    const auto projector = Projector::fitted(one.projection, one.extent, frame);
    const GroundGrid grid(projector, frame, 3);
    const MadeRaster raster(one.west, 90, 0.5, 720, 360, smooth);
    const HeightGrid heights = heights_on(grid, raster, Sampling::smooth);
    CHECK(largest_miss(heights, grid, smooth) < 4);
  }
}

TEST_CASE("a picture keeps its colours and its sides", "[relief]") {
  MadeRaster raster(46.2, 39.9, 0.01, 60, 60, [](double, double) { return 120.0; });
  raster.made_kind = RasterKind::picture;
  const auto projector = Projector::fitted("EPSG:32638", {46, 39.2, 47, 40}, frame);
  const GroundGrid grid(projector, frame, 3);
  for (const Sampling sampling : {Sampling::smooth, Sampling::nearest}) {
    const Image picture = picture_on(grid, raster, sampling);
    CHECK(picture.width == grid.columns());
    const auto inside =
        std::count(picture.pixels->begin(), picture.pixels->end(), Colour{120, 120, 120, 255});
    const auto outside = std::count(picture.pixels->begin(), picture.pixels->end(), Colour{0, 0, 0, 0});
    CHECK(static_cast<std::size_t>(inside + outside) == grid.size());
    CHECK(inside > outside / 4);
  }
}
