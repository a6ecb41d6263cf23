#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/page_shapes.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// All events of one kind and one way of being known at one place of the sheet.
struct EventSymbol {
  std::string symbol;  ///< name in the style
  Colour colour;
  bool hollow = false;              ///< not known exactly
  double half = 2;                  ///< mm
  std::vector<std::size_t> events;  ///< indices into MapContent::events
  PagePoint at;                     ///< its middle, once placed
};

/// Events that lie too near to each other for a symbol each: their symbols stand side by
/// side, led to the places by a line, so that none hides another.
struct EventBlock {
  std::vector<EventSymbol> symbols;
  std::vector<PagePoint> anchors;  ///< where the events are
  PageBox box;
  bool on_anchor = false;  ///< one symbol that stands on its place
};

struct EventBlocks {
  std::vector<EventBlock> blocks;
  std::size_t outside = 0;  ///< events with a place, but outside the frame
  std::size_t unknown = 0;  ///< events without a place
};

/// Groups the events' symbols within the frame into blocks. Lone symbols stand on their place;
/// the other blocks have no place yet.
EventBlocks group_events(const Canvas& canvas, const MapContent& content, const Projector& projector);

/// Gives every block room within the frame: never on `taken`, off `dots` where it can be. What
/// finds no room is joined with its neighbour.
void settle(EventBlocks& blocks, const PageBox& frame, const std::vector<PageBox>& taken,
            const std::vector<PageBox>& dots);

/// Draws the blocks, each a group that tells its events in words, and reports them.
void draw_events(Canvas& canvas, const MapContent& content, const EventBlocks& blocks);

/// A legend's words for a symbol: those of the kind `type` if it has that symbol.
std::string legend_label(std::string_view symbol, std::string_view type);

/// Draws a symbol where it stands, with its count when it is of several events.
void draw_symbol_only(Canvas& canvas, const EventSymbol& symbol);

/// What labels must keep off: the blocks, the dots of places and the leader lines.
std::vector<PageBox> event_obstacles(const EventBlocks& blocks);

/// The lines, areas and rings in which events are known to have happened, as layers that
/// the style draws: event-lines, event-areas, event-rings. Places whose ids are in `shown` are
/// drawn already.
std::vector<FeatureLayer> event_extents(const std::vector<LocatedEvent>& events,
                                        const std::set<std::string>& shown);

}  // namespace dateline
