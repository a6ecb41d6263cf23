#pragma once

#include "command/mapset_plan.hpp"

namespace dateline {

/// Adds an error for each map of the set whose sheets would write one file twice, a file of the set's own,
/// or one that has the name of a page behind another; a warning where only capitals tell two files apart.
void check_names(SetPlan& plan, const MapSet& set);

}  // namespace dateline
