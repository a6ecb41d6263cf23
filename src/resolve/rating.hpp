#pragma once

#include <vector>

#include "resolve/areas.hpp"
#include "resolve/lineages.hpp"
#include "resolve/match.hpp"
#include "resolve/traits.hpp"

namespace dateline {

/// A place that may be meant, by its best name.
struct Rated {
  Match match;
  double odds = 0;    ///< log odds against "none of them"
  double chance = 0;  ///< among all candidates and "none of them"
  const Place* place = nullptr;
  const Name* name = nullptr;
  Traits traits = {};
};

// As many candidates as are ever looked at one by one.
constexpr std::size_t most_rated = 24;

// No score says that there is no doubt.
constexpr double most_certain = 0.99;

/// What the text or the user asks for, so that every candidate lies in it.
enum class Bound { nothing, area, country };

/// What holds for every candidate.
struct Asked {
  Bound bound = Bound::nothing;
  bool kind = false;  ///< the words say of which kind it is, and it is
};

/// The traits of a match, with the areas beside the name looked up.
Traits traits_of(const Match& match, const Toponym& toponym, Asked asked, Areas& areas,
                 const Gazetteer& gazetteer);

/// One candidate a place, likeliest first, at most most_rated; equal ones in the order of the
/// gazetteer. Their chances and that of "none of them" sum to 1 with those left out.
std::vector<Rated> rated(const std::vector<Match>& matches, const Toponym& toponym, Asked asked, Areas& areas,
                         const Gazetteer& gazetteer);

/// Do the areas beside the name speak against the candidate?
bool lies_elsewhere(const Rated& one);

/// The chance of the first candidate with that of those within it or around it, and of the unit that
/// has its name and lies about it: no rivals.
double chance_of_first(const std::vector<Rated>& all, Lineages& lineages);

/// A settlement goes before the district or province of its name around it, where that is not
/// much likelier.
void settlements_before_their_areas(std::vector<Rated>& all, Lineages& lineages);

/// Is the spelling near enough? A name that only sounds alike must share half of its letters; a
/// misspelt one must be long and begin alike, and no other place may be as near.
bool is_sure(const std::vector<Rated>& all, const std::string& text);

/// With what spoke for them, if asked.
std::vector<Candidate> candidates_of(const std::vector<Rated>& all, bool explain);

}  // namespace dateline
