// at, in, index-of, slice, length.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dateline/text/utf8.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

StyleValue at(std::span<const StyleValue> arguments, Evaluation& evaluation) {
  const double i = *arguments[0].as<double>();
  const auto& items = **arguments[1].as<StyleArray>();
  if (i < 0) return evaluation.fail(fmt::format("Array index out of bounds: {} < 0.", script_number(i)));
  if (i >= double(items.size()))
    return evaluation.fail(
        fmt::format("Array index out of bounds: {} > {}.", script_number(i), int(items.size()) - 1));
  if (i != std::floor(i))
    return evaluation.fail(
        fmt::format("Array index must be an integer, but found {} instead.", script_number(i)));
  return items[std::size_t(i)];
}

NodePointer parse_at(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3)
    return parser.problem(fmt::format("Expected 2 arguments, but found {} instead.", items.size() - 1));
  const StyleType wanted_item = parser.wanted().value_or(StyleType(value));
  NodePointer index = parser.parse_item(items, 1, StyleType(number));
  NodePointer list = parser.parse_item(items, 2, array_of(wanted_item));
  if (!index || !list) return nullptr;
  const StyleType item = list->type.item ? *list->type.item : StyleType(value);
  return share(strict_node(item, at, {std::move(index), std::move(list)}));
}

bool is_scalar(TypeKind kind) {
  return kind == boolean || kind == string || kind == number || kind == null;
}

/// The text that is looked for: JavaScript writes null where "to-string" writes nothing.
std::string needle_text(const StyleValue& needle) {
  return needle.null() ? "null" : to_string(needle);
}

bool refuse_needle(const StyleValue& needle, Evaluation& evaluation) {
  if (is_scalar(kind_of(needle))) return false;
  evaluation.fail(fmt::format(
      "Expected first argument to be of type boolean, string, number or null, but found {} instead.",
      to_string(type_of(needle))));
  return true;
}

StyleValue refuse_within(const char* which, const StyleValue& within, Evaluation& evaluation) {
  return evaluation.fail(
      fmt::format("Expected {} argument to be of type array or string, but found {} instead.", which,
                  to_string(type_of(within))));
}

StyleValue in(std::span<const StyleValue> arguments, Evaluation& evaluation) {
  const StyleValue& needle = arguments[0];
  const StyleValue& within = arguments[1];
  if (!truth(within)) return false;
  if (refuse_needle(needle, evaluation)) return {};
  if (const auto* text = within.as<std::string>())
    return text->find(needle_text(needle)) != std::string::npos;
  if (const auto* items = within.as<StyleArray>()) return std::ranges::count(**items, needle) > 0;
  return refuse_within("second", within, evaluation);
}

/// Bytes before the unit of UTF-16 that has this number, counted from 0.
std::size_t byte_of_unit(std::string_view text, double unit) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    if (double(units) >= unit) return i;
    units += byte >= 0xF0 ? 2 : 1;
  }
  return text.size();
}

StyleValue index_of(std::span<const StyleValue> arguments, Evaluation& evaluation) {
  const StyleValue& needle = arguments[0];
  const StyleValue& within = arguments[1];
  if (refuse_needle(needle, evaluation)) return {};
  double from = arguments.size() > 2 ? std::trunc(*arguments[2].as<double>()) : 0;
  if (std::isnan(from)) from = 0;
  if (const auto* text = within.as<std::string>()) {
    const auto found = text->find(needle_text(needle), byte_of_unit(*text, from));
    if (found == std::string::npos) return -1;
    return int(to_utf32(std::string_view(*text).substr(0, found)).size());
  }
  if (const auto* items = within.as<StyleArray>()) {
    if (from < 0) from = std::max(0.0, from + double((*items)->size()));
    for (std::size_t i = 0; i < (*items)->size(); ++i)
      if (double(i) >= from && (**items)[i] == needle) return int(i);
    return -1;
  }
  return refuse_within("second", within, evaluation);
}

/// What "in" and "index-of" share: something scalar looked for in a text or an array.
NodePointer parse_search(ExpressionParser& parser, const JsonValue::Array& items, StyleType type,
                         EvaluateStrict evaluate) {
  NodePointer needle = parser.parse_item(items, 1, StyleType(value));
  NodePointer within = parser.parse_item(items, 2, StyleType(value));
  if (!needle || !within) return nullptr;
  if (!is_scalar(needle->type.kind) && needle->type.kind != value)
    return parser.problem(fmt::format(
        "Expected first argument to be of type boolean, string, number or null, but found {} instead",
        to_string(needle->type)));
  std::vector<NodePointer> arguments{std::move(needle), std::move(within)};
  if (items.size() == 4) {
    NodePointer start = parser.parse_item(items, 3, StyleType(number));
    if (!start) return nullptr;
    arguments.push_back(std::move(start));
  }
  return share(strict_node(type, evaluate, std::move(arguments)));
}

