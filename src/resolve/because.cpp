#include "resolve/because.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "dateline/geo/measure.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {
namespace {

using Pair = std::pair<std::string_view, const char*>;

constexpr Pair languages[]{
    {"en", "English"},    {"az", "Azerbaijani"}, {"hy", "Armenian"}, {"ru", "Russian"},    {"tr", "Turkish"},
    {"ka", "Georgian"},   {"fa", "Persian"},     {"ar", "Arabic"},   {"fr", "French"},     {"de", "German"},
    {"ku", "Kurdish"},    {"uk", "Ukrainian"},   {"es", "Spanish"},  {"pt", "Portuguese"}, {"it", "Italian"},
    {"nl", "Dutch"},      {"pl", "Polish"},      {"he", "Hebrew"},   {"ps", "Pashto"},     {"ur", "Urdu"},
    {"hi", "Hindi"},      {"bn", "Bengali"},     {"zh", "Chinese"},  {"ja", "Japanese"},   {"ko", "Korean"},
    {"vi", "Vietnamese"}, {"id", "Indonesian"},  {"th", "Thai"},     {"my", "Burmese"},    {"sw", "Swahili"},
    {"am", "Amharic"},    {"so", "Somali"},      {"sr", "Serbian"},  {"ro", "Romanian"},   {"und", ""}};

// A state without a word here stands by its code.
constexpr Pair users[]{{"AZ", "Azerbaijan's"},
                       {"AM", "Armenia's"},
                       {"GE", "Georgia's"},
                       {"TR", "Turkey's"},
                       {"IR", "Iran's"},
                       {"RU", "Russia's"},
                       {"SU", "Soviet"},
                       {"RE", "the Russian Empire's"},
                       {"NK", "the unrecognised Karabakh republic's"}};

template <std::size_t count>
std::string word_for(const Pair (&table)[count], const std::string& code) {
  for (const auto& [key, word] : table)
    if (key == code) return word;
  return code;
}

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string kind_words(PlaceKind kind) {
  std::string words = to_string(kind);
  std::ranges::replace(words, '_', ' ');
  return words;
}

bool is_dated(const Period& period) {
  return !period.starts_open() || !period.ends_open();
}

/// "the official name in English (Azerbaijan's usage, from 26 November 1991)".
std::string name_in_words(const Name& name) {
  const std::string code = name.language.substr(0, name.language.find('-'));
  std::string language = word_for(languages, code);
  // A code says nothing to a reader.
  if (language == code) language.clear();
  std::string use;
  switch (name.use) {
    case NameUse::official: use = "the official name"; break;
    case NameUse::local: use = "the name in local use"; break;
    case NameUse::common: use = "the usual name"; break;
    case NameUse::variant: use = "another spelling of the name"; break;
    case NameUse::former: use = "a former name"; break;
  }
  if (!language.empty()) use += " in " + language;
  std::string more;
  if (!name.by.empty()) more = word_for(users, name.by) + " usage";
  if (is_dated(name.period)) more += (more.empty() ? "" : ", ") + in_words(name.period);
  return more.empty() ? use : use + " (" + more + ")";
}

/// What was changed before the name matched.
const char* form_in_words(Form form) {
  constexpr std::array<const char*, 5> words{"", " without its possessive", " written out",
                                             " with its article", " without its ending"};
  return words[static_cast<std::size_t>(form)];
}

std::string match_in_words(const Toponym& toponym, const Candidate& candidate, Form form) {
  const std::string written = in_quotes(toponym.text) + form_in_words(form);
  const std::string name = in_quotes(candidate.name->text);
  switch (candidate.how) {
    case MatchHow::exact:
      return candidate.name->text == toponym.text ? name + " is " : written + " names " + name + ", ";
    case MatchHow::folded: return written + " matches " + name + ", ";
    case MatchHow::transliterated: return written + " sounds like " + name + ", ";
    case MatchHow::fuzzy: return written + " is no known name but is nearly " + name + ", ";
  }
  return written;
}

bool in_use(const Candidate& candidate, const Toponym& toponym) {
  return !toponym.as_of || candidate.name->period.contains(*toponym.as_of);
}

bool is_nearer(const Candidate& a, const Candidate& b, const Toponym& toponym) {
  return toponym.near &&
         distance_km(*toponym.near, a.place->point) < distance_km(*toponym.near, b.place->point);
}

std::string advantage(const Candidate& best, const Candidate& next, const Toponym& toponym,
                      Lineages& lineages) {
  if (lineages.is_below(best, next)) return "a place goes before the area around it";
  if (lineages.is_below(next, best)) return "it is the larger unit";
  if (best.how < next.how) return "its name is closer to what is written";
  if (is_nearer(best, next, toponym)) return "it is nearer to the given position";
  if (toponym.table != nullptr && toponym.table->country_share(best.place->country) >
                                      toponym.table->country_share(next.place->country) + 0.2)
    return "most places of the table lie in its country";
  if (in_use(best, toponym) && !in_use(next, toponym)) return "its name was in use on that day";
  if (best.place->rank < next.place->rank) return "it is the more important place";
  if (best.place->population > next.place->population) return "more people live there";
  if (toponym.table != nullptr &&
      toponym.table->near_share(best.place->point) > toponym.table->near_share(next.place->point))
    return "the other places of the table lie around it";
  if (best.name->use < next.name->use) return "its name has the firmer standing";
  return "it scores higher";
}

std::string count_in_words(std::size_t count) {
  return count == 2 ? "Two" : count == 3 ? "Three" : std::to_string(count);
}

}  // namespace

