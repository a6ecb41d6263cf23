// within and distance: where a feature stands to polygons and other geometries that the
// style holds.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "style/operators.hpp"
#include "style/tile_geometry.hpp"

namespace dateline {

namespace {

using enum TypeKind;

struct Box {
  GridPoint least{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  GridPoint most{-least[0], -least[1]};

  void add(const GridPoint& point) {
    for (std::size_t i = 0; i < 2; ++i) {
      least[i] = std::min(least[i], point[i]);
      most[i] = std::max(most[i], point[i]);
    }
  }
  bool strictly_within(const Box& other) const {
    return least[0] > other.least[0] && most[0] < other.most[0] && least[1] > other.least[1] &&
           most[1] < other.most[1];
  }
};

Box box_of(const GridPolygon& parts) {
  Box box;
  for (const GridLine& part : parts)
    for (const GridPoint& point : part) box.add(point);
  return box;
}

/// The cross product of a→b and a→c: positive when c is left of a→b (y upwards).
double turn(const GridPoint& a, const GridPoint& b, const GridPoint& c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
}

bool on_segment(const GridPoint& p, const GridPoint& a, const GridPoint& b) {
  const double x1 = p[0] - a[0], y1 = p[1] - a[1];
  const double x2 = p[0] - b[0], y2 = p[1] - b[1];
  return x1 * y2 - x2 * y1 == 0 && x1 * x2 <= 0 && y1 * y2 <= 0;
}

/// Does a ray from `p` to the right cross the segment?
bool crosses_ray(const GridPoint& p, const GridPoint& a, const GridPoint& b) {
  return (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0];
}

bool inside(const GridPoint& point, const GridPolygon& polygon, bool on_edge) {
  bool within = false;
  for (const GridLine& ring : polygon)
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      if (on_segment(point, ring[i], ring[i + 1])) return on_edge;
      if (crosses_ray(point, ring[i], ring[i + 1])) within = !within;
    }
  return within;
}

/// Do the segments cross in their insides? Touching and lying on one another is none.
bool cross(const GridPoint& a, const GridPoint& b, const GridPoint& c, const GridPoint& d) {
  const auto parted = [](const GridPoint& p, const GridPoint& q, const GridPoint& from, const GridPoint& to) {
    const double first = turn(from, to, p);
    const double second = turn(from, to, q);
    return (first > 0 && second < 0) || (first < 0 && second > 0);
  };
  return parted(a, b, c, d) && parted(c, d, a, b);
}

bool line_inside(const GridLine& line, const GridPolygon& polygon) {
  if (!std::ranges::all_of(line, [&](const GridPoint& one) { return inside(one, polygon, false); }))
    return false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    for (const GridLine& ring : polygon)
      for (std::size_t j = 0; j + 1 < ring.size(); ++j)
        if (cross(line[i], line[i + 1], ring[j], ring[j + 1])) return false;
  return true;
}

/// A geometry of the style, in degrees.
struct PlainGeometry {
  GridKind kind;
  GridPolygon parts;  ///< one point, one line, or the rings of one polygon
};

struct Geometries : NodeData {
  std::vector<PlainGeometry> all;
};

GridLine line_in(const JsonValue& json) {
  GridLine line;
  if (json.array())
    for (const JsonValue& one : *json.array())
      if (const auto* p = one.array(); p && p->size() > 1 && (*p)[0].number() && (*p)[1].number())
        line.push_back({*(*p)[0].number(), *(*p)[1].number()});
  return line;
}

GridPolygon polygon_in(const JsonValue& json) {
  GridPolygon rings;
  if (json.array())
    for (const JsonValue& ring : *json.array()) rings.push_back(line_in(ring));
  std::erase_if(rings, [](const GridLine& ring) { return ring.empty(); });
  return rings;
}

void add_geometry(const JsonValue& geometry, std::vector<PlainGeometry>& all) {
  const JsonValue* type = geometry.find("type");
  const JsonValue* coordinates = geometry.find("coordinates");
  if (!type || !type->string() || !coordinates || !coordinates->array()) return;
  std::string_view name = *type->string();
  const bool several = name.starts_with("Multi");
  if (several) name.remove_prefix(5);
  const JsonValue::Array single{*coordinates};
  for (const JsonValue& one : several ? *coordinates->array() : single) {
    if (name == "Point") all.push_back({GridKind::points, {line_in({JsonValue::Array{one}, 0})}});
    if (name == "LineString") all.push_back({GridKind::lines, {line_in(one)}});
    if (name == "Polygon") all.push_back({GridKind::rings, polygon_in(one)});
  }
  std::erase_if(all, [](const PlainGeometry& made) { return made.parts.empty() || made.parts[0].empty(); });
}

/// All geometries of a GeoJSON object; false when it is none.
bool add_geojson(const JsonValue& json, std::vector<PlainGeometry>& all) {
  const JsonValue* type = json.find("type");
  const std::string name = type && type->string() ? *type->string() : "";
  if (name == "FeatureCollection") {
    const JsonValue* features = json.find("features");
    if (!features || !features->array()) return false;
    for (const JsonValue& feature : *features->array())
      if (const JsonValue* geometry = feature.find("geometry")) add_geometry(*geometry, all);
    return true;
  }
  const JsonValue* geometry = name == "Feature" ? json.find("geometry") : &json;
  if (!geometry || !geometry->find("type") || !geometry->find("coordinates")) return false;
  add_geometry(*geometry, all);
  return true;
}

GridPolygon on_grid(GridPolygon polygon, double z) {
  for (GridLine& ring : polygon)
    for (GridPoint& point : ring) {
      point = grid_point(point, z);
      for (double& part : point) part = std::floor(part + 0.5);
    }
  return polygon;
}

/// Turns points around the world until they are on the side where the polygons are.
void turn_around(std::vector<GridLine>& parts, const Box& to, double world) {
  for (GridLine& part : parts)
    for (GridPoint& point : part) {
      if (point[0] >= to.least[0] && point[0] <= to.most[0]) continue;
      for (const double edge : {to.least[0], to.most[0]}) {
        const double shift = point[0] - edge > world / 2 ? -world : edge - point[0] > world / 2 ? world : 0;
        point[0] += shift;
        if (shift != 0) break;
      }
    }
}

StyleValue evaluate_within(const ExpressionNode& node, Evaluation& evaluation) {
  auto geometry = tile_geometry(evaluation.context);
  if (!geometry || geometry->kind == GridKind::rings) return false;
  const double z = geometry->tile.z;
  const double world = 8192 * std::exp2(z);
  std::vector<GridPolygon> polygons;
  Box around;
  for (const PlainGeometry& one : static_cast<const Geometries&>(*node.data).all) {
    polygons.push_back(on_grid(one.parts, z));
    for (const GridLine& ring : polygons.back())
      for (const GridPoint& point : ring) around.add(point);
  }
  const Box own = box_of(geometry->parts);
  const bool points = geometry->kind == GridKind::points;
  if (points || own.most[0] - own.least[0] <= world / 2) turn_around(geometry->parts, around, world);
  if (!box_of(geometry->parts).strictly_within(around)) return false;
  return std::ranges::all_of(geometry->parts, [&](const GridLine& part) {
    return std::ranges::any_of(polygons, [&](const GridPolygon& polygon) {
      return points ? inside(part.front(), polygon, false) : line_inside(part, polygon);
    });
  });
}

/// Distances in metres on the ellipsoid WGS 84, good within some hundred kilometres of
/// one latitude (the curvatures there).
class Ruler {
 public:
  explicit Ruler(double latitude) {
    constexpr double radius = 6378137;
    constexpr double flattening = 1 / 298.257223563;
    constexpr double eccentricity = flattening * (2 - flattening);
    constexpr double radian = std::numbers::pi / 180;
    const double cosine = std::cos(latitude * radian);
    const double w2 = 1 / (1 - eccentricity * (1 - cosine * cosine));
    m_x = radian * radius * std::sqrt(w2) * cosine;
    m_y = radian * radius * std::sqrt(w2) * w2 * (1 - eccentricity);
  }

