#include "read/vector_tile.hpp"

#include <algorithm>
#include <protozero/pbf_message.hpp>
#include <stdexcept>
#include <utility>

namespace dateline {
namespace {

// Field numbers, geometry commands and types: Mapbox Vector Tile specification 2.1.
enum class TileField : protozero::pbf_tag_type { layer = 3 };
enum class LayerField : protozero::pbf_tag_type {
  name = 1,
  feature = 2,
  key = 3,
  value = 4,
  extent = 5,
  version = 15
};
enum class FeatureField : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class ValueField : protozero::pbf_tag_type {
  text = 1,
  floating = 2,
  precise = 3,
  whole = 4,
  positive = 5,
  zigzag = 6,
  flag = 7
};
enum class Shape : std::int32_t { unknown = 0, point = 1, line = 2, polygon = 3 };
enum class Command : std::uint32_t { move_to = 1, line_to = 2, close_path = 7 };

constexpr std::int64_t farthest = std::int64_t{1} << 24;  // from a tile's corner, in its units

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(what);
}

Value value_of(protozero::data_view bytes) {
  Value value;
  protozero::pbf_message<ValueField> message(bytes);
  while (message.next()) switch (message.tag()) {
      case ValueField::text: value = message.get_string(); break;
      case ValueField::floating: value = double(message.get_float()); break;
      case ValueField::precise: value = message.get_double(); break;
      case ValueField::whole: value = static_cast<double>(message.get_int64()); break;
      case ValueField::positive: value = static_cast<double>(message.get_uint64()); break;
      case ValueField::zigzag: value = static_cast<double>(message.get_sint64()); break;
      case ValueField::flag: value = message.get_bool(); break;
      default: message.skip();
    }
  return value;
}

/// Twice the ring's area; above 0 when it turns clockwise as seen on the sheet.
std::int64_t area(const TileLine& ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return sum;
}

/// Reads the commands of one geometry.
class Pen {
 public:
  Pen(Shape shape, TileFeature& feature) : m_shape(shape), m_feature(feature) {}

  void draw(protozero::data_view bytes) {
    protozero::pbf_reader::const_uint32_iterator word(bytes.data(), bytes.data() + bytes.size());
    const protozero::pbf_reader::const_uint32_iterator end(bytes.data() + bytes.size(),
                                                           bytes.data() + bytes.size());
    while (word != end) {
      const std::uint32_t head = *word++;
      const std::uint32_t count = head >> 3;
      switch (Command(head & 7)) {
        case Command::move_to:
        case Command::line_to:
          for (std::uint32_t i = 0; i < count; ++i) {
            if (word == end) fail("a geometry ends within a step");
            const std::int64_t dx = protozero::decode_zigzag32(*word++);
            if (word == end) fail("a geometry ends within a step");
            step(Command(head & 7), dx, protozero::decode_zigzag32(*word++));
          }
          break;
        case Command::close_path: end_path(); break;
        default: fail("a geometry has the unknown command " + std::to_string(head & 7));
      }
    }
    end_path();
  }

 private:
  void step(Command command, std::int64_t dx, std::int64_t dy) {
    if (command == Command::move_to) end_path();
    m_at = {m_at.x + dx, m_at.y + dy};
    if (std::max(std::abs(m_at.x), std::abs(m_at.y)) > farthest)
      fail("a geometry leaves its tile far behind");
    if (m_shape == Shape::point)
      m_feature.points.push_back(m_at);
    else if (m_path.empty() || m_path.back() != m_at)
      m_path.push_back(m_at);
  }

  void end_path() {
    TileLine path = std::exchange(m_path, {});
    if (m_shape == Shape::line && path.size() > 1) m_feature.lines.push_back(std::move(path));
    if (m_shape != Shape::polygon || path.size() < 3) return;
    const std::int64_t turned = area(path);
    if (turned == 0) return;
    // Version 2 has outer rings clockwise; in older tiles the first ring tells which way they turn.
    if (m_outer == 0) m_outer = turned;
    if ((turned > 0) == (m_outer > 0))
      m_feature.polygons.push_back({std::move(path)});
    else
      m_feature.polygons.back().push_back(std::move(path));
  }

  Shape m_shape;
  TileFeature& m_feature;
  TilePoint m_at;
  TileLine m_path;
  std::int64_t m_outer = 0;  ///< of the first ring, as area() says it
};

struct Tables {
  std::vector<std::string> keys;
  std::vector<Value> values;
};

TileFeature feature_of(protozero::data_view bytes, const Tables& tables) {
  TileFeature feature;
  Shape shape = Shape::unknown;
  protozero::data_view geometry;
  protozero::pbf_message<FeatureField> message(bytes);
  while (message.next()) switch (message.tag()) {
      case FeatureField::id: feature.id = message.get_uint64(); break;
      case FeatureField::type: shape = Shape(message.get_int32()); break;
      case FeatureField::geometry: geometry = message.get_view(); break;
      case FeatureField::tags: {
        const auto tags = message.get_packed_uint32();
        for (auto tag = tags.begin(); tag != tags.end();) {
          const std::uint32_t key = *tag++;
          if (tag == tags.end()) fail("a feature has a name without a value");
          const std::uint32_t value = *tag++;
          if (key >= tables.keys.size() || value >= tables.values.size())
            fail("a feature names an attribute that its layer does not have");
          feature.attributes.emplace_back(tables.keys[key], tables.values[value]);
        }
        break;
      }
      default: message.skip();
    }
  std::ranges::stable_sort(feature.attributes, {}, &std::pair<std::string, Value>::first);
  Pen(shape, feature).draw(geometry);
  return feature;
}

TileLayer layer_of(protozero::data_view bytes, std::string name) {
  TileLayer layer{std::move(name), 4096, {}};
  Tables tables;
  std::vector<protozero::data_view> features;
  protozero::pbf_message<LayerField> message(bytes);
  while (message.next()) switch (message.tag()) {
      case LayerField::extent: layer.extent = message.get_uint32(); break;
      case LayerField::key: tables.keys.push_back(message.get_string()); break;
      case LayerField::value: tables.values.push_back(value_of(message.get_view())); break;
      case LayerField::feature: features.push_back(message.get_view()); break;
      default: message.skip();
    }
  if (layer.extent < 1 || layer.extent > farthest / 4)
    fail("the layer '" + layer.name + "' has an extent of " + std::to_string(layer.extent));
  layer.features.reserve(features.size());
  for (const protozero::data_view& feature : features) layer.features.push_back(feature_of(feature, tables));
  return layer;
}

std::string name_of(protozero::data_view bytes) {
  protozero::pbf_message<LayerField> message(bytes);
  if (message.next(LayerField::name)) return message.get_string();
  fail("a layer has no name");
}

}  // namespace

Expected<std::vector<TileLayer>> decode_tile(std::string_view bytes, const LayerChoice& wanted,
                                             std::vector<std::string>& names) try {
  std::vector<TileLayer> layers;
  protozero::pbf_message<TileField> tile(bytes.data(), bytes.size());
  while (tile.next(TileField::layer)) {
    const protozero::data_view view = tile.get_view();
    std::string name = name_of(view);
    names.push_back(name);
    if (wanted(name)) layers.push_back(layer_of(view, std::move(name)));
  }
  return layers;
} catch (const protozero::exception& error) {
  return tl::unexpected(std::string("it is no vector tile, or cut off (") + error.what() + ")");
} catch (const std::runtime_error& error) {
  return tl::unexpected(std::string(error.what()));
}

}  // namespace dateline
