#include "dateline/geo/geobox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string_view>

#include "dateline/geo/window.hpp"

namespace dateline {
namespace {

constexpr double km_per_degree = 111.195;  // of a sphere of 6,371 km

template <class Visit>
void each_position(const Geometry& geometry, Visit visit) {
  for (const LonLat& point : geometry.points) visit(point);
  for (const Line& line : geometry.lines) std::ranges::for_each(line, visit);
  for (const Polygon& polygon : geometry.polygons)
    for (const Line& ring : polygon.rings) std::ranges::for_each(ring, visit);
}

bool longitude_inside(const GeoBox& box, double lon) {
  if (box.crosses_antimeridian()) return lon >= box.west || lon <= box.east;
  return box.west <= lon && lon <= box.east;
}

}  // namespace

LonLat GeoBox::centre() const {
  return {wrapped_longitude(west + width() / 2), (south + north) / 2};
}

bool GeoBox::contains(LonLat position) const {
  return south <= position.lat() && position.lat() <= north && longitude_inside(*this, position.lon());
}

bool GeoBox::intersects(const GeoBox& other) const {
  if (other.south > north || south > other.north) return false;
  return longitude_inside(*this, other.west) || longitude_inside(other, west);
}

Expected<GeoBox> parse_geobox(std::string_view text) {
  std::array<double, 4> numbers{};
  const char* at = text.data();
  const char* end = text.data() + text.size();
  for (std::size_t i = 0; i < 4; ++i) {
    while (at != end && *at == ' ') ++at;
    const auto [next, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc{} || (i < 3 ? next == end || *next != ',' : next != end))
      return tl::unexpected(
          fmt::format("'{}' is no extent: four numbers W,S,E,N in degrees are expected", text));
    at = next + (i < 3 ? 1 : 0);
  }
  const GeoBox box{numbers[0], numbers[1], numbers[2], numbers[3]};
  for (const auto& corner : {LonLat::checked(box.west, box.south), LonLat::checked(box.east, box.north)})
    if (!corner) return tl::unexpected(fmt::format("'{}' is no extent: {}", text, corner.error()));
  if (box.south >= box.north)
    return tl::unexpected(fmt::format("'{}' is no extent: south must be below north", text));
  if (box.west == box.east)
    return tl::unexpected(fmt::format("'{}' is no extent: west and east are the same", text));
  return box;
}

std::optional<GeoBox> bounds(const Geometry& geometry) {
  if (geometry.empty()) return std::nullopt;
  GeoBox plain{180, 90, -180, -90};
  double west_of_east = 180;   // smallest longitude of the eastern hemisphere
  double east_of_west = -180;  // largest longitude of the western hemisphere
  each_position(geometry, [&](LonLat p) {
    plain.west = std::min(plain.west, p.lon());
    plain.east = std::max(plain.east, p.lon());
    plain.south = std::min(plain.south, p.lat());
    plain.north = std::max(plain.north, p.lat());
    (p.lon() >= 0 ? west_of_east : east_of_west) =
        p.lon() >= 0 ? std::min(west_of_east, p.lon()) : std::max(east_of_west, p.lon());
  });
  const bool both_hemispheres = plain.west < 0 && plain.east >= 0;
  const double across = east_of_west + 360 - west_of_east;
  if (both_hemispheres && across < plain.width())
    return GeoBox{west_of_east, plain.south, east_of_west, plain.north};
  return plain;
}

GeoBox hull(const GeoBox& a, const GeoBox& b) {
  const double south = std::min(a.south, b.south);
  const double north = std::max(a.north, b.north);
  // The shortest of the ways around that hold both ranges of longitude.
  GeoBox best{-180, south, 180, north};
  for (const double west : {a.west, b.west})
    for (const double east : {a.east, b.east}) {
      const GeoBox way{west, south, east, north};
      const auto holds = [&](const GeoBox& box) {
        const double from = std::fmod(box.west - way.west + 720, 360);
        return from + box.width() <= way.width() + 1e-9;
      };
      if (holds(a) && holds(b) && way.width() < best.width()) best = way;
    }
  return best;
}

GeoBox grown(const GeoBox& box, double km) {
  const double dy = km / km_per_degree;
  const double lat = std::min(std::max(std::abs(box.south), std::abs(box.north)), 89.0);
  const double dx = dy / std::cos(lat * std::numbers::pi / 180);
  GeoBox out{wrapped_longitude(box.west - dx), std::max(box.south - dy, -90.0),
             wrapped_longitude(box.east + dx), std::min(box.north + dy, 90.0)};
  if (box.width() + 2 * dx >= 360) out.west = -180, out.east = 180;
  return out;
}

}  // namespace dateline
