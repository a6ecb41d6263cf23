// Text along a line: rivers, roads, borders.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "label/candidates.hpp"

namespace dateline {
namespace {

constexpr double samples_per_em = 4;
constexpr double rounding = 0.9;          // ems over which small bends of the line are smoothed
constexpr double bend_per_letter = 2.5;   // of a step of half an em, against that from letter to letter
constexpr double sharpest_bend = 18;      // degrees in half an em that still read well
constexpr double crowded_share = 0.45;    // of that, where letters lean against one another
constexpr double widest_turn = 120;       // degrees that a name turns from one end to the other
constexpr double straight_enough = 0.04;  // ems off the chord: set straight
constexpr double farthest_off = 0.8;      // ems that a line may leave its smoothed course under a name

PagePoint operator+(PagePoint a, PagePoint b) {
  return {a.x + b.x, a.y + b.y};
}

PagePoint operator-(PagePoint a, PagePoint b) {
  return {a.x - b.x, a.y - b.y};
}

PagePoint operator*(PagePoint a, double times) {
  return {a.x * times, a.y * times};
}

double length(PagePoint a) {
  return std::hypot(a.x, a.y);
}

double dot(PagePoint a, PagePoint b) {
  return a.x * b.x + a.y * b.y;
}

/// Points every `step` mm along the line.
std::vector<PagePoint> resampled(const std::vector<PagePoint>& line, double step) {
  std::vector<PagePoint> out;
  double next = 0;
  double reached = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double part = length(line[i] - line[i - 1]);
    for (; part > 0 && next <= reached + part; next += step)
      out.push_back(line[i - 1] + (line[i] - line[i - 1]) * ((next - reached) / part));
    reached += part;
  }
  return out;
}

/// Each point the mean of its neighbours, three times over: nearly a Gaussian. The ends stay.
std::vector<PagePoint> smoothed(std::vector<PagePoint> points, std::size_t reach) {
  const std::size_t count = points.size();
  for (int pass = 0; pass < 3; ++pass) {
    std::vector<PagePoint> sums(count + 1);
    for (std::size_t i = 0; i < count; ++i) sums[i + 1] = sums[i] + points[i];
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t k = std::min({reach, i, count - 1 - i});
      points[i] = (sums[i + k + 1] - sums[i - k]) * (1.0 / static_cast<double>(2 * k + 1));
    }
  }
  return points;
}

/// The unit vector of the course at a point.
PagePoint course(const std::vector<PagePoint>& points, std::size_t i) {
  const std::size_t from = i >= 2 ? i - 2 : 0;
  const PagePoint along = points[std::min(i + 2, points.size() - 1)] - points[from];
  const double size = length(along);
  return size > 0 ? along * (1 / size) : PagePoint{1, 0};
}

/// To the right of a direction: below it when one reads along it.
PagePoint right_of(PagePoint direction) {
  return {-direction.y, direction.x};
}

double degrees_between(PagePoint a, PagePoint b) {
  return std::atan2(a.x * b.y - a.y * b.x, dot(a, b)) * 180 / std::numbers::pi;
}

/// A stretch of the line and its smoothed course, in the direction of reading.
struct Stretch {
  std::vector<PagePoint> line;
  std::vector<PagePoint> smooth;
};

/// The base line of a text: where it runs and what is wrong with it.
struct BaseLine {
  std::vector<PagePoint> points;
  double turn = 0;    ///< degrees between its most different directions
  double crowd = 0;   ///< degrees that it bends towards the letters' heads, which crowds them
  double excess = 0;  ///< mm that the line leaves its course towards the text
};

/// Tries names along one line.
class AlongLine {
 public:
  AlongLine(const LabelRequest& request, const std::string& text, const TextSize& size)
      : m_request(request),
        m_text(text),
        m_size(size),
        m_em(request.font.size),
        m_step(m_em / samples_per_em),
        m_line(resampled(request.points, m_step)),
        m_smooth(smoothed(m_line, static_cast<std::size_t>(rounding * samples_per_em))) {}

