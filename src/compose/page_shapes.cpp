#include "compose/page_shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>

#include "dateline/project/course.hpp"

namespace dateline {
namespace {

constexpr double seen = 0.04;  // mm: nearer points are one

bool has_place(PagePoint p) {
  return !std::isnan(p.x) && !std::isnan(p.y);
}

double distance(PagePoint a, PagePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// Without points too near to the one before; the last stays.
PageLine thinned(const PageLine& line) {
  PageLine out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (out.empty() || i + 1 == line.size() || distance(out.back(), line[i]) >= seen) out.push_back(line[i]);
  return out;
}

/// Liang and Barsky (1984): the part of a–b inside the box, as parameters 0 to 1.
std::optional<std::pair<double, double>> inside_part(PagePoint a, PagePoint b, const PageBox& box) {
  double enter = 0;
  double leave = 1;
  const std::array<std::pair<double, double>, 4> edges{{{a.x - b.x, a.x - box.left},
                                                        {b.x - a.x, box.right - a.x},
                                                        {a.y - b.y, a.y - box.top},
                                                        {b.y - a.y, box.bottom - a.y}}};
  for (const auto& [towards, room] : edges) {
    if (towards == 0) {
      if (room < 0) return std::nullopt;
    } else if (towards < 0) {
      enter = std::max(enter, room / towards);
    } else {
      leave = std::min(leave, room / towards);
    }
  }
  return enter < leave ? std::optional(std::pair(enter, leave)) : std::nullopt;
}

PagePoint between(PagePoint a, PagePoint b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// Sutherland and Hodgman (1974), one edge of the box.
PageLine cut_ring_at(const PageLine& ring, const std::function<double(PagePoint)>& inside) {
  PageLine out;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const double before = inside(ring[j]);
    const double now = inside(ring[i]);
    if ((before >= 0) != (now >= 0)) out.push_back(between(ring[j], ring[i], before / (before - now)));
    if (now >= 0) out.push_back(ring[i]);
  }
  return out;
}

PageLine cut_ring(PageLine ring, const PageBox& box) {
  const auto all_inside = std::ranges::all_of(ring, [&](PagePoint p) { return box.contains(p); });
  if (all_inside || ring.empty()) return ring;
  const std::array<std::function<double(PagePoint)>, 4> edges{
      [&](PagePoint p) { return p.x - box.left; }, [&](PagePoint p) { return box.right - p.x; },
      [&](PagePoint p) { return p.y - box.top; }, [&](PagePoint p) { return box.bottom - p.y; }};
  for (const auto& edge : edges) {
    if (ring.empty()) break;
    ring = cut_ring_at(ring, edge);
  }
  return ring;
}

/// The pieces of a course between points that have no place and steps that are left out.
std::vector<PageLine> unbroken(const PageCourse& course, const std::vector<bool>& left_out) {
  std::vector<PageLine> pieces(1);
  for (std::size_t i = 0; i < course.points.size(); ++i) {
    const PagePoint p = course.points[i];
    const bool leaves = !left_out.empty() && i > 0 && left_out[course.positions[i]];
    if ((!has_place(p) || leaves) && !pieces.back().empty()) pieces.emplace_back();
    if (has_place(p)) pieces.back().push_back(p);
  }
  std::erase_if(pieces, [](const PageLine& piece) { return piece.size() < 2; });
  return pieces;
}

/// Which steps of a ring were made by cutting.
std::vector<bool> cuts_in(const Line& ring, const Projector& projector) {
  std::vector<bool> cuts;
  for (std::size_t i = 1; i < ring.size(); ++i) cuts.push_back(is_cut(ring[i - 1], ring[i], projector));
  cuts.push_back(false);
  return cuts;
}

/// Files cut what crosses the antimeridian in two there.
bool touches_antimeridian(const Geometry& geometry) {
  return std::ranges::any_of(geometry.polygons, [](const Polygon& polygon) {
    return std::ranges::any_of(polygon.rings, [](const Line& ring) {
      return std::ranges::any_of(ring, [](LonLat p) { return std::abs(p.lon()) == 180; });
    });
  });
}

double area(const PageLine& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return std::abs(sum) / 2;
}

bool inside(const std::vector<PageLine>& rings, PagePoint p) {
  bool within = false;
  for (const PageLine& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
          p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
        within = !within;
  return within;
}

/// The middle of the widest stretch inside the polygon along a few level lines.
PagePoint inner_point(const std::vector<PageLine>& rings) {
  double low = INFINITY;
  double high = -INFINITY;
  for (const PagePoint& p : rings.front()) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  PagePoint best = rings.front().front();
  double widest = 0;
  for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7}) {
    const double y = low + (high - low) * t;
    std::vector<double> crossings;
    for (const PageLine& ring : rings)
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > y) != (ring[j].y > y))
          crossings.push_back((ring[j].x - ring[i].x) * (y - ring[i].y) / (ring[j].y - ring[i].y) +
                              ring[i].x);
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      if (crossings[i + 1] - crossings[i] > widest * 1.15) {
        widest = crossings[i + 1] - crossings[i];
        best = {(crossings[i] + crossings[i + 1]) / 2, y};
      }
  }
  return best;
}

