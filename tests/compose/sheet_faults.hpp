#pragma once

#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"

/// What is wrong with a sheet by the boxes of its report, a sentence each: what leaves the sheet or
/// its frame, and what overlaps. Turned and bent names are left out: their boxes are larger than
/// what they cover.
std::vector<std::string> faults_of(const dateline::Sheet& sheet);

/// The same of a report and the box of its sheet.
std::vector<std::string> faults_of(const std::vector<dateline::Placement>& report,
                                   const dateline::PageBox& page);
