#include "dateline/geo/shape.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include "dateline/geo/measure.hpp"
#include "geo/geos.hpp"

namespace dateline {
namespace {

using Shape = GeosShape;

struct Plane {
  double x = 0;
  double y = 0;
};
using ToPlane = std::function<Plane(LonLat)>;
using ToLonLat = std::function<LonLat(Plane)>;

Plane degrees(LonLat p) {
  return {p.lon(), p.lat()};
}

LonLat from_degrees(Plane p) {
  return {std::clamp(p.x, -180.0, 180.0), std::clamp(p.y, -90.0, 90.0)};
}

GEOSCoordSequence* sequence(const Line& line, const ToPlane& to_plane) {
  std::vector<double> xy;
  xy.reserve(line.size() * 2);
  for (const LonLat& position : line) {
    const Plane p = to_plane(position);
    xy.push_back(p.x);
    xy.push_back(p.y);
  }
  return GEOSCoordSeq_copyFromBuffer_r(geos(), xy.data(), static_cast<unsigned>(line.size()), 0, 0);
}

Line closed(Line ring) {
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  return ring;
}

/// Null when the outer ring has fewer than four positions.
GEOSGeometry* polygon_shape(const Polygon& polygon, const ToPlane& to_plane) {
  std::vector<GEOSGeometry*> rings;
  for (const Line& ring : polygon.rings) {
    const Line whole = closed(ring);
    if (whole.size() < 4) {
      if (rings.empty()) return nullptr;
      continue;
    }
    rings.push_back(GEOSGeom_createLinearRing_r(geos(), sequence(whole, to_plane)));
  }
  if (rings.empty()) return nullptr;
  return GEOSGeom_createPolygon_r(geos(), rings.front(), rings.data() + 1,
                                  static_cast<unsigned>(rings.size() - 1));
}

Shape to_geos(const Geometry& geometry, const ToPlane& to_plane) {
  std::vector<GEOSGeometry*> parts;
  for (const LonLat& point : geometry.points) {
    const Plane p = to_plane(point);
    parts.push_back(GEOSGeom_createPointFromXY_r(geos(), p.x, p.y));
  }
  for (const Line& line : geometry.lines)
    if (line.size() > 1) parts.push_back(GEOSGeom_createLineString_r(geos(), sequence(line, to_plane)));
  for (const Polygon& polygon : geometry.polygons)
    if (GEOSGeometry* part = polygon_shape(polygon, to_plane)) parts.push_back(part);
  return owned(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                           static_cast<unsigned>(parts.size())));
}

Line line_of(const GEOSGeometry* shape, const ToLonLat& to_lonlat) {
  const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(geos(), shape);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geos(), points, &count);
  Line line;
  line.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    Plane p;
    GEOSCoordSeq_getXY_r(geos(), points, i, &p.x, &p.y);
    line.push_back(to_lonlat(p));
  }
  return line;
}

/// Twice the signed area in degrees: above 0 when counter-clockwise.
double turning(const Line& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += ring[i - 1].lon() * ring[i].lat() - ring[i].lon() * ring[i - 1].lat();
  return sum;
}

Polygon polygon_of(const GEOSGeometry* shape, const ToLonLat& to_lonlat) {
  Polygon polygon;
  polygon.rings.push_back(line_of(GEOSGetExteriorRing_r(geos(), shape), to_lonlat));
  const int holes = GEOSGetNumInteriorRings_r(geos(), shape);
  for (int i = 0; i < holes; ++i)
    polygon.rings.push_back(line_of(GEOSGetInteriorRingN_r(geos(), shape, i), to_lonlat));
  for (std::size_t i = 0; i < polygon.rings.size(); ++i)
    if ((turning(polygon.rings[i]) > 0) != (i == 0)) std::ranges::reverse(polygon.rings[i]);
  return polygon;
}

void collect(const GEOSGeometry* shape, const ToLonLat& to_lonlat, Geometry& out) {
  if (GEOSisEmpty_r(geos(), shape) == 1) return;
  switch (GEOSGeomTypeId_r(geos(), shape)) {
    case GEOS_POINT: out.points.push_back(line_of(shape, to_lonlat).front()); break;
    case GEOS_LINESTRING:
    case GEOS_LINEARRING: out.lines.push_back(line_of(shape, to_lonlat)); break;
    case GEOS_POLYGON: out.polygons.push_back(polygon_of(shape, to_lonlat)); break;
    default: {
      const int parts = GEOSGetNumGeometries_r(geos(), shape);
      for (int i = 0; i < parts; ++i) collect(GEOSGetGeometryN_r(geos(), shape, i), to_lonlat, out);
    }
  }
}

