#pragma once

#include <optional>

#include "command/mapset_bound.hpp"

namespace dateline {

/// Draws all sheets that were made into one PDF of the folder, with bookmarks, behind the overview where they
/// have more than one extent and behind contents where they are more than one; whose pages are numbered
/// apart, so that a sheet's number is its page. Throws InputError when it cannot be made.
RecordedFile drawn_atlas(const SheetsMade& made, const SetRecord& record,
                         const std::optional<PlannedSheet>& overview, const std::string& file);

}  // namespace dateline
