#pragma once

#include <string>

#include "dateline/feature/feature.hpp"

namespace dateline {

/// RFC 7946: a FeatureCollection with bbox, right-hand rule, parted at the antimeridian, at most
/// 7 digits, a feature a line. A feature without geometry has "geometry":null. The same features give the
/// same bytes.
std::string to_geojson(const FeatureLayer& layer);

/// One geometry as RFC 7946 writes it; "null" for an empty one.
std::string geometry_json(const Geometry& geometry);

}  // namespace dateline
