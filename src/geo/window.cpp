#include "dateline/geo/window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace dateline {
namespace {

constexpr double beside_seam = 1e-7;   // degrees
constexpr double near_enough = 1e-6;   // degrees: on an edge
constexpr double almost_around = 300;  // degrees: a wider window may as well go all the way
constexpr double pole = 90;

/// On a plane of degrees where longitudes go on beyond 180.
struct Spot {
  double x = 0;
  double y = 0;
};
using Course = std::vector<Spot>;

struct Edges {
  double west, east, south, north;
};

Edges edges_of(const GeoWindow& window) {
  const double inset = window.has_seam() ? beside_seam : 0;
  return {window.west + inset, window.west + window.width - inset, window.south, window.north};
}

bool on_antimeridian(LonLat p) {
  return std::abs(p.lon()) == 180;
}

/// Do the neighbours lie on either side of the antimeridian, the shorter way?
bool crosses(LonLat a, LonLat b) {
  return std::abs(b.lon() - a.lon()) > 180 && !(on_antimeridian(a) && on_antimeridian(b));
}

bool crosses_anywhere(const Line& line) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (crosses(line[i - 1], line[i])) return true;
  return false;
}

Course unrolled(const Line& line) {
  Course course;
  course.reserve(line.size() + 2);
  double turn = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && crosses(line[i - 1], line[i])) turn += line[i].lon() < line[i - 1].lon() ? 360 : -360;
    course.push_back({line[i].lon() + turn, line[i].lat()});
  }
  return course;
}

/// A ring around a pole ends a turn away from where it began: it is closed along that pole.
Course unrolled_ring(const Line& ring) {
  Course course = unrolled(ring);
  if (course.size() < 2 || std::abs(course.back().x - course.front().x) < 180) return course;
  double sum = 0;
  for (const Spot& spot : course) sum += spot.y;
  const double end = sum < 0 ? -pole : pole;
  course.push_back({course.back().x, end});
  course.push_back({course.front().x, end});
  course.push_back(course.front());
  return course;
}

std::pair<double, double> range_of(const Course& course) {
  const auto [low, high] = std::ranges::minmax_element(course, {}, &Spot::x);
  return {low->x, high->x};
}

Course moved(Course course, double by) {
  for (Spot& spot : course) spot.x += by;
  return course;
}

Spot between(Spot a, Spot b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// One edge of the window: how far a spot lies inside, and the spot put exactly upon it.
struct Side {
  bool upright;
  double at;
  double inward;

  double inside(Spot p) const { return inward * ((upright ? p.x : p.y) - at); }
  Spot crossing(Spot a, Spot b) const {
    const double from = inside(a);
    Spot spot = between(a, b, from / (from - inside(b)));
    (upright ? spot.x : spot.y) = at;
    return spot;
  }
};

std::vector<Side> sides_of(const Edges& e) {
  return {{true, e.west, 1}, {true, e.east, -1}, {false, e.south, 1}, {false, e.north, -1}};
}

/// Sutherland and Hodgman (1974), one edge after the other.
Course cut_ring(Course ring, const std::vector<Side>& sides) {
  for (const Side& side : sides) {
    if (std::ranges::all_of(ring, [&](Spot p) { return side.inside(p) >= 0; })) continue;
    Course kept;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      if ((side.inside(ring[j]) >= 0) != (side.inside(ring[i]) >= 0))
        kept.push_back(side.crossing(ring[j], ring[i]));
      if (side.inside(ring[i]) >= 0) kept.push_back(ring[i]);
    }
    ring = std::move(kept);
    if (ring.size() < 3) return {};
    ring.push_back(ring.front());
  }
  return ring;
}

