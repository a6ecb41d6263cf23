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
    {"namesakes", -2.454},
    {"known", -0.060},
    {"folded", -1.098},
    {"sounds_alike", -0.948},
    {"fuzzy", -0.548},
    {"edits", -1.057},
    {"unlike", -9.206},
    {"short_sound", -2.239},
    {"length", 1.700},
    {"reformed", -0.500},
    {"stem", -0.800},
    {"variant", -2.235},
    {"former", -0.700},
    {"untagged", -0.834},
    {"other_language", -0.200},
    {"rare_language", -3.500},
    {"out_of_use", -1.000},
    {"first_name", -0.363},
    {"importance", 1.961},
    {"population", 2.391},
    {"uninhabited", 0.474},
    {"hamlet", -0.800},
    {"names", 0.870},
    {"area", -0.515},
    {"country", 0.713},
    {"landform", -0.300},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 1.425},
    {"kind_asked", 0.065},
    {"country_agrees", 1.337},
    {"country_disagrees", -4.970},
    {"area_agrees", 2.421},
    {"area_disagrees", -2.804},
    {"table_country", 1.941},
    {"table_near", 4.164}}};
// clang-format on

}  // namespace dateline
