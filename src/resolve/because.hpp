#pragma once

#include <optional>
#include <string>

#include "dateline/resolve/resolve.hpp"
#include "resolve/query.hpp"

namespace dateline {

/// "a settlement in Lachin District, Azerbaijan".
std::string place_in_words(const Place& place, const Gazetteer& gazetteer, const std::optional<Day>& as_of);

/// Why the first candidate is the answer, in sentences for an analyst.
std::string why_found(const Toponym& toponym, const std::vector<Candidate>& candidates, Form form,
                      const Gazetteer& gazetteer);

/// Why a unit is meant that has the name of the town in it.
std::string why_unit_of(const Toponym& toponym, const Candidate& unit, const Place& town,
                        const Gazetteer& gazetteer);

/// Why the two places of a road, a border or a stretch between them are the answer.
std::string why_two_found(const Toponym& toponym, const Found& found, const Gazetteer& gazetteer);

/// Why there are several answers.
std::string why_ambiguous(const Toponym& toponym, const std::vector<Candidate>& candidates,
                          const Gazetteer& gazetteer);

/// Why the only place that it may be is none.
std::string why_unlikely(const Toponym& toponym, const std::vector<Candidate>& candidates,
                         const Gazetteer& gazetteer);

/// The sentences with what the words around the name make of the place.
std::string with_whereabouts(std::string because, const Whereabouts& where);

}  // namespace dateline
