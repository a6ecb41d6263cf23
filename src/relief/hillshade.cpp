#include "dateline/relief/hillshade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline {
namespace {

constexpr double pi = std::numbers::pi;
constexpr float steepest = 4;  // in each direction: the reference implementation keeps no more

/// Red, green, blue and alpha, 0 to 1, multiplied by alpha.
using Light = std::array<float, 4>;

Light premultiplied(Colour colour) {
  const float alpha = static_cast<float>(colour.alpha) / 255;
  const auto part = [alpha](std::uint8_t value) { return static_cast<float>(value) / 255 * alpha; };
  return {part(colour.red), part(colour.green), part(colour.blue), alpha};
}

Light mix(const Light& a, float times_a, const Light& b, float times_b) {
  Light out;
  for (std::size_t i = 0; i < 4; ++i) out[i] = a[i] * times_a + b[i] * times_b;
  return out;
}

Colour pixel_of(const Light& light) {
  const float alpha = std::min(light[3], 1.0F);
  if (alpha < 0.5F / 255) return {0, 0, 0, 0};
  const auto byte = [](float share) {
    return static_cast<std::uint8_t>(255 * std::clamp(share, 0.0F, 1.0F) + 0.5F);
  };
  return {byte(light[0] / alpha), byte(light[1] / alpha), byte(light[2] / alpha), byte(alpha)};
}

/// How the ground rises: to the right and downwards on the sheet, or to the east and south.
struct Slope {
  float right = 0;
  float down = 0;

  float steepness() const { return std::sqrt(right * right + down * down); }
};

/// A lamp with its directions reckoned once.
struct Lamp {
  Lamp(const ReliefLight& light)
      : sin_direction(static_cast<float>(std::sin(light.direction * pi / 180))),
        cos_direction(static_cast<float>(std::cos(light.direction * pi / 180))),
        sin_altitude(static_cast<float>(std::sin(light.altitude * pi / 180))),
        cos_altitude(static_cast<float>(std::cos(light.altitude * pi / 180))),
        shadow(premultiplied(light.shadow)),
        highlight(premultiplied(light.highlight)) {}

  /// How steeply the ground falls towards the light.
  float fall(const Slope& slope) const { return slope.down * cos_direction - slope.right * sin_direction; }

  /// 1 where the slope faces the light, 0 where it turns its back, even in between.
  float facing(const Slope& slope, float steepness) const {
    if (steepness <= 0) return 0.5F;
    const float cosine = std::clamp(fall(slope) / steepness, -1.0F, 1.0F);
    return 1 - std::acos(cosine) / static_cast<float>(pi);
  }

  /// The cosine of the angle between the light and the upright on the slope: Lambert's law.
  float lit(const Slope& slope, float steepness) const {
    return (sin_altitude + cos_altitude * fall(slope)) / std::sqrt(1 + steepness * steepness);
  }

  float sin_direction, cos_direction, sin_altitude, cos_altitude;
  Light shadow, highlight;
};

/// The methods as the reference implementation has them (facts of MapLibre GL JS 5, BSD-3).
class Shader {
 public:
  Shader(const HillshadeLook& look)
      : m_method(look.method),
        m_exaggeration(static_cast<float>(std::clamp(look.exaggeration, 0.0, 1.0))),
        m_accent(premultiplied(look.accent)),
        m_lamps(look.lights.begin(), look.lights.end()) {
    for (std::size_t i = 0; i < m_angles.size(); ++i)
      m_angles[i] = scaled_angle(static_cast<double>(i) * table_step);
  }

  Light operator()(const Slope& slope) const {
    if (m_method == HillshadeMethod::standard) return standard(slope);
    const Slope steeper{slope.right * 2 * m_exaggeration, slope.down * 2 * m_exaggeration};
    if (m_method == HillshadeMethod::igor) return igor(steeper);
    if (m_method == HillshadeMethod::combined) return combined(steeper);
    if (m_method == HillshadeMethod::basic) return lambert(steeper, m_lamps.front(), 1);
    Light sum{};
    for (const Lamp& lamp : m_lamps)
      sum = mix(sum, 1, lambert(steeper, lamp, 1 / static_cast<float>(m_lamps.size())), 1);
    return sum;
  }

 private:
  struct Angle {
    float sine = 0;
    float cosine = 1;
  };

  /// Exaggeration bends the angle of the slope: above 0.5 gentle slopes gain most.
  Angle scaled_angle(double steepness) const {
    const double slope = std::atan(0.625 * steepness);
    const double base = 1.875 - 1.75 * m_exaggeration;
    const double bent = std::abs(base - 1) < 1e-6
                            ? slope
                            : (std::pow(base, slope) - 1) / (std::pow(base, pi / 2) - 1) * pi / 2;
    return {static_cast<float>(std::sin(bent)), static_cast<float>(std::cos(bent))};
  }

  Angle angle(float steepness) const {
    const float place = std::min(steepness / static_cast<float>(table_step), table_end);
    const auto before = static_cast<std::size_t>(place);
    const float t = place - static_cast<float>(before);
    const Angle& a = m_angles[before];
    const Angle& b = m_angles[before + 1];
    return {a.sine + (b.sine - a.sine) * t, a.cosine + (b.cosine - a.cosine) * t};
  }

  Light standard(const Slope& slope) const {
    const float steepness = slope.steepness();
    const Angle bent = angle(steepness);
    const float strength = std::min(1.0F, 2 * m_exaggeration);
    const Lamp& lamp = m_lamps.front();
    const float facing = lamp.facing(slope, steepness);
    const Light shade =
        mix(lamp.shadow, (1 - facing) * bent.sine * strength, lamp.highlight, facing * bent.sine * strength);
    return mix(m_accent, (1 - bent.cosine) * strength * (1 - shade[3]), shade, 1);
  }

