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
inline constexpr std::array<TraitWeight, 31> trait_weights{{
    {"namesakes", -2.916},
    {"known", -0.369},
    {"folded", -0.574},
    {"sounds_alike", -0.774},
    {"fuzzy", -0.974},
    {"edits", -0.959},
    {"unlike", -8.213},
    {"short_sound", -0.528},
    {"reformed", -0.500},
    {"stem", -0.700},
    {"variant", -2.124},
    {"former", -0.700},
    {"untagged", -0.637},
    {"other_language", -0.200},
    {"out_of_use", -1.000},
    {"first_name", 0.183},
    {"importance", 2.329},
    {"population", 1.099},
    {"uninhabited", -1.212},
    {"names", 0.901},
    {"area", 2.723},
    {"country", 1.159},
    {"landform", -1.000},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 4.000},
    {"area_agrees", 2.587},
    {"area_disagrees", -4.599},
    {"table_country", 2.441},
    {"table_near", 1.500}}};
// clang-format on

}  // namespace dateline
