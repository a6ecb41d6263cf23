#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Maps of one size in columns and rows, read line by line, each under its heading.
struct MapGrid {
  PageBox room;
  std::size_t count = 0;
  int columns = 1;
  int rows = 1;
  double heading = 0;  ///< mm above each frame
  double width = 0;    ///< mm of a frame
  double height = 0;   ///< the same
  double below = 0;    ///< mm that figures of a grid take below the last row

  /// The frame of a map, counted from 0.
  PageBox frame(std::size_t nth) const;

  /// The room of its heading.
  PageBox heading_room(std::size_t nth) const;

  bool is_first_in_row(std::size_t nth) const { return nth % static_cast<std::size_t>(columns) == 0; }

  /// Of the rows that have maps.
  bool is_in_last_row(std::size_t nth) const {
    return nth / static_cast<std::size_t>(columns) == (count - 1) / static_cast<std::size_t>(columns);
  }

  /// The cells of the last row that have no map; nothing where each has one.
  std::optional<PageBox> free_cells() const;
};

/// The grids in which so many maps may stand in a room: of every number of columns, with as few rows as
/// they take and with cells left over in the last. `heading` tells the height of the headings for a width of
/// the frames, mm.
std::vector<MapGrid> map_grids(std::size_t count, const PageBox& room,
                               const std::function<double(double)>& heading);

/// How many maps of a size find room at most.
std::size_t maps_in(const PageBox& room, double width, double height, double heading);

}  // namespace dateline
