#include "command/export_layers.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "dateline/error.hpp"
#include "dateline/geo/geobox.hpp"
#include "dateline/select/select.hpp"
#include "dateline/select/situation.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"

namespace dateline {
namespace {

std::optional<GeoBox> box_of(const std::vector<LocatedEvent>& events) {
  std::optional<GeoBox> all;
  for (const LocatedEvent& located : events)
    if (const auto box = bounds(located.site.geometry())) all = all ? hull(*all, *box) : *box;
  return all;
}

/// Does some extent of the place touch the box?
bool touches(const Place& place, const GeoBox& box) {
  return std::ranges::any_of(place.extents, [&](const Extent& extent) {
    const std::optional<GeoBox> own = bounds(extent.geometry);
    return own && own->intersects(box);
  });
}

/// Those of --corridor, else those that touch the events' box.
std::vector<const Place*> corridors_of(const std::string& chosen, const Gazetteer& gazetteer,
                                       const std::vector<LocatedEvent>& events) {
  if (chosen == "none") return {};
  const std::optional<GeoBox> box = box_of(events);
  std::vector<const Place*> corridors;
  std::vector<std::string> ids;
  for (const Place& place : gazetteer.places()) {
    if (place.kind != PlaceKind::corridor) continue;
    ids.push_back(place.id);
    if (chosen.empty() ? box && touches(place, *box) : place.id == chosen) corridors.push_back(&place);
  }
  if (!chosen.empty() && corridors.empty())
    throw UsageError("--corridor: there is no corridor '" + chosen + "'" + did_you_mean(chosen, ids));
  return corridors;
}

/// Corridors, the closed roads near the events that the gazetteer knows, and what was given.
std::vector<SituationFeature> situation_of(const std::vector<const Place*>& corridors,
                                           const Gazetteer& gazetteer,
                                           const std::vector<LocatedEvent>& events,
                                           const ExportChoice& choice) {
  const Day as_of = choice.period.last;
  std::vector<SituationFeature> all = corridors_as_features(corridors, choice.names, as_of);
  const std::optional<GeoBox> box = box_of(events);
  for (SituationFeature& closure : closures_in(gazetteer, choice.names, choice.period, as_of)) {
    const std::optional<GeoBox> own = bounds(closure.geometry);
    if (box && own && own->intersects(*box)) all.push_back(std::move(closure));
  }
  all.insert(all.end(), choice.situation.begin(), choice.situation.end());
  return all;
}

/// "Stepanakert (en, official by SU, 1923/1991-11-26); …": every name that is printed somewhere.
std::string all_names(const Place& place) {
  std::string text;
  for (const Name& name : place.names) {
    if (name.use == NameUse::variant) continue;
    text += (text.empty() ? "" : "; ") + name.text + " (" + name.language + ", " + to_string(name.use);
    if (!name.by.empty()) text += " by " + name.by;
    if (!name.period.starts_open() || !name.period.ends_open()) text += ", " + to_edtf(name.period);
    text += ")";
  }
  return text;
}

Value name_in(const Place& place, const std::string& language, Day as_of) {
  const bool any = std::ranges::any_of(place.names, [&](const Name& name) {
    return name.language.substr(0, 2) == language && name.use != NameUse::variant &&
           name.period.contains(as_of);
  });
  if (!any) return {};
  return printed_name(place, {NamingPolicy::Choice::language, language}, as_of);
}

Value day_value(Day day, bool open) {
  if (open) return {};
  return to_string(day);
}

Value count_value(std::int64_t count) {
  if (count <= 0) return {};
  return static_cast<double>(count);
}

Feature place_feature(const Place& place, const NamingPolicy& names, Day as_of) {
  Feature feature;
  feature.id = place.id;
  feature.geometry = point_geometry(place.point);
  feature.attributes = {{"id", place.id},
                        {"name", printed_name(place, names, as_of)},
                        {"kind", std::string(to_string(place.kind))},
                        {"feature_code", place.feature_code},
                        {"country", place.country},
                        {"population", count_value(place.population)}};
  for (const char* language : {"en", "az", "hy", "ru"})
    feature.set(std::string("name_") + language, name_in(place, language, as_of));
  feature.set("names", all_names(place));
  feature.set("valid_from", day_value(place.period.first, place.period.starts_open()));
  feature.set("valid_to", day_value(place.period.last, place.period.ends_open()));
  feature.set("source", place.source);
  return feature;
}

/// The places that the events name, by id.
FeatureLayer place_layer(const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer,
                         const NamingPolicy& names, Day as_of) {
  std::set<std::string> ids;
  for (const LocatedEvent& located : events)
    if (!located.place_id.empty()) ids.insert(located.place_id);
  FeatureLayer layer{"places", {}};
  for (const std::string& id : ids)
    if (const Place* place = gazetteer.find(id))
      layer.features.push_back(place_feature(*place, names, as_of));
  return layer;
}

FeatureLayer event_layer(const std::vector<LocatedEvent>& events) {
  FeatureLayer layer{"events", {}};
  for (const LocatedEvent& event : events) layer.features.push_back(to_feature(event));
  return layer;
}

}  // namespace

const std::vector<std::string>& export_layer_names() {
  static const std::vector<std::string> names{"events", "corridors", "features", "places"};
  return names;
}

std::vector<FeatureLayer> export_layers(const std::vector<std::string>& names,
                                        const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer,
                                        const ExportChoice& choice) {
  std::vector<FeatureLayer> layers;
  const std::vector<const Place*> known = corridors_of(choice.corridor, gazetteer, events);
  std::vector<const Place*> corridors = known;
  const std::vector<Place> own = corridors_of(choice.situation);
  for (const Place& corridor : own) corridors.push_back(&corridor);
  for (const std::string& name : names) {
    if (name == "events") layers.push_back(event_layer(events));
    if (name == "corridors") layers.push_back({"corridors", corridor_areas(corridors, choice.period)});
    if (name == "features")
      layers.push_back(features_layer(situation_of(known, gazetteer, events, choice), choice.period));
    if (name == "places") layers.push_back(place_layer(events, gazetteer, choice.names, choice.period.last));
  }
  return layers;
}

}  // namespace dateline
