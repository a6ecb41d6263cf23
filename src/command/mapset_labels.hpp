#pragma once

#include <vector>

#include "command/mapset_plan.hpp"
#include "dateline/sheet/sheet.hpp"

namespace dateline {

/// A ring of positions as a polygon.
Geometry polygon_of(Line outline);

/// What an overview of that size draws of its groups: outlines, dots where these would be specks, and labels
/// within a corner of the outline or beside the dot, where they do not lie on other outlines as far as that
/// can be. One that would hide another stands along its outline, or is left out. The ids of outlines and dots
/// are the numbers of their groups, labels have none.
FeatureLayer outlines_and_labels(const std::vector<SheetGroup>& groups, const GeoBox& extent,
                                 const SheetSize& size);

/// How many of these outlines and dots have no label.
std::size_t unlabelled(const FeatureLayer& sheets);

}  // namespace dateline
