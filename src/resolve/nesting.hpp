#pragma once

#include <optional>

#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// Is `area` among the parents of `place` on any day?
bool is_below(const Place& place, const Place& area, const Gazetteer& gazetteer);

/// Does `area` hold `place`: as a parent on the day (on any, without one), as its country,
/// or by its outline?
bool holds(const Place& area, const Place& place, const std::optional<Day>& as_of,
           const Gazetteer& gazetteer);

}  // namespace dateline
