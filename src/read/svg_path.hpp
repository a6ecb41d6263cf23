#pragma once

#include <string_view>
#include <vector>

#include "dateline/error.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// Numbers parted by white space and commas, up to the first thing that is none.
std::vector<double> svg_numbers(std::string_view text);

/// The path data of SVG (all commands; arcs become Béziers), or why it cannot be read.
Expected<Path> svg_path(std::string_view data);

}  // namespace dateline
