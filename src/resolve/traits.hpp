#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "dateline/resolve/table_context.hpp"
#include "resolve/match.hpp"

namespace dateline {

/// What speaks for or against a candidate. Each is 0 where it does not apply and about 1 where
/// it does; src/resolve/weights.hpp holds what each counts.
enum class Trait {
  namesakes,       ///< log10 of how many places are candidates
  known,           ///< 1 for every candidate, 0 for "none of them"
  folded,          ///< written with other capitals, accents or hyphens
  sounds_alike,    ///< in another script or romanisation
  fuzzy,           ///< letters are changed
  edits,           ///< how many, a letter of the name
  unlike,          ///< how unlike the spellings in Latin letters are
  short_sound,     ///< a sound of few letters says little: 1 / its length
  length,          ///< letters of the name / 16, 1 at most: long ones have few namesakes
  reformed,        ///< possessive, abbreviation or article changed
  stem,            ///< an ending is taken away
  variant,         ///< the name is a variant
  former,          ///< the name is a former one
  untagged,        ///< the name's language is not known
  other_language,  ///< it is not the language asked for
  rare_language,   ///< it is one in which few reports are written, and not asked for
  out_of_use,      ///< the name was not in use on the day
  first_name,      ///< it is the place's first name
  importance,      ///< rank 1: 1, rank 7: 0
  population,      ///< log10(people) / 7
  uninhabited,     ///< a settlement of an index of which no population is known
  hamlet,    ///< a small settlement of a gazetteer of its own of which none is known: it has many namesakes
  names,     ///< log10 of how many names it has
  area,      ///< a district, province or region
  country,   ///< a country
  landform,  ///< a water, mountain or valley
  line_or_site,       ///< a road, border, corridor or site
  gone,               ///< the place did not exist on the day
  near,               ///< how near it is to the position asked: 1 within 1 km, 0 beyond 3,000 km
  curated,            ///< of a gazetteer of its own, not of an index of the world
  kind_asked,         ///< the words say what kind it is
  country_agrees,     ///< a country that is named beside it or asked for holds it
  country_disagrees,  ///< a country that is named beside it does not
  area_agrees,        ///< share of the smaller areas beside it that hold it; 1 in one that is asked for
  area_disagrees,     ///< share of these that do not hold it
  table_country,      ///< share of the table's sure places in its country
  table_near,         ///< share of the table's sure places within a degree or two
  count
};

constexpr std::size_t trait_count = static_cast<std::size_t>(Trait::count);
using Traits = std::array<double, trait_count>;

/// The name of a trait, as in weights.hpp.
std::string_view to_string(Trait trait);

/// What is asked besides the name, worked out once for all candidates.
struct Surroundings {
  const Toponym* toponym = nullptr;
  double country_held = 0;    ///< 1: a country beside the name holds the candidate
  double country_missed = 0;  ///< 1: it does not
  double areas_held = 0;    ///< of the smaller areas beside the name that are known, the share that holds it
  double areas_missed = 0;  ///< the others
  bool curated = false;
  bool kind_asked = false;
};

Traits traits_of(const Match& match, const Surroundings& surroundings);

/// The sum of the traits by their weights: log odds against "none of them".
double weighed(const Traits& traits);

/// The traits that are not 0, with what they count.
std::vector<Reason> reasons_of(const Traits& traits);

}  // namespace dateline
