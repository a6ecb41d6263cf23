#include "dateline/read/style.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "dateline/error.hpp"
#include "dateline/event/kind.hpp"
#include "dateline/style/expression.hpp"
#include "dateline/style/properties.hpp"

using namespace dateline;

namespace {

/// A style of one layer with this text as members of the layer.
std::string with_layer(const std::string& members) {
  return "{\"version\": 8, \"layers\": [\n{\"id\": \"a\", " + members + "}]}";
}

std::vector<std::string> findings_of(const std::string& json) {
  Findings findings;
  parse_style(json, "s.json", findings);
  std::vector<std::string> lines;
  for (const Finding& one : findings) lines.push_back(to_string(one));
  return lines;
}

StyleLayer layer_of(const std::string& members) {
  Findings findings;
  Style style = parse_style(with_layer(members), "s.json", findings);
  for (const Finding& one : findings) FAIL_CHECK(to_string(one));
  REQUIRE(style.layers.size() == 1);
  return style.layers.front();
}

std::string refusal(const std::string& json) {
  Findings findings;
  try {
    parse_style(json, "s.json", findings);
  } catch (const InputError& error) {
    return to_string(error.origin()) + ": " + error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("what is no style is refused with its line", "[style]") {
  CHECK_THAT(refusal(""), Catch::StartsWith("s.json"));
  CHECK_THAT(refusal("{\n\"version\": 8,\n\"layers\": [1,\n, 2]}"),
             Catch::StartsWith("s.json:") && Catch::Contains("not valid JSON"));
  CHECK_THAT(refusal("{\"version\": 8, \"layers\": []} tail"), Catch::Contains("after the end"));
  CHECK(refusal("[1, 2]") == "s.json:1: a style is a JSON object; this is none");
  CHECK(refusal("7") == "s.json:1: a style is a JSON object; this is none");
  CHECK_THAT(refusal("{\"layers\": []}"), Catch::Contains("\"version\": 8; this has none"));
  CHECK(refusal("{\n\n\"version\": 7}") == "s.json:3: a style needs \"version\": 8; this has another");
  CHECK_THAT(refusal("{\"version\": 8}"), Catch::Contains("\"layers\", an array"));
  CHECK_THAT(refusal(std::string(5000, '[')), Catch::StartsWith("s.json"));
  CHECK_THAT(refusal("{\"version\": 8, \"x\": " + std::string(300, '[') + std::string(300, ']') + "}"),
             Catch::Contains("nested deeper than 100"));
}

TEST_CASE("findings name file, line, layer and property", "[style]") {
  using Lines = std::vector<std::string>;
  CHECK(findings_of("{\"version\": 8, \"layers\": [\n{\"id\": \"hills\",\n\"type\": \"sky\", "
                    "\"source\": \"x\"}]}") ==
        Lines{"s.json:3: warning: layer 'hills': type 'sky' is not supported yet; it is left out"});
  CHECK(findings_of(with_layer(R"("type": "lin", "source": "x")")) ==
        Lines{"s.json:2: warning: layer 'a': type 'lin' is not supported yet (did you mean 'line'?); it is "
              "left out"});
  CHECK(findings_of("{\"version\": 8, \"layers\": [\n{\"type\": \"line\"}]}") ==
        Lines{"s.json:2: error: layers[0]: a layer needs an \"id\"; it is left out"});
  CHECK(findings_of("{\"version\": 8, \"layers\": [4]}").size() == 1);
  CHECK(findings_of(
            "{\"version\": 8, \"layers\": [{\"id\": \"a\", \"type\": \"background\"},\n{\"id\": \"a\"}]}") ==
        Lines{"s.json:2: error: layer 'a': another layer has this id already; this one is left out"});
  CHECK(
      findings_of(
          with_layer("\"type\": \"fill\", \"source\": \"x\",\n\"paint\": {\n\"fill-colour\": \"red\"}")) ==
      Lines{"s.json:4: warning: layer 'a': 'fill-colour' is no paint property of a fill layer (did you mean "
            "'fill-color'?); it is ignored"});
  CHECK(findings_of(
            with_layer("\"type\": \"fill\", \"source\": \"x\", \"paint\": {\"fill-color\": \"#12\"}")) ==
        Lines{"s.json:2: warning: layer 'a': layers[0].paint.fill-color: '#12' is not a colour (a name, "
              "#rrggbb, rgb(), "
              "rgba(), hsl() or hsla()); the default is used"});
  CHECK(
      findings_of(with_layer(
          "\"type\": \"fill\", \"source\": \"x\", \"paint\": {\"fill-color\":\n[\"rgb\",\n1,\n\"x\", 2]}")) ==
      Lines{"s.json:5: warning: layer 'a': layers[0].paint.fill-color[2]: Expected number but found string "
            "instead; the "
            "default is used"});
  CHECK_THAT(
      findings_of(with_layer(R"("type": "line", "source": "x", "layout": {"line-cap": "rond"})")).at(0),
      Catch::Contains("'rond' is not one of butt, round, square (did you mean 'round'?)"));
  CHECK_THAT(findings_of(with_layer(R"("type": "line", "source": "x", "filter": ["==", "a"])")).at(0),
             Catch::Contains("layers[0].filter: Expected two or three arguments") &&
                 Catch::Contains("the layer is left out"));
  CHECK_THAT(findings_of(with_layer(R"("type": "line", "source": "x", "minzoom": "a")")).at(0),
             Catch::Contains("minzoom must be a number from 0 to 24"));
  CHECK_THAT(findings_of(with_layer(R"("type": "line", "source": "x", "interactive": true)")).at(0),
             Catch::Contains("'interactive' is not known here"));
  CHECK_THAT(findings_of(with_layer(R"("type": "line")")).at(0), Catch::Contains("it has no source"));
  CHECK_THAT(findings_of(with_layer(R"("type": "line", "source": "x", "paint": 3)")).at(0),
             Catch::Contains("paint must be an object"));
  CHECK_THAT(
      findings_of(with_layer(R"("type": "line", "source": "x", "paint": {"line-width": {"a": 1}})")).at(0),
      Catch::Contains("a function needs \"stops\""));
  CHECK_THAT(
      findings_of(with_layer(R"("type": "line", "source": "x", "paint": {"line-width": ["+", 1, ["zoom"]]})"))
          .at(0),
      Catch::Contains("top-level"));
  CHECK_THAT(
      findings_of(with_layer(R"("type": "background", "paint": {"background-color": ["get", "c"]})")).at(0),
      Catch::Contains("data expressions not supported"));
}

TEST_CASE("properties not set have the specification's default", "[style]") {
  const StyleContext nowhere;
  const StyleLayer line = layer_of(R"("type": "line", "source": "x")");
  CHECK(line.number("line-width", nowhere) == 1);
  CHECK(line.colour("line-color", nowhere) == Colour{0, 0, 0, 255});
  CHECK(line.text("line-join", nowhere) == "miter");
  CHECK(line.numbers("line-dasharray", nowhere).empty());
  CHECK_FALSE(line.has("line-width"));
  const StyleLayer symbol = layer_of(R"("type": "symbol", "source": "x")");
  CHECK(symbol.number("text-size", nowhere) == 16);
  CHECK(symbol.numbers("text-offset", nowhere) == std::vector<double>{0, 0});
  CHECK(symbol.texts("text-font", nowhere) ==
        std::vector<std::string>{"Open Sans Regular", "Arial Unicode MS Regular"});
  CHECK(symbol.colour("text-halo-color", nowhere).alpha == 0);
  CHECK_FALSE(symbol.flag("icon-allow-overlap", nowhere));
  CHECK(symbol.text("text-field", nowhere).empty());
}

TEST_CASE("every row of the table of properties has a default of its kind", "[style]") {
  for (const StyleProperty& row : style_properties()) {
    INFO(row.name);
    CHECK(style_property(row.layer, row.name) == &row);
    const StyleValue value = standard_value(row);
    if (row.kind == PropertyKind::word && !row.standard.empty()) {
      const auto words = allowed_words(row);
      CHECK(std::count(words.begin(), words.end(), row.standard) == 1);
    }
    if (row.kind == PropertyKind::numbers && !value.as<StyleArray>()->get()->empty() && row.length >= 0)
      CHECK(int(value.as<StyleArray>()->get()->size()) == row.length);
    if (row.kind == PropertyKind::colour && !row.standard.empty()) CHECK(value.as<StyleColour>());
  }
  CHECK(style_properties().size() > 90);
}

TEST_CASE("values of features and zooms", "[style]") {
  Feature feature;
  feature.attributes = {{"kind", "peak"}, {"rank", 2.0}};
  const StyleContext context{&feature, 8, "Point"};
  const StyleLayer layer = layer_of(
      R"("type": "symbol", "source": "x", "minzoom": 6, "maxzoom": 9, "filter": ["==", "kind", "peak"],
         "layout": {"text-size": ["interpolate", ["linear"], ["zoom"], 7, 10, 9, ["*", 10, ["get", "rank"]]],
                    "text-font": ["case", ["==", ["get", "rank"], 2], ["literal", ["B"]], ["literal", ["R"]]],
                    "text-field": "{kind} {rank}", "icon-allow-overlap": true, "text-letter-spacing": ["get", "kind"]},
         "paint": {"text-color": ["match", ["get", "kind"], "peak", "#123", "red"]})");
  CHECK(layer.takes(context));
  CHECK_FALSE(layer.takes({}));
  CHECK(layer.number("text-size", context) == 15);
  CHECK(layer.texts("text-font", context) == std::vector<std::string>{"B"});
  CHECK(layer.text("text-field", context) == "peak 2");
  CHECK(layer.flag("icon-allow-overlap", context));
  CHECK(layer.colour("text-color", context) == Colour{0x11, 0x22, 0x33, 255});
  CHECK(layer.number("text-letter-spacing", context) == 0);  // a text is no number: the default
  CHECK(layer.visible_at(6));
  CHECK_FALSE(layer.visible_at(5.9));
  CHECK_FALSE(layer.visible_at(9));
  CHECK_FALSE(layer_of(R"("type": "line", "source": "x", "layout": {"visibility": "none"})").visible_at(5));
}

TEST_CASE("older functions with stops", "[style]") {
  Feature feature;
  feature.attributes = {{"kind", "peak"}, {"rank", 2.0}, {"colour", "blue"}};
  const StyleContext context{&feature, 8, "Point"};
  const auto width = [&](const char* function) {
    return layer_of(std::string(R"("type": "line", "source": "x", "paint": {"line-width": )") + function +
                    "}")
        .number("line-width", context);
  };
  CHECK(width(R"({"stops": [[6, 1], [10, 5]]})") == 3);
  CHECK(width(R"({"base": 2, "stops": [[6, 0], [10, 15]]})") == 3);
  CHECK(width(R"({"type": "interval", "stops": [[6, 1], [10, 5]]})") == 1);
  CHECK(width(R"({"property": "rank", "stops": [[0, 0], [4, 8]]})") == 4);
  CHECK(width(R"({"property": "kind", "type": "categorical", "stops": [["peak", 7], ["pass", 8]]})") == 7);
  CHECK(width(R"({"property": "kind", "type": "categorical", "stops": [["pass", 8]], "default": 9})") == 9);
  CHECK(width(R"({"property": "kind", "type": "categorical", "stops": [["pass", 8]]})") == 1);
  CHECK(width(R"({"property": "rank", "type": "identity"})") == 2);
  CHECK(width(R"({"property": "kind", "type": "identity", "default": 6})") == 6);
  CHECK(width(R"({"property": "rank", "stops": [[{"zoom": 7, "value": 0}, 0], [{"zoom": 7, "value": 4}, 4],
                                                [{"zoom": 9, "value": 0}, 0], [{"zoom": 9, "value": 4}, 8]]})") ==
        3);
  const StyleLayer fill = layer_of(
      R"("type": "fill", "source": "x", "paint": {"fill-color": {"property": "colour", "type": "identity"}})");
  CHECK(fill.colour("fill-color", context) == Colour{0, 0, 255, 255});
  const StyleLayer text = layer_of(
      R"("type": "symbol", "source": "x", "layout": {"text-field": {"stops": [[0, "{kind}"], [7, "{rank}!"]]}})");
  CHECK(text.text("text-field", context) == "2!");
}

TEST_CASE("zoom of a scale", "[style]") {
  CHECK(zoom_for_scale(559082264) == 0);
  CHECK(zoom_for_scale(559082264 / 1024.0) == Approx(10));
}

TEST_CASE("styles by name", "[style]") {
  const auto names = shipped_styles();
  CHECK(std::count(names.begin(), names.end(), "light") == 1);
  Findings findings;
  CHECK_THROWS_WITH(read_style("ligth", findings),
                    Catch::Contains("did you mean 'light'?") && Catch::Contains("the styles are"));
  CHECK_THROWS_AS(read_style("ligth", findings), UsageError);
  CHECK_THROWS_AS(read_style("no/such/file.json", findings), InputError);
}

TEST_CASE("the shipped styles read without findings and know every event type", "[style]") {
  for (const std::string& name : shipped_styles()) {
    Findings findings;
    const Style style = read_style(name, findings);
    for (const Finding& one : findings) FAIL_CHECK(to_string(one));
    CHECK(style.name == name);
    const auto events = std::find_if(style.layers.begin(), style.layers.end(), [](const StyleLayer& layer) {
      return layer.source == "events" && layer.type == StyleLayerType::symbol;
    });
    REQUIRE(events != style.layers.end());
    std::set<std::string> colours;
    for (const EventKind& kind : event_kinds()) {
      INFO(kind.type << " / " << kind.subtype);
      Feature feature;
      feature.attributes = {{"type", std::string(kind.type)}, {"symbol", std::string(kind.symbol)}};
      for (const double zoom : {6.5, 8.1, 11.1}) {
        const StyleContext context{&feature, zoom, "Point"};
        CHECK(events->visible_at(zoom));
        CHECK(style.symbols.contains(events->text("icon-image", context)));
        CHECK(events->number("icon-size", context) > 0.5);
      }
      if (kind.subtype.empty()) colours.insert(to_hex(events->colour("icon-color", {&feature, 8, "Point"})));
    }
    CHECK((colours.size() == event_types().size() || colours.size() == 1));  // or one ink
  }
}

TEST_CASE("every layer of the shipped styles can be evaluated without attributes", "[style]") {
  Findings findings;
  const Style style = read_style("light", findings);
  const Feature empty;
  for (const StyleLayer& layer : style.layers)
    for (const auto& [name, expression] : layer.properties)
      for (const double zoom : {0.0, 6.5, 11.0, 22.0}) {
        INFO(layer.id << ' ' << name);
        const auto value = expression->evaluate({&empty, zoom, "Point"});
        const bool labels_only = name == "text-field" || name == "icon-image";
        CHECK((labels_only || value.has_value()));
      }
}
