// ==, !=, <, <=, >, >=, with collators.

#include <fmt/format.h>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

enum class Comparison { equal, unequal, less, less_equal, greater, greater_equal };

constexpr bool is_order(Comparison comparison) {
  return comparison >= Comparison::less;
}

const char* name_of(Comparison comparison) {
  static constexpr const char* names[] = {"==", "!=", "<", "<=", ">", ">="};
  return names[int(comparison)];
}

/// Does the order of two values (negative, 0, positive) fulfil the comparison?
bool holds(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::equal: return order == 0;
    case Comparison::unequal: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
  }
  return false;
}

bool holds(Comparison comparison, double a, double b) {
  switch (comparison) {
    case Comparison::less: return a < b;
    case Comparison::less_equal: return a <= b;
    case Comparison::greater: return a > b;
    default: return a >= b;
  }
}

// Arrays and objects are equal only to themselves: the specification compares which they
// are, not what is in them.
bool same(const StyleValue& a, const StyleValue& b) {
  if (const auto* items = a.as<StyleArray>()) return b.as<StyleArray>() && *items == *b.as<StyleArray>();
  if (const auto* members = a.as<StyleObject>())
    return b.as<StyleObject>() && *members == *b.as<StyleObject>();
  return a == b;
}

template <Comparison comparison>
StyleValue evaluate(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue a = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const StyleValue b = value_of(*node.arguments[1], evaluation);
  if (evaluation.failure) return {};
  const auto *x = a.as<std::string>(), *y = b.as<std::string>();
  const bool texts = x && y;
  if (is_order(comparison) && !texts && !(a.as<double>() && b.as<double>()))
    return evaluation.fail(
        fmt::format("Expected arguments for \"{}\" to be (string, string) or (number, number), but found "
                    "({}, {}) instead.",
                    name_of(comparison), name_of(kind_of(a)), name_of(kind_of(b))));
  if (node.arguments.size() > 2 && (texts || is_order(comparison))) {
    const StyleValue collator = value_of(*node.arguments[2], evaluation);
    if (evaluation.failure) return {};
    return holds(comparison, compare(**collator.as<StyleCollator>(), to_string(a), to_string(b)));
  }
  if (!is_order(comparison)) return same(a, b) == (comparison == Comparison::equal);
  if (texts) return holds(comparison, text_before(*x, *y) ? -1 : *x == *y ? 0 : 1);
  return holds(comparison, *a.as<double>(), *b.as<double>());
}

bool comparable(Comparison comparison, TypeKind kind) {
  if (kind == string || kind == number || kind == value) return true;
  return !is_order(comparison) && (kind == boolean || kind == null);
}

/// The argument at `index`; nullptr with a problem when it cannot be compared.
NodePointer parse_side(ExpressionParser& parser, const JsonValue::Array& items, std::size_t index,
                       Comparison comparison) {
  NodePointer side = parser.parse_item(items, index, StyleType(value));
  if (!side || comparable(comparison, side->type.kind)) return side;
  return parser.problem(fmt::format("\"{}\" comparisons are not supported for type '{}'.",
                                    name_of(comparison), to_string(side->type)),
                        {index});
}

template <Comparison comparison>
NodePointer parse(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3 && items.size() != 4) return parser.problem("Expected two or three arguments.");
  NodePointer a = parse_side(parser, items, 1, comparison);
  if (!a) return nullptr;
  NodePointer b = parse_side(parser, items, 2, comparison);
  if (!b) return nullptr;
  const TypeKind left = a->type.kind;
  const TypeKind right = b->type.kind;
  if (left != right && left != value && right != value)
    return parser.problem(
        fmt::format("Cannot compare types '{}' and '{}'.", to_string(a->type), to_string(b->type)));
  if (is_order(comparison) && left == value && right != value) a = assertion(b->type, a);
  if (is_order(comparison) && left != value && right == value) b = assertion(a->type, b);
  std::vector<NodePointer> arguments{a, b};
  if (items.size() == 4) {
    const auto may_be_text = [](const NodePointer& side) {
      return side->type.kind == string || side->type.kind == value;
    };
    if (!may_be_text(a) && !may_be_text(b))
      return parser.problem("Cannot use collator to compare non-string types.");
    arguments.push_back(parser.parse_item(items, 3, StyleType(collator)));
    if (!arguments.back()) return nullptr;
  }
  return share(make_node(boolean, evaluate<comparison>, std::move(arguments)));
}

template <Comparison comparison>
Operator row() {
  return {name_of(comparison), "Decision", "value, value(, collator) → boolean", parse<comparison>};
}

}  // namespace

std::vector<Operator> comparison_operators() {
  using enum Comparison;
  return {row<equal>(), row<unequal>(), row<less>(), row<less_equal>(), row<greater>(), row<greater_equal>()};
}

}  // namespace dateline
