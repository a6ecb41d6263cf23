#include "dateline/write/geojson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/window.hpp"
#include "dateline/text/json_text.hpp"
#include "write/degrees.hpp"

namespace dateline {
namespace {

void add_position(std::string& out, LonLat position) {
  out += '[';
  add_degrees(out, position.lon());
  out += ',';
  add_degrees(out, position.lat());
  out += ']';
}

template <class Items, class Add>
void add_list(std::string& out, const Items& items, const Add& add) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    add(out, item);
  }
  out += ']';
}

void add_line(std::string& out, const Line& line) {
  add_list(out, line, add_position);
}

/// Twice the signed area; above 0 when counter-clockwise. Longitudes are taken from the
/// first position, so a ring that crosses the antimeridian has the sign it looks like.
double turn(const Line& ring) {
  double sum = 0;
  const auto lon = [&](const LonLat& p) { return std::remainder(p.lon() - ring.front().lon(), 360); };
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += lon(ring[i]) * ring[i + 1].lat() - lon(ring[i + 1]) * ring[i].lat();
  return sum;
}

void add_polygon(std::string& out, const Polygon& polygon) {
  std::size_t number = 0;
  add_list(out, polygon.rings, [&](std::string& text, const Line& ring) {
    const bool outer = number++ == 0;
    if (outer == (turn(ring) >= 0))
      add_line(text, ring);
    else
      add_line(text, {ring.rbegin(), ring.rend()});
  });
}

template <class Items, class Add>
void add_part(std::string& out, const char* type, const Items& items, const Add& add) {
  out += "{\"type\":\"";
  if (items.size() > 1) out += "Multi";
  out += type;
  out += "\",\"coordinates\":";
  if (items.size() == 1)
    add(out, items.front());
  else
    add_list(out, items, add);
  out += '}';
}

void add_geometry(std::string& out, const Geometry& geometry) {
  if (geometry.empty()) {
    out += "null";
    return;
  }
  if (crosses_antimeridian(geometry)) return add_geometry(out, parted_at_antimeridian(geometry));
  const int kinds = !geometry.points.empty() + !geometry.lines.empty() + !geometry.polygons.empty();
  if (kinds > 1) out += "{\"type\":\"GeometryCollection\",\"geometries\":[";
  const auto comma = [&] {
    if (out.back() == '}') out += ',';
  };
  if (!geometry.points.empty()) add_part(out, "Point", geometry.points, add_position);
  if (!geometry.lines.empty()) {
    comma();
    add_part(out, "LineString", geometry.lines, add_line);
  }
  if (!geometry.polygons.empty()) {
    comma();
    add_part(out, "Polygon", geometry.polygons, add_polygon);
  }
  if (kinds > 1) out += "]}";
}

void add_value(std::string& out, const Value& value) {
  const auto* number = std::get_if<double>(&value);
  const bool none =
      std::holds_alternative<std::monostate>(value) || (number != nullptr && !std::isfinite(*number));
  if (none)
    out += "null";
  else if (const auto* text = std::get_if<std::string>(&value))
    out += json_text(*text);
  else
    out += to_string(value);
}

void add_bbox(std::string& out, const GeoBox& box) {
  out += "\"bbox\":[";
  for (const double degrees : {box.west, box.south, box.east}) {
    add_degrees(out, degrees);
    out += ',';
  }
  add_degrees(out, box.north);
  out += "],";
}

void add_feature(std::string& out, const Feature& feature) {
  out += "{\"type\":\"Feature\",";
  if (!feature.id.empty()) {
    out += "\"id\":";
    out += json_text(feature.id);
    out += ',';
  }
  const std::optional<GeoBox> box = bounds(feature.geometry);
  const bool extended = !feature.geometry.lines.empty() || !feature.geometry.polygons.empty();
  if (box && extended) add_bbox(out, *box);
  out += "\"properties\":{";
  bool first = true;
  for (const auto& [name, value] : feature.attributes) {
    if (!first) out += ',';
    first = false;
    out += json_text(name);
    out += ':';
    add_value(out, value);
  }
  out += "},\"geometry\":";
  add_geometry(out, feature.geometry);
  out += '}';
}

std::optional<GeoBox> bounds_of(const FeatureLayer& layer) {
  std::optional<GeoBox> all;
  for (const Feature& feature : layer.features)
    if (const std::optional<GeoBox> box = bounds(feature.geometry)) all = all ? hull(*all, *box) : *box;
  return all;
}

}  // namespace

std::string to_geojson(const FeatureLayer& layer) {
  std::string out = "{\"type\":\"FeatureCollection\",\"name\":";
  out += json_text(layer.name);
  out += ',';
  if (const std::optional<GeoBox> box = bounds_of(layer)) add_bbox(out, *box);
  out += "\"features\":[";
  bool first = true;
  for (const Feature& feature : layer.features) {
    out += first ? "\n" : ",\n";
    first = false;
    add_feature(out, feature);
  }
  return out + "\n]}\n";
}

std::string geometry_json(const Geometry& geometry) {
  std::string out;
  add_geometry(out, geometry);
  return out;
}

}  // namespace dateline
