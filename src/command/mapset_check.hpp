#pragma once

#include <vector>

#include "command/mapset_run.hpp"

namespace dateline {

/// What a check is about.
struct SetCheck {
  const SetPlan& plan;
  const std::vector<std::size_t>& chosen;
  const std::vector<std::string>& sums;  ///< of all sheets of the plan
  const MapSet& set;
  const Gazetteer& gazetteer;
  const MapSetOptions& options;
  const std::string& common;  ///< checksum of what all sheets depend on
};

/// Prints what of the chosen sheets, and of atlas and animations when all are chosen, is not as it would be
/// made, a line each, and why. With --force every sheet is drawn and its bytes are compared; with --diff
/// those that differ are drawn, and pictures before, after and of the changed pixels are put into that
/// folder. True when all is as it would be made.
bool check_set(const SetCheck& check, SetFolder& folder);

/// Joins the folders of shards: copies their files, and writes one record, page and summary. Gives the
/// exit code.
int join_shards(const MapSetOptions& options);

}  // namespace dateline
