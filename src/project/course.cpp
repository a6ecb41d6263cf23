#include "dateline/project/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "project/edges.hpp"

namespace dateline {
namespace {

constexpr double unseen = 0.03;      // mm that a chord may differ from the course
constexpr double long_step = 2;      // mm: shorter ones do not bend
constexpr double torn = 2;           // mm: a step that stays this long is a tear
constexpr double longest_step = 10;  // degrees that are never taken in one go
constexpr int most_halvings = 9;
constexpr PagePoint nowhere{std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::quiet_NaN()};

bool has_place(PagePoint p) {
  return !std::isnan(p.x) && !std::isnan(p.y);
}

double distance(PagePoint a, PagePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// Eastward from one to the other the shorter way, degrees.
double eastward(LonLat from, LonLat to) {
  return std::remainder(to.lon() - from.lon(), 360);
}

double degrees_apart(LonLat a, LonLat b) {
  return std::max(std::abs(eastward(a, b)), std::abs(a.lat() - b.lat()));
}

/// From `p` to the chord a–b.
double off_chord(PagePoint p, PagePoint a, PagePoint b) {
  const double length = distance(a, b);
  if (length == 0) return distance(p, a);
  const double across = ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length;
  // Far from the middle along the chord the course runs uneven: it may bend elsewhere.
  const double along = distance(p, {(a.x + b.x) / 2, (a.y + b.y) / 2}) > length / 4 ? length : 0;
  return std::max(std::abs(across), along);
}

/// One stretch between neighbours that is still to be looked at.
struct Step {
  LonLat from, to;
  PagePoint a, b;
  std::size_t position = 0;
  int halvings = 0;
};

bool may_bend(const Step& step) {
  if (!has_place(step.a) || !has_place(step.b)) return degrees_apart(step.from, step.to) > 1e-3;
  return distance(step.a, step.b) > long_step || degrees_apart(step.from, step.to) > longest_step;
}

LonLat part_way(LonLat a, LonLat b, double t) {
  return {wrapped_longitude(a.lon() + eastward(a, b) * t), std::lerp(a.lat(), b.lat(), t)};
}

void add_end(PageCourse& course, const Step& step, bool broken) {
  if (broken) {
    course.points.push_back(nowhere);
    course.positions.push_back(step.position);
  }
  course.points.push_back(step.b);
  course.positions.push_back(step.position);
}

/// Halves the step as long as its halves bend, from the first to the last.
void follow(Step whole, const Projector& projector, PageCourse& course) {
  std::vector<Step> ahead{whole};
  while (!ahead.empty()) {
    const Step step = ahead.back();
    ahead.pop_back();
    if (!may_bend(step)) {
      add_end(course, step, false);
      continue;
    }
    if (step.halvings == most_halvings) {
      add_end(course, step, has_place(step.a) && has_place(step.b) && distance(step.a, step.b) > torn);
      continue;
    }
    const LonLat middle = part_way(step.from, step.to, 0.5);
    const PagePoint point = projector.to_page(middle).value_or(nowhere);
    const bool straight = has_place(point) && has_place(step.a) && has_place(step.b) &&
                          degrees_apart(step.from, step.to) <= longest_step &&
                          off_chord(point, step.a, step.b) < unseen;
    if (straight) {
      add_end(course, step, false);
      continue;
    }
    ahead.push_back({middle, step.to, point, step.b, step.position, step.halvings + 1});
    ahead.push_back({step.from, middle, step.a, point, step.position, step.halvings + 1});
  }
}

/// Where the step from inside to outside (or back) meets the horizon.
LonLat crossing(LonLat in, LonLat out, const Projector::Horizon& horizon) {
  for (int i = 0; i < 40; ++i) {
    const LonLat middle = part_way(in, out, 0.5);
    (angle_between(horizon.centre, middle) <= horizon.angle ? in : out) = middle;
  }
  return in;
}

double direction_to(LonLat from, LonLat to) {
  constexpr double radians = std::numbers::pi / 180;
  const double east = (to.lon() - from.lon()) * radians;
  return std::atan2(std::sin(east) * std::cos(to.lat() * radians),
                    std::cos(from.lat() * radians) * std::sin(to.lat() * radians) -
                        std::sin(from.lat() * radians) * std::cos(to.lat() * radians) * std::cos(east)) /
         radians;
}

/// Along the horizon, the shorter way, one position a degree, without the ends.
void add_arc(Line& line, LonLat from, LonLat to, const Projector::Horizon& horizon) {
  const double begin = direction_to(horizon.centre, from);
  const double turn = std::remainder(direction_to(horizon.centre, to) - begin, 360);
  const int steps = static_cast<int>(std::ceil(std::abs(turn)));
  for (int i = 1; i < steps; ++i)
    line.push_back(at_angle(horizon.centre, begin + turn * i / steps, horizon.angle));
}

/// Steps of a degree, so that none passes over the horizon unseen.
Line in_small_steps(const Line& line) {
  Line out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const int parts = i > 0 ? static_cast<int>(std::ceil(degrees_apart(line[i - 1], line[i]))) : 1;
    for (int k = 1; k < parts; ++k)
      out.push_back(part_way(line[i - 1], line[i], static_cast<double>(k) / parts));
    out.push_back(line[i]);
  }
  return out;
}

/// The ring before the horizon, closed along it.
Line before_horizon(const Line& ring, const Projector::Horizon& horizon) {
  const Line fine = in_small_steps(ring);
  const auto is_seen = [&](LonLat p) { return angle_between(horizon.centre, p) <= horizon.angle; };
  Line seen;
  std::optional<LonLat> left;
  std::optional<LonLat> first_entry;
  for (std::size_t i = 0; i < fine.size(); ++i) {
    const bool now = is_seen(fine[i]);
    const bool before = i > 0 ? is_seen(fine[i - 1]) : now;
    if (before && !now) {
      left = crossing(fine[i - 1], fine[i], horizon);
      seen.push_back(*left);
    } else if (!before && now) {
      const LonLat entry = crossing(fine[i], fine[i - 1], horizon);
      if (left) add_arc(seen, *left, entry, horizon);
      if (!first_entry) first_entry = entry;
      seen.push_back(entry);
      left.reset();
    }
    if (now) seen.push_back(fine[i]);
  }
  if (left && first_entry) add_arc(seen, *left, *first_entry, horizon);
  if (seen.size() < 3) return {};
  seen.push_back(seen.front());
  return seen;
}

void add_seen_lines(const Line& line, const Projector::Horizon& horizon, std::vector<Line>& out) {
  const Line fine = in_small_steps(line);
  bool before = false;
  for (std::size_t i = 0; i < fine.size(); ++i) {
    const bool now = angle_between(horizon.centre, fine[i]) <= horizon.angle;
    if (now && !before) {
      out.emplace_back();
      if (i > 0) out.back().push_back(crossing(fine[i], fine[i - 1], horizon));
    }
    if (now) out.back().push_back(fine[i]);
    if (before && !now) out.back().push_back(crossing(fine[i - 1], fine[i], horizon));
    before = now;
  }
  std::erase_if(out, [](const Line& part) { return part.size() < 2; });
}

Geometry seen(const Geometry& geometry, const Projector::Horizon& horizon) {
  Geometry out;
  for (const LonLat& point : geometry.points)
    if (angle_between(horizon.centre, point) <= horizon.angle) out.points.push_back(point);
  for (const Line& line : geometry.lines) add_seen_lines(line, horizon, out.lines);
  for (const Polygon& polygon : geometry.polygons) {
    Polygon part;
    for (const Line& ring : polygon.rings) {
      Line kept = before_horizon(ring, horizon);
      if (!kept.empty()) part.rings.push_back(std::move(kept));
      if (part.rings.empty()) break;
    }
    if (!part.rings.empty()) out.polygons.push_back(std::move(part));
  }
  return out;
}

}  // namespace

const Geometry& showable(const Geometry& geometry, const Projector& projector, Geometry& cut) {
  const bool whole = lies_in(geometry, projector.window());
  if (whole && !projector.horizon()) return geometry;
  if (!whole) cut = cut_to(geometry, projector.window());
  if (projector.horizon()) cut = seen(whole ? geometry : cut, *projector.horizon());
  return cut;
}

bool is_cut(LonLat a, LonLat b, const Projector& projector) {
  if (is_cut(a, b, projector.window())) return true;
  const auto& horizon = projector.horizon();
  constexpr double near_enough = 1e-4;  // degrees
  return horizon && angle_between(horizon->centre, a) > horizon->angle - near_enough &&
         angle_between(horizon->centre, b) > horizon->angle - near_enough;
}

PageCourse course_on_page(const std::vector<LonLat>& line, const Projector& projector) {
  const std::vector<PagePoint> given = projector.to_page(line);
  PageCourse course;
  course.points.reserve(given.size());
  course.positions.reserve(given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (i == 0) {
      course.points.push_back(given[i]);
      course.positions.push_back(i);
      continue;
    }
    const Step step{line[i - 1], line[i], given[i - 1], given[i], i - 1, 0};
    if (may_bend(step))
      follow(step, projector, course);
    else
      add_end(course, step, false);
  }
  return course;
}

}  // namespace dateline
