#include "resolve/rating.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"

namespace dateline {
namespace {

bool is_unit(PlaceKind kind) {
  return kind == PlaceKind::district || kind == PlaceKind::province;
}

/// A match with nothing but its odds: there may be thousands, of which few are looked at.
struct Scored {
  PlaceNumber place;
  std::uint32_t match;
  double odds;
  double chance;
};

bool is_spelt_alike(const Match& match) {
  return match.how == MatchHow::exact || match.how == MatchHow::folded;
}

/// log10 of how many places the matches are of, or those of them that are spelt alike. The more places
/// have the name, the likelier it is that the one that is meant is not known.
double namesakes_of(const std::vector<Match>& matches, bool spelt_alike) {
  std::vector<PlaceNumber> places;
  places.reserve(matches.size());
  for (const Match& match : matches)
    if (!spelt_alike || is_spelt_alike(match)) places.push_back(match.hit.place);
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  const auto count = static_cast<std::size_t>(repeated.begin() - places.begin());
  return std::log10(static_cast<double>(std::max<std::size_t>(count, 1)));
}

/// The best name of each place, in the order of the places; of equal ones the English one, which is
/// what the answer tells.
void keep_one_a_place(std::vector<Scored>& all, const std::vector<Match>& matches) {
  const auto is_foreign = [&](const Scored& one) { return matches[one.match].hit.language != "en"; };
  std::ranges::sort(all, [&](const Scored& a, const Scored& b) {
    if (a.place != b.place) return a.place < b.place;
    if (a.odds != b.odds) return a.odds > b.odds;
    return std::pair(is_foreign(a), a.match) < std::pair(is_foreign(b), b.match);
  });
  const auto rest = std::ranges::unique(all, {}, &Scored::place);
  all.erase(rest.begin(), rest.end());
}

/// A settlement and the unit of its name about it, of which neither is known to hold the other: towns
/// that make a unit of their own, or the unit of another source.
bool are_twins(const Rated& a, const Rated& b) {
  constexpr double twin_km = 30;
  const PlaceKind kind = a.place->kind;
  const PlaceKind other = b.place->kind;
  const bool pair =
      (kind == PlaceKind::settlement && is_unit(other)) || (other == PlaceKind::settlement && is_unit(kind));
  return pair && a.place->country == b.place->country && fold(a.match.hit.text) == fold(b.match.hit.text) &&
         distance_km(a.place->point, b.place->point) <= twin_km;
}

bool is_below(const Rated& one, const Rated& area, Lineages& lineages) {
  return lineages.is_below(*one.place, one.match.hit.lineage, *area.place);
}

/// A town that is written as it is named speaks against the country around it that is just named alike:
/// "Seč" is not Czechia, whatever that is called in Vietnam.
bool is_closer_than(const Rated& town, const Rated& country) {
  return country.place->kind == PlaceKind::country && town.place->kind == PlaceKind::settlement &&
         town.match.how < country.match.how;
}

bool are_together(const Rated& a, const Rated& b, Lineages& lineages) {
  if (is_closer_than(a, b) || is_closer_than(b, a)) return false;
  return is_below(a, b, lineages) || is_below(b, a, lineages) || are_twins(a, b);
}

void set_chances(std::vector<Scored>& all) {
  double most = 0;
  for (const Scored& one : all) most = std::max(most, one.odds);
  double sum = std::exp(-most);
  for (const Scored& one : all) sum += std::exp(one.odds - most);
  for (Scored& one : all) one.chance = std::exp(one.odds - most) / sum;
}

}  // namespace

Traits traits_of(const Match& match, const Toponym& toponym, Asked asked, Areas& areas,
                 const Gazetteer& gazetteer) {
  Surroundings surroundings;
  surroundings.curated = match.hit.place < gazetteer.places().size();
  surroundings.toponym = &toponym;
  surroundings.kind_asked = asked.kind;
  int held = 0;
  int known = 0;
  for (const std::string& name : toponym.areas) {
    if (name.empty()) continue;
    const NamedArea& area = areas.named(name);
    if (!area.known()) continue;
    const bool is_in = areas.holds(area, match.hit, toponym.as_of);
    if (!area.countries.empty()) {
      (is_in ? surroundings.country_held : surroundings.country_missed) = 1;
      continue;
    }
    ++known;
    held += is_in ? 1 : 0;
  }
  if (known > 0) {
    surroundings.areas_held = static_cast<double>(held) / known;
    surroundings.areas_missed = 1 - surroundings.areas_held;
  }
  if (asked.bound == Bound::area) surroundings.areas_held = 1;
  if (asked.bound == Bound::country) surroundings.country_held = 1;
  return traits_of(match, surroundings);
}

std::vector<Rated> rated(const std::vector<Match>& matches, const Toponym& toponym, Asked asked, Areas& areas,
                         const Gazetteer& gazetteer) {
  const double all_namesakes = namesakes_of(matches, false);
  // What only sounds like the name takes nothing from what is spelt like it.
  const double alike_namesakes = namesakes_of(matches, true);
  const auto traits_of_match = [&](const Match& match) {
    Traits traits = traits_of(match, toponym, asked, areas, gazetteer);
    traits[static_cast<std::size_t>(Trait::namesakes)] =
        is_spelt_alike(match) ? alike_namesakes : all_namesakes;
    return traits;
  };
  std::vector<Scored> all;
  all.reserve(matches.size());
  for (std::uint32_t i = 0; i < matches.size(); ++i)
    all.push_back({matches[i].hit.place, i, weighed(traits_of_match(matches[i])), 0});
  keep_one_a_place(all, matches);
  set_chances(all);
  const auto is_likelier = [](const Scored& a, const Scored& b) {
    return a.chance != b.chance ? a.chance > b.chance : a.place < b.place;
  };
  const std::size_t count = std::min(all.size(), most_rated);
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(count), is_likelier);
  std::vector<Rated> best;
  best.reserve(count);
  for (const Scored& one : std::span(all).first(count)) {
    const Match& match = matches[one.match];
    const Place& place = gazetteer.place(one.place);
    best.push_back(
        {match, one.odds, one.chance, &place, &place.names[match.hit.name], traits_of_match(match)});
  }
  return best;
}

