#pragma once

#include <string>

#include "dateline/finding.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// A MapLibre style: a file, or the name of one that is shipped ("light"). What is not
/// supported is a finding naming layer and property. Throws InputError when it is not a
/// style at all, UsageError when no style has that name.
Style read_style(const std::string& name_or_path, Findings& findings);

}  // namespace dateline
