#pragma once

#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/feature/situation.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {

/// The closed stretches of roads that the gazetteer knows for some day of the period, under the
/// names of the day.
std::vector<SituationFeature> closures_in(const Gazetteer& gazetteer, const NamingPolicy& names,
                                          const Period& period, Day as_of);

/// The courses of corridors as features, under the names of the day: a line with its width, or an
/// area.
std::vector<SituationFeature> corridors_as_features(const std::vector<const Place*>& corridors,
                                                    const NamingPolicy& names, Day as_of);

/// The layer "features" of data: what held on some day of the period, with the properties of a
/// features file (docs/features.md), so that it can be read as one again.
FeatureLayer features_layer(const std::vector<SituationFeature>& features, const Period& period);

/// The layer "situation" of a map: what held on some day of the period, without corridors, with
/// the properties id, kind, class (what a legend tells apart), name, by, source, as_of, from and to
/// (ISO days), side, and series: 0, 1, 2 … for the territories of one holder, by first mention.
FeatureLayer situation_layer(const std::vector<SituationFeature>& features, const Period& period);

/// The corridors among the features as places; those of one name are courses of one corridor.
std::vector<Place> corridors_of(const std::vector<SituationFeature>& features);

/// Who reports the features that held on some day of the period, for the credits: each once, by
/// name.
std::vector<std::string> sources_of(const std::vector<SituationFeature>& features, const Period& period);

}  // namespace dateline
