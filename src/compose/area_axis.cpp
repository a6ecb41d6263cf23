#include "compose/area_axis.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace dateline {
namespace {

constexpr int stations = 48;        // chords across the axis
constexpr double breathing = 1.15;  // heights of the text that a chord is wide
constexpr double steepest = 50;     // degrees between the axis and the level: steeper names are read badly

/// Area, middle and second moments of a ring about its middle (Green's theorem).
struct Moments {
  double area = 0;
  PagePoint middle;
  double xx = 0;
  double xy = 0;
  double yy = 0;
};

Moments moments_of(const PageLine& ring) {
  Moments m;
  const PagePoint origin = ring.front();
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PagePoint a{ring[i].x - origin.x, ring[i].y - origin.y};
    const PagePoint next = ring[(i + 1) % ring.size()];
    const PagePoint b{next.x - origin.x, next.y - origin.y};
    const double cross = a.x * b.y - b.x * a.y;
    m.area += cross / 2;
    m.middle = {m.middle.x + (a.x + b.x) * cross / 6, m.middle.y + (a.y + b.y) * cross / 6};
    m.xx += (a.x * a.x + a.x * b.x + b.x * b.x) * cross / 12;
    m.yy += (a.y * a.y + a.y * b.y + b.y * b.y) * cross / 12;
    m.xy += (2 * a.x * a.y + a.x * b.y + b.x * a.y + 2 * b.x * b.y) * cross / 24;
  }
  if (m.area == 0) return m;
  const PagePoint c{m.middle.x / m.area, m.middle.y / m.area};
  m.xx = m.xx / m.area - c.x * c.x;
  m.yy = m.yy / m.area - c.y * c.y;
  m.xy = m.xy / m.area - c.x * c.y;
  m.middle = {c.x + origin.x, c.y + origin.y};
  m.area = std::abs(m.area);
  return m;
}

/// A polygon seen along its long axis: u along it from left to right, v across.
class AlongAxis {
 public:
  AlongAxis(const std::vector<PageLine>& rings, const Moments& moments)
      : m_rings(rings), m_middle(moments.middle) {
    const double angle = std::atan2(2 * moments.xy, moments.xx - moments.yy) / 2;
    m_u = {std::cos(angle), std::sin(angle)};
    for (const PagePoint& p : rings.front()) {
      m_from = std::min(m_from, along(p));
      m_to = std::max(m_to, along(p));
    }
  }

  bool is_steep() const { return std::abs(std::atan2(m_u.y, m_u.x)) > steepest * std::numbers::pi / 180; }

  /// The middle of the widest chord at a share of the length, where it is as wide as asked.
  std::optional<PagePoint> middle_at(double share, double width) const {
    const double u = m_from + (m_to - m_from) * share;
    std::vector<double> crossings;
    for (const PageLine& ring : m_rings)
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const PagePoint a = ring[i];
        const PagePoint b = ring[(i + 1) % ring.size()];
        if ((along(a) < u) == (along(b) < u)) continue;
        const double t = (u - along(a)) / (along(b) - along(a));
        crossings.push_back(across(a) + (across(b) - across(a)) * t);
      }
    std::ranges::sort(crossings);
    double widest = width;
    std::optional<double> v;
    for (std::size_t i = 1; i < crossings.size(); i += 2)
      if (crossings[i] - crossings[i - 1] >= widest) {
        widest = crossings[i] - crossings[i - 1];
        v = (crossings[i] + crossings[i - 1]) / 2;
      }
    if (!v) return std::nullopt;
    return PagePoint{m_middle.x + m_u.x * u - m_u.y * *v, m_middle.y + m_u.y * u + m_u.x * *v};
  }

  double pace() const { return (m_to - m_from) / stations; }

 private:
  double along(PagePoint p) const { return (p.x - m_middle.x) * m_u.x + (p.y - m_middle.y) * m_u.y; }
  double across(PagePoint p) const { return (p.y - m_middle.y) * m_u.x - (p.x - m_middle.x) * m_u.y; }

  const std::vector<PageLine>& m_rings;
  PagePoint m_middle;
  PagePoint m_u;  ///< unit vector, pointing to the right
  double m_from = 1e9;
  double m_to = -1e9;
};

const std::vector<PageLine>* largest_polygon(const PageShape& shape, Moments& moments) {
  const std::vector<PageLine>* largest = nullptr;
  for (const auto& rings : shape.polygons) {
    if (rings.empty() || rings.front().size() < 3) continue;
    const Moments here = moments_of(rings.front());
    if (here.area <= moments.area) continue;
    moments = here;
    largest = &rings;
  }
  return largest;
}

}  // namespace

PageLine axis_within(const PageShape& shape, double height) {
  Moments moments;
  const std::vector<PageLine>* rings = largest_polygon(shape, moments);
  if (rings == nullptr) return {};
  const AlongAxis axis(*rings, moments);
  if (axis.is_steep()) return {};
  PageLine longest;
  PageLine run;
  for (int i = 0; i <= stations; ++i) {
    const auto middle = axis.middle_at(static_cast<double>(i) / stations, height * breathing);
    // A jump from one arm of the shape to another ends a run, as a narrow does.
    const bool jumps = middle && !run.empty() &&
                       std::hypot(middle->x - run.back().x, middle->y - run.back().y) > 2 * axis.pace();
    if (!middle || jumps) run.clear();
    if (middle) run.push_back(*middle);
    if (run.size() > longest.size()) longest = run;
  }
  return longest;
}

bool lies_within(const PageShape& shape, const PageBox& box) {
  for (const double x : {0.0, 0.25, 0.5, 0.75, 1.0})
    for (const double y : {0.0, 1.0})
      if (!contains(shape, {box.left + box.width() * x, box.top + box.height() * y})) return false;
  return true;
}

}  // namespace dateline
