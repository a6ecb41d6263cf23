#pragma once

#include <span>

#include "command/mapset_plan.hpp"
#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// Lets the maps of sheets with one extent and size stand in one frame, so that they compare from sheet
/// to sheet and share their base: the frame that a sheet with all their events would have. Sheets whose
/// options name a frame keep it; one that needs more room for its furniture takes it when it is drawn.
void give_common_frames(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer);

}  // namespace dateline
