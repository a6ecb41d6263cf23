#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {

/// The layer "places" of a map: the gazetteer's places that have a dot or a name of their own
/// in the box and existed on the day, with the properties id, name, kind, rank, feature_code,
/// country, population and event (does an event happen there?). Rivers, borders and roads are
/// named by the base map's own lines.
FeatureLayer place_layer(const Gazetteer& gazetteer, const GeoBox& box, const NamingPolicy& names, Day as_of,
                         const std::set<std::string>& event_places);

/// Without the features whose "from" and "to" (ISO days) share no day with the period. One that
/// ended is marked "superseded" when another of its "class" came after it.
FeatureLayer in_force(FeatureLayer layer, const Period& period);

/// Features that are a place of the gazetteer get its printed name as "name": those that carry the
/// "id" of one, countries by their "iso", and, where the policy asks for a language, waters by
/// their English name.
FeatureLayer with_local_names(FeatureLayer layer, const Gazetteer& gazetteer, const NamingPolicy& names,
                              Day as_of);

/// Names in a language for what the base map names in English: countries by their "iso",
/// first-level units by their "id".
FeatureLayer with_names(FeatureLayer layer, const std::map<std::string, std::string>& names);

/// The gazetteer's places with those of a world map. Where both have a town (within 15 km) the
/// gazetteer has the last word on name and position. On a sheet of scale 1 : `scale` beyond
/// 1:10,000,000 the world map knows which towns matter: their rank is taken from it, and places that
/// it does not have stay only where an event happens.
FeatureLayer with_world_places(FeatureLayer places, const FeatureLayer& world, double scale);

/// The places with a line beside their point where `axes` has one by their "id": names of ranges run
/// along them where they can.
FeatureLayer with_axes(FeatureLayer places, const FeatureLayer& axes);

/// Corridors of the gazetteer in force on some day of the period that touch the box.
std::vector<const Place*> corridors_in(const Gazetteer& gazetteer, const GeoBox& box, const Period& period);

/// The box around the events, leaving out those that lie far from the rest (further from the
/// middle than 150 km and than four times the median distance): a statement made overseas
/// does not shrink the map of a corridor. Nothing when no event has a place.
std::optional<GeoBox> extent_of(const std::vector<LocatedEvent>& events);

/// The days from the first event's to the last's; nothing without events.
std::optional<Period> period_of(const std::vector<LocatedEvent>& events);

}  // namespace dateline
