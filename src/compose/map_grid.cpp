#include "compose/map_grid.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double between_columns = 3;  // mm
constexpr double between_rows = 2.5;   // mm

int cells_in(double room, double cell, double between) {
  return std::max(0, static_cast<int>(std::floor((room + between) / (cell + between))));
}

}  // namespace

PageBox MapGrid::heading_room(std::size_t nth) const {
  const auto column = static_cast<double>(nth % static_cast<std::size_t>(columns));
  const auto row = static_cast<double>(nth / static_cast<std::size_t>(columns));
  const double left = room.left + column * (width + between_columns);
  const double top = room.top + row * (heading + height + between_rows);
  return {left, top, left + width, top + heading};
}

PageBox MapGrid::frame(std::size_t nth) const {
  const PageBox above = heading_room(nth);
  return {above.left, above.bottom, above.right, above.bottom + height};
}

std::optional<PageBox> MapGrid::free_cells() const {
  if (count >= static_cast<std::size_t>(columns * rows)) return std::nullopt;
  const PageBox first = heading_room(count);
  const double figures = is_first_in_row(count) ? std::max(0.0, below - between_rows) : 0;
  return PageBox{first.left, first.top + figures, room.right, room.bottom};
}

std::vector<MapGrid> map_grids(std::size_t count, const PageBox& room,
                               const std::function<double(double)>& heading) {
  std::vector<MapGrid> grids;
  const int maps = static_cast<int>(count);
  for (int columns = 1; columns <= maps + 1; ++columns)
    for (int rows = (maps + columns - 1) / columns; rows <= maps / columns + 1; ++rows) {
      MapGrid grid{room, count, columns, rows, 0, 0, 0};
      grid.width = (room.width() - between_columns * (columns - 1)) / columns;
      if (grid.width <= 0) continue;
      grid.heading = heading(grid.width);
      grid.height = (room.height() - between_rows * (rows - 1)) / rows - grid.heading;
      if (grid.height > 0) grids.push_back(grid);
    }
  return grids;
}

std::size_t maps_in(const PageBox& room, double width, double height, double heading) {
  return static_cast<std::size_t>(cells_in(room.width(), width, between_columns)) *
         static_cast<std::size_t>(cells_in(room.height(), height + heading, between_rows));
}

}  // namespace dateline
