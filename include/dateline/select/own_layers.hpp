#pragma once

#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {

/// dateline's own layers without those for which the user's base map has a finer one with
/// features: "water", "rivers", "roads" and "borders" where layers of the OpenMapTiles schema
/// ("water", "waterway", "transportation", "boundary") hold them. Lines that are disputed stay:
/// they have a period and a point of view, which tiles do not tell.
std::vector<FeatureLayer> without_replaced(std::vector<FeatureLayer> layers,
                                           const std::vector<FeatureLayer>& own);

/// Sets "name" of the features to the name that the policy asks for among their names by language
/// ("name:en", "name_en", "name:latin", "name"): of its language, else one in Latin letters, else
/// the name as it is; in Latin letters when the language is written so. Features without a name
/// stay without. So does "ref", the number of a road.
FeatureLayer with_tagged_names(FeatureLayer layer, const NamingPolicy& names);

/// Rivers and lakes that the gazetteer knows get its printed name as "name": those of which a
/// name, but for a word such as "river", sounds like one of the only water of that name near by.
FeatureLayer with_known_waters(FeatureLayer layer, const Gazetteer& gazetteer, const NamingPolicy& names,
                               Day as_of);

/// A layer of points without those that the gazetteer knows: a place of it that bears one of
/// their names, or nearly so, lies within a few kilometres.
FeatureLayer without_known_places(FeatureLayer layer, const Gazetteer& gazetteer);

}  // namespace dateline