std::vector<Course> cut_line(std::vector<Course> lines, const std::vector<Side>& sides) {
  for (const Side& side : sides) {
    std::vector<Course> kept;
    for (const Course& line : lines) {
      bool joined = false;
      for (std::size_t i = 0; i < line.size(); ++i) {
        const bool in = side.inside(line[i]) >= 0;
        const bool changes = i > 0 && (side.inside(line[i - 1]) >= 0) != in;
        if (in && !joined) kept.emplace_back();
        if (changes) kept.back().push_back(side.crossing(line[i - 1], line[i]));
        if (in) kept.back().push_back(line[i]);
        joined = in;
      }
    }
    std::erase_if(kept, [](const Course& line) { return line.size() < 2; });
    lines = std::move(kept);
  }
  return lines;
}

/// In steps that leave no doubt which way around they go.
Line in_degrees(const Course& course) {
  constexpr double longest = 60;
  Line line;
  line.reserve(course.size());
  const auto add = [&](Spot spot) {
    line.emplace_back(wrapped_longitude(spot.x), std::clamp(spot.y, -pole, pole));
  };
  for (std::size_t i = 0; i < course.size(); ++i) {
    const int parts =
        i == 0 ? 1 : static_cast<int>(std::ceil(std::abs(course[i].x - course[i - 1].x) / longest));
    for (int k = 1; k < parts; ++k) add(between(course[i - 1], course[i], static_cast<double>(k) / parts));
    add(course[i]);
  }
  return line;
}

/// The turns by which something from `low` to `high` comes to lie in the window.
std::vector<double> turns_into(const Edges& edges, double low, double high) {
  std::vector<double> turns;
  for (double by = -1080; by <= 1080; by += 360)
    if (low + by <= edges.east && high + by >= edges.west) turns.push_back(by);
  return turns;
}

void cut_polygon(const Polygon& polygon, const Edges& edges, Geometry& out) {
  const std::vector<Side> sides = sides_of(edges);
  std::vector<Course> rings;
  for (const Line& ring : polygon.rings) {
    if (ring.size() < 3) continue;
    rings.push_back(unrolled_ring(ring));
    // A hole is in its outer ring, whichever turn it was written in.
    if (rings.size() > 1 && range_of(rings.back()).first < range_of(rings.front()).first - 1e-9)
      rings.back() = moved(std::move(rings.back()), 360);
    else if (rings.size() > 1 && range_of(rings.back()).second > range_of(rings.front()).second + 1e-9)
      rings.back() = moved(std::move(rings.back()), -360);
  }
  if (rings.empty()) return;
  const auto [low, high] = range_of(rings.front());
  for (const double turn : turns_into(edges, low, high)) {
    Polygon part;
    for (const Course& ring : rings) {
      Line kept = in_degrees(cut_ring(moved(ring, turn), sides));
      if (kept.size() > 3) part.rings.push_back(std::move(kept));
      if (part.rings.empty()) break;
    }
    if (!part.rings.empty()) out.polygons.push_back(std::move(part));
  }
}

void cut_line_to(const Line& line, const Edges& edges, Geometry& out) {
  const Course course = unrolled(line);
  const auto [low, high] = range_of(course);
  for (const double turn : turns_into(edges, low, high))
    for (const Course& part : cut_line({moved(course, turn)}, sides_of(edges)))
      out.lines.push_back(in_degrees(part));
}

/// Only touches the antimeridian, so that it is none of what lies on that side of it.
bool lies_on_antimeridian(const Line& line) {
  return std::ranges::all_of(line, on_antimeridian);
}

/// Within the window as it is written, or a turn away.
bool is_inside(LonLat p, const Edges& edges) {
  if (p.lat() < edges.south || p.lat() > edges.north) return false;
  return std::ranges::any_of(std::array{0.0, 360.0, -360.0}, [&](double turn) {
    return p.lon() + turn >= edges.west && p.lon() + turn <= edges.east;
  });
}

bool is_inside(const Line& line, const Edges& edges) {
  if (line.empty()) return true;
  const auto [low, high] = std::ranges::minmax_element(line, {}, &LonLat::lon);
  const auto [bottom, top] = std::ranges::minmax_element(line, {}, &LonLat::lat);
  if (bottom->lat() < edges.south || top->lat() > edges.north || crosses_anywhere(line)) return false;
  for (const double turn : {0.0, 360.0, -360.0})
    if (low->lon() + turn >= edges.west && high->lon() + turn <= edges.east) return true;
  return false;
}

