// step, interpolate, let, var.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

/// The index of the last stop that is not above `at`; stops ascend and there is one.
std::size_t stop_below(const std::vector<double>& stops, double at) {
  const auto above = std::upper_bound(stops.begin(), stops.end(), at);
  return above == stops.begin() ? 0 : std::size_t(above - stops.begin()) - 1;
}

StyleValue step(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue input = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  return value_of(*node.arguments[1 + stop_below(node.stops, *input.as<double>())], evaluation);
}

/// y of the cubic Bézier (0 0, x1 y1, x2 y2, 1 1) at `x`, by halving: x(t) ascends.
double bezier(const std::vector<double>& points, double x) {
  const auto along = [](double a, double b, double t) {
    return 3 * (1 - t) * (1 - t) * t * a + 3 * (1 - t) * t * t * b + t * t * t;
  };
  double low = 0;
  double high = 1;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (along(points[0], points[2], middle) < x ? low : high) = middle;
  }
  return along(points[1], points[3], (low + high) / 2);
}

double share_of_way(const std::vector<double>& curve, double input, double from, double to) {
  const double length = to - from;
  const double done = input - from;
  if (curve.size() == 4) return bezier(curve, done / length);
  if (curve[0] == 1) return done / length;
  return (std::pow(curve[0], done) - 1) / (std::pow(curve[0], length) - 1);
}

double between(double a, double b, double t) {
  return a + (b - a) * t;
}

StyleValue between(const StyleValue& a, const StyleValue& b, double t, Evaluation& evaluation) {
  if (a.as<double>() && b.as<double>()) return between(*a.as<double>(), *b.as<double>(), t);
  if (const auto* x = a.as<StyleColour>(), *y = b.as<StyleColour>(); x && y)
    return StyleColour{between(x->red, y->red, t), between(x->green, y->green, t),
                       between(x->blue, y->blue, t), between(x->alpha, y->alpha, t)};
  const auto *x = a.as<StyleArray>(), *y = b.as<StyleArray>();
  if (!x || !y || (*x)->size() != (*y)->size())
    return evaluation.fail("arrays of different lengths have nothing between them");
  std::vector<StyleValue> items;
  for (std::size_t i = 0; i < (*x)->size(); ++i) items.push_back(between((**x)[i], (**y)[i], t, evaluation));
  return style_array(std::move(items));
}

StyleValue interpolate(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue input = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const double at = *input.as<double>();
  const auto& stops = node.stops;
  if (stops.size() == 1 || at <= stops.front()) return value_of(*node.arguments[1], evaluation);
  if (at >= stops.back()) return value_of(*node.arguments.back(), evaluation);
  const std::size_t index = stop_below(stops, at);
  const StyleValue low = value_of(*node.arguments[1 + index], evaluation);
  if (evaluation.failure) return {};
  const StyleValue high = value_of(*node.arguments[2 + index], evaluation);
  if (evaluation.failure) return {};
  return between(low, high, share_of_way(node.curve, at, stops[index], stops[index + 1]), evaluation);
}

/// Reads stop, output, stop, output … from `first` on; false with a problem noted.
bool read_stops(ExpressionParser& parser, const JsonValue::Array& items, std::size_t first, const char* form,
                std::optional<StyleType>& output, ExpressionNode& node) {
  for (std::size_t i = first; i + 1 < items.size(); i += 2) {
    const double* stop = items[i].number();
    if (!stop) {
      parser.problem(
          fmt::format("Input/output pairs for \"{}\" expressions must be defined using literal numeric "
                      "values (not computed expressions) for the input values.",
                      form),
          {i});
      return false;
    }
    if (!node.stops.empty() && node.stops.back() >= *stop) {
      parser.problem(
          fmt::format("Input/output pairs for \"{}\" expressions must be arranged with input values in "
                      "strictly ascending order.",
                      form),
          {i});
      return false;
    }
    NodePointer value = parser.parse_item(items, i + 1, output);
    if (!value) return false;
    if (!output) output = value->type;
    node.stops.push_back(*stop);
    node.arguments.push_back(std::move(value));
  }
  return true;
}

std::optional<StyleType> wanted_output(const ExpressionParser& parser) {
  if (parser.wanted() && parser.wanted()->kind != value) return parser.wanted();
  return std::nullopt;
}

NodePointer finished(ExpressionNode parts, const StyleType& type, EvaluateNode evaluate) {
  ExpressionNode node = make_node(type, evaluate, std::move(parts.arguments));
  node.stops = std::move(parts.stops);
  node.curve = std::move(parts.curve);
  return share(std::move(node));
}

