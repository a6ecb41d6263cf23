#pragma once

#include "compose/page_shapes.hpp"

namespace dateline {

/// The course through the shape's largest polygon along which a text of that height, mm, lies
/// within it: the middles of the widest chords across its long axis, in its longest run that is
/// wide enough. From left to right; empty where there is none.
PageLine axis_within(const PageShape& shape, double height);

/// Whether the box lies within the shape, asked at some points of its edge.
bool lies_within(const PageShape& shape, const PageBox& box);

}  // namespace dateline
