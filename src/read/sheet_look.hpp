#pragma once

#include <string>

#include "dateline/finding.hpp"
#include "dateline/style/style.hpp"
#include "style/json.hpp"

namespace dateline {

/// Reads the keys "dateline:…" of a style's "metadata" into `style`; other keys belong to other
/// programs. What cannot be read is a finding, and the default holds.
void read_sheet_look(const JsonValue& metadata, const std::string& file, Style& style, Findings& findings);

}  // namespace dateline
