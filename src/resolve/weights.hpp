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
inline constexpr std::array<TraitWeight, 34> trait_weights{{
    {"namesakes", -2.521},
    {"known", 0.589},
    {"folded", -0.959},
    {"sounds_alike", -0.709},
    {"fuzzy", -0.309},
    {"edits", -1.509},
    {"unlike", -9.942},
    {"short_sound", -3.172},
    {"reformed", -0.500},
    {"stem", -0.800},
    {"variant", -1.739},
    {"former", -0.700},
    {"untagged", -1.274},
    {"other_language", -0.200},
    {"out_of_use", -1.000},
    {"first_name", 0.203},
    {"importance", 1.966},
    {"population", 2.682},
    {"uninhabited", 0.537},
    {"hamlet", -1.373},
    {"names", 0.824},
    {"area", -0.283},
    {"country", 0.130},
    {"landform", -0.300},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 0.950},
    {"country_agrees", 1.353},
    {"country_disagrees", -5.154},
    {"area_agrees", 2.449},
    {"area_disagrees", -2.820},
    {"table_country", 2.276},
    {"table_near", 4.211}}};
// clang-format on

}  // namespace dateline
