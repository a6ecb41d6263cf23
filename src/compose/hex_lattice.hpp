#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Equal hexagons that cover a box, each standing on a corner, numbered row by row.
class HexLattice {
 public:
  /// `area` is that of a hexagon, mm².
  HexLattice(const PageBox& box, double area);

  std::size_t size() const { return static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows); }

  /// The hexagon that holds the point; nothing beside the lattice.
  std::optional<std::size_t> at(PagePoint point) const;

  PagePoint centre(std::size_t hexagon) const;

  /// From the top one clockwise.
  std::array<PagePoint, 6> corners(std::size_t hexagon) const;

  /// Half the way from corner to corner, mm: nothing of a hexagon is farther from its centre.
  double radius() const { return m_radius; }

 private:
  PagePoint centre(int column, int row) const;

  double m_radius;
  PagePoint m_first;  ///< centre of hexagon 0
  int m_columns;
  int m_rows;
};

}  // namespace dateline
