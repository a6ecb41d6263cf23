// What an expression sees: attributes, id, geometry, states, zoom and the inputs of ramps.

#include <fmt/format.h>

#include <algorithm>

#include "style/attribute.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;
using Arguments = std::span<const StyleValue>;

// The key of "get" is nearly always a literal: the attribute is looked up without
// evaluating it.
StyleValue evaluate_get(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleContext& context = evaluation.context;
  if (node.data) return static_cast<const AttributeName&>(*node.data).value(context).value_or(StyleValue());
  const StyleValue name = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  return attribute(context, *name.as<std::string>()).value_or(StyleValue());
}

StyleValue get_from(Arguments arguments, Evaluation&) {
  const StyleValue* found = member(*arguments[1].as<StyleObject>(), *arguments[0].as<std::string>());
  return found ? *found : StyleValue();
}

StyleValue has(Arguments arguments, Evaluation& evaluation) {
  return attribute(evaluation.context, *arguments[0].as<std::string>()).has_value();
}

StyleValue has_in(Arguments arguments, Evaluation&) {
  return member(*arguments[1].as<StyleObject>(), *arguments[0].as<std::string>()) != nullptr;
}

NodePointer parse_get(ExpressionParser& parser, const JsonValue::Array& items) {
  static const Operator row{"get",
                            "Lookup",
                            "",
                            nullptr,
                            {{value, {string}, nullptr, false, Needs::feature, NodeRole::plain, evaluate_get},
                             {value, {string, object}, get_from}}};
  NodePointer made = parse_signatures(parser, row, items);
  if (!made || made->evaluate != evaluate_get || !is_literal(*made->arguments[0])) return made;
  ExpressionNode node = *made;
  node.data = std::make_shared<const AttributeName>(*made->arguments[0]->constant.as<std::string>());
  return share(std::move(node));
}

StyleValue id(Arguments, Evaluation& evaluation) {
  return feature_id(evaluation.context);
}

/// "" without a feature: the operator promises a text.
StyleValue geometry_type(Arguments, Evaluation& evaluation) {
  return evaluation.context.geometry_type;
}

StyleValue properties(Arguments, Evaluation& evaluation) {
  const StyleContext& context = evaluation.context;
  if (context.around && context.around->properties) return context.around->properties;
  auto members = std::make_shared<std::vector<std::pair<std::string, StyleValue>>>();
  if (context.feature)
    for (const auto& [name, given] : context.feature->attributes)
      members->emplace_back(name, style_value(given));
  return StyleObject(std::move(members));
}

StyleValue member_or_null(const StyleObject& object, const std::string& key) {
  const StyleValue* found = object ? member(object, key) : nullptr;
  return found ? *found : StyleValue();
}

StyleValue feature_state(Arguments arguments, Evaluation& evaluation) {
  const StyleSurroundings* around = evaluation.context.around;
  return around ? member_or_null(around->feature_state, *arguments[0].as<std::string>()) : StyleValue();
}

StyleValue accumulated(Arguments, Evaluation& evaluation) {
  const StyleSurroundings* around = evaluation.context.around;
  return around ? around->accumulated : StyleValue();
}

StyleValue zoom(Arguments, Evaluation& evaluation) {
  return evaluation.context.zoom;
}

/// The input of a ramp: of the sheet, or of a case.
template <std::optional<double> StyleSurroundings::*input>
StyleValue ramp(Arguments, Evaluation& evaluation) {
  const StyleContext& context = evaluation.context;
  if (context.around && (context.around->*input)) return *(context.around->*input);
  return context.ramp.value_or(0);
}

// The style's own state was bound when it was read.
StyleValue evaluate_state(const ExpressionNode& node, Evaluation& evaluation) {
  const auto* key = node.constant.as<std::string>();
  const StyleSurroundings* around = evaluation.context.around;
  return key ? (around ? member_or_null(around->state, *key) : StyleValue())
             : (**node.constant.as<StyleArray>()).front();
}

NodePointer parse_state(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format("Expected 1 argument, but found {} instead.", items.size() - 1));
  if (items[1].null()) return parser.problem("Global state property must be defined.");
  const std::string* key = items[1].string();
  if (!key)
    return parser.problem(
        fmt::format("Global state property must be string, but found {} instead.", script_type(items[1])));
  ExpressionNode node = make_node(value, evaluate_state, {});
  node.role = NodeRole::unfoldable;
  node.constant = *key;
  if (parser.state()) node.constant = style_array({member_or_null(parser.state(), *key)});
  return share(std::move(node));
}

Operator data_of(std::string_view name, std::string_view group, std::string_view syntax, StyleType result,
                 EvaluateStrict evaluate, Needs needs) {
  return {name, group, syntax, nullptr, {{std::move(result), {}, evaluate, false, needs}}};
}

}  // namespace

std::optional<StyleValue> attribute(const StyleContext& context, std::string_view key) {
  if (context.around && context.around->properties) {
    const StyleValue* found = member(context.around->properties, key);
    return found ? std::optional(*found) : std::nullopt;
  }
  if (!context.feature) return std::nullopt;
  for (const auto& [name, given] : context.feature->attributes)
    if (name == key) return style_value(given);
  return std::nullopt;
}

StyleValue feature_id(const StyleContext& context) {
  if (context.around && !context.around->id.null()) return context.around->id;
  return context.feature && !context.feature->id.empty() ? StyleValue(context.feature->id) : StyleValue();
}

const StyleValue* member(const StyleObject& object, std::string_view key) {
  const auto found =
      std::ranges::find(*object, key, [](const auto& row) -> std::string_view { return row.first; });
  return found == object->end() ? nullptr : &found->second;
}

std::vector<Operator> data_operators() {
  return {
      {"get", "Lookup", "string(, object) → value", parse_get},
      {"has",
       "Lookup",
       "string(, object) → boolean",
       nullptr,
       {{boolean, {string}, has, false, Needs::feature}, {boolean, {string, object}, has_in}}},
      {"global-state", "Lookup", "name → value of the style's \"state\"", parse_state},
      data_of("id", "Feature data", "→ value", value, id, Needs::feature),
      data_of("geometry-type", "Feature data", "→ string", string, geometry_type, Needs::feature),
      data_of("properties", "Feature data", "→ object", object, properties, Needs::feature),
      {"feature-state",
       "Feature data",
       "string → null: a sheet has no states",
       nullptr,
       {{value, {string}, feature_state, false, Needs::feature}}},
      data_of("accumulated", "Feature data", "→ null: a sheet has no clusters", value, accumulated,
              Needs::globals),
      data_of("line-progress", "Feature data", "→ number", number, ramp<&StyleSurroundings::line_progress>,
              Needs::globals),
      {"zoom", "Camera", "→ number", nullptr, {{number, {}, zoom, false, Needs::zoom, NodeRole::zoom}}},
      data_of("heatmap-density", "Heatmap", "→ number", number, ramp<&StyleSurroundings::heatmap_density>,
              Needs::globals),
      data_of("elevation", "Color Relief", "→ number", number, ramp<&StyleSurroundings::elevation>,
              Needs::globals),
  };
}

}  // namespace dateline
