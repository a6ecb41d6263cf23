#include "write/csv.hpp"

#include <map>
#include <vector>

#include "write/degrees.hpp"

namespace dateline {
namespace {

void add_pair(std::string& out, LonLat position) {
  add_degrees(out, position.lon());
  out += ' ';
  add_degrees(out, position.lat());
}

template <class Items, class Add>
void add_list(std::string& out, const Items& items, const Add& add) {
  out += '(';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    add(out, items[i]);
  }
  out += ')';
}

void add_line(std::string& out, const Line& line) {
  add_list(out, line, add_pair);
}
void add_polygon(std::string& out, const Polygon& polygon) {
  add_list(out, polygon.rings, add_line);
}

/// "POINT (1 2)", "MULTILINESTRING ((1 2,3 4),(5 6,7 8))".
template <class Items, class Add>
void add_part(std::vector<std::string>& parts, const char* type, const Items& items, const Add& add) {
  if (items.empty()) return;
  std::string text = (items.size() > 1 ? "MULTI" : "") + std::string(type) + " ";
  const bool point = std::string_view(type) == "POINT";
  if (items.size() == 1 && !point)
    add(text, items.front());
  else
    add_list(text, items, add);
  parts.push_back(std::move(text));
}

void add_cell(std::string& out, const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n;\t") == std::string::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

bool is_one_point(const Geometry& geometry) {
  return geometry.points.size() == 1 && geometry.lines.empty() && geometry.polygons.empty();
}

std::vector<std::string> columns_of(const FeatureLayer& layer, std::map<std::string, std::size_t>& column) {
  std::vector<std::string> names;
  for (const Feature& feature : layer.features)
    for (const auto& [name, value] : feature.attributes)
      if (column.try_emplace(name, names.size()).second) names.push_back(name);
  for (const char* name : {"lon", "lat", "geometry"})
    if (column.try_emplace(name, names.size()).second) names.emplace_back(name);
  return names;
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    add_cell(out, cells[i]);
  }
  out += '\n';
}

}  // namespace

std::string to_wkt(const Geometry& geometry) {
  std::vector<std::string> parts;
  add_part(parts, "POINT", geometry.points, add_pair);
  add_part(parts, "LINESTRING", geometry.lines, add_line);
  add_part(parts, "POLYGON", geometry.polygons, add_polygon);
  if (parts.size() == 1) return parts.front();
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text.empty() ? "" : "GEOMETRYCOLLECTION (" + text + ")";
}

std::string to_csv(const FeatureLayer& layer) {
  std::map<std::string, std::size_t> column;
  const std::vector<std::string> names = columns_of(layer, column);
  std::string out;
  add_row(out, names);
  for (const Feature& feature : layer.features) {
    std::vector<std::string> cells(names.size());
    for (const auto& [name, value] : feature.attributes) cells[column[name]] = to_string(value);
    if (is_one_point(feature.geometry)) {
      cells[column["lon"]].clear();
      cells[column["lat"]].clear();
      add_degrees(cells[column["lon"]], feature.geometry.points[0].lon());
      add_degrees(cells[column["lat"]], feature.geometry.points[0].lat());
    } else {
      cells[column["geometry"]] = to_wkt(feature.geometry);
    }
    add_row(out, cells);
  }
  return out;
}

}  // namespace dateline
