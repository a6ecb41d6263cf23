#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/event_blocks.hpp"

namespace dateline {

/// Draws the places of the blocks and the lines that lead to their symbols; names stand over
/// them, so that a line that has to pass a name does not strike it out.
void draw_leaders(Canvas& canvas, const EventBlocks& blocks);

/// Draws the blocks' symbols by date, each a group that tells its events in words, and reports them.
void draw_events(Canvas& canvas, const MapContent& content, const EventBlocks& blocks);

/// A legend's words for a symbol: those of the kind `type` if it has that symbol.
std::string legend_label(std::string_view symbol, std::string_view type);

/// Draws a symbol where it stands, with its count when it is of several events.
void draw_symbol_only(Canvas& canvas, const EventSymbol& symbol);

/// The lines, areas and rings in which events are known to have happened, as layers that
/// the style draws: event-lines, event-areas, event-rings. Places whose ids are in `shown` are
/// drawn already, and events that are counted have none.
std::vector<FeatureLayer> event_extents(const std::vector<LocatedEvent>& events,
                                        const std::set<std::string>& shown,
                                        const std::vector<bool>& is_counted);

}  // namespace dateline