NodePointer parse_in(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3)
    return parser.problem(fmt::format("Expected 2 arguments, but found {} instead.", items.size() - 1));
  return parse_search(parser, items, boolean, in);
}

NodePointer parse_index_of(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3 && items.size() != 4)
    return parser.problem(fmt::format("Expected 2 or 3 arguments, but found {} instead.", items.size() - 1));
  return parse_search(parser, items, number, index_of);
}

// As JavaScript's slice: negative positions count from the end.
std::size_t position(double at, std::size_t size) {
  if (std::isnan(at)) return 0;
  const double whole = std::trunc(at);
  return std::size_t(std::clamp(whole < 0 ? whole + double(size) : whole, 0.0, double(size)));
}

StyleValue slice(std::span<const StyleValue> values, Evaluation& evaluation) {
  const auto range = [&](std::size_t size) {
    const std::size_t begin = position(*values[1].as<double>(), size);
    const std::size_t end = values.size() > 2 ? position(*values[2].as<double>(), size) : size;
    return std::pair{begin, std::max(begin, end)};
  };
  if (const auto* text = values[0].as<std::string>()) {
    const std::u32string letters = to_utf32(*text);
    const auto [begin, end] = range(letters.size());
    return to_utf8(std::u32string_view(letters).substr(begin, end - begin));
  }
  if (const auto* items = values[0].as<StyleArray>()) {
    const auto [begin, end] = range((*items)->size());
    const auto first = (*items)->begin();
    return style_array(std::vector<StyleValue>(first + std::ptrdiff_t(begin), first + std::ptrdiff_t(end)));
  }
  return refuse_within("first", values[0], evaluation);
}

NodePointer parse_slice(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3 && items.size() != 4)
    return parser.problem(fmt::format("Expected 2 or 3 arguments, but found {} instead.", items.size() - 1));
  NodePointer input = parser.parse_item(items, 1, StyleType(value));
  NodePointer begin = parser.parse_item(items, 2, StyleType(number));
  if (!input || !begin) return nullptr;
  const StyleType type = input->type;
  if (type.kind != array && type.kind != string && type.kind != value)
    return parser.problem(fmt::format(
        "Expected first argument to be of type array or string, but found {} instead", to_string(type)));
  std::vector<NodePointer> arguments{std::move(input), std::move(begin)};
  if (items.size() == 4) {
    NodePointer end = parser.parse_item(items, 3, StyleType(number));
    if (!end) return nullptr;
    arguments.push_back(std::move(end));
  }
  return share(strict_node(type, slice, std::move(arguments)));
}

StyleValue length(std::span<const StyleValue> arguments, Evaluation& evaluation) {
  if (const auto* text = arguments[0].as<std::string>()) return int(to_utf32(*text).size());
  if (const auto* items = arguments[0].as<StyleArray>()) return int((*items)->size());
  return evaluation.fail(fmt::format("Expected value to be of type string or array, but found {} instead.",
                                     to_string(type_of(arguments[0]))));
}

NodePointer parse_length(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2)
    return parser.problem(fmt::format("Expected 1 argument, but found {} instead.", items.size() - 1));
  NodePointer of = parser.parse_item(items, 1, std::nullopt);
  if (!of) return nullptr;
  if (of->type.kind != array && of->type.kind != string && of->type.kind != value)
    return parser.problem(
        fmt::format("Expected argument of type string or array, but found {} instead.", to_string(of->type)));
  return share(strict_node(number, length, {std::move(of)}));
}

}  // namespace

std::vector<Operator> lookup_operators() {
  return {
      {"at", "Lookup", "number, array → item", parse_at},
      {"in", "Lookup", "value, string | array → boolean", parse_in},
      {"index-of", "Lookup", "value, string | array(, number) → number", parse_index_of},
      {"slice", "Lookup", "string | array, number(, number) → string | array", parse_slice},
      {"length", "Lookup", "string | array → number", parse_length},
  };
}

}  // namespace dateline