  Light igor(const Slope& slope) const {
    const float steepness = slope.steepness();
    const float strength = std::atan(steepness) * 2 / static_cast<float>(pi);
    const Lamp& lamp = m_lamps.front();
    const float facing = lamp.facing(slope, steepness);
    return mix(lamp.shadow, strength * (1 - facing), lamp.highlight, strength * facing);
  }

  Light combined(const Slope& slope) const {
    const float steepness = slope.steepness();
    const float right_angle = static_cast<float>(pi / 2);
    const Lamp& lamp = m_lamps.front();
    const float angle_to_light = std::acos(std::clamp(lamp.lit(slope, steepness), 0.0F, 1.0F));
    const float strength = std::atan(steepness) / right_angle / right_angle;
    return mix(lamp.shadow, angle_to_light * strength, lamp.highlight,
               (right_angle - angle_to_light) * strength);
  }

  static Light lambert(const Slope& slope, const Lamp& lamp, float share) {
    const float lit = std::clamp(lamp.lit(slope, slope.steepness()), 0.0F, 1.0F);
    return lit > 0.5F ? mix(lamp.highlight, (2 * lit - 1) * share, lamp.shadow, 0)
                      : mix(lamp.shadow, (1 - 2 * lit) * share, lamp.highlight, 0);
  }

  // Sine and cosine of the bent angle for each steepness up to the greatest there can be.
  static constexpr std::size_t table_size = 2050;
  static constexpr float table_end = table_size - 2;
  static constexpr double table_step = 1.4143 * steepest / table_end;

  HillshadeMethod m_method;
  float m_exaggeration;
  Light m_accent;
  std::vector<Lamp> m_lamps;
  std::array<Angle, table_size> m_angles{};
};

/// How the heights rise to the right and downwards, in metres to a pixel, by Horn's weights
/// over the eight neighbours. A neighbour without a height goes on as its opposite came.
class Rise {
 public:
  explicit Rise(const HeightGrid& heights) : m_heights(heights) {}

  Slope operator()(int column, int row) const {
    const bool inside = column > 0 && row > 0 && column + 1 < m_heights.columns && row + 1 < m_heights.rows;
    if (inside) {
      const float* e =
          m_heights.metres.data() + static_cast<std::ptrdiff_t>(row) * m_heights.columns + column;
      const Slope slope = horn(e - m_heights.columns, e, e + m_heights.columns);
      if (!std::isnan(slope.right + slope.down)) return slope;
    }
    std::array<std::array<float, 3>, 3> near{};
    const float here = height(column, row);
    for (int j = -1; j <= 1; ++j)
      for (int i = -1; i <= 1; ++i) {
        float value = height(column + i, row + j);
        if (std::isnan(value)) value = 2 * here - height(column - i, row - j);
        near[static_cast<std::size_t>(j + 1)][static_cast<std::size_t>(i + 1)] =
            std::isnan(value) ? here : value;
      }
    return horn(&near[0][1], &near[1][1], &near[2][1]);
  }

 private:
  static Slope horn(const float* above, const float* at, const float* below) {
    const float right = (above[1] + 2 * at[1] + below[1]) - (above[-1] + 2 * at[-1] + below[-1]);
    const float down = (below[-1] + 2 * below[0] + below[1]) - (above[-1] + 2 * above[0] + above[1]);
    return {right / 8, down / 8};
  }

  float height(int column, int row) const {
    const bool inside = column >= 0 && row >= 0 && column < m_heights.columns && row < m_heights.rows;
    if (!inside) return std::numeric_limits<float>::quiet_NaN();
    return m_heights.metres[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_heights.columns) +
                            static_cast<std::size_t>(column)];
  }

  const HeightGrid& m_heights;
};

/// The slope of the ground from the rise on the sheet.
Slope on_ground(const Slope& rise, const GroundStep& step, LightAnchor anchor) {
  const double turn = step.east_right * step.north_down - step.north_right * step.east_down;
  if (!(std::abs(turn) > 0)) return {};
  const double east = (rise.right * step.north_down - rise.down * step.north_right) / turn;
  const double north = (rise.down * step.east_right - rise.right * step.east_down) / turn;
  if (anchor == LightAnchor::north) return {static_cast<float>(east), static_cast<float>(-north)};
  const double length = std::sqrt(step.east_down * step.east_down + step.north_down * step.north_down);
  const double up_east = -step.east_down / length;
  const double up_north = -step.north_down / length;
  return {static_cast<float>(east * up_north - north * up_east),
          static_cast<float>(-east * up_east - north * up_north)};
}

}  // namespace

double steepening(double zoom) {
  const double factor = zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3;
  return zoom < 15 ? std::exp2((15 - zoom) * factor) : 1;
}

Image hillshade(const HeightGrid& heights, const GroundGrid& grid, const HillshadeLook& look, double zoom) {
  const Shader shade(look);
  const Rise rise(heights);
  const auto steeper = static_cast<float>(steepening(zoom));
  const auto kept = [steeper](float value) { return std::clamp(value * steeper, -steepest, steepest); };
  std::vector<Colour> pixels;
  pixels.reserve(heights.metres.size());
  for (int row = 0; row < heights.rows; ++row) {
    const std::vector<GroundStep> steps = grid.steps(row);
    for (int column = 0; column < heights.columns; ++column) {
      if (std::isnan(heights.metres[pixels.size()])) {
        pixels.push_back({0, 0, 0, 0});
        continue;
      }
      const Slope slope = on_ground(rise(column, row), steps[static_cast<std::size_t>(column)], look.anchor);
      pixels.push_back(pixel_of(shade({kept(slope.right), kept(slope.down)})));
    }
  }
  return {heights.columns, heights.rows, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

}  // namespace dateline
