#pragma once

#include <vector>

#include "compose/event_counts.hpp"
#include "compose/event_plan.hpp"
#include "compose/legend.hpp"
#include "compose/painter.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// A map within its frame, before labels and furniture.
struct MapDrawn {
  Projector projector;
  std::vector<FeatureLayer> layers;  ///< that `painted` points into
  Painted painted;
  EventPlan events;
  DrawnCounts counts;
};

/// Projects and draws the content within the frame, and plans its events.
MapDrawn draw_map(Canvas& canvas, const MapContent& content, const PageBox& frame);

/// The blocks as if all of them were led to their places: the legend may have to say so.
EventBlocks all_led(EventBlocks blocks);

/// The legend of a map whose symbols stand in these blocks.
std::vector<LegendEntry> entries_of(const Canvas& canvas, const MapContent& content, const MapDrawn& map,
                                    const EventBlocks& blocks);

/// The events of which the map shows something, as indices into MapContent::events.
std::vector<std::size_t> shown_events(const EventPlan& plan);

}  // namespace dateline
