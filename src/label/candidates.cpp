#include "label/candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

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

constexpr double level_beside_axis = 1.5;  // of level text in an area that it overruns

double base_x(const PageBox& box, TextAlign align) {
  if (align == TextAlign::left) return box.left;
  return align == TextAlign::right ? box.right : box.centre().x;
}

LabelCandidate level(const LabelRequest& request, const std::string& text, const TextSize& size,
                     const PageBox& box, TextAlign align, double cost, PagePoint point) {
  LabelCandidate candidate;
  candidate.mark = text_mark(request, text, request.justify.value_or(align));
  candidate.boxes = {box};
  candidate.cost = cost;
  candidate.point = point;
  candidate.text = box;
  candidate.mark.at = {base_x(box, candidate.mark.align), box.top + size.ascent};
  return candidate;
}

PagePoint rotated(PagePoint p, PagePoint about, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double x = p.x - about.x;
  const double y = p.y - about.y;
  return {about.x + x * std::cos(angle) - y * std::sin(angle),
          about.y + x * std::sin(angle) + y * std::cos(angle)};
}

void turn(LabelCandidate& candidate, double degrees) {
  if (degrees == 0) return;
  const PageBox box = candidate.text;
  const PagePoint pivot{std::clamp(candidate.point.x, box.left, box.right),
                        std::clamp(candidate.point.y, box.top, box.bottom)};
  const double half = std::max(0.0, (box.width() - box.height()) / 2);
  const PagePoint middle = box.centre();
  candidate.mark.at = rotated(candidate.mark.at, pivot, degrees);
  candidate.mark.angle = degrees;
  candidate.boxes = squares_along(rotated({middle.x - half, middle.y}, pivot, degrees),
                                  rotated({middle.x + half, middle.y}, pivot, degrees),
                                  std::min(box.height(), box.width()));
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

TextAlign towards_point(int x) {
  return x > 0 ? TextAlign::left : x < 0 ? TextAlign::right : TextAlign::centre;
}

/// The same box slid along the side of the point on which it stands, in halves of its length:
/// the point may be beneath any part of a text, and level with any part of its height.
std::vector<PageBox> slid(const PageBox& box, int x, int y) {
  std::vector<PageBox> out;
  if (x != 0 && y != 0) return out;
  for (const double part : {0.5, -0.5, 0.25, -0.25, 0.75, -0.75}) {
    if (y == 0 && std::abs(part) != 0.5) continue;
    const PagePoint by{y != 0 ? part * box.width() / 2 : 0, y == 0 ? part * box.height() / 2 : 0};
    out.push_back({box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y});
  }
  return out;
}

/// Where the nearest edge or corner of the text stands: the anchor's offset, made larger where
/// the symbol at the point needs it, and `farther` by that many mm.
PagePoint offset_of(const LabelRequest& request, const LabelAnchor& anchor, double farther) {
  constexpr double share = std::numbers::sqrt2 / 2;
  const bool diagonal = anchor.x != 0 && anchor.y != 0;
  const double clear = request.clearance > 0 ? request.clearance + 0.15 * request.font.size : 0;
  const auto part = [&](int side, double offset) {
    if (side == 0) return offset;
    const double least = (diagonal ? share : 1) * clear;
    return side * (std::max(side * offset, least) + farther * (diagonal ? share : 1));
  };
  return {part(anchor.x, anchor.offset.x), part(anchor.y, anchor.offset.y)};
}

/// The last way of `out` slid along its side.
void add_slid(const LabelRequest& request, const std::string& text, const TextSize& size, int x, int y,
              std::vector<LabelCandidate>& out) {
  const LabelCandidate first = out.back();
  double cost = first.cost + 0.25;
  for (const PageBox& box : slid(first.text, x, y)) {
    out.push_back(level(request, text, size, box, towards_point(x), cost, first.point));
    cost += 0.02;
  }
}

/// The places that the request names, in its order, and the same farther away.
void at_anchors(const LabelRequest& request, const std::string& text, double text_cost, const TextSize& size,
                std::vector<LabelCandidate>& out) {
  const double em = request.font.size;
  const double height = size.ascent + size.descent;
  for (const double farther : {0.0, 0.55, 1.35}) {
    if (farther > 0 && !request.may_stand_off) return;
    double cost = text_cost + farther * 1.2;
    for (const LabelAnchor& anchor : request.anchors) {
      const PagePoint offset = offset_of(request, anchor, farther * em);
      const PagePoint at{request.points.front().x + offset.x, request.points.front().y + offset.y};
      PageBox box{at.x - size.width * (1 - anchor.x) / 2, at.y - height * (1 - anchor.y) / 2, 0, 0};
      // Diagonal labels lean on the point: some of a line back towards it.
      if (anchor.x != 0 && anchor.y != 0 && request.may_stand_off) box.top -= anchor.y * height * 0.25;
      box.right = box.left + size.width;
      box.bottom = box.top + height;
      out.push_back(level(request, text, size, box, towards_point(anchor.x), cost, request.points.front()));
      if (farther == 0 && request.may_stand_off) add_slid(request, text, size, anchor.x, anchor.y, out);
      cost += 0.1;
    }
  }
}

void around_point(const LabelRequest& request, const std::string& text, double text_cost,
                  TextMeasure& measure, std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.spans, request.font, request.line_height, measure);
  const double em = request.font.size;
  if (!request.anchors.empty()) return at_anchors(request, text, text_cost, size, out);
  for (const double ring : {0.25, 0.8, 1.6})
    for (const Position& position : positions) {
      const double gap = request.clearance + ring * em;
      out.push_back(level(request, text, size, beside(request.points.front(), position, gap, size),
                          towards_point(position.x), position.cost + text_cost + (ring - 0.25) * 1.2,
                          request.points.front()));
      if (ring == 0.25) add_slid(request, text, size, position.x, position.y, out);
    }
}