PagePoint middle(const PageLine& line) {
  double left = length(line) / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (step >= left && step > 0) return between(line[i - 1], line[i], left / step);
    left -= step;
  }
  return line.front();
}

}  // namespace

double length(const PageLine& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

PageBox bounds(const PageLine& line) {
  PageBox box{line.front().x, line.front().y, line.front().x, line.front().y};
  for (const PagePoint& p : line)
    box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
           std::max(box.bottom, p.y)};
  return box;
}

bool contains(const PageShape& shape, PagePoint point) {
  return std::ranges::any_of(shape.polygons, [&](const auto& rings) { return inside(rings, point); });
}

std::vector<PageLine> cut(const PageLine& line, const PageBox& box) {
  std::vector<PageLine> parts;
  bool joined = false;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const auto part = inside_part(line[i - 1], line[i], box);
    if (!part) {
      joined = false;
      continue;
    }
    if (!joined) parts.push_back({between(line[i - 1], line[i], part->first)});
    parts.back().push_back(between(line[i - 1], line[i], part->second));
    joined = part->second == 1;
  }
  return parts;
}

PageShape on_page(const Geometry& geometry, const Projector& projector, const PageBox& box) {
  PageShape shape;
  Geometry cut_geometry;
  const Geometry& shown = showable(geometry, projector, cut_geometry);
  shape.was_cut = &shown != &geometry || touches_antimeridian(shown);
  for (const PagePoint& p : projector.to_page(shown.points))
    if (has_place(p) && box.contains(p)) shape.points.push_back(p);
  for (const Line& line : shown.lines)
    for (const PageLine& piece : unbroken(course_on_page(line, projector), {}))
      for (PageLine& part : cut(thinned(piece), box)) shape.lines.push_back(std::move(part));
  for (const Polygon& polygon : shown.polygons) {
    std::vector<PageLine> rings;
    for (const Line& ring : polygon.rings) {
      PageCourse course = course_on_page(ring, projector);
      if (shape.was_cut)
        for (const PageLine& piece : unbroken(course, cuts_in(ring, projector)))
          for (PageLine& part : cut(thinned(piece), box)) shape.edges.push_back(std::move(part));
      PageLine points = std::move(course.points);
      std::erase_if(points, [](PagePoint p) { return !has_place(p); });
      points = cut_ring(thinned(points), box);
      if (points.size() > 1 && points.front() == points.back()) points.pop_back();
      if (points.size() > 2) rings.push_back(std::move(points));
      if (rings.empty()) break;
    }
    if (!rings.empty()) shape.polygons.push_back(std::move(rings));
  }
  return shape;
}

PageShape world_on_page(const Projector& projector, const PageBox& box) {
  PageLine ring{{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
  if (!projector.outline().empty()) ring = cut_ring(projector.outline(), box);
  PageShape shape;
  if (ring.size() > 2) shape.polygons.push_back({std::move(ring)});
  return shape;
}

Path path_of(const PageShape& shape) {
  Path path;
  const auto add = [&](const PageLine& line) {
    path.move_to(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) path.line_to(line[i]);
  };
  for (const PageLine& line : shape.lines) add(line);
  for (const auto& rings : shape.polygons)
    for (const PageLine& ring : rings) {
      add(ring);
      path.close();
    }
  return path;
}

std::vector<PageLine> outlines(const PageShape& shape) {
  std::vector<PageLine> lines = shape.lines;
  if (shape.was_cut) {
    lines.insert(lines.end(), shape.edges.begin(), shape.edges.end());
    return lines;
  }
  for (const auto& rings : shape.polygons)
    for (const PageLine& ring : rings) {
      lines.push_back(ring);
      lines.back().push_back(ring.front());
    }
  return lines;
}

std::optional<PagePoint> anchor_of(const PageShape& shape) {
  if (!shape.points.empty()) return shape.points.front();
  if (!shape.lines.empty()) return middle(*std::ranges::max_element(shape.lines, {}, length));
  if (shape.polygons.empty()) return std::nullopt;
  const auto& rings =
      *std::ranges::max_element(shape.polygons, {}, [](const auto& r) { return area(r.front()); });
  const PagePoint point = inner_point(rings);
  return inside(rings, point) ? point : rings.front().front();
}

}  // namespace dateline