bool on_meridian(LonLat p, double lon) {
  return std::abs(std::remainder(p.lon() - lon, 360)) < near_enough;
}

bool on_parallel(LonLat p, double lat) {
  return std::abs(p.lat() - lat) < near_enough;
}

}  // namespace

double wrapped_longitude(double lon) {
  while (lon > 180) lon -= 360;
  while (lon < -180) lon += 360;
  return lon;
}

GeoWindow window_around(const GeoBox& box, double part, double middle) {
  constexpr double least = 0.1;
  const double beside = box.width() * part + least;
  const double above = box.height() * part + least;
  GeoWindow window{box.west - beside, box.width() + 2 * beside, std::max(-pole, box.south - above),
                   std::min(pole, box.north + above)};
  if (window.width > almost_around || window.south == -pole || window.north == pole) {
    window.west = wrapped_longitude(middle + 180);
    window.width = 360;
  }
  return window;
}

bool lies_in(LonLat point, const GeoWindow& window) {
  return is_inside(point, edges_of(window));
}

bool lies_in(const Geometry& geometry, const GeoWindow& window) {
  const Edges edges = edges_of(window);
  return std::ranges::all_of(geometry.points, [&](LonLat p) { return is_inside(p, edges); }) &&
         std::ranges::all_of(geometry.lines, [&](const Line& line) { return is_inside(line, edges); }) &&
         std::ranges::all_of(geometry.polygons, [&](const Polygon& polygon) {
           return std::ranges::all_of(polygon.rings,
                                      [&](const Line& ring) { return is_inside(ring, edges); });
         });
}

Geometry cut_to(const Geometry& geometry, const GeoWindow& window) {
  const Edges edges = edges_of(window);
  Geometry out;
  for (const LonLat& point : geometry.points)
    if (point.lat() >= edges.south && point.lat() <= edges.north &&
        !turns_into(edges, point.lon(), point.lon()).empty())
      out.points.push_back(point);
  for (const Line& line : geometry.lines)
    if (line.size() >= 2) cut_line_to(line, edges, out);
  for (const Polygon& polygon : geometry.polygons) cut_polygon(polygon, edges, out);
  return out;
}

bool crosses_antimeridian(const Geometry& geometry) {
  return std::ranges::any_of(geometry.lines, crosses_anywhere) ||
         std::ranges::any_of(geometry.polygons, [](const Polygon& polygon) {
           return std::ranges::any_of(polygon.rings, crosses_anywhere);
         });
}

Geometry parted_at_antimeridian(const Geometry& geometry) {
  constexpr Edges world{-180, 180, -pole, pole};
  Geometry out{geometry.points, {}, {}};
  for (const Line& line : geometry.lines) {
    if (!crosses_anywhere(line)) {
      out.lines.push_back(line);
      continue;
    }
    Geometry parts;
    cut_line_to(line, world, parts);
    std::erase_if(parts.lines, lies_on_antimeridian);
    std::ranges::move(parts.lines, std::back_inserter(out.lines));
  }
  for (const Polygon& polygon : geometry.polygons) {
    if (std::ranges::none_of(polygon.rings, crosses_anywhere)) {
      out.polygons.push_back(polygon);
      continue;
    }
    Geometry parts;
    cut_polygon(polygon, world, parts);
    for (Polygon& part : parts.polygons) std::erase_if(part.rings, lies_on_antimeridian);
    std::erase_if(parts.polygons, [](const Polygon& part) { return part.rings.empty(); });
    std::ranges::move(parts.polygons, std::back_inserter(out.polygons));
  }
  return out;
}

bool is_cut(LonLat a, LonLat b, const GeoWindow& window) {
  for (const double lon : {180.0, window.west, window.west + window.width})
    if (on_meridian(a, lon) && on_meridian(b, lon)) return true;
  for (const double lat : {-pole, pole, window.south, window.north})
    if (on_parallel(a, lat) && on_parallel(b, lat)) return true;
  return false;
}

}  // namespace dateline
