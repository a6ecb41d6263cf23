#pragma once

#include <vector>

#include "command/mapset_plan.hpp"
#include "dateline/sheet/sheet.hpp"

namespace dateline {

/// A ring of positions as a polygon.
Geometry polygon_of(Line outline);

/// What an overview of that size draws of its groups: outlines, dots where these would be specks, and labels
/// within a corner of the outline or beside the dot, where they neither hide each other nor lie on other
/// outlines as far as that can be. The ids of outlines and dots are the numbers of their groups, labels have
/// none.
FeatureLayer outlines_and_labels(const std::vector<SheetGroup>& groups, const GeoBox& extent,
                                 const SheetSize& size);

}  // namespace dateline
