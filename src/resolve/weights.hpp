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
inline constexpr std::array<TraitWeight, 30> trait_weights{{
    {"known", -0.702},
    {"folded", -0.199},
    {"sounds_alike", -0.399},
    {"fuzzy", -0.232},
    {"edits", -5.924},
    {"unlike", -11.530},
    {"short_sound", -2.245},
    {"reformed", -0.132},
    {"stem", -0.700},
    {"variant", -2.187},
    {"former", -0.700},
    {"untagged", -0.702},
    {"other_language", -0.200},
    {"out_of_use", -1.000},
    {"first_name", 0.052},
    {"importance", 2.588},
    {"population", 2.306},
    {"uninhabited", -0.334},
    {"names", 1.173},
    {"area", -0.579},
    {"country", 1.500},
    {"landform", -1.000},
    {"line_or_site", -0.500},
    {"gone", -1.500},
    {"near", 7.000},
    {"curated", 4.000},
    {"area_agrees", 2.900},
    {"area_disagrees", -5.594},
    {"table_country", 0.948},
    {"table_near", 1.168}}};
// clang-format on

}  // namespace dateline
