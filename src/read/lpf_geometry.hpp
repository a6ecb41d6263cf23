#pragma once

#include <simdjson.h>

#include <string>

#include "dateline/geo/geometry.hpp"

namespace dateline {

/// Why a feature of a gazetteer cannot be read: a sentence without its full stop.
struct BrokenPlace {
  std::string sentence;
};

/// A GeoJSON geometry other than a GeometryCollection. Throws BrokenPlace.
Geometry read_lpf_geometry(const simdjson::dom::object& geometry);

}  // namespace dateline
