#include "compose/hex_lattice.hpp"

#include <cmath>

namespace dateline {
namespace {

const double root3 = std::sqrt(3.0);

}  // namespace

HexLattice::HexLattice(const PageBox& box, double area) : m_radius(std::sqrt(2 * area / (3 * root3))) {
  // Centred on the box, with a row and a column beyond each side.
  const double across = root3 * m_radius;
  const double down = 1.5 * m_radius;
  m_columns = 2 * static_cast<int>(std::ceil(box.width() / across / 2)) + 3;
  m_rows = 2 * static_cast<int>(std::ceil(box.height() / down / 2)) + 3;
  const PagePoint middle = box.centre();
  m_first = {middle.x - (m_columns - 1) / 2 * across, middle.y - (m_rows - 1) / 2 * down};
}

PagePoint HexLattice::centre(int column, int row) const {
  return {m_first.x + root3 * m_radius * (column + 0.5 * (row & 1)), m_first.y + 1.5 * m_radius * row};
}

PagePoint HexLattice::centre(std::size_t hexagon) const {
  const auto columns = static_cast<std::size_t>(m_columns);
  return centre(static_cast<int>(hexagon % columns), static_cast<int>(hexagon / columns));
}

std::optional<std::size_t> HexLattice::at(PagePoint point) const {
  // A hexagon is what lies nearer to its centre than to any other.
  const double y = (point.y - m_first.y) / (1.5 * m_radius);
  if (!(y > -1 && y < m_rows)) return std::nullopt;
  double nearest = INFINITY;
  int column = 0;
  int row = 0;
  for (int r = static_cast<int>(std::floor(y)); r <= static_cast<int>(std::floor(y)) + 1; ++r) {
    const double x = (point.x - m_first.x) / (root3 * m_radius) - 0.5 * (r & 1);
    if (!(x > -1 && x < m_columns)) continue;
    const int c = static_cast<int>(std::floor(x + 0.5));
    const PagePoint middle = centre(c, r);
    const double away =
        (point.x - middle.x) * (point.x - middle.x) + (point.y - middle.y) * (point.y - middle.y);
    if (away >= nearest) continue;
    nearest = away;
    column = c;
    row = r;
  }
  if (std::isinf(nearest) || column < 0 || row < 0 || column >= m_columns || row >= m_rows)
    return std::nullopt;
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
         static_cast<std::size_t>(column);
}

std::array<PagePoint, 6> HexLattice::corners(std::size_t hexagon) const {
  const PagePoint middle = centre(hexagon);
  const double across = root3 / 2 * m_radius;
  const double down = m_radius / 2;
  return {{{middle.x, middle.y - m_radius},
           {middle.x + across, middle.y - down},
           {middle.x + across, middle.y + down},
           {middle.x, middle.y + m_radius},
           {middle.x - across, middle.y + down},
           {middle.x - across, middle.y - down}}};
}

}  // namespace dateline
