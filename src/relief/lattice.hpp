#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace dateline {

/// Values at every 16th pixel each way, from the first one on to or beyond the last;
/// between them they are interpolated. Over 16 pixels a projection is as good as straight:
/// what bends is less than a tenth of a pixel even on a map of the world.
template <int N>
class Lattice {
 public:
  using Values = std::array<double, N>;
  static constexpr int step = 16;

  Lattice(int columns, int rows)
      : m_pixels(columns),
        m_columns(nodes(columns)),
        m_rows(nodes(rows)),
        m_values(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows)) {}

  int columns() const { return m_columns; }
  int rows() const { return m_rows; }
  std::vector<Values>& values() { return m_values; }
  const std::vector<Values>& values() const { return m_values; }

  /// The values of a node, by its number each way.
  Values& at(int i, int j) { return m_values[index(i, j)]; }
  const Values& at(int i, int j) const { return m_values[index(i, j)]; }
  std::size_t index(int i, int j) const {
    return static_cast<std::size_t>(j) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(i);
  }

  /// Calls use(column, values) for each pixel of a row.
  template <class Use>
  void along(int row, Use use) const {
    const int j = std::min(row / step, m_rows - 2);
    const double down = static_cast<double>(row - j * step) / step;
    for (int i = 0; i * step < m_pixels; ++i) {
      const int cell = std::min(i, m_columns - 2);
      const Values left = between(at(cell, j), at(cell, j + 1), down);
      const Values right = between(at(cell + 1, j), at(cell + 1, j + 1), down);
      const int end = std::min((i + 1) * step, m_pixels);
      for (int column = i * step; column < end; ++column)
        use(column, between(left, right, static_cast<double>(column - cell * step) / step));
    }
  }

 private:
  static int nodes(int pixels) { return std::max(2, (pixels + step - 2) / step + 1); }

  static Values between(const Values& a, const Values& b, double t) {
    Values out;
    for (std::size_t n = 0; n < N; ++n) out[n] = a[n] + (b[n] - a[n]) * t;
    return out;
  }

  int m_pixels;
  int m_columns;
  int m_rows;
  std::vector<Values> m_values;
};

}  // namespace dateline
