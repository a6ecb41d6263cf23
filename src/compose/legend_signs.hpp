#pragma once

#include "compose/legend.hpp"

namespace dateline {

/// The letters of a legend's rows.
inline const Font legend_font{FontFamily::sans, 2.45, false, false, 0};

/// The width of circles of sizes with their numbers, mm.
double width_of_sizes(Canvas& canvas, const std::vector<LegendSize>& sizes);

/// Those that with their numbers are no wider than `width`: the larger are left out first.
std::vector<LegendSize> sizes_within(Canvas& canvas, std::vector<LegendSize> sizes, double width);

/// The height of such circles, or of their numbers where these take more, mm.
double height_of_sizes(Canvas& canvas, const std::vector<LegendSize>& sizes);

/// The height that the sign of a row needs, mm; 0 for a heading and for circles of sizes.
double sign_height(Canvas& canvas, const LegendEntry& entry);

/// mm more that a symbol's badge takes above it, and its numbers or ticks below.
double room_above(const Canvas& canvas, const LegendEntry& entry);
double room_below(const LegendEntry& entry);

/// Draws what stands before the words of a row, in the row's box as wide as signs are.
void draw_sign(Canvas& canvas, const LegendEntry& entry, const PageBox& box);

}  // namespace dateline
