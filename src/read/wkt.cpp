#include <geos_c.h>

#include <algorithm>
#include <string>

#include "dateline/geo/shape.hpp"
#include "read/event_table.hpp"

namespace dateline {
namespace {

/// A GEOS handle that keeps the last message.
struct Geos {
  Geos() : handle(GEOS_init_r()) { GEOSContext_setErrorMessageHandler_r(handle, &Geos::hear, this); }
  ~Geos() { GEOS_finish_r(handle); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  static void hear(const char* message, void* self) { static_cast<Geos*>(self)->message = message; }

  GEOSContextHandle_t handle;
  std::string message;
};

/// The positions of a line or ring, or what is wrong with one.
Expected<Line> positions(const Geos& geos, const GEOSGeometry* part) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos.handle, part);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos.handle, sequence, &size);
  Line line;
  for (unsigned i = 0; i < size; ++i) {
    double x = 0, y = 0;
    GEOSCoordSeq_getXY_r(geos.handle, sequence, i, &x, &y);
    const Expected<LonLat> position = LonLat::checked(x, y);
    if (!position) return tl::make_unexpected(position.error());
    line.push_back(*position);
  }
  return line;
}

Expected<Polygon> polygon(const Geos& geos, const GEOSGeometry* part) {
  Polygon polygon;
  const int holes = GEOSGetNumInteriorRings_r(geos.handle, part);
  for (int i = -1; i < holes; ++i) {
    const GEOSGeometry* ring =
        i < 0 ? GEOSGetExteriorRing_r(geos.handle, part) : GEOSGetInteriorRingN_r(geos.handle, part, i);
    Expected<Line> line = positions(geos, ring);
    if (!line) return tl::make_unexpected(line.error());
    polygon.rings.push_back(std::move(*line));
  }
  return polygon;
}

/// Adds the parts; the text says what is wrong with one of them.
std::string add(const Geos& geos, Geometry& geometry, const GEOSGeometry* part) {
  if (GEOSisEmpty_r(geos.handle, part) != 0) return "";
  const int type = GEOSGeomTypeId_r(geos.handle, part);
  if (type == GEOS_POINT || type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
    Expected<Line> line = positions(geos, part);
    if (!line) return line.error();
    if (type == GEOS_POINT)
      geometry.points.push_back(line->front());
    else
      geometry.lines.push_back(std::move(*line));
    return "";
  }
  if (type == GEOS_POLYGON) {
    Expected<Polygon> area = polygon(geos, part);
    if (!area) return area.error();
    geometry.polygons.push_back(std::move(*area));
    return "";
  }
  for (int i = 0; i < GEOSGetNumGeometries_r(geos.handle, part); ++i)
    if (std::string wrong = add(geos, geometry, GEOSGetGeometryN_r(geos.handle, part, i)); !wrong.empty())
      return wrong;
  return "";
}

}  // namespace

Expected<Geometry> parse_wkt(std::string_view text) {
  Geos geos;
  // Deep nesting would exhaust the stack of the parser.
  if (std::count(text.begin(), text.end(), '(') > 100000 || text.find("((((((((") != std::string_view::npos)
    return tl::make_unexpected("the text has too many brackets");
  GEOSWKTReader* reader = GEOSWKTReader_create_r(geos.handle);
  GEOSGeometry* parsed = GEOSWKTReader_read_r(geos.handle, reader, std::string(text).c_str());
  GEOSWKTReader_destroy_r(geos.handle, reader);
  if (parsed == nullptr)
    return tl::make_unexpected("it is no well-known text such as POINT (46.55 39.64) (" + geos.message + ")");
  Geometry geometry;
  const std::string wrong = add(geos, geometry, parsed);
  GEOSGeom_destroy_r(geos.handle, parsed);
  if (!wrong.empty()) return tl::make_unexpected(wrong);
  if (geometry.empty()) return tl::make_unexpected("it is empty");
  return geometry.polygons.empty() ? geometry : repaired(geometry);
}

}  // namespace dateline
