#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/event_traits.hpp"
#include "compose/leader_lines.hpp"
#include "compose/page_shapes.hpp"
#include "compose/sightings.hpp"

namespace dateline {

inline constexpr double badge_radius = 0.55;  ///< of the number at a symbol, in halves of the symbol
inline constexpr double key_size = 2.1;       ///< mm of the letters of a number below a symbol
inline constexpr double tick_height = 1;      ///< mm of a strip of ticks
inline constexpr double place_dot = 0.55;  ///< mm, radius of the dot at a place whose symbol stands beside it

/// All events of one kind and one way of being known at one place of the sheet.
struct EventSymbol {
  std::string symbol;  ///< name in the style
  Colour colour;
  bool hollow = false;              ///< not known exactly
  double half = 2;                  ///< mm
  std::vector<std::size_t> events;  ///< indices into MapContent::events
  PagePoint at;                     ///< its middle, once placed
  bool sized = false;               ///< by a number
  /// The sum of the numbers by which it is sized, where they are known.
  std::optional<double> value = {};
  std::vector<std::size_t> numbers =
      {};                          ///< of the events in the order of days, where the sheet numbers them
  std::vector<double> ticks = {};  ///< days as parts of the sheet's period, where it shows them
  double below = 0;                ///< mm that its numbers or ticks take below it
  bool count_at_left = false;      ///< the number of its events stands at its upper left, not right
};

/// Events that lie too near to each other for a symbol each: their symbols stand side by
/// side, led to the places by a line, so that none hides another.
struct EventBlock {
  std::vector<EventSymbol> symbols;
  std::vector<PagePoint> anchors;  ///< where the events are
  PageBox box;
  std::size_t columns = 0;  ///< in which its symbols stand; 0: about as many as rows
  bool on_anchor = false;   ///< one symbol that stands on its place
  bool shared = false;      ///< joined with a neighbour for want of room
};

struct EventBlocks {
  std::vector<EventBlock> blocks;
  std::optional<SizeScale> sizes;   ///< where symbols are sized by a number
  std::vector<TimeClass> times;     ///< where their colours tell when
  std::vector<std::size_t> order;   ///< events in the order of days, number 1 first, where they are numbered
  std::optional<Period> tick_days;  ///< where ticks tell when
  std::size_t outside = 0;          ///< events with a place, but outside the frame
  std::size_t unknown = 0;          ///< events without a place

  std::size_t missing() const { return outside + unknown; }
};

/// The symbol that the style gives an event, not placed; `index` is its own in MapContent::events.
EventSymbol symbol_of(const LocatedEvent& event, std::size_t index, const Canvas& canvas, double zoom);

/// Groups the symbols of the sightings within the frame into blocks. Lone symbols stand on their
/// place; the other blocks have no place yet.
EventBlocks group_events(const Canvas& canvas, const MapContent& content, const Sightings& sightings,
                         const Projector& projector);

/// Gives every block room within the frame: never on `taken`, off `dots` where it can be, so that no two
/// leader lines cross. What finds no such room is joined with its neighbour.
void settle(EventBlocks& blocks, const PageBox& frame, const std::vector<PageBox>& taken,
            const std::vector<PageBox>& dots);

/// The lines from a block's places to its edge, each by the shortest way: over other places of the block
/// where that is shorter than a line of its own.
std::vector<Leader> leaders(const EventBlock& block);

/// Does a number at the symbol tell how many events it stands for?
bool shows_count(const EventSymbol& symbol);

/// Where the number at a symbol stands: its middle, `left` or right of the symbol.
PagePoint badge_at(const EventSymbol& symbol, bool left);

/// A box about its middle.
PageBox around(PagePoint middle, double width, double height);

/// What labels must keep off: the blocks, the dots of places and the leader lines.
std::vector<PageBox> event_obstacles(const EventBlocks& blocks);

}  // namespace dateline
