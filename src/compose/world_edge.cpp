#include "compose/world_edge.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double row_height = 1;  // mm

/// Where a level line crosses the ring, from left to right.
std::vector<double> crossings(const std::vector<PagePoint>& ring, double y) {
  std::vector<double> at;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].y > y) != (ring[j].y > y))
      at.push_back(ring[i].x + (ring[j].x - ring[i].x) * (y - ring[i].y) / (ring[j].y - ring[i].y));
  std::ranges::sort(at);
  return at;
}

}  // namespace

std::vector<PageBox> beside_the_world(const Projector& projector) {
  const std::vector<PagePoint>& edge = projector.outline();
  const PageBox& frame = projector.frame();
  std::vector<PageBox> beside;
  if (edge.empty()) return beside;
  const int rows = static_cast<int>(std::ceil(frame.height() / row_height));
  for (int row = 0; row < rows; ++row) {
    const double top = frame.top + row * row_height;
    const double bottom = std::min(top + row_height, frame.bottom);
    double left = frame.left;  // of what lies beside the world
    const auto add = [&](double right) {
      if (right > left) beside.push_back({left, top, std::min(right, frame.right), bottom});
    };
    const std::vector<double> ends = crossings(edge, (top + bottom) / 2);
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
      add(ends[i]);
      left = std::max(left, ends[i + 1]);
    }
    add(frame.right);
  }
  return beside;
}

}  // namespace dateline