  double between(const GridPoint& a, const GridPoint& b) const {
    return std::hypot(east(a[0] - b[0]), (a[1] - b[1]) * m_y);
  }

  double to_segment(const GridPoint& p, const GridPoint& a, const GridPoint& b) const {
    const double along_x = east(b[0] - a[0]);
    const double along_y = (b[1] - a[1]) * m_y;
    const double x = east(p[0] - a[0]);
    const double y = (p[1] - a[1]) * m_y;
    const double square = along_x * along_x + along_y * along_y;
    if (square == 0) return std::hypot(x, y);
    const double t = std::clamp((x * along_x + y * along_y) / square, 0.0, 1.0);
    return std::hypot(x - t * along_x, y - t * along_y);
  }

  double between_segments(const GridPoint& a, const GridPoint& b, const GridPoint& c,
                          const GridPoint& d) const {
    if (cross(a, b, c, d)) return 0;
    return std::min({to_segment(a, c, d), to_segment(b, c, d), to_segment(c, a, b), to_segment(d, a, b)});
  }

 private:
  double east(double degrees) const { return (degrees - 360 * std::round(degrees / 360)) * m_x; }

  double m_x, m_y;
};

/// The least distance between two lines; a line of one position is a point.
double between_lines(const GridLine& a, const GridLine& b, const Ruler& ruler) {
  double least = ruler.between(a.front(), b.front());
  if (a.size() == 1)
    for (std::size_t j = 0; j + 1 < b.size(); ++j)
      least = std::min(least, ruler.to_segment(a.front(), b[j], b[j + 1]));
  if (b.size() == 1)
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
      least = std::min(least, ruler.to_segment(b.front(), a[i], a[i + 1]));
  for (std::size_t i = 0; i + 1 < a.size() && least > 0; ++i)
    for (std::size_t j = 0; j + 1 < b.size(); ++j)
      least = std::min(least, ruler.between_segments(a[i], a[i + 1], b[j], b[j + 1]));
  return least;
}

bool any_inside(const GridLine& line, const GridPolygon& polygon) {
  return std::ranges::any_of(line, [&](const GridPoint& point) { return inside(point, polygon, true); });
}

double between(const PlainGeometry& a, const PlainGeometry& b, const Ruler& ruler) {
  const auto touches = [](const PlainGeometry& lines, const PlainGeometry& area) {
    return area.kind == GridKind::rings && std::ranges::any_of(lines.parts, [&](const GridLine& line) {
             return any_inside(line, area.parts);
           });
  };
  if (touches(a, b) || touches(b, a)) return 0;
  double least = std::numeric_limits<double>::infinity();
  for (const GridLine& one : a.parts)
    for (const GridLine& other : b.parts) least = std::min(least, between_lines(one, other, ruler));
  return least;
}

/// The feature's geometry in degrees, in pieces that are measured one by one.
std::vector<PlainGeometry> pieces_of(const TileGeometry& geometry) {
  std::vector<GridLine> parts = geometry.parts;
  std::vector<PlainGeometry> pieces;
  if (geometry.kind == GridKind::rings) {
    for (GridPolygon& polygon : polygons_of(parts)) pieces.push_back({geometry.kind, std::move(polygon)});
  } else if (geometry.kind == GridKind::lines && geometry.lines_are_one) {
    GridLine whole;
    for (const GridLine& part : parts) whole.insert(whole.end(), part.begin(), part.end());
    pieces.push_back({geometry.kind, {std::move(whole)}});
  } else {
    for (GridLine& part : parts) pieces.push_back({geometry.kind, {std::move(part)}});
  }
  for (PlainGeometry& piece : pieces)
    for (GridLine& part : piece.parts)
      for (GridPoint& point : part) point = lon_lat_of(point, geometry.tile.z);
  return pieces;
}

StyleValue evaluate_distance(const ExpressionNode& node, Evaluation& evaluation) {
  const auto geometry = tile_geometry(evaluation.context);
  if (!geometry || geometry->parts.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto pieces = pieces_of(*geometry);
  if (pieces.empty()) return std::numeric_limits<double>::quiet_NaN();
  const Ruler ruler(pieces.front().parts.front().front()[1]);
  double least = std::numeric_limits<double>::infinity();
  for (const PlainGeometry& piece : pieces)
    for (const PlainGeometry& other : static_cast<const Geometries&>(*node.data).all)
      least = std::min(least, between(piece, other, ruler));
  return least;
}

NodePointer geometry_node(StyleType type, EvaluateNode evaluate, std::shared_ptr<const Geometries> data) {
  ExpressionNode node = make_node(std::move(type), evaluate, {});
  node.role = NodeRole::unfoldable;
  node.uses_feature = true;
  node.data = std::move(data);
  return share(std::move(node));
}

NodePointer parse_within(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format(
        "'within' expression requires exactly one argument, but found {} instead.", items.size() - 1));
  auto data = std::make_shared<Geometries>();
  add_geojson(items[1], data->all);
  std::erase_if(data->all, [](const PlainGeometry& one) { return one.kind != GridKind::rings; });
  if (data->all.empty())
    return parser.problem(
        "'within' expression requires valid geojson object that contains polygon geometry type.");
  return geometry_node(boolean, evaluate_within, std::move(data));
}

NodePointer parse_distance(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format(
        "'distance' expression requires exactly one argument, but found {} instead.", items.size() - 1));
  auto data = std::make_shared<Geometries>();
  if (!add_geojson(items[1], data->all))
    return parser.problem(
        "'distance' expression requires valid geojson object that contains polygon geometry type.");
  return geometry_node(number, evaluate_distance, std::move(data));
}

}  // namespace

std::vector<Operator> geometry_operators() {
  return {
      {"within", "Decision", "GeoJSON polygons → boolean", parse_within},
      {"distance", "Math", "GeoJSON → number, metres", parse_distance},
  };
}

}  // namespace dateline
