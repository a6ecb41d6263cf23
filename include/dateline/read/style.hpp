#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// A MapLibre style: a file, or the name of one that is shipped ("light"). What is not
/// supported is a finding naming layer and property. Throws InputError when it is not a
/// style at all, UsageError when no style has that name.
Style read_style(const std::string& name_or_path, Findings& findings);

/// A style from the text of its JSON; `file` names it in findings. It has no symbols.
Style parse_style(const std::string& json, const std::string& file, Findings& findings);

/// The names of the styles that are shipped, in the order of the alphabet.
std::vector<std::string> shipped_styles();

/// A symbol from the text of an SVG file: <path>, <circle>, <ellipse>, <rect>, <line>,
/// <polyline> and <polygon> with fill and stroke, scaled from a square viewBox to a box
/// from -1 to 1. What it cannot read is a finding.
std::vector<PathMark> parse_symbol(std::string_view svg, const std::string& file, Findings& findings);

}  // namespace dateline
