#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "dateline/style/expression.hpp"
#include "style/type.hpp"

namespace dateline {

struct ExpressionNode;
using NodePointer = std::shared_ptr<const ExpressionNode>;

/// One evaluation of an expression. A failure is kept here, not thrown: styling a
/// million features must not unwind a million stacks.
struct Evaluation {
  const StyleContext& context;
  std::vector<std::optional<StyleValue>> slots;  ///< values of "let", made when first asked for
  std::optional<std::string> failure;

  /// Notes why there is no value (the first reason stays) and gives null.
  StyleValue fail(std::string why) {
    if (!failure) failure = std::move(why);
    return {};
  }
};

/// How a node makes its value. On failure the value means nothing.
using EvaluateNode = StyleValue (*)(const ExpressionNode&, Evaluation&);

/// How an operator whose arguments are all evaluated first makes its value.
using EvaluateStrict = StyleValue (*)(std::span<const StyleValue> arguments, Evaluation&);

/// What the rules of folding and of zoom ask of a node.
enum class NodeRole {
  plain,
  literal,
  annotation,  ///< an assertion or coercion
  let,
  var,
  coalesce,
  step,
  interpolate,
  zoom,
  unfoldable  ///< never a constant: error, collator, within, distance, global-state
};

/// The data of an operator that has more than arguments (polygons of "within" …).
struct NodeData {
  virtual ~NodeData() = default;
};

/// A checked expression: one kind of node for all operators; which members are used is
/// the operator's matter.
struct ExpressionNode {
  EvaluateNode evaluate = nullptr;
  NodeRole role = NodeRole::plain;
  bool uses_zoom = false;
  bool uses_feature = false;
  bool uses_globals = false;  ///< what is neither, but known only when drawing
  int slot = -1;              ///< of var
  int slots = 0;              ///< highest slot beneath + 1
  StyleType type;
  std::vector<NodePointer> arguments;
  NodePointer bound;  ///< of var: what "let" gave its name
  EvaluateStrict strict = nullptr;
  StyleValue constant;                                     ///< of a literal
  std::vector<double> stops;                               ///< inputs of step and interpolate
  std::vector<double> curve;                               ///< base, or the four of a cubic Bézier
  std::vector<std::pair<StyleValue, std::size_t>> labels;  ///< of match, sorted, → argument
  std::shared_ptr<const NodeData> data;
};

/// The value of a node; null with `evaluation.failure` set when there is none.
inline StyleValue value_of(const ExpressionNode& node, Evaluation& evaluation) {
  return node.evaluate(node, evaluation);
}

NodePointer literal_node(StyleValue value);
/// A constant with a type of its own ("array<number>" for an empty array).
NodePointer literal_node(StyleType type, StyleValue value);
inline bool is_literal(const ExpressionNode& node) {
  return node.role == NodeRole::literal;
}

/// Can the node be evaluated once for all, as the specification has it?
bool is_constant(const ExpressionNode& node);

/// A node of this type over arguments, with their flags.
ExpressionNode make_node(StyleType type, EvaluateNode evaluate, std::vector<NodePointer> arguments);
NodePointer share(ExpressionNode node);

}  // namespace dateline
