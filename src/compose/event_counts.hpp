#pragma once

#include <vector>

#include "compose/event_plan.hpp"
#include "compose/legend.hpp"

namespace dateline {

/// What drawing counts of events leaves for the labels and the legend.
struct DrawnCounts {
  std::vector<PageBox> solid;  ///< circles and their numbers: not covered by names and symbols
  std::vector<LegendEntry> legend;
  CommonLegend own;  ///< what the counts of this map alone would make of it
};

/// Draws what a dense plan counts: dots, hexagons, circles or a density; nothing for symbols. Hexagons
/// and densities come to lie where the painted layers left room for them: beneath borders, roads and places.
DrawnCounts draw_counts(Canvas& canvas, Painted& painted, const EventPlan& plan, const MapContent& content,
                        const Projector& projector);

/// Each event a dot in the colour of its kind: solid, or a ring where it is not known exactly.
DrawnCounts draw_dots(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                      const Projector& projector);

/// The rows of a legend of dots: their kinds with the numbers of events.
std::vector<LegendEntry> dots_legend(const Canvas& canvas, const EventPlan& plan, const MapContent& content,
                                     double zoom);

/// Hexagons of the same area of ground, of a round number of square kilometres.
DrawnCounts draw_hexagons(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                          const Projector& projector);

/// Circles of an area that grows with the number of events around, with the number in it.
DrawnCounts draw_clusters(Canvas& canvas, const EventPlan& plan, const Projector& projector);

/// A surface of events to an area, in classes.
DrawnCounts draw_density(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                         const Projector& projector);

/// The fill of a class out of `count`: a colour of the style's ramp, or closer hatching where the
/// ramp has one colour.
PathMark class_mark(const Canvas& canvas, Path path, std::size_t nth, std::size_t count);

/// A row of the legend for it.
LegendEntry class_entry(const Canvas& canvas, const std::string& words, std::size_t nth, std::size_t count);

}  // namespace dateline
