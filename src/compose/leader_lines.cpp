#include "compose/leader_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace dateline {
namespace {

/// Twice the area of the triangle, positive where c lies on the one side of a and b.
double turn(PagePoint a, PagePoint b, PagePoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double distance(const Leader& line, PagePoint p) {
  const double dx = line.to.x - line.from.x;
  const double dy = line.to.y - line.from.y;
  const double square = dx * dx + dy * dy;
  const double along =
      square == 0 ? 0 : std::clamp(((p.x - line.from.x) * dx + (p.y - line.from.y) * dy) / square, 0.0, 1.0);
  return distance(p, PagePoint{line.from.x + along * dx, line.from.y + along * dy});
}

PagePoint nearest_in(const PageBox& box, PagePoint p) {
  return {std::clamp(p.x, box.left, box.right), std::clamp(p.y, box.top, box.bottom)};
}

/// Which of the points hang together, as lines are added.
class Together {
 public:
  explicit Together(std::size_t count) : m_with(count) { std::iota(m_with.begin(), m_with.end(), 0); }

  /// Joins what holds the two; false when they hang together already.
  bool join(std::size_t a, std::size_t b) {
    a = first(a);
    b = first(b);
    m_with[a] = b;
    return a != b;
  }

 private:
  std::size_t first(std::size_t i) const {
    while (m_with[i] != i) i = m_with[i];
    return i;
  }

  std::vector<std::size_t> m_with;
};

}  // namespace

double distance(PagePoint a, PagePoint b) {
  return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

double length(const Leader& line) {
  return distance(line.from, line.to);
}

PageBox bounds(const Leader& line) {
  const auto [left, right] = std::minmax(line.from.x, line.to.x);
  const auto [top, bottom] = std::minmax(line.from.y, line.to.y);
  return {left, top, right, bottom};
}

bool cross(const Leader& a, const Leader& b) {
  return turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
         turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0;
}

double apart(const Leader& a, const Leader& b) {
  if (cross(a, b)) return 0;
  return std::min({distance(a, b.from), distance(a, b.to), distance(b, a.from), distance(b, a.to)});
}

bool crosses(const PageBox& box, const Leader& line) {
  double first = 0;
  double last = 1;
  const double dx = line.to.x - line.from.x;
  const double dy = line.to.y - line.from.y;
  const std::array<std::pair<double, double>, 4> sides{{{-dx, line.from.x - box.left},
                                                        {dx, box.right - line.from.x},
                                                        {-dy, line.from.y - box.top},
                                                        {dy, box.bottom - line.from.y}}};
  for (const auto& [step, room] : sides) {
    if (step == 0 && room <= 0) return false;
    if (step < 0) first = std::max(first, room / step);
    if (step > 0) last = std::min(last, room / step);
  }
  return first < last;
}

std::vector<Leader> links_between(const std::vector<PagePoint>& points) {
  std::vector<Leader> links;
  if (points.size() < 2) return links;
  // Prim's way: of the points not yet joined, the nearest to those that are.
  std::vector<double> away(points.size(), std::numeric_limits<double>::infinity());
  std::vector<std::size_t> nearest(points.size(), 0);
  std::vector<bool> joined(points.size(), false);
  for (std::size_t last = 0; links.size() + 1 < points.size();) {
    joined[last] = true;
    std::size_t next = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (joined[i]) continue;
      const double d = distance(points[last], points[i]);
      if (d < away[i]) {
        away[i] = d;
        nearest[i] = last;
      }
      if (next == 0 || away[i] < away[next]) next = i;
    }
    links.push_back({points[nearest[next]], points[next]});
    last = next;
  }
  return links;
}

std::vector<Leader> lines_to(const PageBox& box, const std::vector<PagePoint>& points,
                             const std::vector<Leader>& links) {
  std::vector<Leader> lines;
  for (const PagePoint& p : points) lines.push_back({p, nearest_in(box, p)});
  if (points.size() == 1) return lines;
  // Kruskal's way: the box is one more point, which a line may reach wherever it is nearest.
  const auto index = [&](PagePoint p) {
    return static_cast<std::size_t>(std::ranges::find(points, p) - points.begin());
  };
  struct Edge {
    Leader line;
    std::size_t from;
    std::size_t to;
  };
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < points.size(); ++i) edges.push_back({lines[i], i, points.size()});
  for (const Leader& link : links) edges.push_back({link, index(link.from), index(link.to)});
  std::ranges::stable_sort(edges, {}, [](const Edge& edge) { return length(edge.line); });
  Together together(points.size() + 1);
  lines.clear();
  for (const Edge& edge : edges)
    if (together.join(edge.from, edge.to)) lines.push_back(edge.line);
  return lines;
}

}  // namespace dateline
