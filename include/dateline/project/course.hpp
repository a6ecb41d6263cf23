#pragma once

#include <vector>

#include "dateline/geo/geometry.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// What the projector can show of a geometry: cut to its window and at its horizon. Gives the
/// geometry itself when nothing is to be cut.
const Geometry& showable(const Geometry& geometry, const Projector& projector, Geometry& cut);

/// Was the edge between two neighbours of a showable ring made by cutting?
bool is_cut(LonLat a, LonLat b, const Projector& projector);

/// A line on the sheet. Positions are added where it bends between two that are given, so that it
/// is right within 0.03 mm for a course straight in longitude and latitude; each point has the
/// number of the given position at or before it. NaN NaN where there is no point and where the
/// projection tears the line apart.
struct PageCourse {
  std::vector<PagePoint> points;
  std::vector<std::size_t> positions;
};
PageCourse course_on_page(const std::vector<LonLat>& line, const Projector& projector);

}  // namespace dateline