std::string official_name(const Place& place, const std::optional<Day>& as_of) {
  return printed_name(place, {NamingPolicy::Choice::official, "en"}, as_of.value_or(Period::distant_future));
}

std::string place_in_words(const Candidate& candidate, Lineages& lineages, const std::optional<Day>& as_of) {
  const std::string kind = kind_words(candidate.place->kind);
  std::string words =
      (std::string_view("aeiou").find(kind[0]) != std::string_view::npos ? "an " : "a ") + kind;
  const char* join = " in ";
  for (const std::string& area :
       lineages.names(*candidate.place, candidate.lineage, as_of.value_or(Period::distant_future))) {
    words.append(join).append(area);
    join = ", ";
  }
  return words;
}

std::string why_found(const Toponym& toponym, const std::vector<Candidate>& candidates, Form form,
                      Lineages& lineages) {
  const Candidate& best = candidates.front();
  std::string text = match_in_words(toponym, best, form) + name_in_words(*best.name) + " of " +
                     place_in_words(best, lineages, toponym.as_of);
  const std::string official = official_name(*best.place, toponym.as_of);
  if (official != best.name->text) text += " (officially " + official + ")";
  if (!in_use(best, toponym))
    text += "; that name was in use " + in_words(best.name->period) + ", not on " +
            in_words({*toponym.as_of, *toponym.as_of});
  if (toponym.as_of && !best.place->period.contains(*toponym.as_of))
    text += "; the place itself existed " + in_words(best.place->period);
  if (candidates.size() == 1) return text + "; no other place of the gazetteer fits.";
  const Candidate& next = candidates[1];
  return text + "; preferred to " + official_name(*next.place, toponym.as_of) + ", " +
         place_in_words(next, lineages, toponym.as_of) + ", because " +
         advantage(best, next, toponym, lineages) + ".";
}

std::string why_ambiguous(const Toponym& toponym, const std::vector<Candidate>& candidates,
                          Lineages& lineages) {
  std::string text =
      count_in_words(candidates.size()) + " places fit " + in_quotes(toponym.text) + " about equally: ";
  const std::size_t shown = std::min<std::size_t>(candidates.size(), 4);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == candidates.size() ? " and " : ", ";
    const Candidate& candidate = candidates[i];
    text += official_name(*candidate.place, toponym.as_of) + " (" +
            place_in_words(candidate, lineages, toponym.as_of) + ", " + in_words(candidate.place->point) +
            ")";
  }
  if (shown < candidates.size()) text += " and others";
  return text + "; name the district or country, as in 'X, Y', or a position nearby.";
}

namespace {

std::string names_unit(const Toponym& toponym, const Candidate& unit, Lineages& lineages) {
  return in_quotes(toponym.text) + " names " + in_quotes(unit.name->text) + ", " +
         place_in_words(unit, lineages, toponym.as_of) + "; ";
}

}  // namespace

std::string why_unit_of(const Toponym& toponym, const Candidate& unit, const Place& town,
                        Lineages& lineages) {
  return names_unit(toponym, unit, lineages) + "the town " + official_name(town, toponym.as_of) +
         " lies in it.";
}

std::string why_unit_of_renamed(const Toponym& toponym, const Candidate& unit, const std::string& name,
                                const Place& town, Lineages& lineages) {
  return names_unit(toponym, unit, lineages) + in_quotes(name) + " is a name of the town " +
         official_name(town, toponym.as_of) + '.';
}

std::string why_two_found(const Toponym& toponym, const Found& found, Lineages& lineages) {
  const auto end_in_words = [&](const Candidate& end) {
    return official_name(*end.place, toponym.as_of) + " (" + place_in_words(end, lineages, toponym.as_of) +
           ")";
  };
  return in_quotes(toponym.text) + " names " + end_in_words(found.best) + " and " +
         end_in_words(*found.other) + "; " + found.where.because + ".";
}

std::string why_unlikely(const Toponym& toponym, const std::vector<Candidate>& candidates,
                         Lineages& lineages) {
  const Candidate& best = candidates.front();
  const auto chance = std::to_string(std::lround(best.score * 100));
  return in_quotes(toponym.text) + " may be " + in_quotes(official_name(*best.place, toponym.as_of)) + ", " +
         place_in_words(best, lineages, toponym.as_of) + ", but the chance is only " + chance +
         " in 100; name the district or country, as in 'X, Y', or a position nearby.";
}

std::string with_whereabouts(std::string because, const Whereabouts& where) {
  while (because.ends_with('.')) because.pop_back();
  const bool aside = where.relation == Relation::near || where.relation == Relation::outskirts;
  if (aside) because += "; the text asks for its surroundings";
  if (!where.because.empty()) because += (aside ? ", " : "; ") + where.because;
  return because + ".";
}

}  // namespace dateline