Geometry from_geos(const Shape& shape, const ToLonLat& to_lonlat) {
  Geometry out;
  collect(shape.get(), to_lonlat, out);
  return out;
}

Polygon box_polygon(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
}

void append(Geometry& to, Geometry from) {
  std::ranges::move(from.points, std::back_inserter(to.points));
  std::ranges::move(from.lines, std::back_inserter(to.lines));
  std::ranges::move(from.polygons, std::back_inserter(to.polygons));
}

}  // namespace

Geometry buffered(const Geometry& geometry, double km) {
  const auto box = bounds(geometry);
  if (!box || km == 0) return {};
  const LonLat centre = box->centre();
  const GeographicLib::AzimuthalEquidistant plane;
  const Shape flat = to_geos(geometry, [&](LonLat p) {
    Plane out;
    plane.Forward(centre.lat(), centre.lon(), p.lat(), p.lon(), out.x, out.y);
    return out;
  });
  const auto widened = [](const Shape& shape, double m) {
    return owned(GEOSBuffer_r(geos(), shape.get(), m, 16));
  };
  // Far out, the sides of a winding line cross each other a hundred times, and GEOS finds each crossing;
  // near it they hardly do, and the rest of the way is that of a smooth area. It takes 0.4 of the time.
  const double near = geometry.lines.empty() || km < 0 ? 0 : km / 5;
  const Shape wide =
      near > 0 ? widened(widened(flat, near * 1000), (km - near) * 1000) : widened(flat, km * 1000);
  return from_geos(wide, [&](Plane p) {
    double lat = 0;
    double lon = 0;
    plane.Reverse(centre.lat(), centre.lon(), p.x, p.y, lat, lon);
    return LonLat(lon, lat);
  });
}

Geometry clipped(const Geometry& geometry, const GeoBox& box) {
  if (box.crosses_antimeridian()) {
    Geometry out = clipped(geometry, {box.west, box.south, 180, box.north});
    append(out, clipped(geometry, {-180, box.south, box.east, box.north}));
    return out;
  }
  Geometry out;
  for (const LonLat& point : geometry.points)
    if (box.contains(point)) out.points.push_back(point);
  const Shape frame =
      to_geos(polygon_geometry(box_polygon(box.west, box.south, box.east, box.north)), degrees);
  const auto cut = [&](const Geometry& part) {
    const auto around = bounds(part);
    if (!around || !around->intersects(box)) return;
    const Shape shape = owned(GEOSMakeValid_r(geos(), to_geos(part, degrees).get()));
    append(out, from_geos(owned(GEOSIntersection_r(geos(), shape.get(), frame.get())), from_degrees));
  };
  for (const Line& line : geometry.lines) cut(line_geometry(line));
  for (const Polygon& polygon : geometry.polygons) cut(polygon_geometry(polygon));
  return out;
}

Geometry united(const std::vector<Geometry>& geometries) {
  Geometry all;
  for (const Geometry& geometry : geometries) append(all, geometry);
  return from_geos(owned(GEOSUnaryUnion_r(geos(), to_geos(all, degrees).get())), from_degrees);
}

Geometry repaired(const Geometry& geometry) {
  const Shape shape = owned(GEOSMakeValid_r(geos(), to_geos(geometry, degrees).get()));
  return from_geos(shape, from_degrees);
}

LonLat label_point(const Geometry& geometry) {
  if (!geometry.polygons.empty()) {
    const auto area = [](const Polygon& polygon) { return std::abs(turning(polygon.rings.front())); };
    const auto largest = std::ranges::max_element(geometry.polygons, {}, area);
    const Shape shape = to_geos(polygon_geometry(*largest), degrees);
    const double tolerance = std::sqrt(area(*largest)) / 200 + 1e-9;
    const Shape radius =
        owned(GEOSMaximumInscribedCircle_r(geos(), GEOSGetGeometryN_r(geos(), shape.get(), 0), tolerance));
    return line_of(radius.get(), from_degrees).front();
  }
  if (!geometry.lines.empty()) return midpoint(*std::ranges::max_element(geometry.lines, {}, length_km));
  return geometry.points.empty() ? LonLat{} : geometry.points.front();
}

}  // namespace dateline
