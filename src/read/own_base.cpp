#include "dateline/read/own_base.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/read/features.hpp"
#include "read/tiles.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// A folder of shapefiles is none of tiles.
bool is_tile_folder(const std::string& path) {
  if (!fs::is_directory(path)) return false;
  return std::ranges::none_of(fs::directory_iterator(path),
                              [](const auto& entry) { return entry.path().extension() == ".shp"; });
}

bool is_tile_set(const std::string& path) {
  return is_tile_folder(path) || path.ends_with(".mbtiles") || path.ends_with(".pmtiles");
}

bool is_osm(const std::string& path) {
  return path.ends_with(".osm.pbf") || path.ends_with(".osm") || path.ends_with(".osm.bz2");
}

std::unique_ptr<TileStore> open_tiles(const std::string& path) {
  if (path.ends_with(".mbtiles")) return open_mbtiles(path);
  if (path.ends_with(".pmtiles")) return open_pmtiles(path);
  return open_tile_folder(path);
}

/// What the style draws at the zoom.
std::set<std::string, std::less<>> drawn_sources(const Style& style, double zoom) {
  std::set<std::string, std::less<>> sources;
  for (const StyleLayer& layer : style.layers)
    if (layer.visible_at(zoom)) sources.insert(layer.source);
  return sources;
}

bool has_layer_for(const Style& style, const std::string& source) {
  return std::ranges::any_of(style.layers, [&](const StyleLayer& layer) { return layer.source == source; });
}

/// Borders of the schema have a level, and a legend tells classes apart.
void name_border_classes(FeatureLayer& layer) {
  if (layer.name != "boundary") return;
  for (Feature& feature : layer.features) {
    const Value& level = feature["admin_level"];
    if (!std::holds_alternative<double>(level)) continue;
    const bool disputed = to_string(feature["disputed"]) == "1" || to_string(feature["disputed"]) == "true";
    feature.set("class", std::string(disputed                       ? "disputed"
                                     : std::get<double>(level) <= 2 ? "country"
                                                                    : "region"));
  }
}

void add_credits(OwnBase& base, const std::string& credits) {
  if (!credits.empty() && !std::ranges::count(base.credits, credits)) base.credits.push_back(credits);
}

class OwnBaseReader {
 public:
  OwnBaseReader(const GeoBox& box, const Style& style, double zoom, Findings& findings)
      : m_box(box), m_style(style), m_zoom(zoom), m_findings(findings) {}

  OwnBase read(const std::vector<std::string>& paths) {
    std::vector<std::string> tile_sets;
    for (const std::string& path : paths) {
      if (!fs::exists(path)) throw InputError("there is no such file or folder; --base names one", {path, 0});
      if (is_tile_set(path))
        tile_sets.push_back(path);
      else
        read_file(path);
    }
    if (!tile_sets.empty()) read_tile_sets(tile_sets);
    for (FeatureLayer& layer : m_base.layers) {
      layer.own = true;
      name_border_classes(layer);
    }
    return std::move(m_base);
  }

 private:
  void read_tile_sets(const std::vector<std::string>& paths) {
    std::vector<std::unique_ptr<TileStore>> stores;
    std::vector<const TileStore*> all;
    for (const std::string& path : paths) {
      stores.push_back(open_tiles(path));
      all.push_back(stores.back().get());
      const std::string attribution = stores.back()->about().attribution;
      add_credits(m_base, attribution);
      if (attribution.empty())
        m_findings.push_back(
            {Severity::note, {path, 0}, "does not say whose data it is; name its source with --credits"});
    }
    const auto drawn = drawn_sources(m_style, m_zoom);
    std::vector<std::string> names;
    const auto wanted = [&](std::string_view name) { return drawn.contains(name); };
    for (FeatureLayer& layer : read_tiles(all, paths, m_box, m_zoom, wanted, names, m_findings))
      add(std::move(layer));
    tell_layers(paths.front(), names);
  }

  /// Tiles that the style says nothing about, or that are of another schema.
  void tell_layers(const std::string& path, const std::vector<std::string>& names) {
    const bool made_for_tiles = std::ranges::any_of(m_style.layers, &StyleLayer::has_source_layer);
    const auto drawn =
        std::ranges::count_if(names, [&](const std::string& name) { return has_layer_for(m_style, name); });
    if (names.empty() || (made_for_tiles && drawn > 0)) return;
    m_findings.push_back(
        {Severity::warning,
         {path, 0},
         fmt::format("the style '{}' draws {} of its layers ({}); --style corridor draws tiles of the "
                     "OpenMapTiles schema, and a style of your own names layers by \"source-layer\"",
                     m_style.name, drawn == 0 ? "none" : std::to_string(drawn), fmt::join(names, ", "))});
  }

  void read_file(const std::string& path) {
    const bool osm = is_osm(path);
    std::vector<FeatureLayer> layers =
        osm ? read_osm_file(path, m_box, m_findings) : read_vector_file(path, m_box, m_findings);
    if (osm) add_credits(m_base, "© OpenStreetMap contributors (ODbL 1.0)");
    if (std::ranges::all_of(layers, [](const FeatureLayer& layer) { return layer.features.empty(); }))
      m_findings.push_back(
          {Severity::warning, {path, 0}, "has nothing within the sheet; choose an --extent that it reaches"});
    for (FeatureLayer& layer : layers) {
      if (layer.features.empty()) continue;
      if (!osm && !has_layer_for(m_style, layer.name)) {
        m_findings.push_back({Severity::note,
                              {path, 0},
                              fmt::format("the style '{}' has no layer for '{}', so it is drawn plainly; a "
                                          "style layer with \"source\": \"{}\" chooses its look",
                                          m_style.name, layer.name, layer.name)});
        layer.name = "base";
      }
      add(std::move(layer));
    }
  }

  /// Layers of one name are one layer.
  void add(FeatureLayer&& layer) {
    const auto known = std::ranges::find(m_base.layers, layer.name, &FeatureLayer::name);
    if (known == m_base.layers.end()) {
      m_base.layers.push_back(std::move(layer));
      return;
    }
    for (Feature& feature : layer.features) known->features.push_back(std::move(feature));
  }

  const GeoBox& m_box;
  const Style& m_style;
  double m_zoom;
  Findings& m_findings;
  OwnBase m_base;
};

}  // namespace

bool holds_open_map_tiles(const std::string& path) {
  return is_tile_set(path) || is_osm(path);
}

OwnBase read_own_base(const std::vector<std::string>& paths, const GeoBox& box, const Style& style,
                      double style_zoom, Findings& findings) {
  return OwnBaseReader(box, style, style_zoom, findings).read(paths);
}

}  // namespace dateline
