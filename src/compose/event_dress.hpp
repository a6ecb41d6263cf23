#pragma once

#include <vector>

#include "compose/event_blocks.hpp"

namespace dateline {

/// One event's symbol and where it belongs.
struct Placeable {
  EventSymbol symbol;
  PagePoint at;
};

/// Gives the symbols the colours, numbers or ticks that tell when, as the sheet asks for, and notes in
/// `out` what they mean. In one ink numbers take the place of colours, with a finding.
void tell_times(EventBlocks& out, const Canvas& canvas, const MapContent& content,
                std::vector<Placeable>& sightings);

/// Gives the symbols the numbers by which they are sized; those not known are hollow, and a finding
/// counts them.
void tell_values(const Canvas& canvas, const MapContent& content, std::vector<Placeable>& sightings);

}  // namespace dateline
