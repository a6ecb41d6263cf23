#include "style/tile_geometry.hpp"

#include <cmath>
#include <numbers>

namespace dateline {

namespace {

constexpr double extent = 8192;
constexpr double half_turn = 180;

/// Zoom of the grid on which a sheet's features are measured: a unit is 5 mm.
constexpr double sheet_zoom = 20;

double grid_size(double z) {
  return extent * std::exp2(z);
}

/// JavaScript's rounding: halves go up.
double rounded(double value) {
  return std::floor(value + 0.5);
}

std::optional<GridPoint> position_of(const JsonValue& json) {
  const auto* parts = json.array();
  if (!parts || parts->size() < 2 || !(*parts)[0].number() || !(*parts)[1].number()) return std::nullopt;
  return GridPoint{*(*parts)[0].number(), *(*parts)[1].number()};
}

/// Adds the positions that `depth` levels of arrays hold, each line as a part.
void add_parts(const JsonValue& json, int depth, std::vector<GridLine>& parts) {
  if (depth == 0) {
    if (const auto point = position_of(json)) parts.push_back({*point});
    return;
  }
  if (!json.array()) return;
  if (depth > 1) {
    for (const JsonValue& inner : *json.array()) add_parts(inner, depth - 1, parts);
    return;
  }
  GridLine line;
  for (const JsonValue& one : *json.array())
    if (const auto point = position_of(one)) line.push_back(*point);
  if (!line.empty()) parts.push_back(std::move(line));
}

struct GeometryForm {
  std::string_view name;
  GridKind kind;
  int depth;   ///< of arrays around the positions
  bool apart;  ///< every position is a part
};

constexpr GeometryForm forms[] = {
    {"Point", GridKind::points, 0, false},     {"MultiPoint", GridKind::points, 1, true},
    {"LineString", GridKind::lines, 1, false}, {"MultiLineString", GridKind::lines, 2, false},
    {"Polygon", GridKind::rings, 2, false},    {"MultiPolygon", GridKind::rings, 3, false}};

GridLine grid_line(const std::vector<LonLat>& line, double z) {
  GridLine made;
  for (const LonLat& point : line) {
    const GridPoint place = grid_point({point.lon(), point.lat()}, z);
    made.push_back({rounded(place[0]), rounded(place[1])});
  }
  return made;
}

}  // namespace

GridPoint grid_point(GridPoint lon_lat, double z) {
  const double x = (half_turn + lon_lat[0]) / 360;
  const double angle = std::numbers::pi / 4 + lon_lat[1] * std::numbers::pi / 360;
  const double y = (half_turn - half_turn / std::numbers::pi * std::log(std::tan(angle))) / 360;
  return {x * grid_size(z), y * grid_size(z)};
}

GridPoint lon_lat_of(GridPoint grid, double z) {
  const double x = grid[0] / grid_size(z);
  const double y = grid[1] / grid_size(z);
  const double angle = std::atan(std::exp((half_turn - y * 360) * std::numbers::pi / half_turn));
  return {x * 360 - half_turn, 360 / std::numbers::pi * angle - 90};
}

std::optional<TileGeometry> tile_geometry(const StyleContext& context) {
  if (context.around && context.around->geometry) return *context.around->geometry;
  if (!context.feature || context.feature->geometry.empty()) return std::nullopt;
  const Geometry& from = context.feature->geometry;
  TileGeometry made{{sheet_zoom, 0, 0}, GridKind::points, {}, false};
  if (!from.polygons.empty()) {
    made.kind = GridKind::rings;
    for (const Polygon& polygon : from.polygons)
      for (const Line& ring : polygon.rings) made.parts.push_back(grid_line(ring, sheet_zoom));
  } else if (!from.lines.empty()) {
    made.kind = GridKind::lines;
    for (const Line& line : from.lines) made.parts.push_back(grid_line(line, sheet_zoom));
  } else {
    for (const LonLat& point : from.points) made.parts.push_back(grid_line({point}, sheet_zoom));
  }
  return made;
}

std::optional<TileGeometry> tile_geometry(const JsonValue& geojson, const Tile& tile) {
  const JsonValue* type = geojson.find("type");
  const JsonValue* coordinates = geojson.find("coordinates");
  if (!type || !type->string() || !coordinates) return std::nullopt;
  for (const GeometryForm& form : forms) {
    if (*type->string() != form.name) continue;
    TileGeometry made{tile, form.kind, {}, true};
    if (form.apart && coordinates->array()) {
      for (const JsonValue& one : *coordinates->array()) add_parts(one, 0, made.parts);
    } else {
      add_parts(*coordinates, form.depth, made.parts);
    }
    const GridPoint origin{tile.x * extent, tile.y * extent};
    for (GridLine& part : made.parts)
      for (GridPoint& point : part) {
        point = grid_point(point, tile.z);
        for (std::size_t i = 0; i < 2; ++i) point[i] = rounded(point[i] - origin[i]) + origin[i];
      }
    return made;
  }
  return std::nullopt;
}

namespace {

/// Twice the area, positive when the ring turns clockwise on a grid whose y points down.
double signed_area(const GridLine& ring) {
  double sum = 0;
  for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
    sum += (ring[before][0] - ring[i][0]) * (ring[i][1] + ring[before][1]);
  return sum;
}

}  // namespace

std::vector<GridPolygon> polygons_of(const std::vector<GridLine>& rings) {
  if (rings.size() == 1) return {{rings.front()}};
  std::vector<GridPolygon> polygons;
  std::optional<bool> outer;
  for (const GridLine& ring : rings) {
    const double area = signed_area(ring);
    if (area == 0) continue;
    if (!outer) outer = area < 0;
    if (*outer == (area < 0)) polygons.emplace_back();
    polygons.back().push_back(ring);
  }
  return polygons;
}

}  // namespace dateline
