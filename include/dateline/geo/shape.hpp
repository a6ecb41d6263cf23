#pragma once

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/geometry.hpp"

namespace dateline {

/// All within `km` of the geometry, round ends, as polygons (geodesic: worked out
/// in an azimuthal equidistant plane around the geometry). A negative distance takes that much
/// away from polygons.
Geometry buffered(const Geometry& geometry, double km);

/// What lies inside the box.
Geometry clipped(const Geometry& geometry, const GeoBox& box);

/// One geometry of all; touching polygons are joined.
Geometry united(const std::vector<Geometry>& geometries);

/// Made valid: rings closed and turned as RFC 7946 asks, self-crossings untied.
Geometry repaired(const Geometry& geometry);

/// A point inside the geometry's largest part where a label may stand: the pole of
/// inaccessibility of a polygon, the middle of a line.
LonLat label_point(const Geometry& geometry);

}  // namespace dateline
