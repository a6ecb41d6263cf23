#pragma once

#include "dateline/style/style.hpp"

namespace dateline {

/// Adds to a style what draws the layer "sheets" of an overview, in the colours of its sheet: outlines, dots
/// where an outline would be too small, and their labels; nothing where the style has layers of its own
/// for it.
void add_sheet_layers(Style& style);

}  // namespace dateline
