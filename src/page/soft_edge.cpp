#include <algorithm>
#include <cmath>

#include "dateline/page/drawing.hpp"

namespace dateline {
namespace {

constexpr double finest_ring = 0.1;  // mm: finer steps cannot be seen
constexpr int most_rings = 12;

std::uint8_t times(std::uint8_t alpha, double opacity) {
  return static_cast<std::uint8_t>(std::lround(alpha * opacity));
}

}  // namespace

std::vector<SoftRing> soft_edge(double outer, double inner, double opacity) {
  const int count = std::clamp(static_cast<int>(std::ceil((outer - inner) / finest_ring)),
                               outer > inner ? 2 : 1, most_rings);
  std::vector<SoftRing> rings;
  double before = 0;
  for (int i = 1; i <= count; ++i) {
    // Each ring lies over those outside it: together they let through the product.
    const double wanted = opacity * i / count;
    const double at = outer - (outer - inner) * (i - 0.5) / count;
    if (at > 0) rings.push_back({at, 1 - (1 - wanted) / (1 - std::min(before, 0.999))});
    before = wanted;
  }
  return rings;
}

std::vector<Pen> halo_pens(const TextMark& mark) {
  std::vector<Pen> pens;
  if (mark.halo_width <= 0) return pens;
  const auto pen = [&](double width, double opacity) {
    const Colour colour{mark.halo.red, mark.halo.green, mark.halo.blue, times(255, opacity)};
    pens.push_back({colour, 2 * width, {}, LineCap::round, LineJoin::round});
  };
  const double opacity = mark.halo.alpha / 255.0;
  if (mark.halo_blur <= 0) {
    pen(mark.halo_width, opacity);
    return pens;
  }
  const double inner = std::max(mark.halo_width - mark.halo_blur, 0.0);
  for (const SoftRing& ring : soft_edge(mark.halo_width + mark.halo_blur, inner, opacity))
    pen(ring.at, ring.opacity);
  return pens;
}

const char* to_string(Blend blend) {
  static constexpr const char* names[] = {"normal",       "multiply", "color",  "luminosity",
                                          "plus-lighter", "screen",   "overlay"};
  return names[static_cast<int>(blend)];
}

}  // namespace dateline
