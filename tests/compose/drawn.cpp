#include "compose/drawn.hpp"

#include <catch2/catch.hpp>

#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

std::vector<Placement> Drawn::labels() const {
  std::vector<Placement> found;
  for (const Placement& item : sheet.report)
    if (item.what == "label" && item.state != "dropped") found.push_back(item);
  return found;
}

PagePoint Drawn::middle() const {
  for (const Placement& item : sheet.report)
    if (item.what == "frame") return item.box.centre();
  return {};
}

Drawn drawn(const std::string& layers, const std::vector<FeatureLayer>& features, const Style& images) {
  Drawn out;
  Style style = parse_style(R"({"version": 8, "layers": [)" + layers + "]}", "test.json", out.findings);
  for (const Finding& finding : out.findings) UNSCOPED_INFO(finding.message);
  REQUIRE(out.findings.empty());
  style.symbols = images.symbols;
  style.sprites = images.sprites;
  SheetSpec spec;
  spec.size = {100, 100, 200};
  spec.extent = {-5, -5, 5, 5};
  spec.projection = "+proj=eqc +R=6371000";
  spec.scale = 11119492.66;  // a degree of this sphere is 10 mm
  spec.legend = spec.grid = spec.scale_bar = spec.inset = false;
  spec.north_arrow = Show::off;
  MapContent content;
  content.layers = features;
  Ruler ruler;
  out.sheet = compose(spec, style, content, ruler, out.findings);
  return out;
}

std::string style_layer(const std::string& type, const std::string& layout, const std::string& paint) {
  return R"({"id": "it", "source": "all", "type": ")" + type + R"(", "layout": {)" + layout +
         R"(}, "paint": {)" + paint + "}}";
}

std::vector<FeatureLayer> all_kinds() {
  FeatureLayer layer{"all", {}};
  const auto add = [&](const std::string& name, double rank, Geometry geometry) {
    Feature feature;
    feature.id = name;
    feature.geometry = std::move(geometry);
    feature.set("name", name);
    feature.set("rank", rank);
    layer.features.push_back(std::move(feature));
  };
  add("river", 3, line_geometry({{-4, 2}, {-1, 3}, {1, 2}, {4, 3}}));
  add("field", 2, polygon_geometry({{{{-4, -4}, {-1, -4}, {-1, -1}, {-4, -1}, {-4, -4}}}}));
  add("Goris", 2, point_geometry({1, -1}));
  add("Tegh", 1, point_geometry({1.02, -1.02}));
  add("Kornidzor", 0, point_geometry({3, -3}));
  return {layer};
}

Style with_images() {
  Style style;
  const Colour black{0, 0, 0, 255};
  style.symbols["square"] = {PathMark{rectangle({-1, -1, 1, 1}), black, {}, {}, 1.5}};
  auto pixels = std::make_shared<std::vector<Colour>>(
      std::vector<Colour>{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, black});
  style.sprites["tile"].image = {2, 2, pixels};
  return style;
}
