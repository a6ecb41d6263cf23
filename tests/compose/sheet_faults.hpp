#pragma once

#include <string>
#include <vector>

#include "compose/leader_lines.hpp"
#include "dateline/compose/compose.hpp"

/// What is wrong with a sheet by the boxes of its report, a sentence each: what leaves the sheet or
/// its frame, and what overlaps; then, by its drawing, that leader lines of events cross. Turned and bent
/// names are left out: their boxes are larger than what they cover.
std::vector<std::string> faults_of(const dateline::Sheet& sheet);

/// How many pairs of leader lines of events cross on a drawing.
std::size_t crossed_leaders(const dateline::Drawing& drawing);

/// The names that leader lines of events run through, each as often as it is crossed; turned and bent ones
/// are left out.
std::vector<std::string> struck_names(const std::vector<dateline::Placement>& report,
                                      const std::vector<dateline::Leader>& lines);

/// What is wrong by a report and the box of its sheet alone.
std::vector<std::string> faults_of(const std::vector<dateline::Placement>& report,
                                   const dateline::PageBox& page);
