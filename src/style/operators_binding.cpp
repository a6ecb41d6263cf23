// let and var.

#include <fmt/format.h>

#include <algorithm>

#include "style/operators.hpp"

namespace dateline {

namespace {

StyleValue let(const ExpressionNode& node, Evaluation& evaluation) {
  return value_of(*node.arguments.back(), evaluation);
}

bool is_name(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

NodePointer parse_let(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 4)
    return parser.problem(
        fmt::format("Expected at least 3 arguments, but found {} instead.", items.size() - 1));
  const auto wanted = parser.wanted();
  Scope scope;
  scope.outer = parser.scope();
  std::vector<NodePointer> parts;
  for (std::size_t i = 1; i + 1 < items.size(); i += 2) {
    const std::string* name = items[i].string();
    if (!name)
      return parser.problem(fmt::format("Expected string, but found {} instead.", script_type(items[i])),
                            {i});
    if (!is_name(*name))
      return parser.problem("Variable names must contain only alphanumeric characters or '_'.", {i});
    NodePointer bound = parser.parse_item(items, i + 1, std::nullopt);
    if (!bound) return nullptr;
    parts.push_back(bound);
    scope.names[*name] = {parser.new_slot(), std::move(bound)};
  }
  parts.push_back(parser.parse_item(items, items.size() - 1, wanted, scope));
  if (!parts.back()) return nullptr;
  const StyleType type = parts.back()->type;
  ExpressionNode node = make_node(type, let, std::move(parts));
  node.role = NodeRole::let;
  return share(std::move(node));
}

// A name's value is made when it is first asked for, and once: what no branch asks for
// cannot fail, and names built on names cost no more than they are long.
StyleValue evaluate_var(const ExpressionNode& node, Evaluation& evaluation) {
  auto& slot = evaluation.slots[std::size_t(node.slot)];
  if (!slot) {
    StyleValue value = value_of(*node.bound, evaluation);
    if (evaluation.failure) return {};
    evaluation.slots[std::size_t(node.slot)] = std::move(value);
  }
  return *evaluation.slots[std::size_t(node.slot)];
}

NodePointer parse_var(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2 || !items[1].string())
    return parser.problem("'var' expression requires exactly one string literal argument.");
  const Scope::Binding* bound = parser.scope() ? parser.scope()->find(*items[1].string()) : nullptr;
  if (!bound)
    return parser.problem(
        fmt::format("Unknown variable \"{0}\". Make sure \"{0}\" has been bound in an enclosing "
                    "\"let\" expression before using it.",
                    *items[1].string()),
        {1});
  ExpressionNode node = make_node(bound->node->type, evaluate_var, {});
  node.role = NodeRole::var;
  node.bound = bound->node;
  node.slot = bound->slot;
  node.slots = std::max(bound->slot + 1, bound->node->slots);
  return share(std::move(node));
}

}  // namespace

std::vector<Operator> binding_operators() {
  return {
      {"let", "Variable binding", "name, value, …, result → result", parse_let},
      {"var", "Variable binding", "name → the value bound", parse_var},
  };
}

}  // namespace dateline
