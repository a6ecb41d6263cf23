#include "resolve/rating.hpp"

#include <algorithm>
#include <cmath>

#include "dateline/text/fold.hpp"
#include "resolve/nesting.hpp"

namespace dateline {
namespace {

bool is_unit(PlaceKind kind) {
  return kind == PlaceKind::district || kind == PlaceKind::province;
}

/// The best name of each place, in the order of the places.
std::vector<Rated> one_a_place(std::vector<Rated> all) {
  std::ranges::stable_sort(all, [](const Rated& a, const Rated& b) {
    if (a.match.hit.place != b.match.hit.place) return a.match.hit.place < b.match.hit.place;
    return a.odds > b.odds;
  });
  const auto rest = std::ranges::unique(all, {}, [](const Rated& rated) { return rated.match.hit.place; });
  all.erase(rest.begin(), rest.end());
  return all;
}

/// The more places have the name, the likelier it is that the one that is meant is not known.
void count_namesakes(std::vector<Rated>& all) {
  const double namesakes = std::log10(static_cast<double>(std::max<std::size_t>(all.size(), 1)));
  for (Rated& one : all) {
    one.traits[static_cast<std::size_t>(Trait::namesakes)] = namesakes;
    one.odds = weighed(one.traits);
  }
}

void set_chances(std::vector<Rated>& all) {
  double most = 0;
  for (const Rated& one : all) most = std::max(most, one.odds);
  double sum = std::exp(-most);
  for (const Rated& one : all) sum += std::exp(one.odds - most);
  for (Rated& one : all) one.chance = std::exp(one.odds - most) / sum;
}

}  // namespace

Traits traits_of(const Match& match, const Toponym& toponym, bool bound, Areas& areas,
                 const Gazetteer& gazetteer) {
  Surroundings surroundings;
  surroundings.curated = match.hit.place < gazetteer.places().size();
  surroundings.toponym = &toponym;
  for (const std::string& name : toponym.areas) {
    if (name.empty()) continue;
    const NamedArea& area = areas.named(name);
    if (!area.known()) continue;
    const double part = 1.0 / static_cast<double>(toponym.areas.size());
    (areas.holds(area, match.hit, toponym.as_of) ? surroundings.areas_held : surroundings.areas_missed) +=
        part;
  }
  if (bound) surroundings.areas_held = 1;
  return traits_of(match, surroundings);
}

std::vector<Rated> rated(const std::vector<Match>& matches, const Toponym& toponym, bool bound, Areas& areas,
                         const Gazetteer& gazetteer) {
  std::vector<Rated> all;
  all.reserve(matches.size());
  for (const Match& match : matches) {
    const Traits traits = traits_of(match, toponym, bound, areas, gazetteer);
    all.push_back({match, weighed(traits), 0, nullptr, nullptr, traits});
  }
  all = one_a_place(std::move(all));
  count_namesakes(all);
  set_chances(all);
  std::ranges::stable_sort(all, std::greater<>(), &Rated::chance);
  if (all.size() > most_rated) all.resize(most_rated);
  for (Rated& one : all) {
    one.place = &gazetteer.place(one.match.hit.place);
    one.name = &one.place->names[one.match.hit.name];
  }
  return all;
}

double chance_of_first(const std::vector<Rated>& all, const Gazetteer& gazetteer) {
  constexpr double too_little = 0.005;

  double chance = all.front().chance;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].chance < too_little) continue;
    const Place& best = *all.front().place;
    const Place& other = *all[i].place;
    if (is_below(best, other, gazetteer) || is_below(other, best, gazetteer)) chance += all[i].chance;
  }
  return std::min(chance, most_certain);
}

void settlements_before_their_areas(std::vector<Rated>& all, const Gazetteer& gazetteer) {
  constexpr double much_likelier = 5;
  if (all.empty() || !is_unit(all.front().place->kind)) return;
  const auto seat = std::ranges::find_if(all, [&](const Rated& other) {
    return other.place->kind == PlaceKind::settlement &&
           is_below(*other.place, *all.front().place, gazetteer);
  });
  if (seat == all.end() || all.front().odds - seat->odds > much_likelier) return;
  std::rotate(all.begin(), seat, seat + 1);
}

bool is_sure(const std::vector<Rated>& all, const std::string& text) {
  const Match& best = all.front().match;
  if (best.how == MatchHow::transliterated) return best.likeness >= 0.5;
  if (best.how != MatchHow::fuzzy) return true;
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
                          explain ? reasons_of(one.traits) : std::vector<Reason>()});
  return candidates;
}

}  // namespace dateline
