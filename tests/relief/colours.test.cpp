#include <catch2/catch.hpp>
#include <limits>

#include "dateline/relief/picture_colours.hpp"
#include "dateline/relief/ramp.hpp"

using namespace dateline;

namespace {

Colour adjusted_pixel(Colour colour, const PictureLook& look) {
  const Image image{1, 1, std::make_shared<const std::vector<Colour>>(1, colour)};
  return adjusted(image, look).pixels->front();
}

}  // namespace

TEST_CASE("tints go by height, and none is drawn where there is none", "[relief]") {
  const ColourRamp ramp{0, 1000, {{0, 100, 0, 255}, {100, 100, 0, 255}, {255, 255, 255, 200}}};
  const HeightGrid heights{2, 2, {-50, 480, 2000, std::numeric_limits<float>::quiet_NaN()}};
  const Image image = tinted(heights, ramp, 0.5);
  CHECK(*image.pixels ==
        std::vector<Colour>{{0, 100, 0, 128}, {100, 100, 0, 128}, {255, 255, 255, 100}, {0, 0, 0, 0}});
}

TEST_CASE("a picture is left as it is when nothing is asked", "[relief]") {
  CHECK(adjusted_pixel({12, 34, 56, 78}, {}) == Colour{12, 34, 56, 78});
}

TEST_CASE("hue, saturation, contrast, brightness and opacity of a picture", "[relief]") {
  PictureLook look;
  look.hue_rotate = 120;
  CHECK(adjusted_pixel({200, 0, 0, 255}, look) == Colour{0, 200, 0, 255});
  look = {};
  look.saturation = -1;
  CHECK(adjusted_pixel({210, 60, 30, 255}, look) == Colour{100, 100, 100, 255});
  look.saturation = 0.5;
  const Colour vivid = adjusted_pixel({150, 100, 50, 255}, look);
  CHECK(vivid.red > 150);
  CHECK(vivid.blue < 50);
  look = {};
  look.contrast = 0.2;
  CHECK(adjusted_pixel({200, 128, 78, 255}, look) == Colour{218, 128, 66, 255});
  look.contrast = -1;
  CHECK(adjusted_pixel({255, 0, 10, 255}, look) == Colour{128, 128, 128, 255});
  look = {};
  look.brightness_min = 0.2;
  look.brightness_max = 0.8;
  CHECK(adjusted_pixel({255, 0, 0, 255}, look) == Colour{204, 51, 51, 255});
  look = {};
  look.opacity = 0.5;
  CHECK(adjusted_pixel({1, 2, 3, 200}, look) == Colour{1, 2, 3, 100});
}
