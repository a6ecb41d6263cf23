#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/class_breaks.hpp"
#include "compose/equal_area.hpp"
#include "compose/event_counts.hpp"
#include "dateline/relief/density.hpp"

namespace dateline {
namespace {

constexpr double reach = 9;          // mm, three standard deviations of an event's bell
constexpr double pixels_per_mm = 4;  // of the surface, which has no fine detail
constexpr int most_classes = 6;
constexpr double lowest_part = 0.02;  // of the highest density, below which nothing is drawn
constexpr double opacity = 0.84;

/// Ground to a square millimetre of the frame, between a few samples.
class GroundAreas {
 public:
  explicit GroundAreas(const Projector& projector) : m_frame(projector.frame()) {
    for (int row = 0; row <= steps; ++row)
      for (int column = 0; column <= steps; ++column)
        m_areas[index(column, row)] = ground_area(projector, {m_frame.left + m_frame.width() * column / steps,
                                                              m_frame.top + m_frame.height() * row / steps})
                                          .value_or(NAN);
  }

  /// km², NaN where the sheet shows no ground.
  double at(PagePoint p) const {
    const double x = std::clamp((p.x - m_frame.left) / m_frame.width(), 0.0, 1.0) * steps;
    const double y = std::clamp((p.y - m_frame.top) / m_frame.height(), 0.0, 1.0) * steps;
    const int column = std::min(static_cast<int>(x), steps - 1);
    const int row = std::min(static_cast<int>(y), steps - 1);
    const double s = x - column;
    const double t = y - row;
    return (m_areas[index(column, row)] * (1 - s) + m_areas[index(column + 1, row)] * s) * (1 - t) +
           (m_areas[index(column, row + 1)] * (1 - s) + m_areas[index(column + 1, row + 1)] * s) * t;
  }

 private:
  static constexpr int steps = 16;
  static std::size_t index(int column, int row) {
    return static_cast<std::size_t>(row * (steps + 1) + column);
  }

  PageBox m_frame;
  std::array<double, static_cast<std::size_t>((steps + 1) * (steps + 1))> m_areas{};
};

/// An event known to a ring is spread over all of it.
std::vector<HeatPoint> heat_points(const EventPlan& plan, const MapContent& content, double scale) {
  std::vector<HeatPoint> points;
  points.reserve(plan.counted.size() + plan.beside.size());
  for (const auto* sightings : {&plan.counted, &plan.beside})
    for (const Sighting& sighting : *sightings) {
      const double ring = content.events[sighting.event].radius_km.value_or(0) * 1e6 / scale;
      const double radius = std::max(reach, ring);
      // A wider bell of the same height would hold more than one event.
      points.push_back({sighting.at, radius, reach * reach / (radius * radius)});
    }
  return points;
}

/// Events to a square kilometre at every pixel; NaN where there is no ground.
DensityGrid events_per_km2(const EventPlan& plan, const MapContent& content, const Projector& projector) {
  DensityGrid grid =
      density_of(heat_points(plan, content, projector.scale()), projector.frame(), pixels_per_mm);
  // An event's bell has the height 1 / √(2π), and one of the height 1 holds 2πσ² of the sheet.
  const double deviation = reach / 3;
  const double held = 2 * std::numbers::pi * deviation * deviation / std::sqrt(2 * std::numbers::pi);
  const GroundAreas ground(projector);
  std::size_t next = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column, ++next) {
      const PagePoint at{grid.box.left + (column + 0.5) / pixels_per_mm,
                         grid.box.top + (row + 0.5) / pixels_per_mm};
      grid.density[next] = static_cast<float>(grid.density[next] / held / ground.at(at));
    }
  return grid;
}

/// The unit of area, a power of ten km², in which the highest density is a number of two digits.
double unit_for(double most) {
  double unit = 1;
  while (most * unit < 10 && unit < 1e9) unit *= 10;
  return unit;
}

Image in_classes(const DensityGrid& grid, const std::vector<double>& breaks, double unit,
                 const std::vector<Colour>& ramp) {
  std::vector<Colour> pixels;
  pixels.reserve(grid.density.size());
  for (const float density : grid.density) {
    const int nth = std::isnan(density) ? -1 : class_of(breaks, density * unit);
    Colour colour = class_colour(ramp, static_cast<std::size_t>(std::max(nth, 0)), breaks.size());
    if (nth < 0) colour.alpha = 0;
    pixels.push_back(colour);
  }
  return {grid.columns, grid.rows, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

std::string class_words(const std::vector<double>& breaks, std::size_t nth) {
  if (nth + 1 == breaks.size()) return with_commas(breaks[nth]) + " and more";
  return fmt::format("{} – {}", with_commas(breaks[nth]), with_commas(breaks[nth + 1]));
}

}  // namespace

DrawnCounts draw_density(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                         const Projector& projector) {
  const DensityGrid grid = events_per_km2(plan, content, projector);
  double most = 0;
  for (const float density : grid.density) most = std::max(most, std::isnan(density) ? 0.0 : double{density});
  DrawnCounts drawn;
  if (!(most > 0)) return drawn;
  drawn.own.most_count = most;
  most = joined(canvas.spec.common, drawn.own).most_count;
  const double unit = unit_for(most);
  const std::vector<double> breaks = class_breaks(most * unit * lowest_part, most * unit, most_classes);
  const std::string each = fmt::format("Events per {}km²", unit > 1 ? with_commas(unit) + " " : "");
  canvas.begin("layer", each, "", projector.frame());
  canvas.add(
      ImageMark{in_classes(grid, breaks, unit, canvas.look().ramp), grid.box, 0, opacity, Sampling::smooth});
  canvas.end();
  canvas.note({"density", each, "", projector.frame(), "placed", ""});
  drawn.legend.push_back(heading_entry(each));
  for (std::size_t nth = 0; nth < breaks.size(); ++nth)
    drawn.legend.push_back(class_entry(canvas, class_words(breaks, nth), nth, breaks.size()));
  return drawn;
}

}  // namespace dateline
