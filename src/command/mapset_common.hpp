#pragma once

#include <span>

#include "command/mapset_plan.hpp"

namespace dateline {

/// All sheets show what the widest of them needs.
void give_common_extent(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer);

/// All sheets have the smallest scale that any of them needs, rounded up to two digits.
void give_common_scale(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer);

/// What all sheets need of their legends, so that a size, a colour or a class means the same in all; where
/// the events of one would hide each other, those of all are counted alike.
void give_common_legend(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer);

}  // namespace dateline
