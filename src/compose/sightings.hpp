#pragma once

#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// An event and where it stands on the sheet: its point, the middle of its line, a point inside
/// its area.
struct Sighting {
  std::size_t event = 0;  ///< index into MapContent::events
  PagePoint at;
  bool inside = false;  ///< the frame; points beside it are told too, for what reaches over its edge
};

/// The events of a map on its sheet.
struct Sightings {
  std::vector<Sighting> seen;  ///< in the order of the events
  std::size_t outside = 0;     ///< events with a place, but outside the frame
  std::size_t unknown = 0;     ///< events without a place
};

Sightings sighted(const std::vector<LocatedEvent>& events, const Projector& projector);

/// Whether an event may be counted at its point: one that is known only to a district, a line or a
/// ring wider than `reach_km` may not, since a number at that point would say more than is known.
bool is_countable(const LocatedEvent& event, double reach_km);

}  // namespace dateline
