#pragma once

#include <optional>

#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// Is `area` among the parents of `place` on any day?
bool is_below(const Place& place, const Place& area, const Gazetteer& gazetteer);

/// Is `area` a parent of `place`, on the day or on any? Places of one lineage have one answer.
bool is_parent(const Place& area, const Place& place, const std::optional<Day>& as_of,
               const Gazetteer& gazetteer);

/// Does an outline of the area hold the point?
bool outline_holds(const Place& area, LonLat point);

}  // namespace dateline