  void add_to(std::vector<LabelCandidate>& out, double text_cost) const {
    const double whole = m_step * static_cast<double>(m_line.size());
    // A name needs a little more than its own width, for on the inside of a bend there is less.
    const auto needed = static_cast<std::size_t>(std::ceil(m_size.width * 1.06 / m_step)) + 2;
    if (m_line.size() < needed) return;
    const std::size_t last = m_line.size() - needed;
    const std::size_t pace =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::max(m_size.width / 4, 2.0) / m_step));
    for (std::size_t k = 0;; ++k) {
      // From the middle outwards, to both ends.
      const auto away = static_cast<std::ptrdiff_t>((k + 1) / 2 * pace);
      const std::ptrdiff_t begin = static_cast<std::ptrdiff_t>(last / 2) + (k % 2 == 1 ? away : -away);
      const double slide = static_cast<double>(away) * m_step;
      if (slide > std::max(m_request.slide, 0.0) || away > static_cast<std::ptrdiff_t>(last)) break;
      if (begin < 0 || begin > static_cast<std::ptrdiff_t>(last)) continue;
      add_window(static_cast<std::size_t>(begin), needed, text_cost + slide / whole, out);
    }
  }

 private:
  void add_window(std::size_t begin, std::size_t count, double cost, std::vector<LabelCandidate>& out) const {
    const auto cut = [&](const std::vector<PagePoint>& points) {
      const auto first = points.begin() + static_cast<std::ptrdiff_t>(begin);
      return std::vector<PagePoint>(first, first + static_cast<std::ptrdiff_t>(count));
    };
    Stretch stretch{cut(m_line), cut(m_smooth)};
    const PagePoint chord = stretch.smooth.back() - stretch.smooth.front();
    if (m_request.upright && chord.x < 0) {
      std::ranges::reverse(stretch.line);
      std::ranges::reverse(stretch.smooth);
    }
    double side_cost = 0;
    for (const LabelAnchor& side : sides()) {
      if (const auto base = base_line(stretch, side))
        add(*base, cost + side_cost + base->turn / 180 + base->crowd / 90 + base->excess * 0.3, out);
      side_cost += 0.15;
    }
  }

  std::vector<LabelAnchor> sides() const {
    if (!m_request.anchors.empty()) return m_request.anchors;
    return {{0, -1, {}}, {0, 1, {}}};
  }

  /// The base line beside (or on) the stretch, unless the text would not read well there.
  std::optional<BaseLine> base_line(const Stretch& stretch, const LabelAnchor& side) const {
    BaseLine base;
    const std::size_t count = stretch.smooth.size();
    if (side.y != 0)
      for (std::size_t i = 0; i < count; ++i) {
        const PagePoint out = right_of(course(stretch.smooth, i)) * side.y;
        base.excess = std::max(base.excess, dot(stretch.line[i] - stretch.smooth[i], out));
      }
    if (base.excess > farthest_off * m_em) return std::nullopt;
    const double gap = m_request.clearance + base.excess;
    const double down = side.offset.y + (side.y < 0   ? -(gap + m_size.descent)
                                         : side.y > 0 ? gap + m_size.ascent
                                                      : (m_size.ascent - m_size.descent) / 2);
    for (std::size_t i = 0; i < count; ++i)
      base.points.push_back(stretch.smooth[i] + right_of(course(stretch.smooth, i)) * down);
    return reads_well(base, stretch.smooth) ? std::optional(base) : std::nullopt;
  }

  bool reads_well(BaseLine& base, const std::vector<PagePoint>& smooth) const {
    const double sharpest = std::min(m_request.most_bend / bend_per_letter, sharpest_bend);
    double length_of_base = 0;
    double angle = 0;
    double least = 0;
    double most = 0;
    for (std::size_t i = 1; i < base.points.size(); ++i) {
      const PagePoint step = base.points[i] - base.points[i - 1];
      length_of_base += length(step);
      if (dot(step, smooth[i] - smooth[i - 1]) <= 0) return false;  // it runs back on itself
      if (m_request.upright && step.x < -0.1 * length(step)) return false;
      if (i < 2) continue;
      const double bend = degrees_between(course(base.points, i - 2), course(base.points, i));
      if (bend > sharpest || -bend > sharpest * crowded_share) return false;
      base.crowd += std::max(0.0, -bend / 2);
      angle += bend / 2;
      least = std::min(least, angle);
      most = std::max(most, angle);
    }
    base.turn = most - least;
    return length_of_base >= m_size.width && base.turn <= widest_turn;
  }

  void add(const BaseLine& base, double cost, std::vector<LabelCandidate>& out) const {
    LabelCandidate candidate;
    candidate.mark = text_mark(m_request, m_text, TextAlign::centre);
    candidate.cost = cost;
    candidate.point = base.points[base.points.size() / 2];
    candidate.boxes = boxes_along(base.points);
    const PagePoint a = base.points.front();
    const PagePoint b = base.points.back();
    const PagePoint along = (b - a) * (1 / length(b - a));
    double off = 0;
    for (const PagePoint& p : base.points) off = std::max(off, std::abs(dot(p - a, right_of(along))));
    if (off < straight_enough * m_em) {
      candidate.mark.at = (a + b) * 0.5;
      candidate.mark.angle = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
    } else {
      candidate.mark.path = base.points;
      candidate.mark.at = candidate.point;
    }
    out.push_back(std::move(candidate));
  }

  /// Squares as high as the text along its middle.
  std::vector<PageBox> boxes_along(const std::vector<PagePoint>& base) const {
    const double height = m_size.ascent + m_size.descent;
    const double up = (m_size.ascent - m_size.descent) / 2;
    const auto pace = std::max<std::size_t>(1, static_cast<std::size_t>(height * 0.7 / m_step));
    std::vector<PageBox> boxes;
    for (std::size_t i = 0;; i = std::min(i + pace, base.size() - 1)) {
      const PagePoint p = base[i] - right_of(course(base, i)) * up;
      boxes.push_back({p.x - height / 2, p.y - height / 2, p.x + height / 2, p.y + height / 2});
      if (i == base.size() - 1) return boxes;
    }
  }

  const LabelRequest& m_request;
  const std::string& m_text;
  TextSize m_size;
  double m_em;
  double m_step;
  std::vector<PagePoint> m_line;
  std::vector<PagePoint> m_smooth;
};

}  // namespace

void add_along_line(const LabelRequest& request, const std::string& text, double text_cost,
                    TextMeasure& measure, std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.spans, request.font, request.line_height, measure);
  AlongLine(request, text, size).add_to(out, text_cost);
}

}  // namespace dateline
