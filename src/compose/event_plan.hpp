#pragma once

#include <string>
#include <vector>

#include "compose/event_blocks.hpp"
#include "compose/sightings.hpp"

namespace dateline {

/// How the events of a sheet are shown, decided before anything is drawn.
struct EventPlan {
  enum class Way { symbols, dots, hexagons, clusters, density };

  Way way = Way::symbols;
  std::vector<Sighting> counted;   ///< events in the frame that are dots or counted by place
  std::vector<Sighting> beside;    ///< events near it, for counts that reach over its edge
  std::vector<bool> is_counted;    ///< of every event of the map; their rings are not drawn
  EventBlocks blocks;              ///< symbols of the others
  std::vector<std::size_t> vague;  ///< events that are neither, since only an area or a line of them is known

  bool is_dense() const { return way != Way::symbols; }
  /// Does it cover the map's ground with classes, whose colours the legend tells?
  bool has_classes() const { return way == Way::hexagons || way == Way::density; }
  /// Events of which the sheet shows something.
  std::size_t shown() const;
};

/// Symbols while they can be told apart, else what the sheet asks for. An event known only to a
/// district, a line or a wide ring is never counted at a point: it keeps its symbol, hollow, with its
/// area or line; where these would be too many, they are counted in words beside their areas.
EventPlan planned_events(Canvas& canvas, const MapContent& content, const Projector& projector);

/// What the sheet's foot says of it: "12,000 events are counted in hexagons, since …"; "" for symbols.
std::string plan_words(const EventPlan& plan, const SheetSpec& spec);

/// A line as long as the longest of plan_words() for so many events, for planning a sheet; "" when no
/// sheet of these events can be dense.
std::string longest_plan_words(const SheetSpec& spec, std::size_t events);

}  // namespace dateline
