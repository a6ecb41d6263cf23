#include "read/lpf_geometry.hpp"

#include <utility>

namespace dateline {
namespace {

namespace dom = simdjson::dom;

dom::array array_of(const dom::element& value, const char* what) {
  dom::array array;
  if (value.get(array) != simdjson::SUCCESS) throw BrokenPlace{std::string("its geometry has no ") + what};
  return array;
}

LonLat read_position(const dom::element& value) {
  double numbers[2] = {0, 0};
  std::size_t count = 0;
  for (const dom::element number : array_of(value, "position [longitude, latitude]"))
    if (count < 2 && number.get(numbers[count]) == simdjson::SUCCESS) ++count;
  if (count < 2) throw BrokenPlace{"a position is not two numbers [longitude, latitude]"};
  const auto position = LonLat::checked(numbers[0], numbers[1]);
  if (!position) throw BrokenPlace{position.error()};
  return *position;
}

Line read_line(const dom::element& value, std::size_t least) {
  Line line;
  for (const dom::element position : array_of(value, "line of positions"))
    line.push_back(read_position(position));
  if (line.size() < least)
    throw BrokenPlace{"a line or ring of its geometry has " + std::to_string(line.size()) +
                      " positions, not " + std::to_string(least) + " or more"};
  return line;
}

Polygon read_polygon(const dom::element& value) {
  Polygon polygon;
  for (const dom::element ring : array_of(value, "ring")) {
    polygon.rings.push_back(read_line(ring, 4));
    if (polygon.rings.back().front() != polygon.rings.back().back())
      throw BrokenPlace{"a ring of its geometry is not closed; its last position is to be its first"};
  }
  if (polygon.rings.empty()) throw BrokenPlace{"a polygon of its geometry has no ring"};
  return polygon;
}

}  // namespace

Geometry read_lpf_geometry(const dom::object& geometry) {
  std::string_view type;
  dom::element coordinates;
  if (geometry["type"].get(type) != simdjson::SUCCESS) throw BrokenPlace{"its geometry has no type"};
  if (geometry["coordinates"].get(coordinates) != simdjson::SUCCESS)
    throw BrokenPlace{"its geometry has no coordinates"};
  Geometry result;
  if (type == "Point") {
    result.points.push_back(read_position(coordinates));
  } else if (type == "LineString") {
    result.lines.push_back(read_line(coordinates, 2));
  } else if (type == "Polygon") {
    result.polygons.push_back(read_polygon(coordinates));
  } else if (type == "MultiPoint") {
    for (const dom::element point : array_of(coordinates, "points"))
      result.points.push_back(read_position(point));
  } else if (type == "MultiLineString") {
    for (const dom::element line : array_of(coordinates, "lines")) result.lines.push_back(read_line(line, 2));
  } else if (type == "MultiPolygon") {
    for (const dom::element polygon : array_of(coordinates, "polygons"))
      result.polygons.push_back(read_polygon(polygon));
  } else {
    throw BrokenPlace{"its geometry has the type '" + std::string(type) + "', which is no type of GeoJSON"};
  }
  return result;
}

}  // namespace dateline
