#pragma once

#include <optional>

#include "command/mapset_run.hpp"

namespace dateline {

/// A set whose sheets are made, or some of them.
struct SheetsMade {
  const MapSet& set;
  const SetPlan& plan;
  const Gazetteer& gazetteer;
  SetFolder& folder;
  const std::string& common;  ///< checksum of what all sheets depend on
};

/// Makes what the manifest wants of all sheets of the record, and records it: overview, atlas, and the
/// animations, each of the first PNG of its map's sheets in their order. What is as the `old` record has it
/// stays as it is. Throws InputError when it cannot be made, as when the sheets of an animation differ in
/// size; that an overview could not be made is its record's failure.
void bind_sheets(const SheetsMade& made, const SetRecord& old, SetRecord& record);

/// Records what of this the `old` record has and the folder holds, for a run that did not look at all
/// sheets; what is older than its sheets is marked as stale, and what is not there as unmade.
void keep_bound_files(const SheetsMade& made, const SetRecord& old, SetRecord& record);

/// The overview of the sheets that are recorded, whether or not the manifest wants it written, and checksum
/// of all that it is made from; no sheet and no checksum when none of these has an outline.
struct Overview {
  std::optional<PlannedSheet> sheet;
  std::string sum;
};
Overview overview_of(const SheetsMade& made, const SetRecord& record);

/// Draws the overview's files into a folder.
RecordedSheet drawn_overview(const Overview& overview, const Gazetteer& gazetteer, const std::string& folder);

/// "atlas.pdf and months.png"; "" for none.
std::string listed(const std::vector<std::string>& files);

}  // namespace dateline
