#pragma once

#include <cstddef>
#include <vector>

#include "compose/canvas.hpp"

namespace dateline {

/// Does the sheet have a strip with the days of its events? By itself on sheets of 250 × 180 mm and
/// more, when the events lie on six days or more.
bool has_timeline(const SheetSpec& spec, const MapContent& content);

/// How high that strip is, mm.
double timeline_height(const Canvas& canvas);

/// Draws the days of the events `shown` (indices into MapContent::events) over the sheet's period: a mark an
/// event, as long as its days, stacked where they meet and in the colour of its symbol; columns of counts
/// where there are too many. Days without events stay empty.
void draw_timeline(Canvas& canvas, const MapContent& content, const std::vector<std::size_t>& shown,
                   double zoom, const PageBox& box);

}  // namespace dateline
