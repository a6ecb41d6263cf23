#pragma once

#include <optional>
#include <vector>

#include "dateline/geo/geometry.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

using PageLine = std::vector<PagePoint>;

/// A geometry on the sheet, cut to a box and thinned to what can be seen.
struct PageShape {
  std::vector<PagePoint> points;
  std::vector<PageLine> lines;
  std::vector<std::vector<PageLine>> polygons;  ///< rings, not closed by a last point
  bool was_cut = false;                         ///< was a polygon cut where the projection or its data end?
  std::vector<PageLine> edges;                  ///< then: the polygons' outlines without those cuts

  bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
};

PageShape on_page(const Geometry& geometry, const Projector& projector, const PageBox& box);

/// The part of the box in which the projection shows the world.
PageShape world_on_page(const Projector& projector, const PageBox& box);

/// The lines and rings as one path.
Path path_of(const PageShape& shape);

/// The rings as lines, closed, without edges that only cutting made; the lines as they are.
std::vector<PageLine> outlines(const PageShape& shape);

/// The parts of a line inside the box.
std::vector<PageLine> cut(const PageLine& line, const PageBox& box);

double length(const PageLine& line);

/// The smallest box around its points, of which there is at least one.
PageBox bounds(const PageLine& line);

/// Does one of the polygons hold the point?
bool contains(const PageShape& shape, PagePoint point);

/// A point of the shape where a symbol may stand for it: the point, the middle of the
/// longest line, or inside the largest polygon; nothing when the shape is empty.
std::optional<PagePoint> anchor_of(const PageShape& shape);

}  // namespace dateline
