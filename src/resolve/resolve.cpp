#include "dateline/resolve/resolve.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dateline/geo/measure.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/text/fold.hpp"
#include "resolve/because.hpp"
#include "resolve/rating.hpp"
#include "resolve/resolver.hpp"
#include "resolve/whereabouts.hpp"

namespace dateline {
namespace {

template <class T, class List>
bool is_allowed(const T& value, const List& allowed) {
  return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

/// Why a place that has the name is not the one asked for; "" when it may be.
std::string objection(const NameHit& hit, const Query& query, const Toponym& toponym, Areas& areas) {
  if (!is_allowed(hit.kind, query.kinds) || !is_allowed(hit.kind, toponym.kinds))
    return "it is not of the kind asked for";
  if (!is_allowed(hit.country, toponym.countries)) return "it is not in the country asked for";
  if (toponym.within && !toponym.within->contains(hit.point)) return "it lies outside the box asked for";
  for (const std::string& container : query.containers) {
    const NamedArea& area = areas.named(container);
    if (!area.known()) return "no place named '" + container + "' is known that could hold it";
    if (!areas.holds(area, hit, toponym.as_of)) return "it is not in '" + container + "'";
  }
  return {};
}

std::string suggestion(const std::vector<Candidate>& candidates) {
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates) {
    if (names.size() == 3) break;
    const std::string& written = candidate.name->text;
    const std::string name =
        transliterate(written) == written
            ? written
            : printed_name(*candidate.place, {NamingPolicy::Choice::official, "en"}, Period::distant_future);
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

bool is_spelt_alike(const std::vector<Rated>& all) {
  const MatchHow how = all.front().match.how;
  return how == MatchHow::exact || how == MatchHow::folded;
}

/// One question, with its refusals kept for the answer.
class Search {
 public:
  Search(const Toponym& toponym, Lineages& lineages, Areas& areas, bool drafts)
      : m_toponym(toponym),
        m_gazetteer(lineages.gazetteer()),
        m_lineages(lineages),
        m_areas(areas),
        m_drafts(drafts) {}

  /// Looks every reading up in the way of `step`; the first that has an answer counts.
  std::optional<Resolution> try_readings(const std::vector<Query>& ways, Step step) {
    for (const Query& query : ways)
      if (auto result = try_matches(query, matches_of(query, step, m_gazetteer))) return result;
    return std::nullopt;
  }

  /// "Hakari" for the river "Hakari River", when nothing else has the name.
  std::optional<Resolution> try_landforms(const std::vector<Query>& ways) {
    for (const Query& query : ways) {
      if (!query.kinds.empty()) continue;
      auto matches = folded_matches(with_landform_words(query.name), Form::as_written, m_gazetteer);
      if (auto result = try_matches(query, matches)) return result;
    }
    return std::nullopt;
  }

  bool was_refused() const { return !m_left_out.empty() && m_left_out.front().how <= MatchHow::folded; }

  /// A place has the name but something else that was asked speaks against it.
  Resolution refusal() const {
    Resolution result;
    result.candidates = candidates_of(rated(m_left_out, m_toponym, {}, m_areas, m_gazetteer), false);
    for (Candidate& candidate : result.candidates) candidate.score = 0;
    const Candidate& first = result.candidates.front();
    result.because = "'" + first.name->text + "' is known as " +
                     place_in_words(first, m_lineages, m_toponym.as_of) + ", but " + m_reason + ".";
    return result;
  }

 private:
  std::optional<Resolution> try_matches(const Query& query, const std::vector<Match>& matches) {
    std::vector<Match> kept;
    for (const Match& match : matches) {
      const std::string reason = objection(match.hit, query, m_toponym, m_areas);
      if (!reason.empty() && m_left_out.empty()) m_reason = reason;
      (reason.empty() ? kept : m_left_out).push_back(match);
    }
    if (kept.empty()) return std::nullopt;
    return decide(kept, query);
  }

  Bound bound(const Query& query) const {
    const bool in_country =
        !m_toponym.countries.empty() || std::ranges::any_of(query.containers, [&](const std::string& name) {
          return !m_areas.named(name).countries.empty();
        });
    if (in_country) return Bound::country;
    return query.containers.empty() && !m_toponym.within ? Bound::nothing : Bound::area;
  }

  Resolution decide(const std::vector<Match>& matches, const Query& query) const {
    std::vector<Rated> all =
        rated(matches, m_toponym, {bound(query), !query.kinds.empty()}, m_areas, m_gazetteer);
    settlements_before_their_areas(all, m_lineages);
    const double chance = chance_of_first(all, m_lineages);
    Resolution result;
    result.candidates = candidates_of(all, m_toponym.explain);
    if (chance < least_chance && std::ranges::all_of(all, lies_elsewhere)) {
      result.because = "No place named '" + m_toponym.text +
                       "' in what is named beside it is in the gazetteer" + suggestion({});
    } else if (!is_sure(all, query.name)) {
      result.because = not_known(m_toponym) + suggestion(result.candidates);
    } else if (chance >= least_chance) {
      result.candidates.front().score = chance;
      result.answer = Found{result.candidates.front()};
      if (!is_draft(result))
        result.because = why_found(m_toponym, result.candidates, all.front().match.form, m_lineages);
    } else if (all.size() > 1 && is_spelt_alike(all)) {
      result.answer = Ambiguous{};
      if (!is_draft(result)) result.because = why_ambiguous(m_toponym, result.candidates, m_lineages);
    } else if (!is_draft(result)) {
      result.because = why_unlikely(m_toponym, result.candidates, m_lineages);
    }
    return result;
  }

  /// Will it be asked again, so that no words are needed?
  bool is_draft(const Resolution& result) const { return m_drafts && is_open_to_context(result); }

  const Toponym& m_toponym;
  const Gazetteer& m_gazetteer;
  Lineages& m_lineages;
  Areas& m_areas;
  bool m_drafts;
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

bool Found::near() const {
  return where.relation == Relation::near || where.relation == Relation::outskirts ||
         where.relation == Relation::offset;
}

bool is_open_to_context(const Resolution& answer) {
  if (answer.candidates.empty()) return false;
  if (answer.found() != nullptr) return answer.candidates.size() > 1;
  return answer.candidates.front().how != MatchHow::fuzzy;
}

Resolution Resolver::draft(const Toponym& toponym) {
  m_drafts = true;
  Resolution result = resolve(toponym);
  m_drafts = false;
  return result;
}

Resolution Resolver::resolve(const Toponym& toponym) {
  const std::vector<Query> ways = readings(toponym.text);
  if (auto result = overruled(ways, toponym)) return *result;
  Resolution result = looked_up(ways, toponym);
  if (result.found() == nullptr)
    if (auto wider = about_town(ways, toponym, result)) return *wider;
  return result;
}

Resolution Resolver::looked_up(const std::vector<Query>& ways, const Toponym& toponym) {
  Search search(toponym, m_lineages, m_areas, m_drafts);
  if (auto result = search.try_readings(ways, Step::folded)) return *result;
  const std::vector<Phrase> taken_apart = phrases(toponym.text);
  for (const Phrase& phrase : taken_apart) {
    Resolution result =
        is_between_two(phrase.relation) ? resolve_two(phrase, toponym) : resolve_one(phrase, toponym);
    if (result.answer.index() != 0 || &phrase == &taken_apart.back()) return result;
  }
  if (auto result = search.try_landforms(ways)) return *result;
  if (auto result = search.try_readings(ways, Step::loose)) return *result;
  if (search.was_refused()) return search.refusal();
  // Only the last reading, the one that is taken apart most, is worth the look through all names.
  if (!ways.empty())
    if (auto result = search.try_readings({ways.back()}, Step::fuzzy)) return *result;
  if (search.was_refused()) return search.refusal();
  return unknown(ways, toponym);
}

std::optional<Resolution> Resolver::overruled(const std::vector<Query>& ways, const Toponym& toponym) {
  for (const Query& query : ways) {
    const auto number = query.containers.empty() ? m_gazetteer.meant(query.name) : std::nullopt;
    if (!number) continue;
    const Place& place = m_gazetteer.place(*number);
    Resolution result;
    result.candidates.push_back({&place, &place.names.front(), MatchHow::exact, most_certain, {}});
    result.answer = Found{result.candidates.front()};
    result.because = "The overrides say that '" + query.name + "' means '" + place.names.front().text +
                     "', " + place_in_words(result.candidates.front(), m_lineages, toponym.as_of) + ".";
    return result;
  }
  return std::nullopt;
}

Resolution Resolver::unknown(const std::vector<Query>& ways, const Toponym& toponym) {
  Resolution result;
  if (ways.empty()) {
    result.because = "The name is empty.";
    return result;
  }
  const std::string& name = ways.back().name;
  const std::size_t length = letters(sound_key(name));
  const int edits = length < 5 ? 1 : 2;
  if (length > 2 && m_suggests) {
    std::vector<Rated> alike =
        rated(like_matches(name, edits, m_gazetteer), toponym, {}, m_areas, m_gazetteer);
    std::erase_if(alike, lies_elsewhere);
    result.candidates = candidates_of(alike, false);
  }
  result.because = not_known(toponym) + suggestion(result.candidates);
  return result;
}

std::optional<Resolution> Resolver::about_town(const std::vector<Query>& ways, const Toponym& toponym,
                                               const Resolution& open) {
  for (const Query& query : ways) {
    const bool is_unit = std::ranges::find(query.kinds, PlaceKind::district) != query.kinds.end() ||
                         std::ranges::find(query.kinds, PlaceKind::province) != query.kinds.end();
    if (!is_unit || !toponym.kinds.empty()) continue;
    Toponym town = toponym;
    town.text = query.name;
    for (const std::string& container : query.containers) town.text += ", " + container;
    town.kinds = {PlaceKind::settlement};
    Resolution result = resolve(town);
    auto* found = std::get_if<Found>(&result.answer);
    if (found == nullptr || found->where.relation != Relation::at) continue;
    const Place& seat = *found->best.place;
    const bool says_where = !query.containers.empty() || !toponym.areas.empty() || !toponym.countries.empty();
    const bool is_curated = m_gazetteer.number_of(seat.id) < m_gazetteer.places().size();
    const bool is_seat = seat.feature_code.starts_with("PPLA") || seat.feature_code == "PPLC";
    if (!says_where && !is_curated && !is_seat) continue;
    const auto unit = std::ranges::find_if(open.candidates, [&](const Candidate& candidate) {
      return is_allowed(candidate.place->kind, query.kinds) && m_lineages.is_below(found->best, candidate);
    });
    if (unit != open.candidates.end()) {
      found->best = *unit;
      found->best.score = result.candidates.front().score;
      result.because = why_unit_of(toponym, found->best, seat, m_lineages);
    } else if (auto renamed = unit_of_present_name(query, toponym, seat)) {
      return renamed;
    } else {
      found->where = surroundings_of(seat);
      result.because = with_whereabouts(result.because, found->where);
    }
    return result;
  }
  return std::nullopt;
}

std::optional<Resolution> Resolver::unit_of_present_name(const Query& query, const Toponym& toponym,
                                                         const Place& seat) {
  const std::string present = official_name(seat, toponym.as_of);
  const std::size_t named = toponym.text.find(query.name);
  if (present == query.name || named == std::string::npos) return std::nullopt;
  Toponym renamed = toponym;
  renamed.text.replace(named, query.name.size(), present);
  if (!seat.country.empty()) renamed.countries = {seat.country};
  Resolution result = looked_up(readings(renamed.text), renamed);
  const Found* unit = result.found();
  if (unit == nullptr || !is_allowed(unit->best.place->kind, query.kinds)) return std::nullopt;
  result.because = why_unit_of_renamed(toponym, unit->best, query.name, seat, m_lineages);
  return result;
}

/// The place of the phrase's name, then what its words make of it.
Resolution Resolver::resolve_one(const Phrase& phrase, const Toponym& toponym) {
  Toponym inner = toponym;
  inner.text = phrase.name;
  Resolution result = resolve(inner);
  auto* found = std::get_if<Found>(&result.answer);
  if (found == nullptr) return result;
  if (found->where.relation != Relation::at) return result;
  found->where = whereabouts(phrase, *found->best.place, toponym.as_of);
  result.because = with_whereabouts(result.because, found->where);
  return result;
}

Resolution resolve(const Toponym& toponym, const Gazetteer& gazetteer) {
  return Resolver(gazetteer).resolve(toponym);
}

}  // namespace dateline
