#pragma once

#include <vector>

#include "dateline/geo/lonlat.hpp"

namespace dateline {

/// At least two positions.
using Line = std::vector<LonLat>;

/// Closed rings (first position = last): the outer one, counter-clockwise, then
/// the holes, clockwise (RFC 7946).
struct Polygon {
  std::vector<Line> rings;

  bool operator==(const Polygon&) const = default;
};

/// Points, lines and polygons, any of them any number of times: every GeoJSON
/// geometry is one. Empty: no place is known.
struct Geometry {
  std::vector<LonLat> points;
  std::vector<Line> lines;
  std::vector<Polygon> polygons;

  bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
  bool operator==(const Geometry&) const = default;
};

Geometry point_geometry(LonLat point);
Geometry line_geometry(Line line);
Geometry polygon_geometry(Polygon polygon);

}  // namespace dateline
