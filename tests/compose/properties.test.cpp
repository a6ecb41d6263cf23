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
  layers.front().features.push_back(second);
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
