#pragma once

#include <optional>

#include "dateline/geo/geometry.hpp"

namespace dateline {

/// A range of longitudes and latitudes in degrees; west > east crosses the
/// antimeridian.
struct GeoBox {
  double west = -180;
  double south = -90;
  double east = 180;
  double north = 90;

  bool crosses_antimeridian() const { return west > east; }
  double width() const { return crosses_antimeridian() ? east - west + 360 : east - west; }
  double height() const { return north - south; }
  LonLat centre() const;
  bool contains(LonLat position) const;
  bool intersects(const GeoBox& other) const;

  bool operator==(const GeoBox&) const = default;
};

/// "W,S,E,N" in degrees.
Expected<GeoBox> parse_geobox(std::string_view text);

/// The smallest box around all positions, across the antimeridian where that is
/// shorter; nothing for an empty geometry.
std::optional<GeoBox> bounds(const Geometry& geometry);

/// The smallest box around both.
GeoBox hull(const GeoBox& a, const GeoBox& b);

/// Wider by `km` on every side.
GeoBox grown(const GeoBox& box, double km);

}  // namespace dateline
