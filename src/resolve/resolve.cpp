#include "dateline/resolve/resolve.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dateline/geo/measure.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "resolve/because.hpp"
#include "resolve/nesting.hpp"
#include "resolve/query.hpp"

namespace dateline {
namespace {

/// A name that matches and its place.
struct Hit {
  const Place* place;
  const Name* name;
};

Hit whole(const NameHit& hit, const Gazetteer& gazetteer) {
  const Place& place = gazetteer.place(hit.place);
  return {&place, &place.names[hit.name]};
}

// Two places whose scores are nearer than this are ambiguous. It is more than one step of
// rank and less than two: a city wins over a village, a village not over its namesake.
constexpr double margin = 0.03;

/// A name that matches, with how well.
struct Match {
  Hit hit;
  MatchHow how = MatchHow::exact;
  int edits = 0;        ///< between the sound keys
  double likeness = 1;  ///< of the spellings in Latin letters, 0 to 1
};

/// The places that a container's name may mean, one list a container.
using Holders = std::vector<std::vector<const Place*>>;

std::size_t letters(std::string_view key) {
  return to_utf32(key).size();
}

/// How alike two names are spelt once both are in Latin letters.
double likeness(const std::string& a, const std::string& b) {
  const std::string first = fold(transliterate(a));
  const std::string second = fold(transliterate(b));
  const auto longest = static_cast<int>(std::max(letters(first), letters(second)));
  if (longest == 0) return 0;
  return 1 - static_cast<double>(edit_distance(first, second, longest)) / longest;
}

std::vector<Match> folded_matches(const std::vector<std::string>& texts, const Gazetteer& gazetteer) {
  std::vector<Match> matches;
  for (const std::string& text : texts)
    for (const NameHit& hit : gazetteer.by_fold(fold(text)))
      matches.push_back({whole(hit, gazetteer), hit.text == text ? MatchHow::exact : MatchHow::folded, 0});
  return matches;
}

std::vector<Match> sound_matches(const std::vector<std::string>& texts, const Gazetteer& gazetteer) {
  std::vector<Match> matches;
  for (const std::string& text : texts) {
    const std::string key = sound_key(text);
    if (letters(key) < 2) continue;
    for (const NameHit& hit : gazetteer.by_sound(key))
      matches.push_back(
          {whole(hit, gazetteer), MatchHow::transliterated, 0, likeness(text, std::string(hit.text))});
  }
  return matches;
}

std::vector<Match> like_matches(const std::string& text, int limit, const Gazetteer& gazetteer) {
  const std::string key = sound_key(text);
  std::vector<Match> matches;
  for (const NameHit& hit : gazetteer.by_likeness(key, limit)) {
    const int edits = edit_distance(key, sound_key(hit.text), limit);
    if (edits <= limit)
      matches.push_back(
          {whole(hit, gazetteer), MatchHow::fuzzy, edits, likeness(text, std::string(hit.text))});
  }
  return matches;
}

std::vector<Match> fuzzy_matches(const std::string& text, const Gazetteer& gazetteer) {
  const std::size_t length = letters(sound_key(text));
  if (length < 4) return {};
  return like_matches(text, length <= 7 ? 1 : 2, gazetteer);
}

std::vector<std::string> texts_of(const Query& query) {
  std::vector<std::string> texts{query.name};
  texts.insert(texts.end(), query.completed.begin(), query.completed.end());
  return texts;
}

std::vector<Match> matches_of(const Query& query, MatchHow tier, const Gazetteer& gazetteer) {
  switch (tier) {
    case MatchHow::exact:
    case MatchHow::folded: return folded_matches(texts_of(query), gazetteer);
    case MatchHow::transliterated: return sound_matches(texts_of(query), gazetteer);
    case MatchHow::fuzzy: return fuzzy_matches(query.name, gazetteer);
  }
  return {};
}

template <class T>
bool is_allowed(const T& value, const std::vector<T>& allowed) {
  return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

std::vector<const Place*> places_named(const std::string& text, const Gazetteer& gazetteer) {
  for (const MatchHow tier : {MatchHow::folded, MatchHow::transliterated})
    for (const Query& query : readings(text)) {
      std::vector<const Place*> places;
      for (const Match& match : matches_of(query, tier, gazetteer))
        if (is_allowed(match.hit.place->kind, query.kinds)) places.push_back(match.hit.place);
      if (!places.empty()) return places;
    }
  return {};
}

/// Why a place that has the name is not the one asked for; "" when it may be.
std::string objection(const Place& place, const Query& query, const Holders& holders, const Toponym& toponym,
                      const Gazetteer& gazetteer) {
  if (!is_allowed(place.kind, query.kinds) || !is_allowed(place.kind, toponym.kinds))
    return "it is not of the kind asked for";
  if (!is_allowed(place.country, toponym.countries)) return "it is not in the country asked for";
  if (toponym.within && !toponym.within->contains(place.point)) return "it lies outside the box asked for";
  for (std::size_t i = 0; i < holders.size(); ++i) {
    if (holders[i].empty()) return "no place named '" + query.containers[i] + "' is known that could hold it";
    const bool held = std::ranges::any_of(
        holders[i], [&](const Place* area) { return holds(*area, place, toponym.as_of, gazetteer); });
    if (!held) return "it is not in '" + query.containers[i] + "'";
  }
  return {};
}

double use_quality(const Name& name, const std::optional<Day>& as_of) {
  constexpr std::array<double, 5> qualities{1.0, 1.0, 0.95, 0.8, 0.7};
  const double quality = qualities[static_cast<std::size_t>(name.use)];
  if (!as_of) return name.period.ends_open() ? quality : quality * 0.95;
  return name.period.contains(*as_of) ? quality : quality / 2;
}

double match_quality(const Match& match) {
  switch (match.how) {
    case MatchHow::exact: return 1;
    case MatchHow::folded: return 0.97;
    case MatchHow::transliterated: return 0.7 + 0.2 * match.likeness;
    case MatchHow::fuzzy: return 0.6 - 0.12 * match.edits + 0.2 * match.likeness;
  }
  return 0;
}

double kind_quality(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::settlement:
    case PlaceKind::country: return 1;
    case PlaceKind::corridor: return 0.8;
    case PlaceKind::district:
    case PlaceKind::province:
    case PlaceKind::region: return 0.7;
    default: return 0.4;
  }
}

double closeness(double km) {
  return km < 10 ? 1 : km < 30 ? 0.6 : km < 100 ? 0.3 : 0;
}

/// 0 to 1. The name's match counts most; what a place is and how important decides between
/// namesakes.
double score_of(const Match& match, const Toponym& toponym) {
  const Place& place = *match.hit.place;
  const Name& name = *match.hit.name;
  const bool existed = !toponym.as_of || place.period.contains(*toponym.as_of);
  const bool same_language = toponym.language.empty() || name.language == toponym.language;
  const double importance = (7 - place.rank) / 6.0;
  double score = 0.68 * match_quality(match) + 0.09 * use_quality(name, toponym.as_of) + 0.12 * importance +
                 0.06 * kind_quality(place.kind) + (existed ? 0.04 : 0) + (same_language ? 0.01 : 0);
  if (toponym.near) score = 0.85 * score + 0.15 * closeness(distance_km(*toponym.near, place.point));
  return score;
}

struct Rated {
  Candidate candidate;
  int edits = 0;
  double likeness = 1;
};

/// One candidate a place, by its best name, best first; equal scores by id.
std::vector<Rated> rated(const std::vector<Match>& matches, const Toponym& toponym) {
  std::vector<Rated> all;
  for (const Match& match : matches) {
    const Candidate candidate{match.hit.place, match.hit.name, match.how, score_of(match, toponym)};
    const auto same =
        std::ranges::find(all, candidate.place, [](const Rated& r) { return r.candidate.place; });
    if (same == all.end())
      all.push_back({candidate, match.edits});
    else if (candidate.score > same->candidate.score)
      *same = {candidate, match.edits, match.likeness};
  }
  std::ranges::stable_sort(all, [](const Rated& a, const Rated& b) {
    if (a.candidate.score != b.candidate.score) return a.candidate.score > b.candidate.score;
    return a.candidate.place->id < b.candidate.place->id;
  });
  return all;
}

bool is_area(PlaceKind kind) {
  return kind == PlaceKind::district || kind == PlaceKind::province;
}

/// A settlement goes before the district or province of its name around it.
void settlements_before_their_areas(std::vector<Rated>& all, const Gazetteer& gazetteer) {
  if (all.empty() || !is_area(all.front().candidate.place->kind)) return;
  const auto seat = std::ranges::find_if(all, [&](const Rated& other) {
    return other.candidate.place->kind == PlaceKind::settlement &&
           is_below(*other.candidate.place, *all.front().candidate.place, gazetteer);
  });
  if (seat == all.end() || all.front().candidate.score - seat->candidate.score > 0.1) return;
  std::rotate(all.begin(), seat, seat + 1);
}

/// Is there a place that could as well be meant? One within the other is no rival.
bool has_rival(const std::vector<Rated>& all, const Gazetteer& gazetteer) {
  const Candidate& best = all.front().candidate;
  return std::any_of(all.begin() + 1, all.end(), [&](const Rated& other) {
    const Place& place = *other.candidate.place;
    if (best.score - other.candidate.score >= margin) return false;
    return !is_below(*best.place, place, gazetteer) && !is_below(place, *best.place, gazetteer);
  });
}

/// A name that only sounds alike is taken for a place when half of its letters agree; a
/// misspelt one when it is long, begins alike, and no other place is as near.
bool is_sure(const std::vector<Rated>& all, const std::string& text) {
  const Rated& best = all.front();
  if (best.candidate.how == MatchHow::transliterated) return best.likeness >= 0.5;
  if (best.candidate.how != MatchHow::fuzzy) return true;
  const std::string key = sound_key(text);
  const std::size_t least = best.edits <= 1 ? 7 : 11;
  if (letters(key) < least || key.front() != sound_key(best.candidate.name->text).front()) return false;
  return std::ranges::count_if(all, [&](const Rated& r) { return r.edits <= best.edits; }) == 1;
}

std::vector<Candidate> candidates_of(const std::vector<Rated>& all) {
  std::vector<Candidate> candidates;
  for (const Rated& one : all) candidates.push_back(one.candidate);
  return candidates;
}

std::string suggestion(const std::vector<Candidate>& candidates) {
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates) {
    if (names.size() == 3) break;
    const std::string& written = candidate.name->text;
    const std::string name = transliterate(written) == written
                                 ? written
                                 : printed_name(*candidate.place, {}, Period::distant_future);
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  if (names.empty()) return ".";
  std::string text = "; did you mean '" + names[0];
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? "' or '" : "', '") + names[i];
  return text + "'?";
}

std::string not_known(const Toponym& toponym) {
  return "No place named '" + toponym.text + "' is in the gazetteer";
}

Resolution decide(const std::vector<Match>& matches, const Query& query, const Toponym& toponym,
                  const Gazetteer& gazetteer) {
  std::vector<Rated> all = rated(matches, toponym);
  settlements_before_their_areas(all, gazetteer);
  Resolution result;
  result.candidates = candidates_of(all);
  if (!is_sure(all, query.name)) {
    result.because = not_known(toponym) + suggestion(result.candidates);
  } else if (has_rival(all, gazetteer)) {
    result.answer = Ambiguous{};
    result.because = why_ambiguous(toponym, result.candidates, gazetteer);
  } else {
    result.answer = Found{result.candidates.front(), query.near};
    result.because = why_found(toponym, result.candidates, query.near, gazetteer);
  }
  return result;
}

/// A place has the name but something else that was asked speaks against it.
Resolution refused(const std::vector<Match>& left_out, const std::string& reason, const Toponym& toponym,
                   const Gazetteer& gazetteer) {
  Resolution result;
  result.candidates = candidates_of(rated(left_out, toponym));
  for (Candidate& candidate : result.candidates) candidate.score /= 2;
  const Candidate& first = result.candidates.front();
  result.because = "'" + first.name->text + "' is known as " +
                   place_in_words(*first.place, gazetteer, toponym.as_of) + ", but " + reason + ".";
  return result;
}

Resolution unknown(const std::vector<Query>& ways, const Toponym& toponym, const Gazetteer& gazetteer) {
  Resolution result;
  if (ways.empty()) {
    result.because = "The name is empty.";
    return result;
  }
  const std::string& name = ways.back().name;
  const std::size_t length = letters(sound_key(name));
  const int limit = length < 5 ? 1 : length < 9 ? 2 : 3;
  const std::vector<Match> like = length > 2 ? like_matches(name, limit, gazetteer) : std::vector<Match>();
  result.candidates = candidates_of(rated(like, toponym));
  result.because = not_known(toponym) + suggestion(result.candidates);
  return result;
}

/// Looks a name up in the way of `tier`, reading by reading.
class Search {
 public:
  Search(const Toponym& toponym, const Gazetteer& gazetteer) : m_toponym(toponym), m_gazetteer(gazetteer) {}

