// all, any, !, case, match, coalesce.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

// What "all" and "any" share: they stop at the first argument that is `until`.
template <bool until>
StyleValue evaluate_until(const ExpressionNode& node, Evaluation& evaluation) {
  for (const NodePointer& argument : node.arguments) {
    const StyleValue value = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (*value.as<bool>() == until) return until;
  }
  return !until;
}

template <bool until>
Operator logical(std::string_view name) {
  Signature two{boolean, {boolean, boolean}, nullptr};
  two.lazy = evaluate_until<until>;
  Signature many{boolean, {boolean}, nullptr, true};
  many.lazy = evaluate_until<until>;
  return {name, "Decision", "boolean, … → boolean", nullptr, {two, many}};
}

StyleValue opposite(std::span<const StyleValue> arguments, Evaluation&) {
  return !*arguments[0].as<bool>();
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
  auto output = parser.wanted_output();
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

/// Labels of "match" are all numbers or all texts.
bool label_before(const StyleValue& a, const StyleValue& b) {
  if (const double* number = a.as<double>()) return *number < *b.as<double>();
  return *a.as<std::string>() < *b.as<std::string>();
}

StyleValue evaluate_match(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue input = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  if (input.is.index() == node.labels.front().first.is.index()) {
    const auto found = std::ranges::lower_bound(
        node.labels, input, label_before, [](const auto& row) -> const StyleValue& { return row.first; });
    if (found != node.labels.end() && found->first == input)
      return value_of(*node.arguments[found->second], evaluation);
  }
  return value_of(*node.arguments.back(), evaluation);
}

using Labels = std::vector<std::pair<StyleValue, std::size_t>>;

/// What is wrong with a label for itself, or "".
std::string label_problem(const JsonValue& label) {
  constexpr double largest = 9007199254740991;
  const double* number = label.number();
  if (!number && !label.string()) return "Branch labels must be numbers or strings.";
  if (!number) return "";
  if (std::abs(*number) > largest) return "Branch labels must be integers no larger than 9007199254740991.";
  return *number == std::floor(*number) ? "" : "Numeric branch labels must be integer values.";
}

/// Reads the labels of the branch at `at`, whose output is `argument`; false with a
/// problem noted.
bool read_labels(ExpressionParser& parser, const JsonValue::Array& items, std::size_t at,
                 std::size_t argument, std::optional<StyleType>& input, Labels& labels) {
  const auto refuse = [&](std::string why) { return parser.problem(std::move(why), {at}) != nullptr; };
  const JsonValue::Array single{items[at]};
  const JsonValue::Array& all = items[at].array() ? *items[at].array() : single;
  if (all.empty()) return refuse("Expected at least one branch label.");
  for (const JsonValue& label : all) {
    if (std::string why = label_problem(label); !why.empty()) return refuse(std::move(why));
    StyleValue constant = constant_of(label);
    const StyleType type = kind_of(constant);
    if (!input) input = type;
    if (!check_type(parser, *input, type, {at})) return false;
    if (std::ranges::any_of(labels, [&](const auto& known) { return known.first == constant; }))
      return refuse("Branch labels must be unique.");
    labels.emplace_back(std::move(constant), argument);
  }
  return true;
}

NodePointer parse_match(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = parser.wanted_output();
  std::optional<StyleType> input_type;
  Labels labels;
  std::vector<NodePointer> arguments(1);
  for (std::size_t i = 2; i + 1 < items.size(); i += 2) {
    if (!read_labels(parser, items, i, arguments.size(), input_type, labels)) return nullptr;
    // The reference implementation gives an output the place of its label.
    NodePointer branch = parser.parse_part(items[i + 1], i, output);
    if (!branch) return nullptr;
    if (!output) output = branch->type;
    arguments.push_back(std::move(branch));
  }
  arguments[0] = parser.parse_item(items, 1, StyleType(value));
  if (!arguments[0]) return nullptr;
  NodePointer otherwise = parser.parse_item(items, items.size() - 1, output);
  if (!otherwise) return nullptr;
  if (arguments[0]->type.kind != value && !check_type(parser, *input_type, arguments[0]->type, {1}))
    return nullptr;
  arguments.push_back(std::move(otherwise));
  std::ranges::sort(labels, label_before, [](const auto& row) -> const StyleValue& { return row.first; });
  ExpressionNode node = make_node(*output, evaluate_match, std::move(arguments));
  node.labels = std::move(labels);
  return share(std::move(node));
}

// An image that there is not is passed over too; when nothing follows, the name of the
// first such image is the answer.
StyleValue coalesce(const ExpressionNode& node, Evaluation& evaluation) {
  std::string wanted_image;
  StyleValue result;
  for (const NodePointer& argument : node.arguments) {
    result = value_of(*argument, evaluation);
    if (evaluation.failure) return {};
    if (const auto* picture = result.as<StyleImage>(); picture && !picture->available) {
      if (wanted_image.empty()) wanted_image = picture->name;
      const bool last = &argument == &node.arguments.back();
      result = last ? StyleValue(wanted_image) : StyleValue();
    }
    if (!result.null()) break;
  }
  return result;
}

// The arguments keep their own types, so that a null among them is passed over and not
// refused; the whole is asserted to be what is wanted.
NodePointer parse_coalesce(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
  const auto wanted = parser.wanted();
  auto output = parser.wanted_output();
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
  ExpressionNode node = make_node(untyped ? StyleType(value) : *output, coalesce, std::move(arguments));
  node.role = NodeRole::coalesce;
  return share(std::move(node));
}

}  // namespace

std::vector<Operator> decision_operators() {
  return {
      {"case", "Decision", "boolean, output, …, fallback → output", parse_case},
      {"match", "Decision", "input, label, output, …, fallback → output", parse_match},
      {"coalesce", "Decision", "value, … → the first that is not null", parse_coalesce},
      logical<false>("all"),
      logical<true>("any"),
      {"!", "Decision", "boolean → boolean", nullptr, {{boolean, {boolean}, opposite}}},
  };
}

}  // namespace dateline
