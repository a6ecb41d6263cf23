#pragma once

#include <array>
#include <string_view>

// Written by scripts/fit-ranking; do not edit by hand.

namespace dateline {

struct TraitWeight {
  std::string_view trait;
  double weight;
};

// clang-format off
/// What each trait counts, in log odds, in the order of Trait.
inline constexpr std::array<TraitWeight, 37> trait_weights{{
    {"namesakes", -2.442},
    {"known", -0.161},
    {"folded", -1.095},
    {"sounds_alike", -0.945},
    {"fuzzy", -0.545},
    {"edits", -1.114},
    {"unlike", -9.208},
    {"short_sound", -2.245},
    {"length", 1.649},
    {"reformed", -0.500},
    {"stem", -0.800},
    {"variant", -2.172},
    {"former", -0.700},
    {"untagged", -0.860},
    {"other_language", -0.200},
    {"rare_language", -3.500},
    {"out_of_use", -1.000},
    {"first_name", -0.287},
    {"importance", 2.006},
    {"population", 2.505},
    {"uninhabited", 0.526},
    {"hamlet", -0.760},
    {"names", 0.858},
    {"area", -0.429},
    {"country", 0.764},
    {"landform", -0.300},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 1.425},
    {"kind_asked", 0.063},
    {"country_agrees", 1.330},
    {"country_disagrees", -4.962},
    {"area_agrees", 2.430},
    {"area_disagrees", -2.782},
    {"table_country", 1.933},
    {"table_near", 4.089}}};
// clang-format on

}  // namespace dateline
