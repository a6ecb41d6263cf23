#include "project/edges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace dateline {
namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double margin = 0.25;  // of the width and height shown, to each side
constexpr double earth_radius = 6378137;

std::string name_of(const std::string& definition) {
  const auto at = definition.find("+proj=");
  if (at == std::string::npos) return "";
  return definition.substr(at + 6, definition.find(' ', at) - at - 6);
}

template <std::size_t N>
bool is_one_of(const std::string& name, const std::array<const char*, N>& names) {
  return std::ranges::any_of(names, [&](const char* other) { return name == other; });
}

/// How much of the globe is seen from `height` metres.
double seen_from(double height) {
  return std::acos(earth_radius / (earth_radius + height)) / radians;
}

/// Just inside the horizon, where the last degrees are still apart.
std::optional<double> horizon_of(const std::string& name, const std::string& definition) {
  if (name == "ortho") return 89.9;
  if (name == "gnom") return 75;
  if (name == "geos" || name == "nsper" || name == "tpers")
    return seen_from(proj_parameter(definition, "h")) - 0.1;
  return std::nullopt;
}

}  // namespace

double proj_parameter(const std::string& projection, std::string_view name) {
  const auto at = projection.find(fmt::format("+{}=", name));
  return at == std::string::npos ? 0 : std::strtod(projection.c_str() + at + name.size() + 2, nullptr);
}

GeoWindow ProjectedWorld::window(const GeoBox& shown) const {
  const GeoWindow wanted = window_around(shown, margin, central_meridian);
  if (wanted.has_seam()) {
    GeoWindow all = whole;
    all.south = std::max(all.south, wanted.south);
    all.north = std::min(all.north, wanted.north);
    return all;
  }
  return wanted;
}

std::vector<LonLat> ProjectedWorld::edge() const {
  constexpr double beside = 1e-7;  // degrees, so that the two sides of the seam stay apart
  std::vector<LonLat> ring;
  if (!has_edge) return ring;
  if (edge_about) {
    for (int direction = 0; direction < 360; ++direction)
      ring.push_back(at_angle(edge_about->centre, direction, edge_about->angle));
    return ring;
  }
  const double west = whole.west + beside;
  const double east = whole.west + whole.width - beside;
  const auto add = [&](double lon, double lat) { ring.emplace_back(wrapped_longitude(lon), lat); };
  constexpr int steps = 360;
  const double height = whole.north - whole.south;
  for (int i = 0; i < steps; ++i) add(west + (east - west) * i / steps, whole.south);
  for (int i = 0; i < steps; ++i) add(east, whole.south + height * i / steps);
  for (int i = 0; i < steps; ++i) add(east - (east - west) * i / steps, whole.north);
  for (int i = 0; i < steps; ++i) add(west, whole.north - height * i / steps);
  return ring;
}

ProjectedWorld projected_world(const std::string& definition) {
  constexpr std::array azimuthal{"laea", "aeqd", "stere", "ortho", "gnom", "geos", "nsper", "tpers", "ups"};
  constexpr std::array without_poles{"merc", "webmerc", "lcc", "mill", "gall"};
  constexpr std::array narrow{"tmerc", "etmerc", "utm", "cass", "gstmerc", "omerc", "somerc"};
  const std::string name = name_of(definition);
  ProjectedWorld world;
  world.central_meridian = proj_parameter(definition, "lon_0");
  if (name == "utm") world.central_meridian = proj_parameter(definition, "zone") * 6 - 183;
  world.whole.west = wrapped_longitude(world.central_meridian + 180);
  if (is_one_of(name, without_poles)) world.whole.south = -89, world.whole.north = 89;
  if (is_one_of(name, narrow)) {
    constexpr double reach = 75;  // degrees to either side; the series diverge beyond 80
    world.whole.west = world.central_meridian - reach;
    world.whole.width = 2 * reach;
    world.has_edge = false;
  }
  if (is_one_of(name, azimuthal)) {
    constexpr double almost_all = 179.5;
    const LonLat centre(wrapped_longitude(world.central_meridian),
                        std::clamp(proj_parameter(definition, "lat_0"), -90.0, 90.0));
    if (const auto angle = horizon_of(name, definition)) world.horizon = {centre, *angle};
    if (name == "laea" || name == "aeqd") {
      world.edge_about = {centre, almost_all};
      // The pole opposite is all of the edge.
      if (centre.lat() == 90) world.whole.south = 90 - almost_all;
      if (centre.lat() == -90) world.whole.north = almost_all - 90;
    }
    if (world.horizon && name != "gnom") world.edge_about = world.horizon;
    world.has_edge = world.edge_about.has_value();
  }
  return world;
}

LonLat at_angle(LonLat centre, double direction, double angle) {
  if (centre.lat() == 90) return {wrapped_longitude(centre.lon() + 180 - direction), 90 - angle};
  if (centre.lat() == -90) return {wrapped_longitude(centre.lon() + direction), angle - 90};
  const double lat0 = centre.lat() * radians;
  const double sine = std::sin(lat0) * std::cos(angle * radians) +
                      std::cos(lat0) * std::sin(angle * radians) * std::cos(direction * radians);
  const double lat = std::asin(std::clamp(sine, -1.0, 1.0));
  const double east = std::atan2(std::sin(direction * radians) * std::sin(angle * radians) * std::cos(lat0),
                                 std::cos(angle * radians) - std::sin(lat0) * std::sin(lat));
  return {wrapped_longitude(centre.lon() + east / radians), std::clamp(lat / radians, -90.0, 90.0)};
}

double angle_between(LonLat a, LonLat b) {
  const double cosine =
      std::sin(a.lat() * radians) * std::sin(b.lat() * radians) +
      std::cos(a.lat() * radians) * std::cos(b.lat() * radians) * std::cos((b.lon() - a.lon()) * radians);
  return std::acos(std::clamp(cosine, -1.0, 1.0)) / radians;
}

}  // namespace dateline
