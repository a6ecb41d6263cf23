#include "style/node.hpp"

#include <algorithm>

namespace dateline {

namespace {

StyleValue evaluate_literal(const ExpressionNode& node, Evaluation&) {
  return node.constant;
}

}  // namespace

NodePointer literal_node(StyleValue value) {
  StyleType type = type_of(value);
  return literal_node(std::move(type), std::move(value));
}

NodePointer literal_node(StyleType type, StyleValue value) {
  ExpressionNode node;
  node.role = NodeRole::literal;
  node.type = std::move(type);
  node.constant = std::move(value);
  node.evaluate = evaluate_literal;
  return share(std::move(node));
}

// Arguments were folded when they were parsed, so what is not a literal is not constant;
// annotations alone may stand around what was parsed before they were put there.
bool is_constant(const ExpressionNode& node) {
  if (node.role == NodeRole::var) return is_constant(*node.bound);
  if (node.role == NodeRole::unfoldable) return false;
  if (node.uses_zoom || node.uses_feature || node.uses_globals) return false;
  const bool annotation = node.role == NodeRole::annotation;
  return std::ranges::all_of(node.arguments, [&](const NodePointer& argument) {
    return annotation ? is_constant(*argument) : is_literal(*argument);
  });
}

ExpressionNode make_node(StyleType type, EvaluateNode evaluate, std::vector<NodePointer> arguments) {
  ExpressionNode node;
  node.type = std::move(type);
  node.evaluate = evaluate;
  node.arguments = std::move(arguments);
  for (const NodePointer& argument : node.arguments) {
    node.uses_zoom |= argument->uses_zoom;
    node.uses_feature |= argument->uses_feature;
    node.uses_globals |= argument->uses_globals;
    node.slots = std::max(node.slots, argument->slots);
  }
  return node;
}

NodePointer share(ExpressionNode node) {
  return std::make_shared<const ExpressionNode>(std::move(node));
}

}  // namespace dateline
