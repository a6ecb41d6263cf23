#include "dateline/relief/hillshade.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace dateline;

namespace {

const PageBox frame{0, 0, 60, 60};
constexpr double no_steepening = 15;  // zoom

const Projector& projector() {
  static const Projector made =
      Projector::fitted("+proj=tmerc +lat_0=40 +lon_0=46 +ellps=WGS84", {45.9, 39.9, 46.1, 40.1}, frame);
  return made;
}

const GroundGrid& grid() {
  static const GroundGrid made(projector(), frame, 1);
  return made;
}

/// Ground that rises by so many metres a metre to the east and to the south.
HeightGrid rising(const GroundGrid& on, double east, double south) {
  HeightGrid heights{on.columns(), on.rows(), {}};
  for (int row = 0; row < on.rows(); ++row) {
    const GroundStep step = on.steps(row).front();
    for (int column = 0; column < on.columns(); ++column)
      heights.metres.push_back(
          static_cast<float>(east * column * step.east_right - south * row * step.north_down));
  }
  return heights;
}

Colour middle(const Image& image) {
  return image.pixels->at(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height / 2) +
                          static_cast<std::size_t>(image.width / 2));
}

Colour shaded(const HillshadeLook& look, double east, double south, double zoom = no_steepening) {
  return middle(hillshade(rising(grid(), east, south), grid(), look, zoom));
}

HillshadeLook look_of(HillshadeMethod method, double direction = 315) {
  HillshadeLook look;
  look.method = method;
  look.lights.front().direction = direction;
  look.lights.front().shadow = {0, 0, 200, 255};
  look.lights.front().highlight = {200, 0, 0, 255};
  look.accent = {0, 0, 0, 0};
  return look;
}

int alpha_of(double share) {
  return static_cast<int>(std::lround(255 * share));
}

const double s = std::sqrt(0.5);  // a slope of 1 towards a corner

}  // namespace

TEST_CASE("slopes towards the light are lit, those away from it in shadow", "[relief]") {
  // To the south-east the ground rises, so it faces the north-west.
  const HillshadeLook look = look_of(HillshadeMethod::standard);
  const double strength = std::sin(std::atan(0.625));
  const Colour lit = shaded(look, s, s);
  CHECK(lit == Colour{200, 0, 0, lit.alpha});
  CHECK(int(lit.alpha) == Approx(alpha_of(strength)).margin(1));
  const Colour dark = shaded(look, -s, -s);
  CHECK(dark == Colour{0, 0, 200, dark.alpha});
  CHECK(int(dark.alpha) == Approx(alpha_of(strength)).margin(1));
  const Colour beside = shaded(look, s, -s);
  CHECK(int(beside.red) == Approx(100).margin(1));
  CHECK(int(beside.blue) == Approx(100).margin(1));
  CHECK(shaded(look, 0, 0) == Colour{0, 0, 0, 0});
}

TEST_CASE("light comes from where it is said, from the sheet's top or from true north", "[relief]") {
  CHECK(shaded(look_of(HillshadeMethod::standard, 90), -1, 0).red == 200);
  CHECK(shaded(look_of(HillshadeMethod::standard, 180), 0, -1).red == 200);
  CHECK(shaded(look_of(HillshadeMethod::standard, 0), 0, 1).red == 200);
  // On a map about the north pole, seen from 90° E, north is up the sheet only at its foot.
  const auto polar =
      Projector::fitted("+proj=stere +lat_0=90 +lon_0=0 +ellps=WGS84", {85, 79, 95, 81}, frame);
  const GroundGrid around(polar, frame, 1);
  HeightGrid heights{around.columns(), around.rows(), {}};
  for (int row = 0; row < around.rows(); ++row)
    for (int column = 0; column < around.columns(); ++column)
      heights.metres.push_back(static_cast<float>((90 - around.at(column, row)->lat()) * 111000));
  HillshadeLook look = look_of(HillshadeMethod::standard, 0);
  look.anchor = LightAnchor::north;
  const Colour by_north = middle(hillshade(heights, around, look, no_steepening));
  CHECK(int(by_north.red) == Approx(200).margin(2));
  look.anchor = LightAnchor::sheet;
  const Colour by_sheet = middle(hillshade(heights, around, look, no_steepening));
  CHECK(int(by_sheet.red) == Approx(100).margin(3));
}

TEST_CASE("each method shades by its own law", "[relief]") {
  struct Case {
    HillshadeMethod method;
    double east, south;
    Colour expected;
  };
  const double steep = std::atan(1.0);  // of a slope of 1 at exaggeration 0.5, twice that
  const double right_angle = std::acos(0.0);
  const double lit = 1;  // the light stands upright on a slope of 45° that faces it
  for (const Case& one :
       {Case{HillshadeMethod::basic, s, s, {200, 0, 0, std::uint8_t(alpha_of(2 * lit - 1))}},
        Case{HillshadeMethod::basic, -s, -s, {0, 0, 200, 255}},
        Case{HillshadeMethod::basic, 0, 0, {200, 0, 0, std::uint8_t(alpha_of(2 * std::sin(steep) - 1))}},
        Case{HillshadeMethod::combined, s, s, {200, 0, 0, std::uint8_t(alpha_of(steep / right_angle))}},
        Case{HillshadeMethod::combined, -s, -s, {0, 0, 200, std::uint8_t(alpha_of(steep / right_angle))}},
        Case{HillshadeMethod::igor, s, s, {200, 0, 0, std::uint8_t(alpha_of(steep / right_angle))}},
        Case{HillshadeMethod::igor, -s, -s, {0, 0, 200, std::uint8_t(alpha_of(steep / right_angle))}},
        Case{HillshadeMethod::igor, 0, 0, {0, 0, 0, 0}}}) {
    CAPTURE(int(one.method), one.east, one.south);
    const Colour got = shaded(look_of(one.method), one.east, one.south);
    CHECK(int(got.red) == Approx(int(one.expected.red)).margin(2));
    CHECK(int(got.blue) == Approx(int(one.expected.blue)).margin(2));
    CHECK(int(got.alpha) == Approx(int(one.expected.alpha)).margin(2));
  }
}

