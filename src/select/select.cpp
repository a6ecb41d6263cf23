#include "dateline/select/select.hpp"

#include <algorithm>
#include <cmath>

#include "dateline/geo/shape.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {
namespace {

/// Is the event of one of `types`, each a type or a subtype?
bool is_of(const Event& event, const std::vector<std::string>& types) {
  const EventKind& kind = event_kind(event.type, event.subtype);
  return std::ranges::any_of(types, [&](const std::string& word) {
    if (word == event.type || word == event.subtype) return true;
    const EventKind& wanted = event_kind(word, "");
    const bool known = is_event_kind(word) && wanted.type == kind.type;
    return known && (wanted.subtype.empty() || wanted.subtype == kind.subtype);
  });
}

Value text_value(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

template <class Number>
Value number_value(MaybeNumber<Number> number) {
  if (!number) return {};
  return static_cast<double>(*number);
}

/// Three digits: more would only say how it was summed up.
Value score_value(MaybeNumber<double> score) {
  if (!score) return {};
  return std::round(*score * 1000) / 1000;
}

Value day_value(Day day, bool open) {
  if (open) return {};
  return to_string(day);
}

Value first_value(const Period& period) {
  return day_value(period.first, period.starts_open());
}
Value last_value(const Period& period) {
  return day_value(period.last, period.ends_open());
}

Value time_value(const Date& date) {
  const std::optional<std::string> time = iso_time(date);
  if (!time) return {};
  return *time;
}

/// One feature an extent that was in force; lines or their surroundings.
Feature corridor_feature(const Place& place, const Extent& extent, const Period& shown, Geometry geometry) {
  Feature feature;
  feature.id = place.id;
  feature.geometry = std::move(geometry);
  const Day as_of = std::min(extent.period.last, shown.last);
  feature.set("id", place.id);
  feature.set("name", printed_name(place, {NamingPolicy::Choice::official, "en"}, as_of));
  feature.set("kind", std::string(to_string(place.kind)));
  feature.set("valid_from", first_value(extent.period));
  feature.set("valid_to", last_value(extent.period));
  feature.set("width_km", extent.width_km > 0 ? Value(extent.width_km) : Value());
  // Another course of the same corridor came after it within the period.
  feature.set("superseded", std::ranges::any_of(place.extents, [&](const Extent& later) {
                return later.period.first > extent.period.last && later.period.overlaps(shown);
              }));
  return feature;
}

template <class Shape>
std::vector<Feature> corridor_features(const std::vector<const Place*>& corridors, const Period& period,
                                       const Shape& shape) {
  std::vector<Feature> features;
  for (const Place* place : corridors)
    for (const Extent& extent : extents_in(*place, period))
      if (Geometry geometry = shape(extent); !geometry.empty())
        features.push_back(corridor_feature(*place, extent, period, std::move(geometry)));
  return features;
}

/// The area along a route. Every bend of the road would leave a notch in the edge: widened further and
/// taken back, the area has none, and nowhere less than its width. That is an eighth of a sheet's time,
/// and each sheet of a set asks for the same: the latest few are kept.
Geometry widened(const Geometry& route, double width_km) {
  struct Known {
    Geometry route;
    double width_km = 0;
    Geometry area;
  };
  constexpr std::size_t most = 8;
  static thread_local std::vector<Known> known;
  for (const Known& one : known)
    if (one.width_km == width_km && one.route == route) return one.area;
  const double notch = width_km / 2;
  if (known.size() == most) known.erase(known.begin());
  known.push_back({route, width_km, buffered(buffered(route, width_km / 2 + notch), -notch)});
  return known.back().area;
}

}  // namespace

bool is_selected(const LocatedEvent& located, const Selection& selection) {
  const Event& event = located.event;
  const bool in_time = !selection.period || event.date.period.overlaps(*selection.period);
  return in_time && (selection.types.empty() || is_of(event, selection.types));
}

std::vector<LocatedEvent> selected(std::vector<LocatedEvent> events, const Selection& selection) {
  std::erase_if(events, [&](const LocatedEvent& located) { return !is_selected(located, selection); });
  return events;
}

Feature to_feature(const LocatedEvent& located) {
  const Event& event = located.event;
  Feature feature;
  feature.id = event.id;
  feature.geometry = located.site.geometry();
  feature.attributes = {
      {"id", text_value(event.id)},
      {"date_start", first_value(event.date.period)},
      {"date_end", last_value(event.date.period)},
      {"time", time_value(event.date)},
      {"date_precision", std::string(to_string(precision_of(event.date.period)))},
      {"type", text_value(event.type)},
      {"subtype", text_value(event.subtype)},
      {"title", text_value(event.title)},
      {"actor1", text_value(event.actor1)},
      {"actor2", text_value(event.actor2)},
      {"fatalities", number_value(event.fatalities.best)},
      {"fatalities_low", number_value(event.fatalities.low)},
      {"fatalities_high", number_value(event.fatalities.high)},
      {"place", text_value(event.place)},
      {"place_id", text_value(located.place_id)},
      {"place_name", text_value(located.place_name)},
      {"geo_precision", std::string(to_string(located.precision))},
      {"radius_km", number_value(located.radius_km)},
      {"located_by", text_value(located.located_by)},
      {"score", score_value(located.score)},
      {"source", text_value(event.source)},
      {"source_url", text_value(event.source_url)},
      {"sources", number_value(event.sources)},
      {"notes", text_value(event.notes)},
  };
  for (const auto& column : event.more) {
    const bool taken =
        std::ranges::any_of(feature.attributes, [&](const auto& pair) { return pair.first == column.first; });
    if (!taken) feature.attributes.emplace_back(column.first, column.second);
  }
  return feature;
}

std::vector<Feature> corridor_areas(const std::vector<const Place*>& corridors, const Period& period) {
  return corridor_features(corridors, period, [](const Extent& extent) {
    Geometry area{{}, {}, extent.geometry.polygons};
    if (extent.width_km <= 0 || extent.geometry.lines.empty()) return area;
    const Geometry around = widened({{}, extent.geometry.lines, {}}, extent.width_km);
    return area.empty() ? around : united({area, around});
  });
}

std::vector<Feature> corridor_routes(const std::vector<const Place*>& corridors, const Period& period) {
  return corridor_features(corridors, period, [](const Extent& extent) {
    return Geometry{{}, extent.geometry.lines, {}};
  });
}

}  // namespace dateline
