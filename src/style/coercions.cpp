// to-boolean, to-color, to-number, to-string, and what values are turned into where a
// property wants another type.

#include <fmt/format.h>

#include <cmath>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

/// In messages: a text as it is, anything else as JSON.
std::string shown(const StyleValue& value) {
  return value.as<std::string>() ? *value.as<std::string>() : to_json(value);
}

/// An array of three or four parts as a colour. The reference implementation takes the
/// parts for multiplied by alpha already.
StyleValue colour_of_parts(std::span<const StyleValue> parts, std::string& problem) {
  if (parts.size() < 3 || parts.size() > 4) {
    problem = fmt::format(
        "Invalid rgba value {}: expected an array containing either three or four numeric values.",
        to_json(style_array({parts.begin(), parts.end()})));
    return {};
  }
  problem = rgba_problem(parts);
  if (!problem.empty()) return {};
  const double alpha = parts.size() == 4 ? *parts[3].as<double>() : 1;
  const auto part = [&](std::size_t i) { return alpha == 0 ? 0 : *parts[i].as<double>() / 255 / alpha; };
  return StyleColour{part(0), part(1), part(2), alpha};
}

StyleValue coerce_colour(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue from;
  std::string problem;
  for (const NodePointer& argument : node.arguments) {
    from = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (from.as<StyleColour>()) return from;
    problem.clear();
    if (const auto* text = from.as<std::string>()) {
      if (const auto parsed = parse_colour(*text)) return *parsed;
    } else if (const auto* parts = from.as<StyleArray>()) {
      StyleValue made = colour_of_parts(**parts, problem);
      if (problem.empty()) return made;
    }
  }
  if (problem.empty()) problem = fmt::format("Could not parse color from value '{}'", shown(from));
  return evaluation.fail(std::move(problem));
}

StyleValue coerce_number(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue last;
  for (const NodePointer& argument : node.arguments) {
    last = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    const double number = number_of(last);
    if (!std::isnan(number)) return number;
  }
  return evaluation.fail(fmt::format("Could not convert {} to number.", to_json(last)));
}

StyleValue coerce_string(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue from = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure || from.as<std::string>()) return from;
  return to_string(from);
}

StyleValue coerce_boolean(const ExpressionNode& node, Evaluation& evaluation) {
  return truth(value_of(*node.arguments[0], evaluation));
}

StyleValue coerce_formatted(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue from = value_of(*node.arguments[0], evaluation);
  return evaluation.failure ? StyleValue() : plain_formatted(to_string(from));
}

StyleValue coerce_image(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue from = value_of(*node.arguments[0], evaluation);
  return evaluation.failure ? StyleValue() : image_named(to_string(from));
}

// A projection stays the text that it was.
StyleValue coerce_projection(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue from = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure || projection_of(from)) return from;
  return evaluation.fail(fmt::format("Could not parse projectionDefinition from value '{}'", shown(from)));
}

template <class Made, std::optional<Made> (*make)(const StyleValue&)>
StyleValue coerce(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue from;
  for (const NodePointer& argument : node.arguments) {
    from = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (auto made = make(from)) return *std::move(made);
  }
  return evaluation.fail(
      fmt::format("Could not parse {} from value '{}'", name_of(node.type.kind), shown(from)));
}

EvaluateNode coercion_to(TypeKind kind) {
  switch (kind) {
    case colour: return coerce_colour;
    case number: return coerce_number;
    case boolean: return coerce_boolean;
    case formatted: return coerce_formatted;
    case image: return coerce_image;
    case projection: return coerce_projection;
    case padding: return coerce<StylePadding, padding_of>;
    case number_list: return coerce<StyleNumbers, numbers_of>;
    case colour_list: return coerce<StyleColours, colours_of>;
    case anchor_offsets: return coerce<StyleAnchorOffsets, offsets_of>;
    default: return coerce_string;
  }
}

NodePointer coerce_all(StyleType type, std::vector<NodePointer> arguments) {
  const EvaluateNode evaluate = coercion_to(type.kind);
  ExpressionNode node = make_node(std::move(type), evaluate, std::move(arguments));
  node.role = NodeRole::annotation;
  return share(std::move(node));
}

template <TypeKind kind>
NodePointer parse_coercion_of(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
  if ((kind == boolean || kind == string) && items.size() != 2)
    return parser.problem("Expected one argument.");
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, StyleType(value));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  return coerce_all(kind, std::move(arguments));
}

}  // namespace

NodePointer coercion(const StyleType& type, NodePointer node) {
  return coerce_all(type, {std::move(node)});
}

std::vector<Operator> coercion_operators() {
  return {
      {"to-boolean", "Types", "value → boolean", parse_coercion_of<boolean>},
      {"to-color", "Types", "value… → color", parse_coercion_of<colour>},
      {"to-number", "Types", "value… → number", parse_coercion_of<number>},
      {"to-string", "Types", "value → string", parse_coercion_of<string>},
  };
}

}  // namespace dateline
