#include "read/json_features.hpp"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>

#include "dateline/error.hpp"

namespace dateline {
namespace {

namespace json = simdjson::ondemand;

/// What is wrong with a geometry; costs the geometry, not the feature.
struct BrokenGeometry : std::runtime_error {
  using std::runtime_error::runtime_error;
};

LonLat read_position(json::array coordinates) {
  double numbers[2] = {0, 0};
  int count = 0;
  for (auto number : coordinates) {
    if (count < 2) numbers[count] = number.get_double();
    ++count;
  }
  if (count < 2) throw BrokenGeometry("a position has fewer than two numbers");
  const Expected<LonLat> position = LonLat::checked(numbers[0], numbers[1]);
  if (!position) throw BrokenGeometry(position.error());
  return *position;
}

Line read_line(json::array coordinates) {
  Line line;
  for (auto position : coordinates) line.push_back(read_position(position.get_array()));
  return line;
}

Polygon read_polygon(json::array coordinates) {
  Polygon polygon;
  for (auto ring : coordinates) {
    Line line = read_line(ring.get_array());
    if (line.size() < 3) throw BrokenGeometry("a ring has fewer than four positions");
    if (line.front() != line.back()) line.push_back(line.front());
    polygon.rings.push_back(std::move(line));
  }
  return polygon;
}

void add_line(Geometry& geometry, Line line) {
  if (line.size() < 2) throw BrokenGeometry("a line has fewer than two positions");
  geometry.lines.push_back(std::move(line));
}

void add_polygon(Geometry& geometry, Polygon polygon) {
  if (!polygon.rings.empty()) geometry.polygons.push_back(std::move(polygon));
}

void add_geometry(Geometry& geometry, json::object object, int depth);

void add_members(Geometry& geometry, json::object object, int depth) {
  if (depth > 8) throw BrokenGeometry("geometry collections are nested more than 8 deep");
  for (auto member : object["geometries"].get_array()) add_geometry(geometry, member.get_object(), depth + 1);
}

void add_coordinates(Geometry& geometry, std::string_view type, json::array coordinates) {
  if (type == "Point")
    geometry.points.push_back(read_position(coordinates));
  else if (type == "LineString")
    add_line(geometry, read_line(coordinates));
  else if (type == "Polygon")
    add_polygon(geometry, read_polygon(coordinates));
  else if (type == "MultiPoint")
    for (auto point : coordinates) geometry.points.push_back(read_position(point.get_array()));
  else if (type == "MultiLineString")
    for (auto line : coordinates) add_line(geometry, read_line(line.get_array()));
  else if (type == "MultiPolygon")
    for (auto polygon : coordinates) add_polygon(geometry, read_polygon(polygon.get_array()));
  else
    throw BrokenGeometry("there is no geometry type '" + std::string(type) + "'");
}

void add_geometry(Geometry& geometry, json::object object, int depth) {
  const std::string type(object["type"].get_string().value());
  if (type == "GeometryCollection") return add_members(geometry, object, depth);
  add_coordinates(geometry, type, object["coordinates"].get_array());
}

Value read_value(json::value value) {
  switch (value.type()) {
    case json::json_type::null: return {};
    case json::json_type::boolean: return value.get_bool().value();
    case json::json_type::number: return value.get_double().value();
    case json::json_type::string: return std::string(value.get_string().value());
    default: return std::string(simdjson::to_json_string(value).value());
  }
}

std::optional<GeoBox> read_bbox(json::array numbers) {
  std::vector<double> all;
  for (auto number : numbers) all.push_back(number.get_double());
  if (all.size() == 4) return GeoBox{all[0], all[1], all[2], all[3]};
  if (all.size() == 6) return GeoBox{all[0], all[1], all[3], all[4]};
  return std::nullopt;
}

/// Reads the elements of one text and keeps count of the lines.
class Reader {
 public:
  Reader(const std::string& name, const std::optional<GeoBox>& box, Findings& findings,
         const TakeFeature& take)
      : m_name(name), m_box(box), m_findings(findings), m_take(take) {}

  void start(const char* text, int line) {
    m_at = text;
    m_line = line;
  }

  /// The document's elements: of "features", of an array, or itself.
  void read_document(json::document& document);

  /// A feature, or an object whose members are attributes.
  void read_element(json::object object, int line);

  int line_of(json::document& document) {
    const char* location = nullptr;
    if (document.current_location().get(location) == simdjson::SUCCESS && location > m_at) {
      m_line += static_cast<int>(std::count(m_at, location, '\n'));
      m_at = location;
    }
    return m_line;
  }

  /// Of the last element that was begun; after an error the document must not be asked.
  int line() const { return m_line; }

  void tell(Severity severity, int line, std::string message) {
    m_findings.push_back({severity, {m_name, line}, std::move(message)});
  }

 private:
  void read_elements(json::document& document, json::array elements);
  bool read_member(JsonFeature& read, std::string_view key, json::value value);
  bool read_geometry(JsonFeature& read, json::value value);

