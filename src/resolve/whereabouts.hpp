#pragma once

#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// What a phrase makes of its one place on the day: "near X" a ring, "20 km south-east of X" a
/// point with the radius that its direction and its rounding leave open, "northern X" a part.
Whereabouts whereabouts(const Phrase& phrase, const Place& place, const std::optional<Day>& as_of);

/// The country about a town, for "X region" where the gazetteer has no such unit.
Whereabouts surroundings_of(const Place& place);

/// What it makes of its two places: a line along a known road or straight between them, its
/// first end, or the border that they share. An empty geometry when no border is known.
Whereabouts whereabouts_between(const Phrase& phrase, const Place& first, const Place& second,
                                const std::optional<Day>& as_of, const Gazetteer& gazetteer);

}  // namespace dateline
