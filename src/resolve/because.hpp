#pragma once

#include <optional>
#include <string>

#include "dateline/resolve/resolve.hpp"
#include "resolve/lineages.hpp"
#include "resolve/query.hpp"

namespace dateline {

/// "Khankendi": its official name in English, as of the day or as far as is known.
std::string official_name(const Place& place, const std::optional<Day>& as_of);

/// "a settlement in Lachin District, Azerbaijan".
std::string place_in_words(const Candidate& candidate, Lineages& lineages, const std::optional<Day>& as_of);

/// Why the first candidate is the answer, in sentences for an analyst.
std::string why_found(const Toponym& toponym, const std::vector<Candidate>& candidates, Form form,
                      Lineages& lineages);

/// Why a unit is meant that has the name of the town in it.
std::string why_unit_of(const Toponym& toponym, const Candidate& unit, const Place& town, Lineages& lineages);

/// Why a unit is meant that has the present name of the town that the text calls `name`.
std::string why_unit_of_renamed(const Toponym& toponym, const Candidate& unit, const std::string& name,
                                const Place& town, Lineages& lineages);

/// Why the two places of a road, a border or a stretch between them are the answer.
std::string why_two_found(const Toponym& toponym, const Found& found, Lineages& lineages);

/// Why there are several answers.
std::string why_ambiguous(const Toponym& toponym, const std::vector<Candidate>& candidates,
                          Lineages& lineages);

/// Why the only place that it may be is none.
std::string why_unlikely(const Toponym& toponym, const std::vector<Candidate>& candidates,
                         Lineages& lineages);

/// The sentences with what the words around the name make of the place.
std::string with_whereabouts(std::string because, const Whereabouts& where);

}  // namespace dateline