  const char* m_at = nullptr;
  int m_line = 1;
  const std::string& m_name;
  const std::optional<GeoBox>& m_box;
  Findings& m_findings;
  const TakeFeature& m_take;
};

/// False when the geometry lies outside of the box.
bool Reader::read_geometry(JsonFeature& read, json::value value) {
  if (value.is_null()) return true;
  try {
    add_geometry(read.feature.geometry, value.get_object(), 0);
  } catch (const BrokenGeometry& error) {
    tell(Severity::error, read.line, std::string("the geometry is left out: ") + error.what());
    read.feature.geometry = {};
    read.broken_geometry = true;
  } catch (const simdjson::simdjson_error& error) {
    if (error.error() == simdjson::TAPE_ERROR) throw;
    tell(Severity::error, read.line, "the geometry is left out: it is not GeoJSON (RFC 7946)");
    read.feature.geometry = {};
    read.broken_geometry = true;
  }
  if (!m_box) return true;
  const std::optional<GeoBox> box = bounds(read.feature.geometry);
  return box && box->intersects(*m_box);
}

/// False when the rest of the feature is of no interest.
bool Reader::read_member(JsonFeature& read, std::string_view key, json::value value) {
  const json::json_type type = value.type();
  if (key == "bbox" && type == json::json_type::array) {
    const std::optional<GeoBox> box = read_bbox(value.get_array());
    return !m_box || !box || box->intersects(*m_box);
  }
  if (key == "geometry" && type != json::json_type::string) return read_geometry(read, value);
  if (key == "properties" && type == json::json_type::object) {
    for (auto property : value.get_object()) {
      const std::string name(property.unescaped_key().value());
      read.feature.attributes.emplace_back(name, read_value(property.value()));
    }
    return true;
  }
  Value attribute = read_value(value);
  if (key == "id")
    read.feature.id = to_string(attribute);
  else if (key != "type" || to_string(attribute) != "Feature")
    read.feature.set(std::string(key), std::move(attribute));
  return true;
}

void Reader::read_element(json::object object, int line) {
  JsonFeature read{{}, line, false};
  for (auto field : object) {
    const std::string key(field.unescaped_key().value());
    if (!read_member(read, key, field.value())) return;
  }
  m_take(std::move(read));
}

void Reader::read_elements(json::document& document, json::array elements) {
  for (auto element : elements) {
    const int line = line_of(document);
    try {
      read_element(element.get_object(), line);
    } catch (const simdjson::simdjson_error& error) {
      if (error.error() != simdjson::INCORRECT_TYPE && error.error() != simdjson::NUMBER_ERROR) throw;
      tell(Severity::error, line, std::string("the feature is left out: ") + error.what());
    }
  }
}

void Reader::read_document(json::document& document) {
  if (document.type() == json::json_type::array) return read_elements(document, document.get_array());
  for (auto field : document.get_object()) {
    if (field.unescaped_key().value() != "features") continue;
    return read_elements(document, field.value().get_array());
  }
  throw InputError("has no \"features\": a GeoJSON FeatureCollection or an array of objects is read",
                   {m_name, 0});
}

/// A line without its break and the commas before and after what stands on it.
std::string_view without_commas(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t,"), line.size()));
  return line.substr(0, line.find_last_not_of(" \t\r,") + 1);
}

/// Our own files hold a feature a line: each is parsed by itself, so that a broken one
/// costs itself only, and its line is known.
bool has_feature_lines(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || end == 0) return false;
  const std::string_view head = text.substr(0, end);
  const std::string_view first = without_commas(text.substr(end + 1, text.find('\n', end + 1) - end - 1));
  return head.find("\"features\"") != std::string_view::npos && head[head.find_last_not_of(" \r")] == '[' &&
         first.starts_with("{\"") && std::ranges::count(first, '{') == std::ranges::count(first, '}');
}

/// Parses the objects that stand on lines of `text`, which has room for padding after it.
void read_lines(Reader& reader, std::string_view text, int first_line) {
  json::parser parser;
  for (int line = first_line; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view one = without_commas(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.empty() || one == "]}" || one == "]" || one == "}") continue;
    try {
      json::document document = parser.iterate(
          simdjson::padded_string_view(one.data(), one.size(), one.size() + simdjson::SIMDJSON_PADDING));
      reader.read_element(document.get_object(), line);
    } catch (const simdjson::simdjson_error& error) {
      reader.tell(Severity::error, line,
                  std::string("the line is left out, it is no JSON object: ") + error.what());
    }
  }
}

std::string_view without_bom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

}  // namespace

void for_each_json_feature(std::string text, const std::string& name, const std::optional<GeoBox>& box,
                           Findings& findings, const TakeFeature& take) {
  if (without_bom(text).empty()) throw InputError("is empty", {name, 0});
  text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  const std::string_view json_text = without_bom(text);
  Reader reader(name, box, findings, take);
  if (has_feature_lines(json_text)) return read_lines(reader, json_text.substr(json_text.find('\n') + 1), 2);
  reader.start(json_text.data(), 1);
  json::parser parser;
  json::document document;
  try {
    document = parser.iterate(simdjson::padded_string_view(json_text.data(), json_text.size(),
                                                           json_text.size() + simdjson::SIMDJSON_PADDING));
    reader.read_document(document);
  } catch (const simdjson::simdjson_error& error) {
    throw InputError(std::string("is not JSON: ") + error.what(), {name, reader.line()});
  }
}

void for_each_json_line(std::string text, const std::string& name, Findings& findings,
                        const TakeFeature& take) {
  text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  const std::optional<GeoBox> everywhere;
  Reader reader(name, everywhere, findings, take);
  read_lines(reader, without_bom(text), 1);
}

}  // namespace dateline
