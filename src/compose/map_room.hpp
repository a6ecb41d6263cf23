#pragma once

#include "compose/free_room.hpp"
#include "compose/map_in_frame.hpp"

namespace dateline {

/// The room inside a map for furniture that should hide no places of events above all, then no counts of
/// them, dots and names.
FreeRoom free_room(const MapDrawn& map);

/// The same for a piece that has nothing to say of the map itself: off its borders, roads and corridors, too.
FreeRoom room_off_lines(const MapDrawn& map);

}  // namespace dateline