bool lies_elsewhere(const Rated& one) {
  const auto value = [&](Trait trait) { return one.traits[static_cast<std::size_t>(trait)]; };
  return value(Trait::country_disagrees) > 0 ||
         (value(Trait::area_disagrees) > 0 && value(Trait::country_agrees) == 0);
}

double chance_of_first(const std::vector<Rated>& all, Lineages& lineages) {
  constexpr double too_little = 0.005;

  double chance = all.front().chance;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].chance < too_little) continue;
    if (are_together(all.front(), all[i], lineages)) chance += all[i].chance;
  }
  return std::min(chance, most_certain);
}

void settlements_before_their_areas(std::vector<Rated>& all, Lineages& lineages) {
  constexpr double much_likelier = 2.5;
  if (all.empty() || !is_unit(all.front().place->kind)) return;
  const auto seat = std::ranges::find_if(all, [&](const Rated& other) {
    return other.place->kind == PlaceKind::settlement && all.front().odds - other.odds <= much_likelier &&
           (is_below(other, all.front(), lineages) || are_twins(other, all.front()));
  });
  if (seat == all.end()) return;
  std::rotate(all.begin(), seat, seat + 1);
}

bool is_sure(const std::vector<Rated>& all, const std::string& text) {
  const Match& best = all.front().match;
  if (best.how == MatchHow::transliterated) return best.likeness >= 0.5;
  if (best.how != MatchHow::fuzzy) return true;
  constexpr double least_likeness = 0.7;
  if (best.likeness < least_likeness) return false;
  const std::string key = sound_key(text);
  const std::string found = sound_key(best.hit.text);
  const std::size_t least = best.edits <= 1 ? 7 : long_name;
  if (letters(key) < least || found.empty() || key.front() != found.front()) return false;
  return std::ranges::count_if(all, [&](const Rated& r) { return r.match.edits <= best.edits; }) == 1;
}

std::vector<Candidate> candidates_of(const std::vector<Rated>& all, bool explain) {
  std::vector<Candidate> candidates;
  for (const Rated& one : all)
    candidates.push_back({one.place, one.name, one.match.how, one.chance,
                          explain ? reasons_of(one.traits) : std::vector<Reason>(), one.match.hit.lineage});
  return candidates;
}

}  // namespace dateline
