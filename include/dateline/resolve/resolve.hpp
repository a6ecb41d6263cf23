#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// What is asked: a name as written and what is known beside it.
struct Toponym {
  std::string text;          ///< "Khankendi", "Lachin, Azerbaijan", "Hadrut in Nagorno-Karabakh"
  std::optional<Day> as_of;  ///< names and parents in force on that day count more
  std::optional<LonLat> near;
  std::optional<GeoBox> within;        ///< only places inside
  std::vector<std::string> countries;  ///< only these (ISO 3166-1 alpha-2)
  std::vector<PlaceKind> kinds;        ///< only these
  std::string language;                ///< BCP 47 of the text, if known
};

/// How a name matched, best first; the words of `matched.how`.
enum class MatchHow { exact, folded, transliterated, fuzzy };

const char* to_string(MatchHow how);

/// A place that may be meant. Pointers are into the gazetteer.
struct Candidate {
  const Place* place = nullptr;
  const Name* name = nullptr;
  MatchHow how = MatchHow::exact;
  double score = 0;  ///< 0 to 1
};

/// One place is meant. `near` says that the text asked for its surroundings ("near Tegh").
struct Found {
  Candidate best;
  bool near = false;
};

/// Several are as likely.
struct Ambiguous {};

/// None has such a name, or none is likely enough.
struct Unknown {};

/// The answer, with all candidates, best first, and a sentence that says why.
struct Resolution {
  std::variant<Unknown, Ambiguous, Found> answer;
  std::vector<Candidate> candidates;
  std::string because;

  const Found* found() const { return std::get_if<Found>(&answer); }
};

/// "found", "ambiguous" or "unknown".
const char* status(const Resolution& resolution);

/// The place that the text means: exact name, then folded, transliterated, fuzzy.
/// "X, Y" and "X in Y" mean X within Y. Never guesses: two places of nearly the same
/// score are ambiguous.
Resolution resolve(const Toponym& toponym, const Gazetteer& gazetteer);

}  // namespace dateline