TEST_CASE("many lights are the mean of each", "[relief]") {
  HillshadeLook look = look_of(HillshadeMethod::multidirectional);
  const Colour one = shaded(look, s, s);
  look.lights.push_back(look.lights.front());
  look.lights.back().direction = 135;
  look.lights.back().shadow = {0, 200, 0, 255};
  const Colour both = shaded(look, s, s);
  CHECK(int(one.alpha) == Approx(255).margin(1));
  CHECK(int(both.red) == Approx(100).margin(2));
  CHECK(int(both.green) == Approx(100).margin(2));
  CHECK(int(both.alpha) == Approx(255).margin(2));
}

TEST_CASE("a lower light makes longer shadows", "[relief]") {
  HillshadeLook look = look_of(HillshadeMethod::basic);
  look.lights.front().altitude = 80;
  const Colour high = shaded(look, -0.2, -0.2);
  look.lights.front().altitude = 20;
  const Colour low = shaded(look, -0.2, -0.2);
  CHECK(high.red == 200);
  CHECK(low.blue == 200);
}

TEST_CASE("exaggeration goes from nothing to more", "[relief]") {
  HillshadeLook look = look_of(HillshadeMethod::standard);
  int before = -1;
  for (const double exaggeration : {0.0, 0.2, 0.5, 0.8, 1.0}) {
    look.exaggeration = exaggeration;
    const int alpha = shaded(look, 0.2, 0.2).alpha;
    CHECK(alpha > before);
    before = alpha;
  }
  look.exaggeration = 0;
  CHECK(shaded(look, 1, 1).alpha == 0);
}

TEST_CASE("the accent colours steep slopes, beneath shadow and light", "[relief]") {
  HillshadeLook look = look_of(HillshadeMethod::standard);
  look.accent = {0, 200, 0, 255};
  look.lights.front().shadow.alpha = look.lights.front().highlight.alpha = 0;
  const Colour gentle = shaded(look, 0.3, 0);
  const Colour steep = shaded(look, 2, 0);
  CHECK(steep.green == 200);
  CHECK(int(steep.alpha) == Approx(alpha_of(1 - std::cos(std::atan(0.625 * 2)))).margin(1));
  CHECK(gentle.alpha < steep.alpha / 4);
}

TEST_CASE("small scales are drawn steeper", "[relief]") {
  CHECK(steepening(15) == 1);
  CHECK(steepening(20) == 1);
  CHECK(steepening(5) == Approx(8));
  CHECK(steepening(3) == Approx(std::exp2(12 * 0.35)));
  CHECK(steepening(0) == Approx(64));
  const HillshadeLook look = look_of(HillshadeMethod::standard);
  CHECK(shaded(look, 0.01, 0.01, 5) == shaded(look, 0.08, 0.08, 15));
}

TEST_CASE("a slope looks the same wherever the projection draws it large", "[relief]") {
  const auto mercator = Projector::fitted("+proj=merc +ellps=WGS84", {-30, 0, 30, 70}, frame);
  const GroundGrid tall(mercator, frame, 2);
  HeightGrid heights{tall.columns(), tall.rows(), {}};
  for (int row = 0; row < tall.rows(); ++row)
    for (int column = 0; column < tall.columns(); ++column)
      heights.metres.push_back(static_cast<float>(tall.at(column, row)->lat() * 11132));  // a slope of 0.1
  const Image image = hillshade(heights, tall, look_of(HillshadeMethod::standard, 0), no_steepening);
  const auto at = [&](int row) {
    return int(image.pixels->at(static_cast<std::size_t>(row * image.width + image.width / 2)).alpha);
  };
  CHECK(at(15) > 10);
  CHECK(at(15) == Approx(at(100)).margin(1));
}

TEST_CASE("no height, no shade, and no shade around it", "[relief]") {
  HeightGrid heights = rising(grid(), 0.1, 0.1);
  const Image whole = hillshade(heights, grid(), look_of(HillshadeMethod::standard), no_steepening);
  for (int row = 20; row < 30; ++row)
    for (int column = 20; column < 40; ++column)
      heights.metres.at(static_cast<std::size_t>(row * heights.columns + column)) =
          std::numeric_limits<float>::quiet_NaN();
  const Image holed = hillshade(heights, grid(), look_of(HillshadeMethod::standard), no_steepening);
  std::size_t clear = 0;
  for (std::size_t i = 0; i < holed.pixels->size(); ++i) {
    if (std::isnan(heights.metres[i])) {
      CHECK(holed.pixels->at(i).alpha == 0);
      ++clear;
    } else {
      REQUIRE(int(holed.pixels->at(i).alpha) == Approx(int(whole.pixels->at(i).alpha)).margin(1));
    }
  }
  CHECK(clear == 200);
}
