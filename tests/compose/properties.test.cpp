// Every property that the table calls used changes the drawing.

#include "dateline/style/properties.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "compose/drawn.hpp"

using namespace dateline;

namespace {

/// A property, a value that is not its default, and the other properties without which it means
/// nothing.
struct Change {
  std::string type;
  std::string property;
  std::string value;
  std::string layout;
  std::string paint;
};

const std::string name = R"("text-field": ["get", "name"])";
const std::string icon = R"("icon-image": "square")";
const std::string every = R"(, "icon-allow-overlap": true, "icon-size": ["+", 1, ["get", "rank"]])";
const std::string along = R"("symbol-placement": "line", )" + name;

const Change changes[] = {
    {"background", "visibility", R"("none")", "", ""},
    {"background", "background-color", R"("#123456")", "", ""},
    {"background", "background-opacity", "0.5", "", ""},
    {"background", "background-pattern", R"("tile")", "", ""},

    {"fill", "visibility", R"("none")", "", ""},
    {"fill", "fill-antialias", "false", "", R"("fill-outline-color": "red")"},
    {"fill", "fill-opacity", "0.5", "", ""},
    {"fill", "fill-layer-opacity", "0.5", "", ""},
    {"fill", "fill-layer-blend", R"("multiply")", "", ""},
    {"fill", "fill-color", R"("#123456")", "", ""},
    {"fill", "fill-outline-color", R"("#123456")", "", ""},
    {"fill", "fill-translate", "[10, 5]", "", ""},
    {"fill", "fill-pattern", R"("tile")", "", ""},

    {"line", "visibility", R"("none")", "", ""},
    {"line", "line-cap", R"("round")", "", ""},
    {"line", "line-join", R"("round")", "", ""},
    {"line", "line-miter-limit", "1", "", ""},
    {"line", "line-opacity", "0.5", "", ""},
    {"line", "line-layer-opacity", "0.5", "", ""},
    {"line", "line-layer-blend", R"("screen")", "", ""},
    {"line", "line-color", R"("#123456")", "", ""},
    {"line", "line-translate", "[10, 5]", "", ""},
    {"line", "line-width", "4", "", ""},
    {"line", "line-gap-width", "4", "", ""},
    {"line", "line-offset", "4", "", ""},
    {"line", "line-blur", "2", "", R"("line-width": 8)"},
    {"line", "line-dasharray", "[3, 2]", "", ""},
    {"line", "line-gradient", R"(["interpolate", ["linear"], ["line-progress"], 0, "red", 1, "blue"])", "",
     ""},
    {"line", "line-pattern", R"("tile")", "", ""},

    {"circle", "visibility", R"("none")", "", ""},
    {"circle", "circle-radius", "9", "", ""},
    {"circle", "circle-color", R"("#123456")", "", ""},
    {"circle", "circle-blur", "0.5", "", ""},
    {"circle", "circle-opacity", "0.5", "", ""},
    {"circle", "circle-translate", "[10, 5]", "", ""},
    {"circle", "circle-stroke-width", "2", "", ""},
    {"circle", "circle-stroke-color", R"("#123456")", "", R"("circle-stroke-width": 2)"},
    {"circle", "circle-stroke-opacity", "0.5", "", R"("circle-stroke-width": 2)"},
    // Of what is drawn alike the order cannot be seen.
    {"circle", "circle-sort-key", R"(["get", "rank"])", "", R"("circle-radius": ["+", 3, ["get", "rank"]])"},
    {"fill", "fill-sort-key", R"(["case", ["==", ["get", "name"], "field"], 2, 1])", "", ""},
    {"line", "line-sort-key", R"(["get", "rank"])", "", R"("line-width": ["get", "rank"])"},

    {"symbol", "visibility", R"("none")", name, ""},
    {"symbol", "symbol-placement", R"("line")", name, ""},
    {"symbol", "symbol-spacing", "60", along, ""},
    {"symbol", "symbol-sort-key", R"(["-", 9, ["get", "rank"]])", icon + every, ""},
    {"symbol", "symbol-z-order", R"("source")", icon + every, ""},
    {"symbol", "icon-allow-overlap", "true", icon, ""},
    {"symbol", "icon-overlap", R"("always")", icon, ""},
    {"symbol", "icon-ignore-placement", "true", icon, ""},
    {"symbol", "icon-optional", "true", R"("text-allow-overlap": true, )" + icon + ", " + name, ""},
    {"symbol", "icon-rotation-alignment", R"("viewport")", R"("symbol-placement": "line", )" + icon, ""},
    {"symbol", "icon-size", "2", icon, ""},
    {"symbol", "icon-text-fit", R"("both")", icon + ", " + name, ""},
    {"symbol", "icon-text-fit-padding", "[4, 5, 6, 7]", R"("icon-text-fit": "both", )" + icon + ", " + name,
     ""},
    {"symbol", "icon-image", R"("square")", "", ""},
    {"symbol", "icon-rotate", "30", icon, ""},
    {"symbol", "icon-padding", "[60]", icon, ""},
    {"symbol", "icon-keep-upright", "true", R"("symbol-placement": "line", )" + icon, ""},
    {"symbol", "icon-offset", "[5, 6]", icon, ""},
    {"symbol", "icon-anchor", R"("top-left")", icon, ""},
    {"symbol", "text-rotation-alignment", R"("viewport")", along, ""},
    {"symbol", "text-field", R"("Hakari")", "", ""},
    {"symbol", "text-font", R"(["Noto Serif Bold"])", name, ""},
    {"symbol", "text-size", "11", name, ""},
    {"symbol", "text-max-width", "3", R"("text-field": "one two three")", ""},
    {"symbol", "text-line-height", "2", R"("text-field": "one\ntwo")", ""},
    {"symbol", "text-letter-spacing", "0.2", name, ""},
    {"symbol", "text-justify", R"("right")", R"("text-field": "one\nand two")", ""},
    {"symbol", "text-radial-offset", "2", R"("text-anchor": "left", )" + name, ""},
    {"symbol", "text-variable-anchor", R"(["left"])", name, ""},
    {"symbol", "text-variable-anchor-offset", R"(["left", [3, 1]])", name, ""},
    {"symbol", "text-anchor", R"("left")", name, ""},
    {"symbol", "text-max-angle", "1", along, ""},
    {"symbol", "text-writing-mode", R"(["vertical"])", R"("text-field": "東京")", ""},
    {"symbol", "text-rotate", "30", name, ""},
    {"symbol", "text-padding", "60", name, ""},
    {"symbol", "text-keep-upright", "false", along, ""},
    {"symbol", "text-transform", R"("uppercase")", name, ""},
    {"symbol", "text-offset", "[2, 1]", name, ""},
    {"symbol", "text-allow-overlap", "true", name, ""},
    {"symbol", "text-overlap", R"("always")", name, ""},
    {"symbol", "text-ignore-placement", "true", name, ""},
    {"symbol", "text-optional", "true", R"("icon-allow-overlap": true, )" + icon + ", " + name, ""},
    {"symbol", "icon-opacity", "0.5", icon, ""},
    {"symbol", "icon-color", R"("#123456")", icon, ""},
    {"symbol", "icon-halo-color", R"("#123456")", icon, R"("icon-halo-width": 2)"},
    {"symbol", "icon-halo-width", "2", icon, R"("icon-halo-color": "#123456")"},
    {"symbol", "icon-halo-blur", "1", icon, R"("icon-halo-width": 2, "icon-halo-color": "#123456")"},
    {"symbol", "icon-translate", "[5, 6]", icon, ""},
    {"symbol", "text-opacity", "0.5", name, ""},
    {"symbol", "text-color", R"("#123456")", name, ""},
    {"symbol", "text-halo-color", R"("#123456")", name, R"("text-halo-width": 2)"},
    {"symbol", "text-halo-width", "2", name, R"("text-halo-color": "#123456")"},
    {"symbol", "text-halo-blur", "1", name, R"("text-halo-width": 2, "text-halo-color": "#123456")"},
    {"symbol", "text-translate", "[5, 6]", name, ""},
};

std::string joined(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + ", " + b;
}

/// A second field over the first, so that their order is seen.
std::vector<FeatureLayer> features() {
  std::vector<FeatureLayer> layers = all_kinds();
  Feature second = layers.front().features[1];
  second.id = "second field";
  second.set("name", "second field");
  second.geometry.polygons.front().rings.front()[0] = {-3, -3};
  second.geometry.polygons.front().rings.front()[4] = {-3, -3};
  // A river that runs to the left, and bends.
  Feature back = layers.front().features[0];
  back.id = "long river that runs back";
  back.set("name", back.id);
  back.geometry = line_geometry({{4.5, 4}, {2, 4.5}, {0, 3.8}, {-2, 4.5}, {-4.5, 4}});
  layers.front().features.push_back(second);
  layers.front().features.push_back(back);
  return layers;
}

}  // namespace

TEST_CASE("every property that is used changes the drawing", "[compose][properties]") {
  for (const Change& change : changes) {
    INFO(change.type << " " << change.property);
    StyleLayerType type{};
    for (const StyleProperty& row : style_properties())
      if (change.type == to_string(row.layer)) type = row.layer;
    const StyleProperty* row = style_property(type, change.property);
    REQUIRE(row != nullptr);
    const bool layout = row->group == PropertyGroup::layout;
    const std::string set = "\"" + change.property + "\": " + change.value;
    const std::string before =
        drawn(style_layer(change.type, change.layout, change.paint), features(), with_images()).text();
    const std::string after = drawn(style_layer(change.type, joined(change.layout, layout ? set : ""),
                                                joined(change.paint, layout ? "" : set)),
                                    features(), with_images())
                                  .text();
    CHECK(before != after);
  }
}

TEST_CASE("every property that is called used is tried", "[compose][properties]") {
  std::set<std::pair<std::string, std::string>> tried;
  for (const Change& change : changes) tried.insert({change.type, change.property});
  for (const StyleProperty& row : style_properties()) {
    const std::set<StyleLayerType> here{StyleLayerType::background, StyleLayerType::fill,
                                        StyleLayerType::line, StyleLayerType::circle};
    if (!here.contains(row.layer) || row.support != PropertySupport::used) continue;
    INFO(to_string(row.layer) << " " << row.name);
    CHECK(tried.contains({to_string(row.layer), std::string(row.name)}));
  }
}
