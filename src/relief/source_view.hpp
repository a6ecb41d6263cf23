#pragma once

#include <array>
#include <vector>

#include "dateline/relief/ground_grid.hpp"
#include "dateline/relief/raster_source.hpp"
#include "relief/lattice.hpp"

namespace dateline {

/// The part of a raster that a grid shows: where the grid's pixels lie in it, and how much
/// of it to read, how finely.
class SourceView {
 public:
  SourceView(const GroundGrid& grid, const RasterSource& raster);

  /// How many of the raster's pixels, each way, are read as one.
  int factor() const { return m_factor; }
  int columns() const { return m_columns; }
  int rows() const { return m_rows; }

  /// A channel of that part: columns() × rows() means.
  std::vector<float> read(int channel) const;

  /// How many pixels of the grid lie between a position that along() gave and the nearest side
  /// of the raster; one that goes around the Earth has none but in the north and south, short of
  /// the poles.
  double pixels_from_side(RasterPosition at) const;

  /// Calls use(column, position) for the pixels of a row of the grid, the position in the
  /// pixels that read() gives; NaN outside the projection's world.
  template <class Use>
  void along(int row, Use use) const {
    m_positions.along(row, [&](int column, const Lattice<2>::Values& v) {
      if (is_whole(column, row)) use(column, as_read({v[0], v[1]}));
    });
    for (const Exact& exact : m_exact[static_cast<std::size_t>(row)])
      use(exact.column, as_read(exact.position));
  }

 private:
  struct Exact {
    int column;
    RasterPosition position;
  };

  void find_positions();
  void find_exact();
  void choose_part();
  std::array<double, 2> fineness() const;
  bool is_straight(int i, int j) const;
  RasterPosition as_read(RasterPosition position) const {
    return {position.column / m_factor - m_first_column, position.row / m_factor - m_first_row};
  }
  bool is_whole(int column, int row) const;
  RasterPosition near_middle(RasterPosition position) const;

  const GroundGrid& m_grid;
  const RasterSource& m_raster;
  Lattice<2> m_positions;
  std::vector<bool> m_whole;                    ///< by a cell's first node: may it be interpolated?
  std::vector<std::vector<Exact>> m_exact;      ///< by rows, the pixels of the other cells
  double m_middle = 0;                          ///< column of the raster in the grid's middle
  std::array<double, 2> m_fineness{1, 1};       ///< the raster's pixels to one of the grid, each way
  std::array<bool, 2> m_to_pole{false, false};  ///< does it reach the north, the south pole?
  int m_factor = 1;
  int m_first_column = 0;  ///< in pixels as read; below 0 or beyond the period it goes around
  int m_first_row = 0;
  int m_columns = 0;
  int m_rows = 0;
};

}  // namespace dateline
