#include "dateline/select/map_layers.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/time/edtf.hpp"
#include "in_parallel.hpp"

namespace dateline {
namespace {

bool has_name_on_map(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::settlement:
    case PlaceKind::region:
    case PlaceKind::pass:
    case PlaceKind::peak:
    case PlaceKind::range:
    case PlaceKind::site: return true;
    default: return false;
  }
}

bool is_water(PlaceKind kind) {
  return kind == PlaceKind::river || kind == PlaceKind::lake || kind == PlaceKind::reservoir ||
         kind == PlaceKind::sea;
}

/// The one water of that name; null when there is none or several.
const Place* water_named(const std::string& name, const Gazetteer& gazetteer) {
  const Place* found = nullptr;
  if (name.empty()) return found;
  for (const std::string& asked : {name, name + " River"})
    for (const NameHit& hit : gazetteer.by_fold(fold(asked))) {
      if (!is_water(hit.kind)) continue;
      const Place* place = &gazetteer.place(hit.place);
      if (found != nullptr && found != place) return nullptr;
      found = place;
    }
  return found;
}

/// An open end stays open.
Day day_of(const Feature& feature, const char* key, Day open) {
  const std::string text = to_string(feature[key]);
  const auto date = parse_edtf(text);
  return text.empty() || !date ? open : date->period.first;
}

Period validity(const Feature& feature) {
  return {day_of(feature, "from", Period::distant_past), day_of(feature, "to", Period::distant_future)};
}

LonLat middle_of(std::vector<LonLat> points) {
  const auto middle = points.begin() + static_cast<std::ptrdiff_t>(points.size() / 2);
  std::ranges::nth_element(points, middle, {}, &LonLat::lon);
  const double lon = middle->lon();
  std::ranges::nth_element(points, middle, {}, &LonLat::lat);
  return {lon, middle->lat()};
}

/// An event known only to a large area says little about where the map should be.
bool is_narrow(const LocatedEvent& event) {
  return event.precision != GeoPrecision::country && event.precision != GeoPrecision::region;
}

}  // namespace

