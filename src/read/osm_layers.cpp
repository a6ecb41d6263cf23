#include "read/osm_layers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace dateline {
namespace {

struct Row {
  std::string_view key;
  std::string_view value;  ///< "*": any
  std::string_view layer;
  std::string_view attribute_class;
  std::string_view subclass = {};
};

// What lies on the ground as an area; the first row that fits is taken.
constexpr std::array areas{Row{"natural", "water", "water", "lake"},
                           Row{"waterway", "riverbank", "water", "river"},
                           Row{"waterway", "dock", "water", "dock"},
                           Row{"landuse", "reservoir", "water", "lake"},
                           Row{"landuse", "basin", "water", "lake"},
                           Row{"building", "no", "", ""},
                           Row{"building", "*", "building", ""},
                           Row{"natural", "wood", "landcover", "wood", "wood"},
                           Row{"landuse", "forest", "landcover", "wood", "forest"},
                           Row{"natural", "glacier", "landcover", "ice", "glacier"},
                           Row{"natural", "wetland", "landcover", "wetland", "wetland"},
                           Row{"natural", "sand", "landcover", "sand", "sand"},
                           Row{"natural", "beach", "landcover", "sand", "beach"},
                           Row{"natural", "bare_rock", "landcover", "rock", "bare_rock"},
                           Row{"natural", "scree", "landcover", "rock", "scree"},
                           Row{"natural", "grassland", "landcover", "grass", "grassland"},
                           Row{"natural", "heath", "landcover", "grass", "heath"},
                           Row{"natural", "scrub", "landcover", "grass", "scrub"},
                           Row{"landuse", "meadow", "landcover", "grass", "meadow"},
                           Row{"landuse", "grass", "landcover", "grass", "grass"},
                           Row{"landuse", "farmland", "landcover", "farmland", "farmland"},
                           Row{"landuse", "orchard", "landcover", "farmland", "orchard"},
                           Row{"landuse", "vineyard", "landcover", "farmland", "vineyard"},
                           Row{"landuse", "residential", "landuse", "residential"},
                           Row{"landuse", "commercial", "landuse", "commercial"},
                           Row{"landuse", "industrial", "landuse", "industrial"},
                           Row{"landuse", "cemetery", "landuse", "cemetery"},
                           Row{"landuse", "military", "landuse", "military"},
                           Row{"landuse", "quarry", "landuse", "quarry"},
                           Row{"leisure", "nature_reserve", "park", "nature_reserve"},
                           Row{"boundary", "national_park", "park", "national_park"},
                           Row{"boundary", "protected_area", "park", "protected_area"}};

// What is drawn as a line.
constexpr std::array lines{Row{"highway", "motorway", "transportation", "motorway"},
                           Row{"highway", "motorway_link", "transportation", "motorway"},
                           Row{"highway", "trunk", "transportation", "trunk"},
                           Row{"highway", "trunk_link", "transportation", "trunk"},
                           Row{"highway", "primary", "transportation", "primary"},
                           Row{"highway", "primary_link", "transportation", "primary"},
                           Row{"highway", "secondary", "transportation", "secondary"},
                           Row{"highway", "secondary_link", "transportation", "secondary"},
                           Row{"highway", "tertiary", "transportation", "tertiary"},
                           Row{"highway", "tertiary_link", "transportation", "tertiary"},
                           Row{"highway", "unclassified", "transportation", "minor"},
                           Row{"highway", "residential", "transportation", "minor"},
                           Row{"highway", "living_street", "transportation", "minor"},
                           Row{"highway", "road", "transportation", "minor"},
                           Row{"highway", "service", "transportation", "service"},
                           Row{"highway", "track", "transportation", "track"},
                           Row{"highway", "path", "transportation", "path", "path"},
                           Row{"highway", "footway", "transportation", "path", "footway"},
                           Row{"highway", "bridleway", "transportation", "path", "bridleway"},
                           Row{"railway", "rail", "transportation", "rail", "rail"},
                           Row{"railway", "narrow_gauge", "transportation", "rail", "narrow_gauge"},
                           Row{"route", "ferry", "transportation", "ferry"},
                           Row{"waterway", "river", "waterway", "river"},
                           Row{"waterway", "canal", "waterway", "canal"},
                           Row{"waterway", "stream", "waterway", "stream"},
                           Row{"waterway", "drain", "waterway", "drain"},
                           Row{"waterway", "ditch", "waterway", "ditch"},
                           Row{"boundary", "administrative", "boundary", ""}};

constexpr std::array points{Row{"place", "city", "place", "city"},
                            Row{"place", "town", "place", "town"},
                            Row{"place", "village", "place", "village"},
                            Row{"place", "hamlet", "place", "hamlet"},
                            Row{"place", "isolated_dwelling", "place", "isolated_dwelling"},
                            Row{"place", "suburb", "place", "suburb"},
                            Row{"natural", "peak", "mountain_peak", "peak"},
                            Row{"natural", "volcano", "mountain_peak", "volcano"},
                            Row{"natural", "saddle", "mountain_peak", "saddle"},
                            Row{"mountain_pass", "yes", "mountain_peak", "saddle"}};

std::string_view tag(const OsmTags& tags, std::string_view key) {
  const auto found = std::ranges::find(tags, key, &std::pair<std::string, std::string>::first);
  return found == tags.end() ? std::string_view() : std::string_view(found->second);
}

bool yes(const OsmTags& tags, std::string_view key) {
  const std::string_view value = tag(tags, key);
  return !value.empty() && value != "no";
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

template <std::size_t count>
const Row* row_for(const std::array<Row, count>& rows, const OsmTags& tags) {
  for (const Row& row : rows) {
    const std::string_view value = tag(tags, row.key);
    if (!value.empty() && (row.value == "*" || row.value == value)) return &row;
  }
  return nullptr;
}

void set_names(const OsmTags& tags, Feature& feature) {
  for (const auto& [key, value] : tags)
    if (key == "name" || key.starts_with("name:")) feature.set(key, value);
  if (const auto name = tag(tags, "int_name"); !name.empty()) feature.set("name_int", std::string(name));
}

void set_flag(const OsmTags& tags, std::string_view key, Feature& feature) {
  if (yes(tags, key)) feature.set(std::string(key), 1.0);
}

void set_line_attributes(const OsmTags& tags, Feature& feature) {
  if (yes(tags, "tunnel"))
    feature.set("brunnel", std::string("tunnel"));
  else if (yes(tags, "bridge"))
    feature.set("brunnel", std::string("bridge"));
  else if (yes(tags, "ford"))
    feature.set("brunnel", std::string("ford"));
  set_flag(tags, "intermittent", feature);
  if (tag(tags, "highway").ends_with("_link")) feature.set("ramp", 1.0);
  for (const char* key : {"ref", "surface"})
    if (const auto value = tag(tags, key); !value.empty()) feature.set(key, std::string(value));
}

/// Borders of countries, provinces and districts; false for lesser ones.
bool set_border_attributes(const OsmTags& tags, Feature& feature) {
  const auto level = number(tag(tags, "admin_level"));
  if (!level || *level < 2 || *level > 6) return false;
  feature.set("admin_level", *level);
  feature.set("disputed", yes(tags, "disputed") || tag(tags, "boundary") == "disputed" ? 1.0 : 0.0);
  feature.set("maritime", yes(tags, "maritime") ? 1.0 : 0.0);
  return true;
}

void set_point_attributes(const OsmTags& tags, Feature& feature) {
  if (const auto height = number(tag(tags, "ele"))) feature.set("ele", std::round(*height));
  if (const auto capital = tag(tags, "capital"); capital == "yes" || capital == "2")
    feature.set("capital", 2.0);
  if (const auto people = number(tag(tags, "population"))) feature.set("population", *people);
}

const Row* row_of(const OsmTags& tags, const Geometry& geometry) {
  if (!geometry.polygons.empty()) {
    const Row* row = row_for(areas, tags);
    return row == nullptr && tag(tags, "boundary") == "administrative" ? row_for(lines, tags) : row;
  }
  return geometry.lines.empty() ? row_for(points, tags) : row_for(lines, tags);
}

/// A border that GDAL hands on as an area is drawn as its edge.
Geometry edges_of(Geometry geometry) {
  for (Polygon& polygon : geometry.polygons)
    for (Line& ring : polygon.rings) geometry.lines.push_back(std::move(ring));
  geometry.polygons.clear();
  return geometry;
}

}  // namespace

std::optional<OsmFeature> osm_feature(const OsmTags& tags, Geometry geometry) {
  const Row* row = row_of(tags, geometry);
  if (row == nullptr || row->layer.empty()) return std::nullopt;
  OsmFeature out{std::string(row->layer), {"", std::move(geometry), {}}};
  if (!row->attribute_class.empty()) out.feature.set("class", std::string(row->attribute_class));
  if (!row->subclass.empty()) out.feature.set("subclass", std::string(row->subclass));
  if (row->layer == "boundary") {
    if (!set_border_attributes(tags, out.feature)) return std::nullopt;
    out.feature.geometry = edges_of(std::move(out.feature.geometry));
    return out;
  }
  set_names(tags, out.feature);
  if (!out.feature.geometry.points.empty()) set_point_attributes(tags, out.feature);
  if (!out.feature.geometry.lines.empty()) set_line_attributes(tags, out.feature);
  if (row->layer == "water") set_flag(tags, "intermittent", out.feature);
  return out;
}

OsmTags parse_osm_tags(std::string_view text) {
  OsmTags tags;
  std::array<std::string, 2> pair;
  std::size_t part = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && quoted && i + 1 < text.size()) {
      pair[part] += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
      if (quoted) continue;
      if (part == 1) tags.emplace_back(std::exchange(pair[0], {}), std::exchange(pair[1], {}));
      part = 1 - part;
    } else if (quoted) {
      pair[part] += c;
    }
  }
  return tags;
}

}  // namespace dateline
