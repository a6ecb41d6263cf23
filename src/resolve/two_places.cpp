#include <algorithm>
#include <cmath>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"
#include "resolve/because.hpp"
#include "resolve/rating.hpp"
#include "resolve/resolver.hpp"
#include "resolve/whereabouts.hpp"

namespace dateline {
namespace {

// Of each name so many candidates are paired.
constexpr std::size_t most_paired = 12;

struct Pair {
  Candidate first;
  Candidate second;
  double weight = 0;
};

/// The ends of a road lie near each other: half as likely at 140 km as at 0. Countries may be
/// long apart, measured from middle to middle.
double closeness(const Place& a, const Place& b) {
  const bool large = a.kind == PlaceKind::country || b.kind == PlaceKind::country;
  return std::exp(-distance_km(a.point, b.point) / (large ? 2000 : 200));
}

/// All pairs, likeliest first, with weights of which 1 would be a sure pair at one spot.
std::vector<Pair> pairs(const Resolution& first, const Resolution& second) {
  std::vector<Pair> all;
  for (std::size_t i = 0; i < std::min(first.candidates.size(), most_paired); ++i)
    for (std::size_t j = 0; j < std::min(second.candidates.size(), most_paired); ++j) {
      const Candidate& a = first.candidates[i];
      const Candidate& b = second.candidates[j];
      if (a.place != b.place) all.push_back({a, b, a.score * b.score * closeness(*a.place, *b.place)});
    }
  std::ranges::stable_sort(all, std::greater<>(), &Pair::weight);
  return all;
}

/// The chance of the best pair among all and "none of them", which lie as far apart as chance
/// would have it.
double chance_of(const std::vector<Pair>& all) {
  constexpr double usual_closeness = 0.1;
  double sum = 0;
  double scores = 0;
  for (const Pair& pair : all) {
    sum += pair.weight;
    scores += pair.first.score * pair.second.score;
  }
  return std::min(most_certain, all.front().weight / (sum + std::max(0.0, 1 - scores) * usual_closeness));
}

/// "Armenia–Azerbaijan border" for the border that the gazetteer knows by that name.
std::vector<std::string> border_names(const Phrase& phrase) {
  std::vector<std::string> names;
  for (const char* dash : {"-", "\u2013"}) {
    names.push_back(phrase.name + dash + phrase.other + " border");
    names.push_back(phrase.other + dash + phrase.name + " border");
  }
  return names;
}

}  // namespace

/// Both names are resolved; of their candidates the two that lie together are meant.
Resolution Resolver::resolve_two(const Phrase& phrase, const Toponym& toponym) {
  if (phrase.relation == Relation::border)
    for (const std::string& name : border_names(phrase))
      if (!m_gazetteer.by_fold(fold(name)).empty() && fold(name) != fold(toponym.text)) {
        Toponym known = toponym;
        known.text = name;
        return resolve(known);
      }
  Toponym one = toponym;
  one.text = phrase.name;
  Toponym two = toponym;
  two.text = phrase.other;
  // What is said of the two goes into the answer.
  const bool drafts = std::exchange(m_drafts, false);
  const Resolution first = resolve(one);
  const Resolution second = resolve(two);
  m_drafts = drafts;
  Resolution result;
  const auto open = [&](const Resolution& end) { return end.answer.index() == 0; };
  if (open(first) || open(second)) {
    result.because = "Of the two places of '" + toponym.text +
                     "' one is open: " + (open(first) ? first.because : second.because);
    return result;
  }
  const std::vector<Pair> all = pairs(first, second);
  for (const Pair& pair : all)
    if (std::ranges::find(result.candidates, pair.first.place, &Candidate::place) == result.candidates.end())
      result.candidates.push_back(pair.first);
  if (all.empty() || chance_of(all) < least_chance) {
    result.answer = Ambiguous{};
    result.because = "The two places of '" + toponym.text +
                     "' are not plain: " + (first.found() != nullptr ? second.because : first.because);
    return result;
  }
  Found found{all.front().first};
  found.best.score = chance_of(all);
  found.other = all.front().second;
  found.where =
      whereabouts_between(phrase, *found.best.place, *found.other->place, toponym.as_of, m_gazetteer);
  result.because = why_two_found(toponym, found, m_lineages);
  if (found.where.geometry.empty()) return result;
  std::erase_if(result.candidates, [&](const Candidate& c) { return c.place == found.best.place; });
  result.candidates.insert(result.candidates.begin(), found.best);
  result.answer = std::move(found);
  return result;
}

}  // namespace dateline
