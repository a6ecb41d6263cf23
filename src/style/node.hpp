#pragma once

#include <memory>
#include <optional>
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
using EvaluateStrict = StyleValue (*)(const std::vector<StyleValue>& arguments, Evaluation&);

/// A checked expression: one kind of node for all operators; which members are used is
/// the operator's matter.
struct ExpressionNode {
  EvaluateNode evaluate = nullptr;
  StyleType type;
  std::vector<NodePointer> arguments;
  EvaluateStrict strict = nullptr;
  StyleValue constant;                                     ///< of a literal
  std::vector<double> stops;                               ///< inputs of step and interpolate
  std::vector<double> curve;                               ///< base, or the four of a cubic Bézier
  std::vector<std::pair<StyleValue, std::size_t>> labels;  ///< of match, sorted, → argument
  int slot = -1;                                           ///< of let and var
  bool uses_zoom = false;
  bool uses_feature = false;
  int slots = 0;  ///< highest slot beneath + 1
};

/// The value of a node; null with `evaluation.failure` set when there is none.
inline StyleValue value_of(const ExpressionNode& node, Evaluation& evaluation) {
  return node.evaluate(node, evaluation);
}

NodePointer literal_node(StyleValue value);
bool is_literal(const ExpressionNode& node);

/// A node of this type over arguments, with their flags.
ExpressionNode make_node(StyleType type, EvaluateNode evaluate, std::vector<NodePointer> arguments);
NodePointer share(ExpressionNode node);

}  // namespace dateline
