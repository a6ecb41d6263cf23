#pragma once

#include "compose/legend.hpp"

namespace dateline {

/// The letters of a legend's rows.
inline const Font legend_font{FontFamily::sans, 2.45, false, false, 0};

/// The height that the sign of a row needs, mm; 0 for a heading, which has none.
double sign_height(Canvas& canvas, const LegendEntry& entry);

/// mm more that a symbol's badge takes above it, and its numbers or ticks below.
double room_above(const Canvas& canvas, const LegendEntry& entry);
double room_below(const LegendEntry& entry);

/// Draws what stands before the words of a row, in the row's box as wide as signs are.
void draw_sign(Canvas& canvas, const LegendEntry& entry, const PageBox& box);

}  // namespace dateline
