#pragma once

#include <vector>

#include "read/vector_tile.hpp"

namespace dateline {

/// The side of a tile in the grid on which tiles are put together: sixteen steps for a unit of
/// the usual extent, so that what was cut at an edge meets there within a step or two.
inline constexpr std::int64_t tile_side = 65536;

/// The parts of a line inside the square from `low` to `high`.
std::vector<TileLine> clipped(const TileLine& line, TilePoint low, TilePoint high);

/// The parts of a polygon inside the square; one that crosses itself is untied first.
std::vector<TilePolygon> clipped(const TilePolygon& polygon, TilePoint low, TilePoint high);

/// Lines that end on one another's ends, two at a point, as one line; ends that face each other
/// on the edge between two tiles count as one when they are no more than a few units apart. A
/// line keeps the direction of its first part. Of equal lines one is kept.
std::vector<TileLine> joined(std::vector<TileLine> lines);

/// Polygons that touch on the edges between tiles as one polygon; the others as they are. Of
/// equal polygons one is kept.
std::vector<TilePolygon> joined(std::vector<TilePolygon> polygons);

}  // namespace dateline
