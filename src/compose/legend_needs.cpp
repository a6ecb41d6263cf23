#include "dateline/compose/legend_needs.hpp"

#include <cmath>

#include "compose/map_in_frame.hpp"

namespace dateline {
namespace {

constexpr double usual_width_share = 0.7;   // of a sheet, for its map; beyond are title, legend and credits
constexpr double usual_height_share = 0.8;  // the same

/// The next number of two digits.
double rounded_up(double number) {
  if (number <= 0) return 0;
  const double step = std::pow(10, std::floor(std::log10(number)) - 1);
  return std::ceil(number / step - 1e-9) * step;
}

}  // namespace

LegendNeeds legend_needs(const SheetSpec& spec, const Style& style, const std::vector<LocatedEvent>& events,
                         TextMeasure& measure) {
  Findings told;  // by the sheet itself
  SheetSpec bare = spec;
  bare.grid = false;
  Canvas canvas{bare, style, measure, told, {}};
  MapContent content;
  content.events = events;
  const MapDrawn map = draw_map(
      canvas, content, {0, 0, spec.size.width * usual_width_share, spec.size.height * usual_height_share});
  LegendNeeds needs{map.counts.own, map.events.is_dense()};
  if (map.events.blocks.sizes) needs.legend.most = rounded_up(map.events.blocks.sizes->most);
  needs.legend.most_count = rounded_up(needs.legend.most_count);
  if (spec.period && !spec.period->starts_open() && !spec.period->ends_open())
    needs.legend.days = spec.period;
  return needs;
}

}  // namespace dateline
