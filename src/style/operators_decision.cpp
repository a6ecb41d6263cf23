// Comparisons, all, any, !, case, match, coalesce.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

enum class Comparison { equal, unequal, less, less_equal, greater, greater_equal };

bool is_order(Comparison comparison) {
  return comparison >= Comparison::less;
}

template <class T>
bool holds(Comparison comparison, const T& a, const T& b) {
  switch (comparison) {
    case Comparison::less: return a < b;
    case Comparison::less_equal: return a <= b;
    case Comparison::greater: return a > b;
    case Comparison::greater_equal: return a >= b;
    default: return false;
  }
}

const char* name_of(Comparison comparison) {
  static constexpr const char* names[] = {"==", "!=", "<", "<=", ">", ">="};
  return names[int(comparison)];
}

// Arrays and objects are never equal: the specification compares what they are, not
// what is in them.
bool same(const StyleValue& a, const StyleValue& b) {
  return !a.as<StyleArray>() && !a.as<StyleObject>() && a == b;
}

template <Comparison comparison>
StyleValue evaluate_comparison(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue a = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const StyleValue b = value_of(*node.arguments[1], evaluation);
  if (evaluation.failure) return {};
  if constexpr (comparison == Comparison::equal) return same(a, b);
  if constexpr (comparison == Comparison::unequal) return !same(a, b);
  if (a.as<double>() && b.as<double>()) return holds(comparison, *a.as<double>(), *b.as<double>());
  if (a.as<std::string>() && b.as<std::string>())
    return holds(comparison, *a.as<std::string>(), *b.as<std::string>());
  return evaluation.fail(fmt::format(
      "Expected arguments for \"{}\" to be (string, string) or (number, number), but found ({}, {}) instead.",
      name_of(comparison), to_string(type_of(a)), to_string(type_of(b))));
}

bool comparable(Comparison comparison, const StyleType& type) {
  if (type.kind == string || type.kind == number || type.kind == value) return true;
  return !is_order(comparison) && (type.kind == boolean || type.kind == null);
}

template <Comparison comparison>
NodePointer parse_comparison(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() == 4) return parser.problem("comparing with a collator is not supported yet", {3});
  if (items.size() != 3) return parser.problem("Expected two or three arguments.");
  NodePointer sides[2];
  for (std::size_t i = 0; i < 2; ++i) {
    sides[i] = parser.parse_item(items, i + 1, StyleType(value));
    if (!sides[i]) return nullptr;
    if (!comparable(comparison, sides[i]->type))
      return parser.problem(fmt::format("\"{}\" comparisons are not supported for type '{}'.",
                                        name_of(comparison), to_string(sides[i]->type)),
                            {i + 1});
  }
  const TypeKind left = sides[0]->type.kind;
  const TypeKind right = sides[1]->type.kind;
  if (left != right && left != value && right != value)
    return parser.problem(fmt::format("Cannot compare types '{}' and '{}'.", to_string(sides[0]->type),
                                      to_string(sides[1]->type)));
  if (is_order(comparison) && left == value && right != value) sides[0] = assertion(sides[1]->type, sides[0]);
  if (is_order(comparison) && left != value && right == value) sides[1] = assertion(sides[0]->type, sides[1]);
  return share(make_node(boolean, evaluate_comparison<comparison>, {sides[0], sides[1]}));
}

// What "all" and "any" share: they stop at the first argument that is `until`.
template <bool until, bool result>
StyleValue evaluate_until(const ExpressionNode& node, Evaluation& evaluation) {
  for (const NodePointer& argument : node.arguments) {
    const StyleValue value = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (*value.as<bool>() == until) return result;
  }
  return !result;
}

template <bool until, bool result>
NodePointer parse_until(ExpressionParser& parser, const JsonValue::Array& items) {
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, StyleType(boolean));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  return share(make_node(boolean, evaluate_until<until, result>, std::move(arguments)));
}

StyleValue opposite(const std::vector<StyleValue>& arguments, Evaluation&) {
  return !*arguments[0].as<bool>();
}

std::optional<StyleType> wanted_output(const ExpressionParser& parser) {
  if (parser.wanted() && parser.wanted()->kind != value) return parser.wanted();
  return std::nullopt;
}

StyleValue evaluate_case(const ExpressionNode& node, Evaluation& evaluation) {
  const auto& arguments = node.arguments;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const StyleValue met = value_of(*arguments[i], evaluation);
    if (evaluation.failure) return {};
    if (*met.as<bool>()) return value_of(*arguments[i + 1], evaluation);
  }
  return value_of(*arguments.back(), evaluation);
}

NodePointer parse_case(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 4)
    return parser.problem(fmt::format("Expected at least 3 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 0) return parser.problem("Expected an odd number of arguments.");
  auto output = wanted_output(parser);
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const bool condition = i % 2 == 1 && i + 1 < items.size();
    NodePointer argument =
        parser.parse_item(items, i, condition ? std::optional(StyleType(boolean)) : output);
    if (!argument) return nullptr;
    if (!condition && !output) output = argument->type;
    arguments.push_back(std::move(argument));
  }
  return share(make_node(*output, evaluate_case, std::move(arguments)));
}

bool label_before(const std::pair<StyleValue, std::size_t>& a, const StyleValue& b) {
  if (const double* number = a.first.as<double>()) return b.as<double>() && *number < *b.as<double>();
  return b.as<std::string>() && *a.first.as<std::string>() < *b.as<std::string>();
}

