#pragma once

#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/finding.hpp"
#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// Gives every event the geometry that is really known: its own, else its place's as
/// of its date (a settlement is a point, a district an area, a corridor a line; "near X"
/// a ring). An event whose place stays open keeps an empty geometry, and a finding says
/// why. Nothing is dropped; the order stays.
std::vector<LocatedEvent> attach(std::vector<Event> events, const Gazetteer& gazetteer, Findings& findings);

}  // namespace dateline
