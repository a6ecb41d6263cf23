// Plain operators: which of their signatures the arguments fit.

#include <fmt/format.h>

#include <array>

#include "style/operators.hpp"

namespace dateline {

namespace {

std::string names_of_types(const Signature& signature) {
  if (signature.variadic) return fmt::format("({}...)", to_string(signature.arguments.front()));
  std::string names;
  for (const StyleType& type : signature.arguments) names += (names.empty() ? "" : ", ") + to_string(type);
  return '(' + names + ')';
}

StyleValue evaluate_strict(const ExpressionNode& node, Evaluation& evaluation) {
  const auto evaluate_into = [&](std::span<StyleValue> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = value_of(*node.arguments[i], evaluation);
      if (evaluation.failure) return StyleValue();
    }
    return node.strict(values, evaluation);
  };
  const std::size_t count = node.arguments.size();
  if (count <= 2) {
    std::array<StyleValue, 2> values;
    return evaluate_into(std::span(values).first(count));
  }
  std::vector<StyleValue> values(count);
  return evaluate_into(values);
}

/// The node of one signature; nullptr with problems noted.
NodePointer parse_one(ExpressionParser& parser, const Signature& signature, const JsonValue::Array& items) {
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, signature.arguments[signature.variadic ? 0 : i - 1]);
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  ExpressionNode node = strict_node(signature.result, signature.evaluate, std::move(arguments));
  if (signature.lazy) node.evaluate = signature.lazy;
  node.role = signature.role;
  node.uses_feature |= signature.needs == Needs::feature;
  node.uses_zoom |= signature.needs == Needs::zoom;
  node.uses_globals |= signature.needs == Needs::globals;
  return share(std::move(node));
}

NodePointer refuse(ExpressionParser& parser, const std::vector<const Signature*>& wanted,
                   const JsonValue::Array& items) {
  std::string signatures;
  for (const Signature* one : wanted) signatures += (signatures.empty() ? "" : " | ") + names_of_types(*one);
  std::string given;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const NodePointer argument = parser.parse_item(items, i, std::nullopt);
    if (!argument) return nullptr;
    given += (given.empty() ? "" : ", ") + to_string(argument->type);
  }
  return parser.problem(
      fmt::format("Expected arguments of type {}, but found ({}) instead.", signatures, given));
}

}  // namespace

ExpressionNode strict_node(StyleType type, EvaluateStrict evaluate, std::vector<NodePointer> arguments) {
  ExpressionNode node = make_node(std::move(type), evaluate_strict, std::move(arguments));
  node.strict = evaluate;
  return node;
}

// Of the signatures with this many arguments the first that fits counts. What is wrong
// with the arguments is told in detail only where there was no choice.
NodePointer parse_signatures(ExpressionParser& parser, const Operator& row, const JsonValue::Array& items) {
  std::vector<const Signature*> all;
  std::vector<const Signature*> fitting;
  for (const Signature& one : row.signatures) {
    all.push_back(&one);
    if (one.variadic || one.arguments.size() == items.size() - 1) fitting.push_back(&one);
  }
  if (fitting.size() == 1) return parse_one(parser, *fitting.front(), items);
  for (const Signature* one : fitting) {
    ExpressionProblems unseen;
    ExpressionProblems* outer = parser.redirect(&unseen);
    NodePointer node = parse_one(parser, *one, items);
    parser.redirect(outer);
    if (node) return node;
  }
  return refuse(parser, fitting.empty() ? all : fitting, items);
}

}  // namespace dateline
