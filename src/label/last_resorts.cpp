// Where a place has no room for its name: leader lines, and letters that stand for names.

#include <array>
#include <cmath>
#include <numbers>

#include "label/candidates.hpp"

namespace dateline {
namespace {

constexpr double leader_cost = 5;  // more than any way at the point itself
constexpr double key_cost = 20;    // more than any leader line
constexpr std::array<double, 5> leader_lengths{2.0, 3.2, 4.8, 7.0, 10.0};  // ems
constexpr int directions = 32;
constexpr double room_of_leader = 0.3;  // mm, how wide a leader line counts
constexpr double gap_to_text = 0.2;     // ems between a leader line and its text
constexpr double key_size = 0.9;        // of the text's font

/// The middle of the side of a text that faces the point, a gap away, stands at `end`.
PageBox beyond(PagePoint end, PagePoint direction, const TextSize& size, double gap) {
  const double height = size.ascent + size.descent;
  PageBox box{end.x - size.width / 2, end.y - height / 2, 0, 0};
  if (std::abs(direction.x) > 0.5)
    box.left = direction.x > 0 ? end.x + gap : end.x - gap - size.width;
  else
    box.top = direction.y > 0 ? end.y + gap : end.y - gap - height;
  box.right = box.left + size.width;
  box.bottom = box.top + height;
  return box;
}

LabelCandidate standing_in(const LabelRequest& request, const PageBox& box, double cost, TextMark mark) {
  LabelCandidate candidate;
  candidate.mark = std::move(mark);
  candidate.boxes = {box};
  candidate.cost = cost;
  candidate.point = request.points.front();
  candidate.text = box;
  return candidate;
}

void add_led(const LabelRequest& request, TextMeasure& measure, std::vector<LabelCandidate>& out) {
  const TextSize size =
      measure_lines(request.text, request.spans, request.font, request.line_height, measure);
  const double em = request.font.size;
  const PagePoint at = request.points.front();
  const double start = request.clearance > 0 ? request.clearance : 0.3;
  for (const double length : leader_lengths) {
    if (length > request.longest_leader) break;
    for (int i = 0; i < directions; ++i) {
      // From the upper right to both sides.
      const int turned = (i + 1) / 2 * (i % 2 == 1 ? 1 : -1);
      const double angle = (1.0 / 4 + 2.0 * turned / directions) * std::numbers::pi;
      const PagePoint direction{std::cos(angle), -std::sin(angle)};
      const double reach = start + length * em;
      const PagePoint end{at.x + direction.x * reach, at.y + direction.y * reach};
      const PageBox box = beyond(end, direction, size, gap_to_text * em);
      const TextAlign align = std::abs(direction.x) <= 0.5 ? TextAlign::centre
                              : direction.x > 0            ? TextAlign::left
                                                           : TextAlign::right;
      LabelCandidate led = standing_in(request, box, leader_cost + length * 0.4 + i * 0.01,
                                       text_mark(request, request.text, align));
      led.mark.at = {align == TextAlign::left    ? box.left
                     : align == TextAlign::right ? box.right
                                                 : box.centre().x,
                     box.top + size.ascent};
      led.resort = LabelCandidate::Resort::leader;
      led.leader = {{at.x + direction.x * start, at.y + direction.y * start}, end};
      // The squares begin where they touch the dot no more.
      const double clear = start + room_of_leader;
      const PagePoint first{at.x + direction.x * clear, at.y + direction.y * clear};
      for (const PageBox& square : squares_along(first, end, room_of_leader)) led.boxes.push_back(square);
      out.push_back(std::move(led));
    }
  }
}

void add_keyed(const LabelRequest& request, TextMeasure& measure, std::vector<LabelCandidate>& out) {
  const std::string pattern = "M";  // the widest letter
  Font font = request.font;
  font.size *= key_size;
  font.bold = true;
  font.letter_spacing = 0;
  const TextSize size = measure.measure(pattern, font);
  const double height = size.ascent + size.descent;
  const double start = request.clearance + 0.1 * font.size;
  double cost = key_cost;
  for (const double farther : {0.0, 0.5})
    for (const auto& [x, y] :
         {std::pair(1, -1), {1, 0}, {1, 1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}}) {
      const double part = x != 0 && y != 0 ? std::numbers::sqrt2 / 2 : 1;
      const double away = (start + farther * font.size) * part;
      const PagePoint at = request.points.front();
      const PageBox box{at.x + x * away - size.width * (1 - x) / 2, at.y + y * away - height * (1 - y) / 2,
                        at.x + x * away + size.width * (1 + x) / 2, at.y + y * away + height * (1 + y) / 2};
      TextMark mark = text_mark(request, pattern, TextAlign::centre);
      mark.spans.clear();
      mark.font = font;
      mark.at = {box.centre().x, box.top + size.ascent};
      LabelCandidate key = standing_in(request, box, cost, std::move(mark));
      key.resort = LabelCandidate::Resort::key;
      out.push_back(std::move(key));
      cost += 0.1;
    }
}

}  // namespace

void add_last_resorts(const LabelRequest& request, TextMeasure& measure, std::vector<LabelCandidate>& out) {
  if (request.way != LabelRequest::Way::around_point || request.picture || request.border ||
      request.turn != 0)
    return;
  if (request.longest_leader > 0) add_led(request, measure, out);
  if (request.may_be_keyed) add_keyed(request, measure, out);
}

}  // namespace dateline
