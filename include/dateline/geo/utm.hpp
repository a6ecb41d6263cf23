#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "dateline/geo/geobox.hpp"

namespace dateline {

/// A zone of the Universal Transverse Mercator grid: 1 to 60, on one side of the equator.
struct UtmZone {
  int number = 1;
  bool north = true;

  auto operator<=>(const UtmZone&) const = default;
};

/// A position in the UTM grid on WGS 84.
struct UtmPosition {
  UtmZone zone;
  double easting = 0;      ///< metres
  double northing = 0;     ///< metres
  double convergence = 0;  ///< degrees clockwise from true north to grid north
};

/// The position in its own zone, those of Norway and Svalbard as they are; nothing beyond 84° N and
/// 80° S, where the grid ends.
std::optional<UtmPosition> utm_of(LonLat position);

/// The position in a zone that need not be its own; nothing too far from it.
std::optional<UtmPosition> utm_of(LonLat position, UtmZone zone);

/// Where on the ground easting and northing of a zone are; nothing where the zone has no such.
std::optional<LonLat> lonlat_of(const UtmPosition& position);

/// The Military Grid Reference of a position in its own zone, with so many digits (0 to 5) for each of
/// easting and northing: 0 is the square of 100 km, "38SPJ"; empty where the grid ends.
std::string mgrs_of(LonLat position, int digits);

/// A part of a box in which one zone of UTM holds, degrees; east is above west, and may be above 180.
struct UtmCell {
  UtmZone zone;
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  bool holds(LonLat position) const;
};

/// The cells of a box, from south to north and west to east; none beyond 84° N and 80° S.
std::vector<UtmCell> utm_cells(const GeoBox& box);

}  // namespace dateline