/// Along the area's axis, on one line.
void along_axis(const LabelRequest& request, const std::string& text, double text_cost, TextMeasure& measure,
                std::vector<LabelCandidate>& out) {
  LabelRequest along = request;
  along.points = request.axis;
  along.anchors = {LabelAnchor{}};
  std::string line = text;
  std::ranges::replace(line, '\n', ' ');
  add_along_line(along, line, text_cost, measure, out);
}

void within_area(const LabelRequest& request, const std::string& text, double text_cost, TextMeasure& measure,
                 std::vector<LabelCandidate>& out) {
  const TextSize size = measure_lines(text, request.spans, request.font, request.line_height, measure);
  const double height = size.ascent + size.descent;
  const PagePoint offset = request.anchors.empty() ? PagePoint{} : request.anchors.front().offset;
  // The last point of many is about as bad as a name beside its dot is far from it.
  const double step = std::min(0.1, 4.0 / static_cast<double>(request.points.size()));
  double cost = text_cost;
  if (!request.axis.empty()) {
    along_axis(request, text, text_cost, measure, out);
    cost += level_beside_axis;
  }
  for (const PagePoint& point : request.points) {
    const PagePoint at{point.x + offset.x, point.y + offset.y};
    const PageBox box{at.x - size.width / 2, at.y - height / 2, at.x + size.width / 2, at.y + height / 2};
    out.push_back(level(request, text, size, box, TextAlign::centre, cost, point));
    cost += step;
  }
}

/// A symbol that stands and falls with the text covers its room too.
void add_picture(const LabelRequest& request, LabelCandidate& candidate) {
  if (request.border) {
    const auto& [top, right, bottom, left] = *request.border;
    const PageBox& box = candidate.text;
    candidate.boxes = {{box.left - left, box.top - top, box.right + right, box.bottom + bottom}};
  }
  if (!request.picture) return;
  const PageBox& box = *request.picture;
  candidate.boxes.push_back({candidate.point.x + box.left, candidate.point.y + box.top,
                             candidate.point.x + box.right, candidate.point.y + box.bottom});
}

}  // namespace

std::vector<PageBox> squares_along(PagePoint from, PagePoint to, double size) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const int count = std::max(1, static_cast<int>(std::ceil(length / (size * 0.7))));
  std::vector<PageBox> boxes;
  for (int i = 0; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    const PagePoint p{from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
    boxes.push_back({p.x - size / 2, p.y - size / 2, p.x + size / 2, p.y + size / 2});
  }
  return boxes;
}

TextMark text_mark(const LabelRequest& request, const std::string& text, TextAlign align) {
  TextMark mark;
  mark.text = text;
  mark.font = request.font;
  mark.colour = request.colour;
  mark.halo = request.halo;
  mark.halo_width = request.halo_width;
  mark.halo_blur = request.halo_blur;
  mark.line_height = request.line_height;
  mark.spans = request.spans;
  mark.align = align;
  return mark;
}

std::vector<LabelCandidate> label_candidates(const LabelRequest& request, TextMeasure& measure) {
  std::vector<std::string> texts{request.text};
  texts.insert(texts.end(), request.other_texts.begin(), request.other_texts.end());
  std::vector<LabelCandidate> out;
  double text_cost = 0;
  for (const std::string& text : texts) {
    switch (request.way) {
      case LabelRequest::Way::around_point: around_point(request, text, text_cost, measure, out); break;
      case LabelRequest::Way::within_area: within_area(request, text, text_cost, measure, out); break;
      case LabelRequest::Way::along_line: add_along_line(request, text, text_cost, measure, out); break;
    }
    text_cost += 0.45;
  }
  for (LabelCandidate& candidate : out) {
    if (request.way != LabelRequest::Way::along_line) turn(candidate, request.turn);
    add_picture(request, candidate);
  }
  std::ranges::stable_sort(out, {}, &LabelCandidate::cost);
  return out;
}

}  // namespace dateline