StyleValue evaluate_match(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue input = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const bool same_kind = !node.labels.empty() && input.is.index() == node.labels.front().first.is.index();
  if (same_kind) {
    const auto found = std::lower_bound(node.labels.begin(), node.labels.end(), input, label_before);
    if (found != node.labels.end() && found->first == input)
      return value_of(*node.arguments[found->second], evaluation);
  }
  return value_of(*node.arguments.back(), evaluation);
}

// The labels of one branch; false with a problem noted.
bool read_labels(ExpressionParser& parser, const JsonValue::Array& items, std::size_t at,
                 std::size_t argument, std::optional<StyleType>& input,
                 std::vector<std::pair<StyleValue, std::size_t>>& labels) {
  const auto* several = items[at].array();
  const JsonValue::Array single{items[at]};
  const JsonValue::Array& all = several ? *several : single;
  if (all.empty()) return parser.problem("Expected at least one branch label.", {at}) != nullptr;
  for (const JsonValue& label : all) {
    const double* given = label.number();
    if (!given && !label.string())
      return parser.problem("Branch labels must be numbers or strings.", {at}) != nullptr;
    if (given && std::abs(*given) > 9007199254740991.0)
      return parser.problem("Branch labels must be integers no larger than 9007199254740991.", {at}) !=
             nullptr;
    if (given && *given != std::floor(*given))
      return parser.problem("Numeric branch labels must be integer values.", {at}) != nullptr;
    const StyleType type(given ? number : string);
    if (!input) input = type;
    if (!(type == *input))
      return parser.problem(
                 fmt::format("Expected {} but found {} instead.", to_string(*input), to_string(type)),
                 {at}) != nullptr;
    StyleValue constant = constant_of(label);
    if (std::ranges::any_of(labels, [&](const auto& known) { return known.first == constant; }))
      return parser.problem("Branch labels must be unique.", {at}) != nullptr;
    labels.emplace_back(std::move(constant), argument);
  }
  return true;
}

NodePointer parse_match(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = wanted_output(parser);
  std::optional<StyleType> input_type;
  std::vector<std::pair<StyleValue, std::size_t>> labels;
  std::vector<NodePointer> arguments(1);
  for (std::size_t i = 2; i + 1 < items.size(); i += 2) {
    if (!read_labels(parser, items, i, arguments.size(), input_type, labels)) return nullptr;
    NodePointer branch = parser.parse_item(items, i + 1, output);
    if (!branch) return nullptr;
    if (!output) output = branch->type;
    arguments.push_back(std::move(branch));
  }
  arguments[0] = parser.parse_item(items, 1, StyleType(value));
  NodePointer otherwise = parser.parse_item(items, items.size() - 1, output);
  if (!arguments[0] || !otherwise) return nullptr;
  if (arguments[0]->type.kind != value && !check_type(parser, *input_type, arguments[0]->type))
    return nullptr;
  arguments.push_back(std::move(otherwise));
  std::ranges::sort(labels, [](const auto& a, const auto& b) { return label_before(a, b.first); });
  ExpressionNode node = make_node(*output, evaluate_match, std::move(arguments));
  node.labels = std::move(labels);
  return share(std::move(node));
}

StyleValue coalesce(const ExpressionNode& node, Evaluation& evaluation) {
  StyleValue result;
  for (const NodePointer& argument : node.arguments) {
    result = value_of(*argument, evaluation);
    if (evaluation.failure || !result.null()) break;
  }
  return result;
}

// The arguments keep their own types, so that a null among them is passed over and not
// refused; the whole is asserted to be what is wanted.
NodePointer parse_coalesce(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
  const auto wanted = wanted_output(parser);
  auto output = wanted;
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, output, Annotate::nothing);
    if (!argument) return nullptr;
    if (!output) output = argument->type;
    arguments.push_back(std::move(argument));
  }
  const bool untyped = wanted && std::ranges::any_of(arguments, [&](const NodePointer& one) {
                         return !accepts(*wanted, one->type);
                       });
  return share(make_node(untyped ? StyleType(value) : *output, coalesce, std::move(arguments)));
}

}  // namespace

const EvaluateNode evaluate_coalesce = coalesce;

std::vector<Operator> decision_operators() {
  using enum Comparison;
  return {
      {"case", "Decision", "boolean, output, …, fallback → output", parse_case, {}},
      {"match", "Decision", "input, label, output, …, fallback → output", parse_match, {}},
      {"coalesce", "Decision", "value, … → the first that is not null", parse_coalesce, {}},
      {"==", "Decision", "value, value → boolean", parse_comparison<equal>, {}},
      {"!=", "Decision", "value, value → boolean", parse_comparison<unequal>, {}},
      {"<", "Decision", "value, value → boolean", parse_comparison<less>, {}},
      {"<=", "Decision", "value, value → boolean", parse_comparison<less_equal>, {}},
      {">", "Decision", "value, value → boolean", parse_comparison<greater>, {}},
      {">=", "Decision", "value, value → boolean", parse_comparison<greater_equal>, {}},
      {"all", "Decision", "boolean, … → boolean", parse_until<false, false>, {}},
      {"any", "Decision", "boolean, … → boolean", parse_until<true, true>, {}},
      {"!", "Decision", "boolean → boolean", nullptr, {{boolean, {boolean}, opposite}}},
  };
}

}  // namespace dateline
