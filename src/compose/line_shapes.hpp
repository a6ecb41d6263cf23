#pragma once

#include "compose/page_shapes.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// The line moved sideways by `by` mm, to the right as one walks along it when positive; with
/// corners joined as `join` says and without the loops of narrow bends. A bend narrower than
/// `by` may leave several parts or none.
std::vector<PageLine> offset_line(const PageLine& line, double by, LineJoin join, double miter_limit);

/// The stretch of a line between two distances from its start, mm; outside the line it is cut
/// short.
PageLine stretch_of(const PageLine& line, double from, double to);

/// A point of a line and the direction in which the line runs there, in degrees clockwise from
/// the right.
struct LinePoint {
  PagePoint at;
  double angle = 0;
};

/// The point `distance` mm from the line's start.
LinePoint point_along(const PageLine& line, double distance);

}  // namespace dateline
