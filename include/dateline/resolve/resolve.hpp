#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/resolve/relation.hpp"
#include "dateline/resolve/table_context.hpp"

namespace dateline {

/// What is asked: a name as written and what is known beside it.
struct Toponym {
  std::string text;          ///< "Khankendi", "Lachin, Azerbaijan", "20 km north of Goris"
  std::optional<Day> as_of;  ///< names and parents in force on that day count more
  std::optional<LonLat> near;
  std::optional<GeoBox> within;        ///< only places inside
  std::vector<std::string> countries;  ///< only these (ISO 3166-1 alpha-2)
  std::vector<PlaceKind> kinds;        ///< only these
  std::string language;                ///< BCP 47 of the text, if known
  /// Names of areas that should hold it, from other columns of a table. Unlike "X, Y" they only
  /// count for or against a place, and one that the gazetteer does not know counts nothing.
  std::vector<std::string> areas = {};
  const TableContext* table = nullptr;  ///< where the other names of its table lie
  bool explain = false;                 ///< fills Candidate::reasons
};

/// How a name matched, best first; the words of `matched.how`.
enum class MatchHow { exact, folded, transliterated, fuzzy };

const char* to_string(MatchHow how);

/// What speaks for a candidate or, below 0, against it.
struct Reason {
  std::string_view trait;  ///< "importance", "sounds_alike", … (src/resolve/traits.hpp)
  double value = 0;
  double counts = 0;  ///< the value by its weight, in log odds
};

/// A place that may be meant. Pointers are into the gazetteer.
struct Candidate {
  const Place* place = nullptr;
  const Name* name = nullptr;
  MatchHow how = MatchHow::exact;
  double score = 0;  ///< the chance that it is meant, 0 to 1
  std::vector<Reason> reasons = {};
  /// Places of one lineage have the same parents; 0: nothing is said.
  std::uint64_t lineage = 0;
};

/// What the words around a name make of its place: a ring, a line, a part of an area.
struct Whereabouts {
  Relation relation = Relation::at;
  Geometry geometry;     ///< empty for `at`: the place's own shape counts
  double radius_km = 0;  ///< how far from the geometry it may have been; 0: not said
  std::string because;   ///< "taken as within 10 km"
  bool is_area = false;  ///< the geometry is an area, or only a point of one: no position
};

/// One place is meant, or, with a relation between two, the two.
struct Found {
  Candidate best;
  Whereabouts where = {};
  std::optional<Candidate> other = {};  ///< the second place of "the X–Y road"

  /// Does the text ask for the surroundings of the place ("near Tegh")?
  bool near() const;
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

/// The place that the text means. Every name that matches (exact, folded, transliterated,
/// without its ending, fuzzy) is weighed by how it matches, by the place and by what is known
/// beside it; the weights are fitted on open data (scripts/fit-ranking), so that a score is the
/// chance of being right. "X, Y" and "X in Y" mean X within Y; "near X", "20 km north of X" and
/// "the X–Y road" are taken apart (relation.hpp). Never guesses: below least_chance the answer is
/// ambiguous or unknown. Reading one gazetteer from several threads is safe.
Resolution resolve(const Toponym& toponym, const Gazetteer& gazetteer);

/// The least chance of a place that is found.
inline constexpr double least_chance = 0.65;

/// The answers to the names of a table, in its order. Names that are asked alike share one.
class TableAnswers {
 public:
  /// `of`: for each name the number of its answer.
  TableAnswers(std::vector<Resolution> distinct, std::vector<std::size_t> of)
      : m_distinct(std::move(distinct)), m_of(std::move(of)) {}

  std::size_t size() const { return m_of.size(); }
  const Resolution& operator[](std::size_t name) const { return m_distinct[m_of[name]]; }

 private:
  std::vector<Resolution> m_distinct;
  std::vector<std::size_t> m_of;
};

/// So many names of a table are resolved together at most: memory stays bounded.
inline constexpr std::size_t most_together = 131072;

/// Resolves the names of one table. The sure ones are found first and say in which regions
/// the table lies; `context` holds that and may be carried over from one part of a table to the
/// next. `threads` changes the time but not the answers.
TableAnswers resolve_table(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                           TableContext& context, unsigned threads = 1);

}  // namespace dateline
