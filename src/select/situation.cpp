#include "dateline/select/situation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "dateline/time/edtf.hpp"

namespace dateline {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

/// The day as ISO text; an open end is null.
Value day_or_null(Day day, bool open) {
  return open ? Value() : Value(to_edtf({day, day}));
}

/// Who holds a territory, and where that is not told, its name.
const std::string& holder_of(const SituationFeature& feature) {
  return feature.by.empty() ? feature.name : feature.by;
}

/// Fronts and territories each have a row in the legend, movements one for whoever moves.
std::string class_of(const SituationFeature& feature) {
  const std::string kind = to_string(feature.kind);
  switch (feature.kind) {
    case SituationKind::front:
    case SituationKind::territory: return kind + ' ' + feature.name + ' ' + feature.by + ' ' + feature.source;
    case SituationKind::arrow: return kind + ' ' + feature.by;
    default: return kind;
  }
}

Feature drawn(const SituationFeature& situation, std::size_t series) {
  Feature feature;
  feature.id = situation.id;
  feature.geometry = situation.geometry;
  feature.attributes = {{"id", situation.id},
                        {"kind", std::string(to_string(situation.kind))},
                        {"class", class_of(situation)},
                        {"name", text_or_null(situation.name)},
                        {"by", text_or_null(situation.by)},
                        {"source", text_or_null(situation.source)},
                        {"as_of", text_or_null(situation.as_of ? in_words(*situation.as_of) : "")},
                        {"from", day_or_null(situation.period.first, situation.period.starts_open())},
                        {"to", day_or_null(situation.period.last, situation.period.ends_open())},
                        {"side", text_or_null(to_string(situation.side))},
                        {"series", static_cast<double>(series)}};
  return feature;
}

/// With the properties of a features file.
Feature as_written(const SituationFeature& situation) {
  Feature feature;
  feature.id = situation.id;
  feature.geometry = situation.geometry;
  feature.attributes = {{"kind", std::string(to_string(situation.kind))},
                        {"name", text_or_null(situation.name)},
                        {"by", text_or_null(situation.by)},
                        {"from", day_or_null(situation.period.first, situation.period.starts_open())},
                        {"to", day_or_null(situation.period.last, situation.period.ends_open())},
                        {"as_of", text_or_null(situation.as_of ? to_edtf(*situation.as_of) : "")},
                        {"side", text_or_null(to_string(situation.side))},
                        {"source", text_or_null(situation.source)}};
  if (situation.width_km > 0) feature.set("width_km", situation.width_km);
  return feature;
}

}  // namespace

std::vector<SituationFeature> closures_in(const Gazetteer& gazetteer, const NamingPolicy& names,
                                          const Period& period, Day as_of) {
  std::vector<SituationFeature> closures;
  for (const Place& place : gazetteer.places()) {
    if (place.kind != PlaceKind::closure) continue;
    for (const Extent& extent : extents_in(place, period)) {
      SituationFeature closure;
      closure.kind = SituationKind::closed;
      closure.id = place.id;
      closure.name = printed_name(place, names, as_of);
      closure.source = extent.source;
      closure.period = extent.period;
      closure.geometry = {{}, extent.geometry.lines, {}};
      closure.origin = place.origin;
      closures.push_back(std::move(closure));
    }
  }
  return closures;
}

std::vector<SituationFeature> corridors_as_features(const std::vector<const Place*>& corridors,
                                                    const NamingPolicy& names, Day as_of) {
  std::vector<SituationFeature> features;
  for (const Place* place : corridors)
    for (const Extent& extent : place->extents) {
      SituationFeature corridor;
      corridor.kind = SituationKind::corridor;
      corridor.id = place->id;
      corridor.name = printed_name(*place, names, as_of);
      corridor.source = extent.source.empty() ? place->source : extent.source;
      corridor.period = extent.period;
      corridor.width_km = extent.width_km;
      const bool as_line = !extent.geometry.lines.empty();
      corridor.geometry.lines = extent.geometry.lines;
      if (!as_line) corridor.geometry.polygons = extent.geometry.polygons;
      features.push_back(std::move(corridor));
    }
  return features;
}

FeatureLayer features_layer(const std::vector<SituationFeature>& features, const Period& period) {
  FeatureLayer layer{"features", {}};
  for (const SituationFeature& feature : features)
    if (feature.period.overlaps(period)) layer.features.push_back(as_written(feature));
  return layer;
}

FeatureLayer situation_layer(const std::vector<SituationFeature>& features, const Period& period) {
  FeatureLayer layer{"situation", {}};
  std::vector<std::string> holders;  // of all days: a holder keeps its look from sheet to sheet
  for (const SituationFeature& feature : features) {
    if (feature.kind == SituationKind::corridor) continue;
    std::size_t series = 0;
    if (feature.kind == SituationKind::territory) {
      const auto known = std::ranges::find(holders, holder_of(feature));
      series = static_cast<std::size_t>(known - holders.begin());
      if (known == holders.end()) holders.push_back(holder_of(feature));
    }
    if (feature.period.overlaps(period)) layer.features.push_back(drawn(feature, series));
  }
  return layer;
}

std::vector<Place> corridors_of(const std::vector<SituationFeature>& features) {
  std::vector<Place> corridors;
  for (const SituationFeature& feature : features) {
    if (feature.kind != SituationKind::corridor) continue;
    auto place = std::ranges::find_if(corridors, [&](const Place& other) {
      return !feature.name.empty() && other.names.front().text == feature.name;
    });
    if (place == corridors.end()) {
      Place corridor;
      corridor.id = feature.id;
      corridor.kind = PlaceKind::corridor;
      corridor.names.push_back({feature.name, "en", "", NameUse::official, {}, feature.source, {}});
      corridor.source = feature.source;
      corridor.origin = feature.origin;
      place = corridors.insert(corridors.end(), std::move(corridor));
    }
    place->extents.push_back(
        {feature.geometry, feature.period, feature.width_km, "", feature.name, feature.source});
  }
  return corridors;
}

std::vector<std::string> sources_of(const std::vector<SituationFeature>& features, const Period& period) {
  std::set<std::string> sources;
  for (const SituationFeature& feature : features)
    if (!feature.source.empty() && feature.period.overlaps(period)) sources.insert(feature.source);
  return {sources.begin(), sources.end()};
}

}  // namespace dateline
