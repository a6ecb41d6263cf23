// literal, semiliteral, assertions, typeof, error.

#include <fmt/format.h>

#include <cmath>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

StyleValue evaluate_assertion(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue value;
  for (const NodePointer& argument : node.arguments) {
    value = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    const bool good =
        node.type.kind == array ? accepts(node.type, type_of(value)) : kind_of(value) == node.type.kind;
    if (good) return value;
  }
  return evaluation.fail(fmt::format("Expected value to be of type {}, but found {} instead.",
                                     to_string(node.type), to_string(type_of(value))));
}

NodePointer assert_all(StyleType type, std::vector<NodePointer> arguments) {
  ExpressionNode node = make_node(std::move(type), evaluate_assertion, std::move(arguments));
  node.role = NodeRole::annotation;
  return share(std::move(node));
}

NodePointer parse_assertion(ExpressionParser& parser, const JsonValue::Array& items, StyleType type,
                            std::size_t first) {
  std::vector<NodePointer> arguments;
  for (std::size_t i = first; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, StyleType(value));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  return assert_all(std::move(type), std::move(arguments));
}

template <TypeKind kind>
NodePointer parse_assertion_of(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
  return parse_assertion(parser, items, kind, 1);
}

// ["array", item type, length, value…]; type and length may be left out.
NodePointer parse_array(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
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
    if (!items[2].null() && (!given || *given < 0 || *given != std::floor(*given)))
      return parser.problem("The length argument to \"array\" must be a positive integer literal", {2});
    if (given) length = int(std::min(*given, 1e9));
    first = 3;
  }
  return parse_assertion(parser, items, array_of(item, length), first);
}

NodePointer parse_literal(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format(
        "'literal' expression requires exactly one argument, but found {} instead.", items.size() - 1));
  StyleValue constant = constant_of(items[1]);
  StyleType type = type_of(constant);
  // An empty array may stand for any array.
  const auto& wanted = parser.wanted();
  if (type.kind == array && type.length == 0 && wanted && wanted->kind == array && wanted->length <= 0)
    type = *wanted;
  return literal_node(std::move(type), std::move(constant));
}

StyleValue evaluate_list(std::span<const StyleValue> arguments, Evaluation&) {
  return style_array({arguments.begin(), arguments.end()});
}

// An array of expressions: the one place where an array need not begin with an operator.
NodePointer parse_semiliteral(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format(
        "'semiliteral' expression requires exactly one argument, but found {} instead.", items.size() - 1));
  const auto* list = items[1].array();
  if (!list) return literal_node(constant_of(items[1]));
  std::vector<NodePointer> parts;
  for (std::size_t i = 0; i < list->size(); ++i) {
    NodePointer part = parser.parse_inner(*list, 1, i, StyleType(value));
    if (!part) return nullptr;
    parts.push_back(std::move(part));
  }
  const StyleType item = common_type(parts, [](const NodePointer& part) { return part->type; });
  const int length = int(parts.size());
  return share(strict_node(array_of(item, length), evaluate_list, std::move(parts)));
}

StyleValue name_of_type(std::span<const StyleValue> arguments, Evaluation&) {
  return to_string(type_of(arguments[0]));
}

StyleValue error(std::span<const StyleValue> arguments, Evaluation& evaluation) {
  return evaluation.fail(*arguments[0].as<std::string>());
}

}  // namespace

NodePointer assertion(const StyleType& type, NodePointer node) {
  return assert_all(type, {std::move(node)});
}

std::vector<Operator> type_operators() {
  return {
      {"literal", "Types", "JSON array or object → array | object", parse_literal},
      {"semiliteral", "Types", "array of expressions → array", parse_semiliteral},
      {"array", "Types", "(type, length,) value… → array", parse_array},
      {"boolean", "Types", "value… → boolean", parse_assertion_of<boolean>},
      {"number", "Types", "value… → number", parse_assertion_of<number>},
      {"object", "Types", "value… → object", parse_assertion_of<object>},
      {"string", "Types", "value… → string", parse_assertion_of<string>},
      {"typeof", "Types", "value → string", nullptr, {{string, {value}, name_of_type}}},
      {"error",
       "Types",
       "string → a failure",
       nullptr,
       {{failure, {string}, error, false, Needs::nothing, NodeRole::unfoldable}}},
  };
}

}  // namespace dateline
