#include "style/colour_spaces.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline {

namespace {

struct Lab {
  double lightness, a, b;
};

/// Hue in degrees, not a number for greys.
struct Hcl {
  double hue, chroma, lightness;
};

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double degrees = 180 / std::numbers::pi;

// White D50 and the functions of CIELAB (CIE 15), with the matrices of sRGB adapted to D50.
constexpr double white_x = 0.96422;
constexpr double white_z = 0.82521;
constexpr double knee = 6.0 / 29;
constexpr double slope = 3 * knee * knee;
constexpr double foot = 4.0 / 29;

double linear_of(double part) {
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double gamma_of(double part) {
  const double made = part <= 0.00304 ? 12.92 * part : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
  return std::clamp(made, 0.0, 1.0);
}

double root_of(double t) {
  return t > knee * knee * knee ? std::pow(t, 1.0 / 3) : t / slope + foot;
}

double cube_of(double t) {
  return t > knee ? t * t * t : slope * (t - foot);
}

Lab lab_of(const StyleColour& colour) {
  const double red = linear_of(colour.red);
  const double green = linear_of(colour.green);
  const double blue = linear_of(colour.blue);
  const double y = root_of(0.2225045 * red + 0.7168786 * green + 0.0606169 * blue);
  double x = y;
  double z = y;
  if (red != green || green != blue) {
    x = root_of((0.4360747 * red + 0.3850649 * green + 0.1430804 * blue) / white_x);
    z = root_of((0.0139322 * red + 0.0971045 * green + 0.7141733 * blue) / white_z);
  }
  return {std::max(0.0, 116 * y - 16), 500 * (x - y), 200 * (y - z)};
}

StyleColour colour_of(const Lab& lab, double alpha) {
  const double middle = (lab.lightness + 16) / 116;
  const double x = white_x * cube_of(std::isnan(lab.a) ? middle : middle + lab.a / 500);
  const double y = cube_of(middle);
  const double z = white_z * cube_of(std::isnan(lab.b) ? middle : middle - lab.b / 200);
  return {gamma_of(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
          gamma_of(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
          gamma_of(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), alpha};
}

Hcl hcl_of(const StyleColour& colour) {
  const Lab lab = lab_of(colour);
  const double chroma = std::sqrt(lab.a * lab.a + lab.b * lab.b);
  if (std::round(chroma * 10000) == 0) return {none, chroma, lab.lightness};
  const double turned = std::fmod(std::atan2(lab.b, lab.a) * degrees, 360);
  return {turned < 0 ? turned + 360 : turned, chroma, lab.lightness};
}

StyleColour colour_of(const Hcl& hcl, double alpha) {
  const double angle = std::isnan(hcl.hue) ? 0 : hcl.hue / degrees;
  return colour_of(Lab{hcl.lightness, std::cos(angle) * hcl.chroma, std::sin(angle) * hcl.chroma}, alpha);
}

double along(double from, double to, double t) {
  return from + t * (to - from);
}

/// Is it black or white, so that its chroma tells nothing?
bool is_end(const Hcl& colour) {
  return colour.lightness == 0 || colour.lightness == 1;
}

Hcl between(const Hcl& from, const Hcl& to, double t) {
  Hcl made{none, along(from.chroma, to.chroma, t), along(from.lightness, to.lightness, t)};
  if (!std::isnan(from.hue) && !std::isnan(to.hue)) {
    double turn = to.hue - from.hue;
    if (turn > 180) turn -= 360;
    if (turn < -180) turn += 360;
    made.hue = from.hue + t * turn;
  } else if (!std::isnan(from.hue)) {
    made.hue = from.hue;
    if (is_end(to)) made.chroma = from.chroma;
  } else if (!std::isnan(to.hue)) {
    made.hue = to.hue;
    if (is_end(from)) made.chroma = to.chroma;
  }
  return made;
}

}  // namespace

StyleColour between(const StyleColour& from, const StyleColour& to, double t, ColourSpace space) {
  const double alpha = along(from.alpha, to.alpha, t);
  if (space == ColourSpace::hcl) return colour_of(between(hcl_of(from), hcl_of(to), t), alpha);
  if (space == ColourSpace::lab) {
    const Lab a = lab_of(from);
    const Lab b = lab_of(to);
    return colour_of(Lab{along(a.lightness, b.lightness, t), along(a.a, b.a, t), along(a.b, b.b, t)}, alpha);
  }
  return {along(from.red, to.red, t), along(from.green, to.green, t), along(from.blue, to.blue, t), alpha};
}

}  // namespace dateline
