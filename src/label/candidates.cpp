#include "label/candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <sstream>

namespace dateline {
namespace {

/// Where the label's box stands from the point: signs of x and y, and what the position
/// costs (Imhof 1975: upper right first, then lower right, the left side, above, below).
struct Position {
  int x;
  int y;
  double cost;
};
constexpr std::array<Position, 8> positions{{{1, -1, 0.0},
                                             {1, 0, 0.1},
                                             {1, 1, 0.25},
                                             {-1, -1, 0.4},
                                             {-1, 0, 0.5},
                                             {-1, 1, 0.6},
                                             {0, -1, 0.7},
                                             {0, 1, 0.8}}};

TextMark text_mark(const LabelRequest& request, const std::string& text, TextAlign align) {
  TextMark mark;
  mark.text = text;
  mark.font = request.font;
  mark.colour = request.colour;
  mark.halo = request.halo;
  mark.halo_width = request.halo_width;
  mark.line_height = request.line_height;
  mark.align = align;
  return mark;
}

double base_x(const PageBox& box, TextAlign align) {
  if (align == TextAlign::left) return box.left;
  return align == TextAlign::right ? box.right : box.centre().x;
}

LabelCandidate level(const LabelRequest& request, const std::string& text, const TextSize& size,
                     const PageBox& box, TextAlign align, double cost) {
  LabelCandidate candidate{text_mark(request, text, align), {box}, cost};
  candidate.mark.at = {base_x(box, align), box.top + size.ascent};
  return candidate;
}

PageBox beside(PagePoint point, const Position& position, double gap, const TextSize& size) {
  const double height = size.ascent + size.descent;
  const double diagonal = gap * std::numbers::sqrt2 / 2;
  PageBox box;
  if (position.x == 0) {
    box.left = point.x - size.width / 2;
  } else {
    const double away = position.y == 0 ? gap : diagonal;
    box.left = position.x > 0 ? point.x + away : point.x - away - size.width;
  }
  if (position.y == 0) {
    box.top = point.y - height / 2;
  } else {
    const double away = position.x == 0 ? gap : diagonal;
    box.top = position.y < 0 ? point.y - away - height : point.y + away;
  }
  // Diagonal labels lean on the point: half a line back towards it.
  if (position.x != 0 && position.y != 0) box.top -= position.y * height * 0.25;
  box.right = box.left + size.width;
  box.bottom = box.top + height;
  return box;
}

void around_point(const LabelRequest& request, const std::string& text, double text_cost,
                  TextMeasure& measure, std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.font, request.line_height, measure);
  const double em = request.font.size;
  for (const double ring : {0.25, 0.8, 1.6})
    for (const Position& position : positions) {
      const double gap = request.clearance + ring * em;
      const TextAlign align = position.x > 0   ? TextAlign::left
                              : position.x < 0 ? TextAlign::right
                                               : TextAlign::centre;
      out.push_back(level(request, text, size, beside(request.points.front(), position, gap, size), align,
                          position.cost + text_cost + (ring - 0.25) * 1.2));
    }
}

void within_area(const LabelRequest& request, const std::string& text, double text_cost, TextMeasure& measure,
                 std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.font, request.line_height, measure);
  const double height = size.ascent + size.descent;
  double cost = text_cost;
  for (const PagePoint& point : request.points) {
    const PageBox box{point.x - size.width / 2, point.y - height / 2, point.x + size.width / 2,
                      point.y + height / 2};
    out.push_back(level(request, text, size, box, TextAlign::centre, cost));
    cost += 0.1;
  }
}

double distance(PagePoint a, PagePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// The point `along` mm from the line's start.
PagePoint point_at(const std::vector<PagePoint>& line, double along) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (step >= along && step > 0) {
      const double t = along / step;
      return {line[i - 1].x + (line[i].x - line[i - 1].x) * t,
              line[i - 1].y + (line[i].y - line[i - 1].y) * t};
    }
    along -= step;
  }
  return line.back();
}

/// Boxes that together cover a turned text: squares of its height along its base line.
std::vector<PageBox> squares_along(PagePoint from, PagePoint to, double height) {
  const double length = distance(from, to);
  const int count = std::max(1, static_cast<int>(std::ceil(length / (height * 0.7))));
  std::vector<PageBox> boxes;
  for (int i = 0; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    const PagePoint p{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
    boxes.push_back({p.x - height / 2, p.y - height / 2, p.x + height / 2, p.y + height / 2});
  }
  return boxes;
}

/// Straight text beside the chord of a stretch that bends little, on the upper side first.
void along_line(const LabelRequest& request, const std::string& text, double text_cost, TextMeasure& measure,
                std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.font, request.line_height, measure);
  const double height = size.ascent + size.descent;
  double length = 0;
  for (std::size_t i = 1; i < request.points.size(); ++i)
    length += distance(request.points[i - 1], request.points[i]);
  if (length < size.width) return;
  const double step = std::max(size.width / 3, 2.0);
  for (double start = 0; start + size.width <= length; start += step) {
    PagePoint a = point_at(request.points, start);
    PagePoint b = point_at(request.points, start + size.width);
    if (a.x > b.x) std::swap(a, b);
    const double chord = distance(a, b);
    if (chord < size.width * 0.9) continue;
    double sag = 0;
    for (const double t : {0.2, 0.35, 0.5, 0.65, 0.8}) {
      const PagePoint p = point_at(request.points, start + size.width * t);
      sag = std::max(sag, std::abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / chord);
    }
    if (sag > request.font.size * 0.7) continue;
    const double from_middle = std::abs(start + size.width / 2 - length / 2) / length;
    for (const double side : {-1.0, 1.0}) {
      const double off = side * (request.clearance + sag + height / 2 + 0.2);
      const PagePoint normal{-(b.y - a.y) / chord, (b.x - a.x) / chord};
      const PagePoint middle{(a.x + b.x) / 2 + normal.x * off, (a.y + b.y) / 2 + normal.y * off};
      const PagePoint half{(b.x - a.x) / chord * (size.width - height) / 2,
                           (b.y - a.y) / chord * (size.width - height) / 2};
      LabelCandidate candidate{text_mark(request, text, TextAlign::centre),
                               squares_along({middle.x - half.x, middle.y - half.y},
                                             {middle.x + half.x, middle.y + half.y}, height),
                               text_cost + from_middle + sag * 0.3 + (side > 0 ? 0.15 : 0)};
      candidate.mark.angle = std::atan2(b.y - a.y, b.x - a.x) * 180 / std::numbers::pi;
      const double down = (size.ascent - size.descent) / 2;  // from the box's middle to its base line
      candidate.mark.at = {middle.x + normal.x * down, middle.y + normal.y * down};
      out.push_back(candidate);
    }
  }
}

}  // namespace

std::vector<LabelCandidate> label_candidates(const LabelRequest& request, TextMeasure& measure) {
  std::vector<std::string> texts{request.text};
  texts.insert(texts.end(), request.other_texts.begin(), request.other_texts.end());
  std::vector<LabelCandidate> out;
  double text_cost = 0;
  for (const std::string& text : texts) {
    switch (request.way) {
      case LabelRequest::Way::around_point: around_point(request, text, text_cost, measure, out); break;
      case LabelRequest::Way::within_area: within_area(request, text, text_cost, measure, out); break;
      case LabelRequest::Way::along_line: along_line(request, text, text_cost, measure, out); break;
    }
    text_cost += 0.45;
  }
  std::ranges::stable_sort(out, {}, &LabelCandidate::cost);
  return out;
}

}  // namespace dateline
