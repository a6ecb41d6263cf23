#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// The groups of a sheet in the order in which they are read to somebody who hears it: title, map,
/// legend, events, credits. What is drawn does not change: these do not lie over one another.
std::vector<Mark> in_reading_order(std::vector<Mark> marks);

}  // namespace dateline
