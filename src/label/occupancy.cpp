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

BoxGrid::Span BoxGrid::span_of(const PageBox& box) const {
  const auto column = [&](double x) {
    return std::clamp(static_cast<int>((x - m_frame.left) / bucket), 0, m_columns - 1);
  };
  const auto row = [&](double y) {
    return std::clamp(static_cast<int>((y - m_frame.top) / bucket), 0, m_rows - 1);
  };
  return {column(box.left), row(box.top), column(box.right), row(box.bottom)};
}

void BoxGrid::add(int id, const PageBox& box) {
  const Span span = span_of(box);
  for (int y = span.top; y <= span.bottom; ++y)
    for (int x = span.left; x <= span.right; ++x) m_buckets[bucket_at(x, y)].push_back({id, box});
}

void BoxGrid::remove(int id, const PageBox& box) {
  const Span span = span_of(box);
  for (int y = span.top; y <= span.bottom; ++y)
    for (int x = span.left; x <= span.right; ++x)
      std::erase_if(m_buckets[bucket_at(x, y)], [&](const Entry& e) { return e.id == id; });
}

std::vector<int> BoxGrid::overlapping(const PageBox& box) const {
  std::vector<int> ids;
  find(box, [&](int id) {
    ids.push_back(id);
    return false;
  });
  std::ranges::sort(ids);
  const auto again = std::ranges::unique(ids);
  ids.erase(again.begin(), again.end());
  return ids;
}

bool BoxGrid::any(const PageBox& box) const {
  return find(box, [](int) { return true; });
}

}  // namespace dateline
