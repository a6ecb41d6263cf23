#include "compose/line_marks.hpp"

#include <algorithm>
#include <cmath>

#include "compose/line_shapes.hpp"

namespace dateline {
namespace {

constexpr double tooth_height = 0.85;  // of its foot
constexpr double sharp_bend = 0.55;    // of its foot: a tooth whose corners are nearer has no room
constexpr double tail_width = 0.45;    // of the width at the head
constexpr double head_length = 1.05;   // of the head's width
constexpr double longest_head = 0.6;   // of the arrow
constexpr double body_step = 0.6;      // mm between points of an arrow's outline
constexpr int smoothing = 8;           // points for a stretch between two that are given

PagePoint operator+(PagePoint a, PagePoint b) {
  return {a.x + b.x, a.y + b.y};
}
PagePoint operator-(PagePoint a, PagePoint b) {
  return {a.x - b.x, a.y - b.y};
}
PagePoint operator*(PagePoint a, double factor) {
  return {a.x * factor, a.y * factor};
}

/// One long, from `from` towards `to`; 0 0 when they are one.
PagePoint direction(PagePoint from, PagePoint to) {
  const double apart = std::hypot(to.x - from.x, to.y - from.y);
  return apart > 0 ? (to - from) * (1 / apart) : PagePoint{};
}

/// To the right as one looks along `ahead`, on a page whose y grows downwards.
PagePoint right_of(PagePoint ahead) {
  return {-ahead.y, ahead.x};
}

void add_line(Path& path, PagePoint from, PagePoint to) {
  path.move_to(from);
  path.line_to(to);
}

/// The direction of the line about a distance along it, over a stretch of `span` mm.
PagePoint course_at(const PageLine& line, double at, double span) {
  return direction(point_along(line, std::max(0.0, at - span / 2)).at, point_along(line, at + span / 2).at);
}

/// A triangle that stands on the stretch of the line about `at`, unless the bend has no room for it.
void add_tooth(const PageLine& line, double at, double foot, double side, Path& path) {
  const PageLine base = stretch_of(line, at - foot / 2, at + foot / 2);
  if (base.size() < 2) return;
  const PagePoint chord = base.back() - base.front();
  if (std::hypot(chord.x, chord.y) < sharp_bend * foot) return;
  const PagePoint out = right_of(direction(base.front(), base.back())) * side;
  const PagePoint tip = (base.front() + base.back()) * 0.5 + out * (foot * tooth_height);
  // Within a narrow bend its tip would lie in the tooth before.
  if (!path.empty() && std::hypot(tip.x - path.points.back().x, tip.y - path.points.back().y) < foot / 2)
    return;
  path.move_to(base.front());
  for (std::size_t i = 1; i < base.size(); ++i) path.line_to(base[i]);
  path.line_to(tip);
  path.close();
}

void add_mark(const PageLine& line, double at, LineMarks::Kind kind, double size, double side,
              MarkPaths& paths) {
  if (kind == LineMarks::Kind::teeth) {
    if (side != 0) return add_tooth(line, at, size, side, paths.filled);
    add_tooth(line, at, size, 1, paths.filled);
    return add_tooth(line, at, size, -1, paths.filled);
  }
  const PagePoint middle = point_along(line, at).at;
  const PagePoint ahead = course_at(line, at, size);
  const PagePoint across = right_of(ahead);
  if (kind == LineMarks::Kind::ticks) {
    const PagePoint begin = side == 0 ? middle - across * (size / 2) : middle;
    return add_line(paths.stroked, begin, middle + across * (side == 0 ? size / 2 : size * side));
  }
  const double half = size / 2 * std::sqrt(0.5);
  add_line(paths.stroked, middle - (ahead + across) * half, middle + (ahead + across) * half);
  add_line(paths.stroked, middle - (ahead - across) * half, middle + (ahead - across) * half);
}

/// A curve through all points (Catmull and Rom 1974, uniform).
PageLine smoothed(const PageLine& line) {
  if (line.size() < 3) return line;
  PageLine out{line.front()};
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const PagePoint p0 = line[i > 0 ? i - 1 : 0];
    const PagePoint p1 = line[i];
    const PagePoint p2 = line[i + 1];
    const PagePoint p3 = line[std::min(i + 2, line.size() - 1)];
    for (int k = 1; k <= smoothing; ++k) {
      const double t = static_cast<double>(k) / smoothing;
      out.push_back((p1 * 2 + (p2 - p0) * t + (p0 * 2 - p1 * 5 + p2 * 4 - p3) * (t * t) +
                     (p1 * 3 - p0 - p2 * 3 + p3) * (t * t * t)) *
                    0.5);
    }
  }
  return out;
}

}  // namespace

