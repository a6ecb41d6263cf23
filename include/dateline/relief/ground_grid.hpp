#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "dateline/geo/lonlat.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// How far one goes on the ground for a pixel on the sheet, in metres.
struct GroundStep {
  double east_right = 0;   ///< to the east, a pixel to the right
  double north_right = 0;  ///< to the north, a pixel to the right
  double east_down = 0;
  double north_down = 0;
};

/// The pixels of a picture on the sheet and the ground beneath them.
class GroundGrid {
 public:
  /// Covers the box with whole pixels counted from the sheet's corner, so that a picture
  /// of the sheet drawn as finely takes them as they are. The projector must outlive it.
  GroundGrid(const Projector& projector, const PageBox& cover, double pixels_per_mm);
  ~GroundGrid();
  GroundGrid(GroundGrid&&) noexcept;

  int columns() const { return m_columns; }
  int rows() const { return m_rows; }
  const PageBox& box() const { return m_box; }
  std::size_t size() const { return static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows); }

  /// What lies under a pixel's middle; nothing outside the projection's world.
  std::optional<LonLat> at(int column, int row) const;

  /// What lies under every 16th pixel of every 16th row, row by row; `nodes_across` to a row.
  const std::vector<std::optional<LonLat>>& nodes() const { return m_nodes; }
  int nodes_across() const;

  /// The ground's steps at the pixels of a row.
  std::vector<GroundStep> steps(int row) const;

 private:
  struct Steps;
  void find_steps();

  const Projector& m_projector;
  double m_pixels_per_mm;
  PageBox m_box;
  int m_columns = 0;
  int m_rows = 0;
  std::vector<std::optional<LonLat>> m_nodes;
  std::unique_ptr<Steps> m_steps;
};

}  // namespace dateline
