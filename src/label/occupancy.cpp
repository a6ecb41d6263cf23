#include "label/occupancy.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double cell = 0.5;    // mm
constexpr double bucket = 8.0;  // mm

}  // namespace

Occupancy::Occupancy(const PageBox& frame, const std::vector<std::vector<PagePoint>>& lines)
    : m_frame(frame),
      m_columns(static_cast<int>(std::ceil(frame.width() / cell))),
      m_rows(static_cast<int>(std::ceil(frame.height() / cell))),
      m_sums(static_cast<std::size_t>(m_columns + 1) * static_cast<std::size_t>(m_rows + 1), 0) {
  const auto at = [&](int x, int y) -> std::int32_t& {
    return m_sums[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns + 1) +
                  static_cast<std::size_t>(x)];
  };
  for (const auto& line : lines)
    for (std::size_t i = 1; i < line.size(); ++i) {
      const PagePoint a = line[i - 1];
      const PagePoint b = line[i];
      const int steps = std::max(1, static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / (cell / 2)));
      for (int k = 0; k <= steps; ++k) {
        const PagePoint p{a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps};
        if (frame.contains(p) && p.x < frame.right && p.y < frame.bottom)
          at(column(p.x) + 1, row(p.y) + 1) = 1;
      }
    }
  for (int y = 1; y <= m_rows; ++y)
    for (int x = 1; x <= m_columns; ++x) at(x, y) += at(x - 1, y) + at(x, y - 1) - at(x - 1, y - 1);
}

int Occupancy::column(double x) const {
  return std::clamp(static_cast<int>((x - m_frame.left) / cell), 0, m_columns);
}

int Occupancy::row(double y) const {
  return std::clamp(static_cast<int>((y - m_frame.top) / cell), 0, m_rows);
}

int Occupancy::covered(const PageBox& box) const {
  const auto at = [&](int x, int y) {
    return m_sums[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns + 1) +
                  static_cast<std::size_t>(x)];
  };
  const int left = column(box.left);
  const int right = column(box.right);
  const int top = row(box.top);
  const int bottom = row(box.bottom);
  return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top);
}

BoxGrid::BoxGrid(const PageBox& frame)
    : m_frame(frame),
      m_columns(std::max(1, static_cast<int>(std::ceil(frame.width() / bucket)))),
      m_rows(std::max(1, static_cast<int>(std::ceil(frame.height() / bucket)))),
      m_buckets(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

template <class Visit>
void BoxGrid::each_bucket(const PageBox& box, Visit visit) const {
  const auto column = [&](double x) {
    return std::clamp(static_cast<int>((x - m_frame.left) / bucket), 0, m_columns - 1);
  };
  const auto row = [&](double y) {
    return std::clamp(static_cast<int>((y - m_frame.top) / bucket), 0, m_rows - 1);
  };
  for (int y = row(box.top); y <= row(box.bottom); ++y)
    for (int x = column(box.left); x <= column(box.right); ++x)
      visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x));
}

void BoxGrid::add(int id, const PageBox& box) {
  each_bucket(box, [&](std::size_t i) { m_buckets[i].push_back({id, box}); });
}

void BoxGrid::remove(int id, const PageBox& box) {
  each_bucket(
      box, [&](std::size_t i) { std::erase_if(m_buckets[i], [&](const Entry& e) { return e.id == id; }); });
}

std::vector<int> BoxGrid::overlapping(const PageBox& box) const {
  std::vector<int> ids;
  each_bucket(box, [&](std::size_t i) {
    for (const Entry& entry : m_buckets[i])
      if (entry.box.overlaps(box)) ids.push_back(entry.id);
  });
  std::ranges::sort(ids);
  const auto again = std::ranges::unique(ids);
  ids.erase(again.begin(), again.end());
  return ids;
}

bool BoxGrid::any(const PageBox& box) const {
  bool found = false;
  each_bucket(box, [&](std::size_t i) {
    for (const Entry& entry : m_buckets[i]) found = found || entry.box.overlaps(box);
  });
  return found;
}

}  // namespace dateline
