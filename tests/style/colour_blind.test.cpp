// Can people who see few colours tell the kinds of events apart, in every style that is shipped?

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "dateline/event/kind.hpp"
#include "dateline/read/style.hpp"

using namespace dateline;

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

/// How a person sees linear RGB: the full deficiencies of Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.0.
const std::map<std::string, Matrix> visions{
    {"all colours", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

double linear(std::uint8_t part) {
  const double value = part / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Three times(const Matrix& matrix, const Three& of) {
  Three out{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) out[i] += matrix[i][j] * of[j];
  return out;
}

/// CIELAB under D65 of linear sRGB (IEC 61966-2-1, CIE 15).
Three lab(const Three& rgb) {
  constexpr Matrix to_xyz{{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Three white{0.95047, 1, 1.08883};
  Three xyz = times(to_xyz, rgb);
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = xyz[i] / white[i];
    xyz[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
  return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

Three seen(Colour colour, const Matrix& vision) {
  Three rgb = times(vision, {linear(colour.red), linear(colour.green), linear(colour.blue)});
  for (double& part : rgb) part = std::clamp(part, 0.0, 1.0);
  return lab(rgb);
}

/// The distance in CIELAB in steps that half of all people notice on marks of 0.5 degrees, the
/// size of a 4 mm symbol at 45 cm: small marks want larger differences, blue to yellow most of
/// all. Stone, Szafir and Setlur, "An Engineering Model for Color Difference as a Function of
/// Size" (2014).
double noticeable_steps(const Three& a, const Three& b) {
  constexpr double degrees = 0.5;
  constexpr Three step{5.079 + 0.751 / degrees, 5.339 + 1.541 / degrees, 5.349 + 2.871 / degrees};
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) sum += std::pow((a[i] - b[i]) / step[i], 2);
  return std::sqrt(sum);
}

struct Look {
  Colour colour;
  std::string symbol;
};

/// What the style draws for each kind of event.
std::map<std::string, Look> looks(const Style& style) {
  std::map<std::string, Look> out;
  for (const EventKind& kind : event_kinds()) {
    Feature feature;
    feature.attributes = {{"type", std::string(kind.type)}, {"symbol", std::string(kind.symbol)}};
    const StyleContext context{&feature, 9, "Point"};
    const auto layer = std::ranges::find_if(style.layers, [&](const StyleLayer& one) {
      return one.source == "events" && one.type == StyleLayerType::symbol && one.takes(context);
    });
    REQUIRE(layer != style.layers.end());
    out[std::string(kind.type) + " / " + std::string(kind.symbol)] = {layer->colour("icon-color", context),
                                                                      layer->text("icon-image", context)};
  }
  return out;
}

}  // namespace

TEST_CASE("the measure of colours knows what people see", "[style][colours]") {
  const Colour red{214, 39, 40, 255};
  const Colour green{90, 130, 40, 255};
  const auto steps = [&](const char* vision) {
    return noticeable_steps(seen(red, visions.at(vision)), seen(green, visions.at(vision)));
  };
  CHECK(steps("all colours") > 6);
  CHECK(steps("deuteranopia") < 2);
  CHECK(noticeable_steps(lab({1, 1, 1}), lab({0, 0, 0})) == Approx(100 / 6.581));
}

TEST_CASE("two kinds of events never look alike, whatever colours one sees", "[style][colours]") {
  for (const std::string& name : shipped_styles()) {
    Findings findings;
    const auto kinds = looks(read_style(name, findings));
    std::set<std::string> colours;
    for (const auto& [kind, look] : kinds) colours.insert(to_hex(look.colour));
    for (auto a = kinds.begin(); a != kinds.end(); ++a)
      for (auto b = std::next(a); b != kinds.end(); ++b) {
        INFO(name << ": " << a->first << " " << to_hex(a->second.colour) << " and " << b->first << " "
                  << to_hex(b->second.colour));
        const bool one_colour = a->second.colour == b->second.colour;
        const bool one_shape = a->second.symbol == b->second.symbol;
        // Colour alone never tells kinds apart, but for the one symbol that two types share.
        if (one_shape) CHECK((a->second.symbol == "agreement" && (!one_colour || colours.size() == 1)));
        if (one_colour) continue;
        for (const auto& [vision, matrix] : visions) {
          INFO(vision);
          CHECK(noticeable_steps(seen(a->second.colour, matrix), seen(b->second.colour, matrix)) > 1.25);
        }
      }
    // A style has a colour for each type, or one ink for all.
    CHECK((colours.size() == event_types().size() || colours.size() == 1));
  }
}
