#include "dateline/relief/picture_colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dateline {
namespace {

/// The changes in the order of the reference implementation (facts of MapLibre GL JS 5,
/// BSD-3): hue, saturation, contrast, brightness.
class Adjustment {
 public:
  explicit Adjustment(const PictureLook& look) : m_look(look) {
    const double angle = look.hue_rotate * std::numbers::pi / 180;
    const double s = std::sin(angle) * std::numbers::sqrt3;
    const double c = std::cos(angle);
    m_turn = {(2 * c + 1) / 3, (1 - s - c) / 3, (1 + s - c) / 3};
    m_towards_grey = look.saturation > 0 ? 1 - 1 / (1.001 - look.saturation) : -look.saturation;
    m_spread = look.contrast > 0 ? 1 / (1 - std::min(look.contrast, 0.999)) : 1 + look.contrast;
  }

  Colour operator()(Colour colour) const {
    const double r = colour.red / 255.0;
    const double g = colour.green / 255.0;
    const double b = colour.blue / 255.0;
    std::array<double, 3> rgb{r * m_turn[0] + g * m_turn[1] + b * m_turn[2],
                              r * m_turn[2] + g * m_turn[0] + b * m_turn[1],
                              r * m_turn[1] + g * m_turn[2] + b * m_turn[0]};
    const double grey = (r + g + b) / 3;
    for (double& part : rgb) {
      part += (grey - part) * m_towards_grey;
      part = (part - 0.5) * m_spread + 0.5;
      part = m_look.brightness_min + (m_look.brightness_max - m_look.brightness_min) * part;
    }
    return {byte(rgb[0]), byte(rgb[1]), byte(rgb[2]), byte(colour.alpha / 255.0 * m_look.opacity)};
  }

 private:
  static std::uint8_t byte(double share) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0.0, 1.0)));
  }

  PictureLook m_look;
  std::array<double, 3> m_turn;
  double m_towards_grey;
  double m_spread;
};

}  // namespace

Image adjusted(const Image& picture, const PictureLook& look) {
  if (picture.empty() || look == PictureLook{}) return picture;
  std::vector<Colour> pixels = *picture.pixels;
  std::transform(pixels.begin(), pixels.end(), pixels.begin(), Adjustment(look));
  return {picture.width, picture.height, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

}  // namespace dateline
