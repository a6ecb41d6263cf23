#pragma once

#include <string>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// What stands in font-family="…" of text without serifs.
extern const char* const sans_families;

/// The text as an SVG element that can be read and selected. `path_id` is the id given to the
/// line along which it runs, when it has one.
std::string svg_text(const TextMark& mark, const std::string& path_id);

}  // namespace dateline
