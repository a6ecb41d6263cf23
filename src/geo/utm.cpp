#include "dateline/geo/utm.hpp"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <array>
#include <cmath>

#include "dateline/geo/window.hpp"

namespace dateline {
namespace {

using GeographicLib::GeographicErr;
using GeographicLib::UTMUPS;

constexpr double southmost = -80;
constexpr double northmost = 84;

bool has_grid(LonLat position) {
  return position.lat() >= southmost && position.lat() < northmost;
}

/// A strip of latitudes in which the zones have the same edges.
struct Strip {
  double south;
  double north;
};
constexpr std::array strips{Strip{southmost, 0}, Strip{0, 56}, Strip{56, 64}, Strip{64, 72},
                            Strip{72, northmost}};

/// A zone's edges in a strip, degrees east; alike where it has no part of it.
struct Edges {
  double west;
  double east;
};

/// Around the south of Norway zone 32 is wider than the others, around Svalbard 31, 33, 35 and 37 take
/// all (band V and X of MGRS).
Edges edges_of(int zone, const Strip& strip) {
  const double west = -180 + 6 * (zone - 1);
  if (strip.south == 56 && zone == 31) return {0, 3};
  if (strip.south == 56 && zone == 32) return {3, 12};
  if (strip.south == 72 && zone >= 31 && zone <= 37) {
    constexpr std::array<Edges, 7> svalbard{
        {{0, 9}, {9, 9}, {9, 21}, {21, 21}, {21, 33}, {33, 33}, {33, 42}}};
    return svalbard.at(static_cast<std::size_t>(zone - 31));
  }
  return {west, west + 6};
}

}  // namespace

std::optional<UtmPosition> utm_of(LonLat position) {
  if (!has_grid(position)) return std::nullopt;
  const int zone = UTMUPS::StandardZone(position.lat(), position.lon(), UTMUPS::UTM);
  return utm_of(position, {zone, position.lat() >= 0});
}

std::optional<UtmPosition> utm_of(LonLat position, UtmZone zone) try {
  UtmPosition out{zone};
  int same = 0;
  bool north = true;
  double scale = 1;
  UTMUPS::Forward(position.lat(), position.lon(), same, north, out.easting, out.northing, out.convergence,
                  scale, zone.number);
  if (north != zone.north) out.northing += (north ? 1 : -1) * UTMUPS::UTMShift();
  return out;
} catch (const GeographicErr&) {
  return std::nullopt;
}

std::optional<LonLat> lonlat_of(const UtmPosition& position) try {
  double lat = 0;
  double lon = 0;
  UTMUPS::Reverse(position.zone.number, position.zone.north, position.easting, position.northing, lat, lon);
  return LonLat(wrapped_longitude(lon), lat);
} catch (const GeographicErr&) {
  return std::nullopt;
}

std::string mgrs_of(LonLat position, int digits) try {
  const auto utm = utm_of(position);
  if (!utm) return "";
  std::string reference;
  GeographicLib::MGRS::Forward(utm->zone.number, utm->zone.north, utm->easting, utm->northing, position.lat(),
                               digits, reference);
  return reference.substr(reference.starts_with('0') ? 1 : 0);  // as people write zones 1 to 9
} catch (const GeographicErr&) {
  return "";
}

bool UtmCell::holds(LonLat position) const {
  const double middle = (west + east) / 2;
  const double lon = middle + std::remainder(position.lon() - middle, 360);
  return lon >= west && lon <= east && position.lat() >= south && position.lat() <= north;
}

std::vector<UtmCell> utm_cells(const GeoBox& box) {
  std::vector<UtmCell> cells;
  const double box_east = box.west + box.width();
  for (const Strip& strip : strips) {
    const double south = std::max(strip.south, box.south);
    const double north = std::min(strip.north, box.north);
    if (!(south < north)) continue;
    for (const double turn : {-360.0, 0.0, 360.0})
      for (int zone = 1; zone <= 60; ++zone) {
        const Edges edges = edges_of(zone, strip);
        const double west = std::max(edges.west + turn, box.west);
        const double east = std::min(edges.east + turn, box_east);
        if (west < east) cells.push_back({{zone, strip.south >= 0}, west, south, east, north});
      }
  }
  return cells;
}

}  // namespace dateline
