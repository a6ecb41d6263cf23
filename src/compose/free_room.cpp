#include "compose/free_room.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr double from_frame = 1.5;  // mm
constexpr double apart = 1.2;       // mm between pieces
constexpr double about = 0.8;       // mm around a piece in which it still hides
constexpr int steps = 8;            // along an edge
constexpr double off_corner = 1;    // of weight, that a place elsewhere must hide less than a corner

/// Places in the frame as parts of the room that is left, the corners first.
std::vector<std::pair<double, double>> places() {
  std::vector<std::pair<double, double>> out{{0, 1}, {1, 1}, {1, 0}, {0, 0}};
  for (int i = 1; i < steps; ++i) {
    const double part = static_cast<double>(i) / steps;
    for (const auto& place : {std::pair(part, 1.0), {1.0, part}, {part, 0.0}, {0.0, part}})
      out.push_back(place);
  }
  return out;
}

}  // namespace

FreeRoom::FreeRoom(const PageBox& frame, std::vector<Hidden> shown)
    : m_frame(frame.grown(-from_frame)), m_shown(std::move(shown)) {}

std::optional<RoomFound> FreeRoom::best(double width, double height, double most) const {
  const double across = m_frame.width() - width;
  const double down = m_frame.height() - height;
  if (across < 0 || down < 0) return std::nullopt;
  std::optional<RoomFound> found;
  std::optional<RoomFound> corner;
  for (const auto& [x, y] : places()) {
    const PagePoint at{m_frame.left + across * x, m_frame.top + down * y};
    const PageBox box{at.x, at.y, at.x + width, at.y + height};
    if (std::ranges::any_of(m_taken, [&](const PageBox& other) { return other.grown(apart).overlaps(box); }))
      continue;
    const double hides = hidden_by(box);
    const bool is_corner = (x == 0 || x == 1) && (y == 0 || y == 1);
    if (!found || hides < found->hides) found = {box, hides};
    if (is_corner && hides <= most && (!corner || hides < corner->hides)) corner = {box, hides};
  }
  return corner && corner->hides <= found->hides + off_corner ? corner : found;
}

double FreeRoom::hidden_by(const PageBox& box) const {
  const PageBox wide = box.grown(about);
  double sum = 0;
  for (const Hidden& hidden : m_shown)
    if (wide.contains(hidden.at)) sum += hidden.weight;
  return sum;
}

}  // namespace dateline
