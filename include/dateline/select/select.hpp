#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/place/place.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// Which events a sheet or an export takes.
struct Selection {
  std::optional<Period> period;
  std::vector<std::string> types;  ///< types or subtypes, folded; empty: all
};

/// Does the event overlap the period, and is it of the types?
bool is_selected(const LocatedEvent& event, const Selection& selection);

/// The events that overlap the period and are of the types; the order stays.
std::vector<LocatedEvent> selected(std::vector<LocatedEvent> events, const Selection& selection);

/// The event as a feature with the properties of interface.md, in their order, then
/// the table's other columns.
Feature to_feature(const LocatedEvent& event);

/// Corridors in force within the period, as polygons of their width, with the
/// properties id, name, kind, valid_from, valid_to, width_km and superseded (another course came
/// after it within the period).
std::vector<Feature> corridor_areas(const std::vector<const Place*>& corridors, const Period& period);

/// Their centre lines, with the same properties.
std::vector<Feature> corridor_routes(const std::vector<const Place*>& corridors, const Period& period);

}  // namespace dateline
