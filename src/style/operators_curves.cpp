// step, interpolate, interpolate-hcl, interpolate-lab.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "style/interpolate.hpp"
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
  const double at = *input.as<double>();
  if (std::isnan(at)) return evaluation.fail("Input is not a number.");
  return value_of(*node.arguments[1 + stop_below(node.stops, at)], evaluation);
}

template <ColourSpace space>
StyleValue interpolate(const ExpressionNode& node, Evaluation& evaluation) {
  const auto& stops = node.stops;
  if (stops.size() == 1) return value_of(*node.arguments[1], evaluation);
  const StyleValue input = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const double at = *input.as<double>();
  if (at <= stops.front()) return value_of(*node.arguments[1], evaluation);
  if (at >= stops.back()) return value_of(*node.arguments.back(), evaluation);
  if (std::isnan(at)) return evaluation.fail("Input is not a number.");
  const std::size_t index = stop_below(stops, at);
  const StyleValue low = value_of(*node.arguments[1 + index], evaluation);
  if (evaluation.failure) return {};
  const StyleValue high = value_of(*node.arguments[2 + index], evaluation);
  if (evaluation.failure) return {};
  const double t = share_of_way(node.curve, at, stops[index], stops[index + 1]);
  auto made = between(low, high, t, space);
  return made ? *std::move(made) : evaluation.fail(made.error());
}

std::string stop_problem(const JsonValue& stop, const std::vector<double>& before, const char* form) {
  const double* number = stop.number();
  if (!number)
    return fmt::format(
        "Input/output pairs for \"{}\" expressions must be defined using literal numeric values (not "
        "computed expressions) for the input values.",
        form);
  if (before.empty() || before.back() < *number) return "";
  return fmt::format(
      "Input/output pairs for \"{}\" expressions must be arranged with input values in strictly ascending "
      "order.",
      form);
}

/// Reads stop, output, stop, output … from `first` on; false with a problem noted.
bool read_stops(ExpressionParser& parser, const JsonValue::Array& items, std::size_t first, const char* form,
                std::optional<StyleType>& output, ExpressionNode& node) {
  for (std::size_t i = first; i + 1 < items.size(); i += 2) {
    if (std::string why = stop_problem(items[i], node.stops, form); !why.empty())
      return parser.problem(std::move(why), {i}) != nullptr;
    NodePointer value = parser.parse_item(items, i + 1, output);
    if (!value) return false;
    if (!output) output = value->type;
    node.stops.push_back(*items[i].number());
    node.arguments.push_back(std::move(value));
  }
  return true;
}

NodePointer finished(ExpressionNode parts, const StyleType& type, EvaluateNode evaluate, NodeRole role) {
  ExpressionNode node = make_node(type, evaluate, std::move(parts.arguments));
  node.role = role;
  node.stops = std::move(parts.stops);
  node.curve = std::move(parts.curve);
  return share(std::move(node));
}

NodePointer parse_step(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = parser.wanted_output();
  ExpressionNode parts;
  parts.arguments.push_back(parser.parse_item(items, 1, StyleType(number)));
  if (!parts.arguments[0]) return nullptr;
  parts.arguments.push_back(parser.parse_item(items, 2, output));
  if (!parts.arguments[1]) return nullptr;
  if (!output) output = parts.arguments[1]->type;
  parts.stops.push_back(-std::numeric_limits<double>::infinity());
  if (!read_stops(parser, items, 3, "step", output, parts)) return nullptr;
  return finished(std::move(parts), *output, step, NodeRole::step);
}

/// "linear" is the exponential of base 1; empty with a problem noted.
std::vector<double> read_curve(ExpressionParser& parser, const JsonValue::Array& items) {
  const auto* parts = items.size() > 1 ? items[1].array() : nullptr;
  if (!parts || parts->empty()) {
    parser.problem("Expected an interpolation type expression.", {1});
    return {};
  }
  const std::string name = (*parts)[0].string() ? *(*parts)[0].string() : "";
  if (name == "linear") return {1};
  if (name == "exponential") {
    if (parts->size() > 1 && (*parts)[1].number()) return {*(*parts)[1].number()};
    parser.problem("Exponential interpolation requires a numeric base.", {1, 1});
    return {};
  }
  if (name != "cubic-bezier") {
    parser.problem(fmt::format("Unknown interpolation type {}", script_text((*parts)[0])), {1, 0});
    return {};
  }
  std::vector<double> points;
  for (std::size_t i = 1; i < parts->size(); ++i)
    if (const double* given = (*parts)[i].number(); given && *given >= 0 && *given <= 1)
      points.push_back(*given);
  if (points.size() == 4 && parts->size() == 5) return points;
  parser.problem("Cubic bezier interpolation requires four numeric arguments with values between 0 and 1.",
                 {1});
  return {};
}

bool interpolatable(const StyleType& type) {
  switch (type.kind) {
    case number:
    case colour:
    case projection:
    case padding:
    case number_list:
    case colour_list:
    case anchor_offsets: return true;
    default: return type.kind == array && type.length >= 0 && type.item && type.item->kind == number;
  }
}

template <ColourSpace space>
NodePointer parse_interpolate(ExpressionParser& parser, const JsonValue::Array& items) {
  ExpressionNode parts;
  parts.curve = read_curve(parser, items);
  if (parts.curve.empty()) return nullptr;
  if (items.size() < 5)
    return parser.problem(fmt::format("Expected at least 4 arguments, but found only {}.", items.size() - 1));
  if (items.size() % 2 != 1) return parser.problem("Expected an even number of arguments.");
  auto output = parser.wanted_output();
  if (space != ColourSpace::rgb && !(output && output->kind == colour_list)) output = StyleType(colour);
  parts.arguments.push_back(parser.parse_item(items, 2, StyleType(number)));
  if (!parts.arguments[0]) return nullptr;
  if (!read_stops(parser, items, 3, "interpolate", output, parts)) return nullptr;
  if (!interpolatable(*output))
    return parser.problem(fmt::format("Type {} is not interpolatable.", to_string(*output)));
  return finished(std::move(parts), *output, interpolate<space>, NodeRole::interpolate);
}

}  // namespace

std::vector<Operator> curve_operators() {
  constexpr std::string_view group = "Ramps, scales, curves";
  constexpr std::string_view colours = "curve, number, stop, color, … → color";
  return {
      {"step", group, "number, output, stop, output, … → output", parse_step},
      {"interpolate", group, "curve, number, stop, output, … → output", parse_interpolate<ColourSpace::rgb>},
      {"interpolate-hcl", group, colours, parse_interpolate<ColourSpace::hcl>},
      {"interpolate-lab", group, colours, parse_interpolate<ColourSpace::lab>},
  };
}

}  // namespace dateline
