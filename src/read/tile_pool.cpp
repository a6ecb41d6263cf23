#include "read/tile_pool.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

#include "in_parallel.hpp"
#include "read/tile_shapes.hpp"

namespace dateline {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  if (to.empty())
    to = std::move(from);
  else
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Equal for features that may be joined: the kind of shape, the attributes and, of areas,
/// which may lie side by side, the id.
std::string key_of(const TileFeature& feature) {
  std::string key = !feature.polygons.empty() ? "a" + std::to_string(feature.id)
                    : !feature.lines.empty()  ? "l"
                                              : "p";
  for (const auto& [name, value] : feature.attributes) {
    key += '\x1f' + name + '\x1e' + static_cast<char>('0' + value.index());
    key += to_string(value);
  }
  return key;
}

bool has_name(const TileFeature& feature) {
  return std::ranges::any_of(feature.attributes, [](const auto& attribute) {
    return attribute.first.starts_with("name") || attribute.first == "ref";
  });
}

bool on_grid(TileFeature& feature, const std::function<TilePoint(TilePoint)>& placed, TilePoint low,
             TilePoint high) {
  std::vector<TilePoint> points;
  for (const TilePoint& p : feature.points)
    if (const TilePoint at = placed(p); at.x >= low.x && at.x < high.x && at.y >= low.y && at.y < high.y)
      points.push_back(at);
  feature.points = std::move(points);

  const auto place = [&](TileLine& line) { std::ranges::transform(line, line.begin(), placed); };
  std::vector<TileLine> lines;
  for (TileLine& line : feature.lines) {
    place(line);
    append(lines, clipped(line, low, high));
  }
  feature.lines = std::move(lines);

  std::vector<TilePolygon> polygons;
  for (TilePolygon& polygon : feature.polygons) {
    std::ranges::for_each(polygon, place);
    append(polygons, clipped(polygon, low, high));
  }
  feature.polygons = std::move(polygons);
  return !feature.points.empty() || !feature.lines.empty() || !feature.polygons.empty();
}

/// From the grid back to the globe (inverse of spherical Mercator).
class Globe {
 public:
  explicit Globe(int zoom) : m_side(std::exp2(zoom) * static_cast<double>(tile_side)) {}

  LonLat at(TilePoint p) const {
    const double lon = static_cast<double>(p.x) / m_side * 360 - 180;
    const double north = std::numbers::pi * (1 - 2 * static_cast<double>(p.y) / m_side);
    return {std::clamp(lon, -180.0, 180.0), std::atan(std::sinh(north)) * 180 / std::numbers::pi};
  }

  Line line(const TileLine& points) const {
    Line out;
    out.reserve(points.size() + 1);
    for (const TilePoint& p : points) out.push_back(at(p));
    return out;
  }

  /// Outer rings counter-clockwise, holes clockwise.
  Polygon polygon(const TilePolygon& rings) const {
    Polygon out;
    for (const TileLine& ring : rings) {
      double turned = 0;
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        turned += static_cast<double>(ring[j].x * ring[i].y - ring[i].x * ring[j].y);
      Line closed = line(ring);
      const bool clockwise = turned > 0;  // y counts southwards
      if (clockwise == out.rings.empty()) std::ranges::reverse(closed);
      closed.push_back(closed.front());
      out.rings.push_back(std::move(closed));
    }
    return out;
  }

  bool shows(const TileLine& points, const GeoBox& box) const {
    TilePoint low = points.front();
    TilePoint high = points.front();
    for (const TilePoint& p : points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const LonLat north_west = at(low);
    const LonLat south_east = at(high);
    return box.intersects({north_west.lon(), south_east.lat(), south_east.lon(), north_west.lat()});
  }

 private:
  double m_side;
};

/// The shapes of one group, joined, on the globe.
std::vector<Geometry> joined_parts(TileFeature&& all, const Globe& globe, const GeoBox& box) {
  std::vector<Geometry> parts;
  std::ranges::sort(all.points);
  all.points.erase(std::unique(all.points.begin(), all.points.end()), all.points.end());
  for (const TilePoint& point : all.points)
    if (const LonLat at = globe.at(point); box.contains(at)) parts.push_back(point_geometry(at));
  // What lies outside is left out before it is joined: of a sheet's tiles half may be beyond its edge.
  std::erase_if(all.lines, [&](const TileLine& line) { return !globe.shows(line, box); });
  std::erase_if(all.polygons, [&](const TilePolygon& polygon) { return !globe.shows(polygon.front(), box); });
  for (const TileLine& line : joined(std::move(all.lines))) parts.push_back(line_geometry(globe.line(line)));
  for (const TilePolygon& polygon : joined(std::move(all.polygons)))
    parts.push_back(polygon_geometry(globe.polygon(polygon)));
  return parts;
}

using Attributes = std::vector<std::pair<std::string, Value>>;

void add_features(std::vector<Geometry>&& parts, bool one_each, const Attributes& attributes,
                  FeatureLayer& out) {
  if (parts.empty()) return;
  if (one_each) {
    for (Geometry& part : parts) out.features.push_back({"", std::move(part), attributes});
    return;
  }
  Geometry whole;
  for (Geometry& part : parts) {
    append(whole.lines, std::move(part.lines));
    append(whole.polygons, std::move(part.polygons));
  }
  out.features.push_back({"", std::move(whole), attributes});
}

}  // namespace

void place_on_grid(TileLayer& layer, TileAddress at) {
  const TilePoint low{at.x * tile_side, at.y * tile_side};
  const TilePoint high{low.x + tile_side, low.y + tile_side};
  const auto scaled = [&](std::int64_t units) {
    return tile_side % layer.extent == 0
               ? units * (tile_side / layer.extent)
               : std::llround(static_cast<double>(units) * static_cast<double>(tile_side) /
                              static_cast<double>(layer.extent));
  };
  const auto placed = [&](TilePoint p) { return TilePoint{low.x + scaled(p.x), low.y + scaled(p.y)}; };
  std::erase_if(layer.features, [&](TileFeature& feature) { return !on_grid(feature, placed, low, high); });
}

void TilePool::add(TileLayer&& layer) {
  Layer& pooled = m_layers[layer.name];
  for (TileFeature& feature : layer.features) {
    const auto [entry, fresh] = pooled.by_key.emplace(key_of(feature), pooled.groups.size());
    if (fresh) {
      const bool one_each = !feature.points.empty() || has_name(feature);
      Attributes attributes = std::move(feature.attributes);
      pooled.groups.push_back({std::move(feature), std::move(attributes), one_each});
      continue;
    }
    TileFeature& all = pooled.groups[entry->second].all;
    append(all.points, std::move(feature.points));
    append(all.lines, std::move(feature.lines));
    append(all.polygons, std::move(feature.polygons));
  }
}

std::vector<FeatureLayer> TilePool::joined_layers(const GeoBox& box) {
  std::vector<Group*> groups;
  for (auto& [name, layer] : m_layers)
    for (Group& group : layer.groups) groups.push_back(&group);
  const Globe globe(m_zoom);
  std::vector<std::vector<Geometry>> parts(groups.size());
  in_parallel(groups.size(),
              [&](std::size_t i) { parts[i] = joined_parts(std::move(groups[i]->all), globe, box); });

  std::vector<FeatureLayer> layers;
  std::size_t next = 0;
  for (auto& [name, layer] : m_layers) {
    FeatureLayer out{name, {}};
    for (const Group& group : layer.groups)
      add_features(std::move(parts[next++]), group.one_each, group.attributes, out);
    layers.push_back(std::move(out));
  }
  return layers;
}

}  // namespace dateline
