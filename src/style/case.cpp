#include "style/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "dateline/text/json_text.hpp"
#include "style/function.hpp"
#include "style/operators.hpp"
#include "style/tile_geometry.hpp"

namespace dateline {

namespace {

const JsonValue absent;

const JsonValue& part_of(const JsonValue& json, std::string_view name) {
  const JsonValue* found = json.find(name);
  return found ? *found : absent;
}

StyleObject object_in(const JsonValue& json, std::string_view name) {
  const JsonValue& part = part_of(json, name);
  return part.object() ? *constant_of(part).as<StyleObject>() : nullptr;
}

std::optional<double> number_in(const JsonValue& json, std::string_view name) {
  const double* number = part_of(json, name).number();
  return number ? std::optional(*number) : std::nullopt;
}

/// The suite's way: cut down, twice, since the first cut may leave a number that a
/// second would cut again.
double cut(double number, int digits) {
  if (number == 0 || !std::isfinite(number) || digits >= std::numeric_limits<double>::max_digits10)
    return number;
  const double factor = std::pow(10, std::max(0.0, digits - std::ceil(std::log10(std::abs(number)))));
  const double once = std::floor(number * factor) / factor;
  return std::floor(once * factor) / factor;
}

StyleValue cut(const StyleValue& value, int digits) {
  const StyleValue plain = plain_value(value);
  if (const double* number = plain.as<double>()) return cut(*number, digits);
  if (const auto* items = plain.as<StyleArray>()) {
    std::vector<StyleValue> made;
    for (const StyleValue& item : **items) made.push_back(cut(item, digits));
    return style_array(std::move(made));
  }
  const auto* members = plain.as<StyleObject>();
  if (!members) return plain;
  auto made = std::make_shared<std::vector<std::pair<std::string, StyleValue>>>();
  for (const auto& [name, item] : **members) made->emplace_back(name, cut(item, digits));
  return StyleObject(std::move(made));
}

/// A colour stands as an array where the whole expression is one.
StyleValue shown(const StyleValue& value, const StyleType& type) {
  const auto* colour = value.as<StyleColour>();
  if (!colour || type.kind != TypeKind::colour) return value;
  const double alpha = colour->alpha;
  return style_array({colour->red * alpha, colour->green * alpha, colour->blue * alpha, alpha});
}

/// What a pair of globals and feature says, kept together for one evaluation.
struct Input {
  StyleSurroundings around;
  std::optional<TileGeometry> geometry;
  std::string geometry_type;
  double zoom = std::numeric_limits<double>::quiet_NaN();

  StyleContext context() const { return {nullptr, zoom, geometry_type, std::nullopt, &around}; }
};

void read_globals(const JsonValue& globals, Input& input) {
  StyleSurroundings& around = input.around;
  input.zoom = number_in(globals, "zoom").value_or(input.zoom);
  around.heatmap_density = number_in(globals, "heatmapDensity");
  around.elevation = number_in(globals, "elevation");
  around.line_progress = number_in(globals, "lineProgress");
  around.accumulated = constant_of(part_of(globals, "accumulated"));
  around.state = object_in(globals, "globalState");
  if (const auto* images = part_of(globals, "availableImages").array())
    for (const JsonValue& image : *images) around.images.insert(script_text(image));
}

constexpr const char* grid_types[] = {"Point", "LineString", "Polygon"};

void read_feature(const JsonValue& feature, const JsonValue& tile, Input& input) {
  StyleSurroundings& around = input.around;
  around.properties = object_in(feature, "properties");
  if (!around.properties)
    around.properties = std::make_shared<const std::vector<std::pair<std::string, StyleValue>>>();
  around.id = constant_of(part_of(feature, "id"));
  around.feature_state = object_in(feature, "featureState");
  const JsonValue& geometry = part_of(feature, "geometry");
  input.geometry_type = script_text(part_of(geometry, "type"));
  if (geometry.null()) input.geometry_type.clear();
  if (!tile.object()) return;
  input.geometry = tile_geometry(
      geometry,
      {number_in(tile, "z").value_or(0), number_in(tile, "x").value_or(0), number_in(tile, "y").value_or(0)});
  if (input.geometry) input.geometry_type = grid_types[int(input.geometry->kind)];
}

std::string output(const Expression& expression, const StyleType& type, const JsonValue& pair, int digits) {
  const auto* parts = pair.array();
  Input input;
  if (parts && !parts->empty()) read_globals((*parts)[0], input);
  const JsonValue& tile = parts && !parts->empty() ? part_of((*parts)[0], "canonicalID") : absent;
  read_feature(parts && parts->size() > 1 ? (*parts)[1] : absent, tile, input);
  if (input.geometry) input.around.geometry = &*input.geometry;
  const auto value = expression.evaluate(input.context());
  if (!value) return fmt::format(R"({{"error":{}}})", json_text(value.error()));
  return to_json(cut(shown(*value, type), digits));
}

std::string errors(const ExpressionProblems& problems) {
  std::string list;
  for (const ExpressionProblem& one : problems)
    list += fmt::format(R"({}{{"key":{},"error":{}}})", list.empty() ? "" : ",", json_text(one.key),
                        json_text(one.message));
  return fmt::format(R"({{"compiled":{{"result":"error","errors":[{}]}}}})", list);
}

NodePointer compile(const JsonValue& json, ExpressionProblems& problems) {
  const PropertyRules rules = rules_of(part_of(json, "propertySpec"));
  const JsonValue& expression = part_of(json, "expression");
  if (!expression.object())
    return parse_expression(expression, rules, problems, object_in(json, "globalState"));
  const auto rewritten = expression_of_function(expression, rules, problems);
  return rewritten ? parse_expression(*rewritten, rules, problems, nullptr) : nullptr;
}

}  // namespace

std::string evaluate_case(const JsonValue& json, int digits) {
  ExpressionProblems problems;
  const NodePointer node = compile(json, problems);
  if (!node) return errors(problems);
  const Expression expression(node);
  std::string outputs;
  if (const auto* inputs = part_of(json, "inputs").array())
    for (const JsonValue& pair : *inputs)
      outputs += (outputs.empty() ? "" : ",") + output(expression, node->type, pair, digits);
  return fmt::format(
      R"({{"compiled":{{"result":"success","isFeatureConstant":{},"isZoomConstant":{},"type":{}}},)"
      R"("outputs":[{}]}})",
      !node->uses_feature, !node->uses_zoom, json_text(to_string(node->type)), outputs);
}

}  // namespace dateline
