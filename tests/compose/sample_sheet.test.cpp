#include "dateline/compose/sample_sheet.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "compose/event_symbols.hpp"
#include "compose/painter.hpp"
#include "compose/sample_country.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

/// The variations of light: what they have in common is tested for each.
const std::vector<std::string> family{"light", "corridor", "dark", "presentation", "print"};

std::vector<std::string> shipped_family() {
  std::vector<std::string> names = shipped_styles();
  std::erase_if(names, [](const std::string& name) { return std::ranges::count(family, name) == 0; });
  return names;
}

std::string sample_text(const Style& style) {
  Ruler ruler;
  Findings findings;
  return to_text(sample_sheet(style, 500000, ruler, findings).drawing);
}

bool draws(const Style& style, const std::string& source, const Feature& feature) {
  for (const StyleLayer& layer : style.layers)
    for (double zoom = 3; zoom < 14; zoom += 0.5)
      if (layer.source == source && layer.visible_at(zoom) &&
          layer.takes({&feature, zoom, geometry_type(feature), {}}))
        return true;
  return false;
}

}  // namespace

TEST_CASE("every style of the family draws all that a map can show", "[compose][style]") {
  const MapContent country = sample_country({-0.5, -0.5, 0.5, 0.5});
  CHECK(shipped_family().size() == family.size());
  for (const std::string& name : shipped_family()) {
    Findings findings;
    const Style style = read_style(name, findings);
    std::vector<FeatureLayer> layers = country.layers;
    for (FeatureLayer& layer : event_extents(country.events, {}, std::vector<bool>(country.events.size())))
      layers.push_back(std::move(layer));
    for (const FeatureLayer& layer : layers) {
      REQUIRE_FALSE(layer.features.empty());
      for (const Feature& feature : layer.features) {
        INFO(name << ": " << layer.name << " " << to_string(feature["class"]) << to_string(feature["name"]));
        CHECK(draws(style, layer.name, feature));
      }
    }
    // And names nothing that no map has.
    std::set<std::string> sources{"events", "grid", "relief", "base-image"};
    for (const FeatureLayer& layer : layers) sources.insert(layer.name);
    for (const StyleLayer& layer : style.layers) {
      INFO(name << ": " << layer.id);
      CHECK((layer.type == StyleLayerType::background || layer.has_source_layer ||
             sources.contains(layer.source)));
    }
  }
}

TEST_CASE("the sample sheet shows every symbol, kind and layer of a style", "[compose][style]") {
  Findings findings;
  const Style style = read_style("light", findings);
  const std::string text = sample_text(style);
  for (const StyleLayer& layer : style.layers) {
    INFO(layer.id);
    CHECK(text.find('"' + layer.id + '"') != std::string::npos);
  }
  for (const auto& [name, shapes] : style.symbols) {
    INFO(name);
    CHECK(text.find("text \"" + name + '"') != std::string::npos);
  }
  for (const std::string& type : event_types()) {
    INFO(type);
    CHECK(text.find("text \"" + std::string(event_kind(type, "").label) + '"') != std::string::npos);
  }
}

TEST_CASE("the sample sheet is the same each time and follows the style", "[compose][style]") {
  Findings findings;
  Style style = read_style("light", findings);
  const std::string first = sample_text(style);
  CHECK(sample_text(style) == first);
  std::erase_if(style.layers, [](const StyleLayer& layer) { return layer.id == "rivers"; });
  CHECK(sample_text(style) != first);
}

TEST_CASE("a style for other data and an empty one have a sample too", "[compose][style]") {
  Findings findings;
  const Style foreign = parse_style(
      R"({"version": 8, "name": "theirs", "sources": {"omt": {"type": "vector"}}, "layers": [
        {"id": "bg", "type": "background", "paint": {"background-color": "#eee"}},
        {"id": "forest", "type": "fill", "source": "omt", "paint": {"fill-color": "#10a020"}},
        {"id": "lane", "type": "line", "source": "omt", "filter": ["==", "class", "track"],
         "paint": {"line-color": "#123456", "line-width": 3}}]})",
      "s.json", findings);
  const std::string text = sample_text(foreign);
  CHECK(text.find("#10a020") != std::string::npos);
  CHECK(text.find("#123456") != std::string::npos);
  CHECK(sample_text(Style{}).find("A style without a name") != std::string::npos);
}
