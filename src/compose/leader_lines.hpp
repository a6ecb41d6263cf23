#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// A straight line on the sheet: from a place to its symbols, or to another place of the same symbols.
struct Leader {
  PagePoint from;
  PagePoint to;
};

double distance(PagePoint a, PagePoint b);

double length(const Leader& line);

/// The smallest box around both ends.
PageBox bounds(const Leader& line);

/// Do the lines cross? Lines that only meet at an end do not.
bool cross(const Leader& a, const Leader& b);

/// The shortest distance between two lines, mm; 0 where they cross or meet.
double apart(const Leader& a, const Leader& b);

/// Does a part of the line lie in the box?
bool crosses(const PageBox& box, const Leader& line);

/// The shortest lines that join all the points with one another: none cross.
std::vector<Leader> links_between(const std::vector<PagePoint>& points);

/// The shortest lines that join the points with the box, each by itself or over others: none cross. `links`
/// are links_between() the same points.
std::vector<Leader> lines_to(const PageBox& box, const std::vector<PagePoint>& points,
                             const std::vector<Leader>& links);

}  // namespace dateline
