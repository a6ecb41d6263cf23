#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "dateline/page/drawing.hpp"

namespace dateline {
namespace {

/// Grows a box by points.
struct Extent {
  static constexpr double far = std::numeric_limits<double>::infinity();
  PageBox box{far, far, -far, -far};

  void add(PagePoint point) {
    box.left = std::min(box.left, point.x);
    box.top = std::min(box.top, point.y);
    box.right = std::max(box.right, point.x);
    box.bottom = std::max(box.bottom, point.y);
  }
};

double on_curve(double a, double b, double c, double d, double t) {
  const double u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/// Where a coordinate of the curve turns, as parameters between 0 and 1: the roots of its derivative.
std::array<double, 2> turns(double a, double b, double c, double d) {
  const double square = -a + 3 * b - 3 * c + d;
  const double linear = 2 * (a - 2 * b + c);
  const double constant = b - a;
  std::array<double, 2> roots{0, 0};
  if (std::abs(square) < 1e-12) {
    if (std::abs(linear) > 1e-12) roots[0] = -constant / linear;
  } else if (const double inside = linear * linear - 4 * square * constant; inside >= 0) {
    roots = {(-linear + std::sqrt(inside)) / (2 * square), (-linear - std::sqrt(inside)) / (2 * square)};
  }
  for (double& root : roots) root = std::clamp(root, 0.0, 1.0);
  return roots;
}

void add_curve(Extent& extent, PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
  extent.add(a);
  extent.add(d);
  for (const auto& parameters : {turns(a.x, b.x, c.x, d.x), turns(a.y, b.y, c.y, d.y)})
    for (const double t : parameters)
      extent.add({on_curve(a.x, b.x, c.x, d.x, t), on_curve(a.y, b.y, c.y, d.y, t)});
}

template <class Change>
Path changed(const Path& path, Change change) {
  Path result = path;
  std::transform(result.points.begin(), result.points.end(), result.points.begin(), change);
  return result;
}

}  // namespace

void Path::move_to(PagePoint to) {
  steps.push_back(Step::move);
  points.push_back(to);
}

void Path::line_to(PagePoint to) {
  steps.push_back(Step::line);
  points.push_back(to);
}

void Path::curve_to(PagePoint control1, PagePoint control2, PagePoint to) {
  steps.push_back(Step::curve);
  points.insert(points.end(), {control1, control2, to});
}

void Path::close() {
  steps.push_back(Step::close);
}

Path circle(PagePoint centre, double radius) {
  // The quarter's control points that keep the curve within 0.03 % of the circle.
  const double k = 4.0 / 3 * (std::sqrt(2.0) - 1) * radius;
  const auto at = [centre](double x, double y) { return PagePoint{centre.x + x, centre.y + y}; };
  const double r = radius;
  Path path;
  path.move_to(at(r, 0));
  path.curve_to(at(r, k), at(k, r), at(0, r));
  path.curve_to(at(-k, r), at(-r, k), at(-r, 0));
  path.curve_to(at(-r, -k), at(-k, -r), at(0, -r));
  path.curve_to(at(k, -r), at(r, -k), at(r, 0));
  path.close();
  return path;
}

Path rectangle(const PageBox& box) {
  Path path;
  path.move_to({box.left, box.top});
  path.line_to({box.right, box.top});
  path.line_to({box.right, box.bottom});
  path.line_to({box.left, box.bottom});
  path.close();
  return path;
}

Path moved(const Path& path, PagePoint by) {
  return changed(path, [by](PagePoint point) { return PagePoint{point.x + by.x, point.y + by.y}; });
}

Path scaled(const Path& path, double factor) {
  return changed(path, [factor](PagePoint point) { return PagePoint{point.x * factor, point.y * factor}; });
}

PageBox bounds(const Path& path) {
  Extent extent;
  std::size_t next = 0;
  for (const Path::Step step : path.steps) {
    if (step == Path::Step::close) continue;
    if (step == Path::Step::curve) {
      const auto* p = &path.points.at(next);
      add_curve(extent, p[-1], p[0], p[1], p[2]);
      next += 3;
    } else {
      extent.add(path.points.at(next++));
    }
  }
  return next == 0 ? PageBox{} : extent.box;
}

}  // namespace dateline
