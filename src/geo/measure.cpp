#include "dateline/geo/measure.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace dateline {
namespace {

constexpr double earth_radius_km = 6371.0088;  // IUGG mean radius
constexpr double radians = std::numbers::pi / 180;

using Vector = std::array<double, 3>;

Vector unit_vector(LonLat p) {
  const double lon = p.lon() * radians;
  const double lat = p.lat() * radians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

double angle(const Vector& a, const Vector& b) {
  const Vector c = cross(a, b);
  return std::atan2(std::sqrt(dot(c, c)), dot(a, b));
}

/// From p to the great-circle arc a–b, radians.
double angle_to_arc(const Vector& p, const Vector& a, const Vector& b) {
  const Vector normal = cross(a, b);
  const double length = std::sqrt(dot(normal, normal));
  const bool beside = length > 1e-15 && dot(cross(normal, a), p) > 0 && dot(cross(b, normal), p) > 0;
  if (beside) return std::abs(std::asin(std::clamp(dot(normal, p) / length, -1.0, 1.0)));
  return std::min(angle(p, a), angle(p, b));
}

double angle_to_line(const Vector& p, const Line& line) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i)
    nearest = std::min(nearest, angle_to_arc(p, unit_vector(line[i - 1]), unit_vector(line[i])));
  return nearest;
}

/// Even-odd rule in longitude and latitude.
bool inside_ring(const Line& ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const LonLat a = ring[i];
    const LonLat b = ring[j];
    if ((a.lat() > p.lat()) != (b.lat() > p.lat()) &&
        p.lon() < (b.lon() - a.lon()) * (p.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon())
      inside = !inside;
  }
  return inside;
}

}  // namespace

double distance_km(LonLat a, LonLat b) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat(), a.lon(), b.lat(), b.lon(), metres);
  return metres / 1000;
}

double length_km(const Line& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance_km(line[i - 1], line[i]);
  return sum;
}

double bearing(LonLat from, LonLat to) {
  double at_from = 0;
  double at_to = 0;
  GeographicLib::Geodesic::WGS84().Inverse(from.lat(), from.lon(), to.lat(), to.lon(), at_from, at_to);
  return at_from < 0 ? at_from + 360 : at_from;
}

LonLat destination(LonLat from, double bearing, double km) {
  double lat = 0;
  double lon = 0;
  GeographicLib::Geodesic::WGS84().Direct(from.lat(), from.lon(), bearing, km * 1000, lat, lon);
  return {lon, lat};
}

double distance_km(LonLat position, const Geometry& geometry) {
  const Vector p = unit_vector(position);
  double nearest = std::numeric_limits<double>::infinity();
  for (const LonLat& point : geometry.points) nearest = std::min(nearest, angle(p, unit_vector(point)));
  for (const Line& line : geometry.lines) nearest = std::min(nearest, angle_to_line(p, line));
  for (const Polygon& polygon : geometry.polygons) {
    if (contains(polygon, position)) return 0;
    for (const Line& ring : polygon.rings) nearest = std::min(nearest, angle_to_line(p, ring));
  }
  return nearest * earth_radius_km;
}

LonLat midpoint(const Line& line) {
  if (line.empty()) return {};
  double left = length_km(line) / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance_km(line[i - 1], line[i]);
    if (step >= left && step > 0) return destination(line[i - 1], bearing(line[i - 1], line[i]), left);
    left -= step;
  }
  return line.back();
}

bool contains(const Polygon& polygon, LonLat position) {
  if (polygon.rings.empty() || !inside_ring(polygon.rings.front(), position)) return false;
  return std::none_of(polygon.rings.begin() + 1, polygon.rings.end(),
                      [&](const Line& hole) { return inside_ring(hole, position); });
}

}  // namespace dateline