void add_marks(const PageLine& line, const LineMarks& marks, double width, LineSide side, MarkPaths& paths) {
  const bool needs_side = marks.kind != LineMarks::Kind::crosses;
  if (marks.kind == LineMarks::Kind::arrow || (needs_side && side == LineSide::none)) return;
  const double whole = length(line);
  const double size = marks.size * width;
  const double spacing = marks.spacing * width;
  if (whole <= 0 || size <= 0 || spacing <= 0) return;
  const double towards = side == LineSide::left ? -1 : side == LineSide::right ? 1 : 0;
  const int count = std::max(1, static_cast<int>(std::floor(whole / spacing)));
  for (int i = 0; i < count; ++i) add_mark(line, whole * (i + 0.5) / count, marks.kind, size, towards, paths);
}

std::vector<Mark> marks_of(const MarkedLine& marked, const std::vector<PageLine>& lines) {
  std::vector<Mark> out;
  const Pen& pen = marked.pen;
  if (marked.marks.kind == LineMarks::Kind::arrow) {
    for (const PageLine& line : lines) {
      const double width = marked.gap > 0 ? marked.gap : pen.width;
      Path arrow = arrow_along(line, width, marked.marks.size * width);
      if (arrow.empty()) continue;
      // A casing lies half under the arrow that is drawn over it.
      const Pen casing{pen.colour, 2 * pen.width, {}, LineCap::butt, LineJoin::round};
      if (marked.gap > 0)
        out.push_back(PathMark{std::move(arrow), std::nullopt, casing, std::nullopt, 1.5});
      else
        out.push_back(PathMark{std::move(arrow), pen.colour, std::nullopt, std::nullopt, 1.5});
    }
    return out;
  }
  MarkPaths paths;
  for (const PageLine& line : lines) add_marks(line, marked.marks, pen.width, marked.side, paths);
  const Pen stroke{pen.colour, pen.width, {}, LineCap::butt, LineJoin::miter};
  if (!paths.filled.empty())
    out.push_back(PathMark{std::move(paths.filled), pen.colour, std::nullopt, std::nullopt, 1.5});
  if (!paths.stroked.empty())
    out.push_back(PathMark{std::move(paths.stroked), std::nullopt, stroke, std::nullopt, 1.5});
  return out;
}

Path arrow_along(const PageLine& line, double width, double head) {
  const PageLine way = smoothed(line);
  const double whole = length(way);
  Path path;
  if (whole <= 0 || width <= 0) return path;
  const double length_of_head = std::min(head * head_length, whole * longest_head);
  const double neck = whole - length_of_head;
  const int steps = std::max(1, static_cast<int>(std::ceil(neck / body_step)));
  std::vector<PagePoint> left;
  std::vector<PagePoint> right;
  for (int i = 0; i <= steps; ++i) {
    const double at = neck * i / steps;
    const PagePoint across = right_of(course_at(way, at, std::max(width, body_step)));
    const double half = std::lerp(tail_width, 1.0, static_cast<double>(i) / steps) * width / 2;
    const PagePoint middle = point_along(way, at).at;
    right.push_back(middle + across * half);
    left.push_back(middle - across * half);
  }
  const PagePoint tip = way.back();
  const PagePoint middle = point_along(way, neck).at;
  const PagePoint across = right_of(direction(middle, tip));
  path.move_to(right.front());
  for (std::size_t i = 1; i < right.size(); ++i) path.line_to(right[i]);
  path.line_to(middle + across * (head / 2));
  path.line_to(tip);
  path.line_to(middle - across * (head / 2));
  for (std::size_t i = left.size(); i-- > 0;) path.line_to(left[i]);
  path.close();
  return path;
}

}  // namespace dateline
