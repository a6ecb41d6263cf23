#pragma once

#include <optional>
#include <string>

#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// "a settlement in Lachin District, Azerbaijan".
std::string place_in_words(const Place& place, const Gazetteer& gazetteer, const std::optional<Day>& as_of);

/// Why the first candidate is the answer, in sentences for an analyst.
std::string why_found(const Toponym& toponym, const std::vector<Candidate>& candidates, bool near,
                      const Gazetteer& gazetteer);

/// Why there are several answers.
std::string why_ambiguous(const Toponym& toponym, const std::vector<Candidate>& candidates,
                          const Gazetteer& gazetteer);

}  // namespace dateline
