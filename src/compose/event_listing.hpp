#pragma once

#include <string>
#include <vector>

#include "compose/event_plan.hpp"
#include "compose/keyed_list.hpp"

namespace dateline {

/// What a sheet's list of events tells.
struct EventListing {
  KeyedList list;
  std::size_t more = 0;  ///< events beyond those that any list tells one by one
};

/// The events of the map by date, numbered as there, with a dot where the map has no number or shows their
/// area only; then, under a heading of their own, those without a known place. Events outside the
/// map are not listed: the sheet's foot counts them.
EventListing listed_events(const EventPlan& plan, const MapContent& content);

/// The list with what letters on the map stand for, under a heading behind the events of the map.
EventListing with_names(EventListing listing, const std::vector<KeyedEntry>& names);

}  // namespace dateline
