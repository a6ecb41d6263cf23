#pragma once

#include <optional>

#include "command/mapset_plan.hpp"
#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// A sheet's title, or its name where it has none.
const std::string& title_of(const RecordedSheet& sheet);

/// The sheets that were made and their first pages in an atlas, counted from 1 for the first sheet.
std::vector<std::pair<const RecordedSheet*, std::size_t>> sheets_in_atlas(const SetRecord& record);

/// The overview of a set that wants one as far as its manifest decides it, without sheets. Throws InputError
/// where this says what cannot be.
PlannedSheet overview_of_nothing(const MapSet& set);

/// The map of where the sheets of the record lie, from their outlines as they were made: sheets of one
/// extent are one outline. Nothing when no sheet has an outline.
std::optional<PlannedSheet> planned_overview(const MapSet& set, const SetPlan& plan, const SetRecord& record);

}  // namespace dateline
