#pragma once

#include <vector>

#include "command/mapset_run.hpp"

namespace dateline {

/// Writes the animations of the set into its folder, each of the first PNG of the sheets that were made of
/// its map, in their order; one that is as the `old` record has it is left as it is. Throws InputError
/// when the sheets of one differ in size.
std::vector<RecordedAnimation> made_animations(const MapSet& set, const SetPlan& plan,
                                               const std::vector<RecordedSheet>& sheets, const SetRecord& old,
                                               SetFolder& folder);

}  // namespace dateline
