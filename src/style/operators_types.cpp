// literal, assertions, coercions, typeof.

#include <fmt/format.h>

#include <cmath>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

StyleValue evaluate_assertion(const ExpressionNode& node, Evaluation& evaluation) {
  StyleType found;
  for (const NodePointer& argument : node.arguments) {
    StyleValue value = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    found = type_of(value);
    if (accepts(node.type, found)) return value;
  }
  return evaluation.fail(fmt::format("Expected value to be of type {}, but found {} instead.",
                                     to_string(node.type), to_string(found)));
}

NodePointer parse_assertion(ExpressionParser& parser, const JsonValue::Array& items, StyleType type,
                            std::size_t first) {
  if (items.size() <= first) return parser.problem("Expected at least one argument.");
  std::vector<NodePointer> arguments;
  for (std::size_t i = first; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, StyleType(value));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  return share(make_node(std::move(type), evaluate_assertion, std::move(arguments)));
}

template <TypeKind kind>
NodePointer parse_assertion_of(ExpressionParser& parser, const JsonValue::Array& items) {
  return parse_assertion(parser, items, kind, 1);
}

// ["array", item type, length, value…]; type and length may be left out.
NodePointer parse_array(ExpressionParser& parser, const JsonValue::Array& items) {
  StyleType item(value);
  int length = -1;
  std::size_t first = 1;
  if (items.size() > 2) {
    const std::string* name = items[1].string();
    const bool known = name && (*name == "string" || *name == "number" || *name == "boolean");
    if (!known)
      return parser.problem("The item type argument of \"array\" must be one of string, number, boolean",
                            {1});
    item = *name == "string" ? string : *name == "number" ? number : boolean;
    first = 2;
  }
  if (items.size() > 3) {
    const double* given = items[2].number();
    if (!items[2].null() && (!given || *given < 0 || *given > 1e6 || *given != std::floor(*given)))
      return parser.problem("The length argument to \"array\" must be a positive integer literal", {2});
    if (given) length = int(*given);
    first = 3;
  }
  return parse_assertion(parser, items, array_of(item, length), first);
}

StyleValue coerce_colour(const ExpressionNode& node, Evaluation& evaluation) {
  std::string why;
  for (const NodePointer& argument : node.arguments) {
    const StyleValue from = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (from.as<StyleColour>()) return from;
    why = fmt::format("Could not parse color from value '{}'",
                      from.as<std::string>() ? to_string(from) : to_json(from));
    if (const auto* text = from.as<std::string>()) {
      if (const auto parsed = parse_colour(*text)) return *parsed;
    } else if (const auto* parts = from.as<StyleArray>()) {
      const Operator* rgba = find_operator("rgba");
      if ((*parts)->size() < 3 || (*parts)->size() > 4) {
        why = fmt::format(
            "Invalid rgba value {}: expected an array containing either three or four numeric values.",
            to_json(from));
        continue;
      }
      Evaluation attempt{evaluation.context, {}, {}};
      const StyleValue made = rgba->signatures[0].evaluate(**parts, attempt);
      if (!attempt.failure) return made;
      why = *attempt.failure;
    }
  }
  return evaluation.fail(why);
}

StyleValue coerce_number(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue last;
  for (const NodePointer& argument : node.arguments) {
    last = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (last.null()) return 0;
    if (last.as<double>()) return last;
    if (const bool* flag = last.as<bool>()) return *flag ? 1 : 0;
    if (const auto* text = last.as<std::string>())
      if (const auto parsed = number_of(*text)) return *parsed;
  }
  return evaluation.fail(fmt::format("Could not convert {} to number.", to_json(last)));
}

StyleValue coerce_string(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue from = value_of(*node.arguments[0], evaluation);
  return evaluation.failure ? StyleValue() : StyleValue(to_string(from));
}

StyleValue coerce_formatted(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue from = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure || from.as<StyleFormatted>()) return from;
  return plain_formatted(to_string(from));
}

StyleValue coerce_image(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue from = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  return image_named(to_string(from));
}

template <class Made, std::optional<Made> (*make)(const StyleValue&)>
StyleValue coerce(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue from;
  for (const NodePointer& argument : node.arguments) {
    from = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (from.as<Made>()) return from;
    if (auto made = make(from)) return *std::move(made);
  }
  return evaluation.fail(
      fmt::format("Could not parse {} from value '{}'", to_string(node.type), to_string(from)));
}

StyleValue coerce_boolean(const ExpressionNode& node, Evaluation& evaluation) {
  return truth(value_of(*node.arguments[0], evaluation));
}

EvaluateNode coercion_to(TypeKind kind) {
  switch (kind) {
    case colour: return coerce_colour;
    case number: return coerce_number;
    case boolean: return coerce_boolean;
    case formatted: return coerce_formatted;
    case image: return coerce_image;
    case padding: return coerce<StylePadding, padding_of>;
    case number_list: return coerce<StyleNumbers, numbers_of>;
    case colour_list: return coerce<StyleColours, colours_of>;
    case anchor_offsets: return coerce<StyleAnchorOffsets, offsets_of>;
    default: return coerce_string;
  }
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
  return share(make_node(kind, coercion_to(kind), std::move(arguments)));
}

NodePointer parse_literal(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format(
        "'literal' expression requires exactly one argument, but found {} instead.", items.size() - 1));
  StyleValue constant = constant_of(items[1]);
  ExpressionNode node = *literal_node(std::move(constant));
  // An empty array may stand for any array.
  const auto& wanted = parser.wanted();
  if (node.type.kind == array && node.type.length == 0 && wanted && wanted->kind == array &&
      wanted->length <= 0)
    node.type = *wanted;
  return share(std::move(node));
}

StyleValue name_of_type(const std::vector<StyleValue>& arguments, Evaluation&) {
  return to_string(type_of(arguments[0]));
}

}  // namespace

NodePointer assertion(const StyleType& type, NodePointer node) {
  return share(make_node(type, evaluate_assertion, {std::move(node)}));
}

NodePointer coercion(const StyleType& type, NodePointer node) {
  return share(make_node(type, coercion_to(type.kind), {std::move(node)}));
}

bool truth(const StyleValue& from) {
  if (const bool* flag = from.as<bool>()) return *flag;
  if (const double* given = from.as<double>()) return *given != 0 && !std::isnan(*given);
  if (const auto* text = from.as<std::string>()) return !text->empty();
  return !from.null();
}

std::vector<Operator> type_operators() {
  return {
      {"literal", "Types", "JSON array or object → array | object", parse_literal, {}},
      {"array", "Types", "(type, length,) value… → array", parse_array, {}},
      {"boolean", "Types", "value… → boolean", parse_assertion_of<boolean>, {}},
      {"number", "Types", "value… → number", parse_assertion_of<number>, {}},
      {"object", "Types", "value… → object", parse_assertion_of<object>, {}},
      {"string", "Types", "value… → string", parse_assertion_of<string>, {}},
      {"to-boolean", "Types", "value → boolean", parse_coercion_of<boolean>, {}},
      {"to-color", "Types", "value… → color", parse_coercion_of<colour>, {}},
      {"to-number", "Types", "value… → number", parse_coercion_of<number>, {}},
      {"to-string", "Types", "value → string", parse_coercion_of<string>, {}},
      {"typeof", "Types", "value → string", nullptr, {{string, {value}, name_of_type}}},
  };
}

}  // namespace dateline
