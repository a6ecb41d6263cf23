#pragma once

#include <string>

#include "dateline/feature/feature.hpp"

namespace dateline {

/// The features as CSV (RFC 4180, UTF-8, LF): a column an attribute, then lon and lat of
/// a single point or geometry (WKT) of any other. dateline reads it again as a plain table.
std::string to_csv(const FeatureLayer& layer);

/// Well-known text with at most 7 digits.
std::string to_wkt(const Geometry& geometry);

}  // namespace dateline
