#pragma once

#include "command/command.hpp"
#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// The gazetteers of --gazetteer, in their order, or the built-in one.
Gazetteer load_gazetteer(const CommonOptions& options, Findings& findings);

}  // namespace dateline
