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
    {"namesakes", -2.458},
    {"known", -0.024},
    {"folded", -1.033},
    {"sounds_alike", -0.783},
    {"fuzzy", -0.383},
    {"edits", -1.059},
    {"unlike", -9.243},
    {"short_sound", -2.265},
    {"length", 1.689},
    {"reformed", -0.500},
    {"stem", -0.800},
    {"variant", -1.849},
    {"former", -0.700},
    {"untagged", -1.293},
    {"other_language", -0.200},
    {"rare_language", -1.865},
    {"out_of_use", -1.000},
    {"first_name", 0.094},
    {"importance", 2.002},
    {"population", 2.345},
    {"uninhabited", 0.439},
    {"hamlet", -1.623},
    {"names", 0.852},
    {"area", -0.539},
    {"country", 0.475},
    {"landform", -0.300},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 0.950},
    {"kind_asked", 0.076},
    {"country_agrees", 1.340},
    {"country_disagrees", -5.000},
    {"area_agrees", 2.421},
    {"area_disagrees", -2.798},
    {"table_country", 2.035},
    {"table_near", 4.308}}};
// clang-format on

}  // namespace dateline