NodePointer parse_step(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = wanted_output(parser);
  ExpressionNode parts;
  parts.arguments.push_back(parser.parse_item(items, 1, StyleType(number)));
  parts.arguments.push_back(parser.parse_item(items, 2, output));
  if (!parts.arguments[0] || !parts.arguments[1]) return nullptr;
  if (!output) output = parts.arguments[1]->type;
  parts.stops.push_back(-std::numeric_limits<double>::infinity());
  if (!read_stops(parser, items, 3, "step", output, parts)) return nullptr;
  return finished(std::move(parts), *output, step);
}

/// "linear" is the exponential of base 1; empty with a problem noted.
std::vector<double> read_curve(ExpressionParser& parser, const JsonValue& json) {
  const auto* parts = json.array();
  if (!parts || parts->empty()) {
    parser.problem("Expected an interpolation type expression.", {1});
    return {};
  }
  const std::string name = (*parts)[0].string() ? *(*parts)[0].string() : "";
  std::vector<double> numbers;
  for (std::size_t i = 1; i < parts->size(); ++i)
    if (const double* given = (*parts)[i].number()) numbers.push_back(*given);
  if (name == "linear") return {1};
  if (name == "exponential") {
    if (numbers.size() == 1 && parts->size() == 2) return numbers;
    parser.problem("Exponential interpolation requires a numeric base.", {1, 1});
    return {};
  }
  if (name == "cubic-bezier") {
    const bool good = numbers.size() == 4 && parts->size() == 5 &&
                      std::ranges::all_of(numbers, [](double at) { return at >= 0 && at <= 1; });
    if (good) return numbers;
    parser.problem("Cubic bezier interpolation requires four numeric arguments with values between 0 and 1.",
                   {1});
    return {};
  }
  parser.problem(fmt::format("Unknown interpolation type {}", name), {1, 0});
  return {};
}

bool interpolatable(const StyleType& type) {
  if (type.kind == number || type.kind == colour) return true;
  return type.kind == array && type.length >= 0 && type.item && type.item->kind == number;
}

NodePointer parse_interpolate(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected an interpolation type expression.");
  ExpressionNode parts;
  parts.curve = read_curve(parser, items[1]);
  if (parts.curve.empty()) return nullptr;
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = wanted_output(parser);
  parts.arguments.push_back(parser.parse_item(items, 2, StyleType(number)));
  if (!parts.arguments[0]) return nullptr;
  if (!read_stops(parser, items, 3, "interpolate", output, parts)) return nullptr;
  if (!interpolatable(*output))
    return parser.problem(fmt::format("Type {} is not interpolatable.", to_string(*output)));
  return finished(std::move(parts), *output, interpolate);
}

StyleValue let(const ExpressionNode& node, Evaluation& evaluation) {
  return value_of(*node.arguments.back(), evaluation);
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
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
  for (std::size_t i = 1; i + 1 < items.size(); i += 2) {
    const std::string* name = items[i].string();
    if (!name)
      return parser.problem(fmt::format("Expected string, but found {} instead.", type_name(items[i])), {i});
    if (!is_name(*name))
      return parser.problem("Variable names must contain only alphanumeric characters or '_'.", {i});
    NodePointer bound = parser.parse_item(items, i + 1, std::nullopt);
    if (!bound) return nullptr;
    scope.names[*name] = {parser.new_slot(), std::move(bound)};
  }
  NodePointer result = parser.parse_item(items, items.size() - 1, wanted, scope);
  if (!result) return nullptr;
  const StyleType type = result->type;
  return share(make_node(type, let, {std::move(result)}));
}

// A name's value is made when it is first asked for, and once: what no branch asks for
// cannot fail, and names built on names cost no more than they are long.
StyleValue evaluate_var(const ExpressionNode& node, Evaluation& evaluation) {
  auto& slot = evaluation.slots[std::size_t(node.slot)];
  if (!slot) {
    StyleValue value = value_of(*node.arguments[0], evaluation);
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
  if (is_literal(*bound->node)) return bound->node;
  ExpressionNode node = make_node(bound->node->type, evaluate_var, {bound->node});
  node.slot = bound->slot;
  node.slots = std::max(node.slots, bound->slot + 1);
  return share(std::move(node));
}

}  // namespace

const EvaluateNode evaluate_step = step;
const EvaluateNode evaluate_interpolate = interpolate;
const EvaluateNode evaluate_let = let;

std::vector<Operator> curve_operators() {
  constexpr std::string_view group = "Ramps, scales, curves";
  return {
      {"step", group, "number, output, stop, output, … → output", parse_step, {}},
      {"interpolate",
       group,
       "curve, number, stop, output, … → number | color | array<number>",
       parse_interpolate,
       {}},
  };
}

std::vector<Operator> binding_operators() {
  return {
      {"let", "Variable binding", "name, value, …, result → result", parse_let, {}},
      {"var", "Variable binding", "name → the value bound", parse_var, {}},
  };
}

}  // namespace dateline
