#pragma once

#include <array>
#include <optional>
#include <vector>

#include "dateline/style/style.hpp"
#include "style/json.hpp"

namespace dateline {

/// A position: longitude and latitude in degrees, or the units of a tile's grid.
using GridPoint = std::array<double, 2>;
using GridLine = std::vector<GridPoint>;
using GridPolygon = std::vector<GridLine>;

/// A tile of web maps; its grid has 8192 units a side, and the world 8192 · 2^z.
struct Tile {
  double z = 0;
  double x = 0;
  double y = 0;
};

enum class GridKind { points, lines, rings };

/// The geometry of a feature in units of the world's grid: every point, line or ring for
/// itself. The specification defines "within" and "distance" over such geometries.
struct TileGeometry {
  Tile tile;
  GridKind kind = GridKind::points;
  std::vector<GridLine> parts;
  /// The reference implementation measures several lines as if they were one.
  bool lines_are_one = false;
};

/// The place of a longitude and latitude on the world's grid of zoom `z`, not rounded.
GridPoint grid_point(GridPoint lon_lat, double z);
/// The other way round.
GridPoint lon_lat_of(GridPoint grid, double z);

/// The feature's geometry on a grid fine enough for a sheet (millimetres); what the
/// surroundings hold comes first. Nothing when there is none.
std::optional<TileGeometry> tile_geometry(const StyleContext& context);

/// The geometry of a GeoJSON object on the grid of a tile, rounded as tiles are.
std::optional<TileGeometry> tile_geometry(const JsonValue& geojson, const Tile& tile);

/// The rings as polygons: a ring that turns as the first one begins a polygon, others
/// are its holes.
std::vector<GridPolygon> polygons_of(const std::vector<GridLine>& rings);

}  // namespace dateline
