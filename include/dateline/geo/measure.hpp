#pragma once

#include "dateline/geo/geometry.hpp"

namespace dateline {

/// Geodesic on WGS 84 (Karney 2013, GeographicLib), in kilometres.
double distance_km(LonLat a, LonLat b);
double length_km(const Line& line);

/// Degrees clockwise from north at `from`, 0 to 360.
double bearing(LonLat from, LonLat to);

/// The position `km` away in direction `bearing` (degrees clockwise from north).
LonLat destination(LonLat from, double bearing, double km);

/// From `position` to the nearest part of `geometry`, km; 0 inside a polygon;
/// infinite for an empty geometry. Great-circle segments, error below 0.5 %.
double distance_km(LonLat position, const Geometry& geometry);

/// The position halfway along.
LonLat midpoint(const Line& line);

bool contains(const Polygon& polygon, LonLat position);

}  // namespace dateline
