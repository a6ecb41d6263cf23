#include "dateline/geo/geometry.hpp"

#include <utility>

namespace dateline {

Geometry point_geometry(LonLat point) {
  return {{point}, {}, {}};
}

Geometry line_geometry(Line line) {
  Geometry geometry;
  geometry.lines.push_back(std::move(line));
  return geometry;
}

Geometry polygon_geometry(Polygon polygon) {
  Geometry geometry;
  geometry.polygons.push_back(std::move(polygon));
  return geometry;
}

}  // namespace dateline
