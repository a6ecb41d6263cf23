#include "dateline/relief/ramp.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {

Colour ColourRamp::at(double value) const {
  const double last = static_cast<double>(colours.size() - 1);
  const double place = high > low ? (value - low) / (high - low) * last : 0;
  return colours[static_cast<std::size_t>(std::lround(std::clamp(place, 0.0, last)))];
}

ColourRamp ColourRamp::faded(double opacity) const {
  ColourRamp out = *this;
  for (Colour& colour : out.colours)
    colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * std::clamp(opacity, 0.0, 1.0)));
  return out;
}

Image tinted(const HeightGrid& heights, const ColourRamp& ramp, double opacity) {
  const ColourRamp faded = ramp.faded(opacity);
  std::vector<Colour> pixels;
  pixels.reserve(heights.metres.size());
  for (const float metres : heights.metres)
    pixels.push_back(std::isnan(metres) ? Colour{0, 0, 0, 0} : faded.at(metres));
  return {heights.columns, heights.rows, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

}  // namespace dateline