  std::optional<Resolution> try_readings(const std::vector<Query>& ways, MatchHow tier) {
    for (const Query& query : ways)
      if (auto result = try_matches(query, matches_of(query, tier, m_gazetteer))) return result;
    return std::nullopt;
  }

  /// "Hakari" for the river "Hakari River", when nothing else has the name.
  std::optional<Resolution> try_landforms(const std::vector<Query>& ways) {
    for (const Query& query : ways) {
      if (!query.kinds.empty()) continue;
      if (auto result = try_matches(query, folded_matches(with_landform_words(query.name), m_gazetteer)))
        return result;
    }
    return std::nullopt;
  }

  bool was_refused() const { return !m_left_out.empty(); }
  Resolution refusal() const { return refused(m_left_out, m_reason, m_toponym, m_gazetteer); }

 private:
  std::optional<Resolution> try_matches(const Query& query, const std::vector<Match>& matches) {
    if (matches.empty()) return std::nullopt;
    Holders holders;
    for (const std::string& container : query.containers)
      holders.push_back(places_named(container, m_gazetteer));
    std::vector<Match> kept;
    for (const Match& match : matches) {
      const std::string reason = objection(*match.hit.place, query, holders, m_toponym, m_gazetteer);
      if (!reason.empty() && m_left_out.empty()) m_reason = reason;
      (reason.empty() ? kept : m_left_out).push_back(match);
    }
    if (kept.empty()) return std::nullopt;
    return decide(kept, query, m_toponym, m_gazetteer);
  }

  const Toponym& m_toponym;
  const Gazetteer& m_gazetteer;
  std::vector<Match> m_left_out;
  std::string m_reason;
};

}  // namespace

const char* to_string(MatchHow how) {
  constexpr std::array<const char*, 4> words{"exact", "folded", "transliterated", "fuzzy"};
  return words[static_cast<std::size_t>(how)];
}

const char* status(const Resolution& resolution) {
  constexpr std::array<const char*, 3> words{"unknown", "ambiguous", "found"};
  return words[resolution.answer.index()];
}

Resolution resolve(const Toponym& toponym, const Gazetteer& gazetteer) {
  const std::vector<Query> ways = readings(toponym.text);
  Search search(toponym, gazetteer);
  for (const MatchHow tier : {MatchHow::folded, MatchHow::transliterated, MatchHow::fuzzy}) {
    if (auto result = search.try_readings(ways, tier)) return *result;
    if (tier == MatchHow::folded)
      if (auto result = search.try_landforms(ways)) return *result;
    if (search.was_refused()) return search.refusal();
  }
  return unknown(ways, toponym, gazetteer);
}

}  // namespace dateline
