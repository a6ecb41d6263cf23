#include "compose/line_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/geos.hpp"

namespace dateline {
namespace {

constexpr double nearest_offset = 1e-4;  // mm: nearer is the line itself
constexpr int segments_of_quarter = 8;

GeosShape line_shape(const PageLine& line) {
  std::vector<double> xy;
  for (const PagePoint& p : line) xy.insert(xy.end(), {p.x, p.y});
  GEOSCoordSequence* points =
      GEOSCoordSeq_copyFromBuffer_r(geos(), xy.data(), static_cast<unsigned>(line.size()), 0, 0);
  return GeosShape(points ? GEOSGeom_createLineString_r(geos(), points) : nullptr);
}

void add_lines(const GEOSGeometry* shape, std::vector<PageLine>& out) {
  if (shape == nullptr || GEOSisEmpty_r(geos(), shape) != 0) return;
  if (GEOSGeomTypeId_r(geos(), shape) == GEOS_LINESTRING ||
      GEOSGeomTypeId_r(geos(), shape) == GEOS_LINEARRING) {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos(), shape);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(geos(), points, &count);
    PageLine line(count);
    for (unsigned i = 0; i < count; ++i) GEOSCoordSeq_getXY_r(geos(), points, i, &line[i].x, &line[i].y);
    if (line.size() > 1) out.push_back(std::move(line));
    return;
  }
  for (int i = 0; i < GEOSGetNumGeometries_r(geos(), shape); ++i)
    add_lines(GEOSGetGeometryN_r(geos(), shape, i), out);
}

double distance(PagePoint a, PagePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

PagePoint between(PagePoint a, PagePoint b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

}  // namespace

std::vector<PageLine> offset_line(const PageLine& line, double by, LineJoin join, double miter_limit) {
  if (std::abs(by) < nearest_offset) return {line};
  const GeosShape shape = line_shape(line);
  if (!shape) return {};
  static constexpr int joins[] = {GEOSBUF_JOIN_MITRE, GEOSBUF_JOIN_ROUND, GEOSBUF_JOIN_BEVEL};
  // GEOS turns to the left of a y that grows upwards, which is the right of one that grows down.
  const GeosShape moved(GEOSOffsetCurve_r(geos(), shape.get(), by, segments_of_quarter,
                                          joins[static_cast<int>(join)], std::max(miter_limit, 1.0)));
  std::vector<PageLine> out;
  add_lines(moved.get(), out);
  return out;
}

PageLine stretch_of(const PageLine& line, double from, double to) {
  PageLine out;
  double reached = 0;
  for (std::size_t i = 1; i < line.size() && reached <= to; ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (step > 0 && reached + step >= from) {
      if (out.empty())
        out.push_back(between(line[i - 1], line[i], std::clamp((from - reached) / step, 0.0, 1.0)));
      out.push_back(between(line[i - 1], line[i], std::clamp((to - reached) / step, 0.0, 1.0)));
    }
    reached += step;
  }
  return out;
}

LinePoint point_along(const PageLine& line, double distance_along) {
  double left = distance_along;
  LinePoint found{line.front(), 0};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (step <= 0) continue;
    found.angle = std::atan2(line[i].y - line[i - 1].y, line[i].x - line[i - 1].x) * 180 / std::numbers::pi;
    found.at = between(line[i - 1], line[i], std::min(left / step, 1.0));
    if (left <= step) return found;
    left -= step;
  }
  return found;
}

}  // namespace dateline