FeatureLayer place_layer(const Gazetteer& gazetteer, const GeoBox& box, const NamingPolicy& names, Day as_of,
                         const std::set<std::string>& event_places) {
  FeatureLayer layer{"places", {}};
  for (const Place* place : gazetteer.within(box)) {
    const bool event = event_places.contains(place->id);
    if (!has_name_on_map(place->kind) || !place->period.contains(as_of)) continue;
    Feature feature{place->id, point_geometry(place->point), {}};
    feature.set("id", place->id);
    feature.set("name", printed_name(*place, names, as_of));
    feature.set("kind", std::string(to_string(place->kind)));
    feature.set("rank", static_cast<double>(place->rank));
    feature.set("feature_code", place->feature_code);
    feature.set("country", place->country);
    feature.set("population", static_cast<double>(place->population));
    feature.set("event", event);
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

FeatureLayer with_axes(FeatureLayer places, const FeatureLayer& axes) {
  std::map<std::string, const Geometry*> lines;
  for (const Feature& axis : axes.features) lines.emplace(to_string(axis["id"]), &axis.geometry);
  for (Feature& place : places.features)
    if (const auto axis = lines.find(place.id); axis != lines.end())
      place.geometry.lines = axis->second->lines;
  return places;
}

FeatureLayer in_force(FeatureLayer layer, const Period& period) {
  std::erase_if(layer.features, [&](const Feature& feature) { return !validity(feature).overlaps(period); });
  for (Feature& feature : layer.features) {
    const Period own = validity(feature);
    if (own.ends_open()) continue;
    feature.set("superseded", std::ranges::any_of(layer.features, [&](const Feature& other) {
                  return other["class"] == feature["class"] && validity(other).first > own.last;
                }));
  }
  return layer;
}

FeatureLayer with_local_names(FeatureLayer layer, const Gazetteer& gazetteer, const NamingPolicy& names,
                              Day as_of) {
  std::map<std::string, const Place*> countries;
  for (const Place& place : gazetteer.places())
    if (place.kind == PlaceKind::country && place.period.contains(as_of))
      countries.emplace(place.country, &place);
  for (Feature& feature : layer.features) {
    const Place* place = gazetteer.find(to_string(feature["id"]));
    if (const auto found = countries.find(to_string(feature["iso"])); found != countries.end())
      place = found->second;
    if (place == nullptr && names.choice == NamingPolicy::Choice::language)
      place = water_named(to_string(feature["name"]), gazetteer);
    if (place != nullptr) feature.set("name", printed_name(*place, names, as_of));
  }
  return layer;
}

FeatureLayer with_names(FeatureLayer layer, const std::map<std::string, std::string>& names) {
  for (Feature& feature : layer.features)
    for (const char* key : {"iso", "id"}) {
      const auto found = names.find(to_string(feature[key]));
      if (found != names.end()) feature.set("name", found->second);
    }
  return layer;
}

FeatureLayer with_world_places(FeatureLayer places, const FeatureLayer& world, double scale) {
  constexpr double small_scale = 10e6;
  constexpr double one_town = 15;  // km
  std::vector<bool> known(places.features.size(), false);
  std::vector<Feature> others;
  for (const Feature& town : world.features) {
    Feature* same = nullptr;
    double nearest = one_town;
    for (Feature& place : places.features) {
      if (place["kind"] != town["kind"] || place.geometry.points.empty()) continue;
      const LonLat a = town.geometry.points.front();
      const LonLat b = place.geometry.points.front();
      if (std::abs(a.lat() - b.lat()) > 0.2) continue;
      const double away = distance_km(a, b);
      if (away < nearest) nearest = away, same = &place;
    }
    if (same == nullptr) {
      others.push_back(town);
      continue;
    }
    known[static_cast<std::size_t>(same - places.features.data())] = true;
    if (scale > small_scale) same->set("rank", town["rank"]);
  }
  if (scale > small_scale && !world.features.empty()) {
    std::vector<Feature> kept;
    for (std::size_t i = 0; i < places.features.size(); ++i)
      if (known[i] || places.features[i]["event"] == Value(true))
        kept.push_back(std::move(places.features[i]));
    places.features = std::move(kept);
  }
  std::ranges::move(others, std::back_inserter(places.features));
  return places;
}

std::vector<const Place*> corridors_in(const Gazetteer& gazetteer, const GeoBox& box, const Period& period) {
  std::vector<const Place*> corridors;
  for (const Place& place : gazetteer.places()) {
    if (place.kind != PlaceKind::corridor) continue;
    const auto extents = extents_in(place, period);
    if (std::ranges::any_of(extents, [&](const Extent& extent) {
          const auto around = bounds(extent.geometry);
          return around && around->intersects(box);
        }))
      corridors.push_back(&place);
  }
  return corridors;
}

std::optional<GeoBox> extent_of(const std::vector<LocatedEvent>& events) {
  std::vector<LonLat> points;
  for (const bool narrow_only : {true, false}) {
    for (const LocatedEvent& event : events)
      if (!event.site.empty() && (is_narrow(event) || !narrow_only))
        points.push_back(event.site.point() != nullptr ? *event.site.point()
                                                       : label_point(event.site.geometry()));
    if (!points.empty()) break;
  }
  if (points.empty()) return std::nullopt;
  const LonLat middle = middle_of(points);
  std::vector<double> distances(points.size());
  in_parallel_parts(points.size(), 16384, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) distances[i] = distance_km(middle, points[i]);
  });
  std::vector<double> ordered = distances;
  const auto half = ordered.begin() + static_cast<std::ptrdiff_t>(ordered.size() / 2);
  std::ranges::nth_element(ordered, half);
  const double reach = std::max(150.0, 4 * *half);
  Geometry near;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (distances[i] <= reach) near.points.push_back(points[i]);
  return bounds(near);
}

std::optional<Period> period_of(const std::vector<LocatedEvent>& events) {
  std::optional<Period> all;
  for (const LocatedEvent& event : events)
    all = all ? hull(*all, event.event.date.period) : event.event.date.period;
  return all;
}

}  // namespace dateline
