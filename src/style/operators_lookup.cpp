// get, has, at, in, index-of, slice, length, the feature's own data, zoom.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dateline/text/utf8.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;
using Arguments = std::vector<StyleValue>;

const StyleValue* member(const StyleValue& of, const std::string& key) {
  for (const auto& [name, item] : **of.as<StyleObject>())
    if (name == key) return &item;
  return nullptr;
}

bool has_attribute(const Evaluation& evaluation, std::string_view key) {
  if (!evaluation.context.feature) return false;
  return std::ranges::any_of(evaluation.context.feature->attributes,
                             [&](const auto& row) { return row.first == key; });
}

StyleValue get(const Arguments& arguments, Evaluation& evaluation) {
  return attribute(evaluation, *arguments[0].as<std::string>());
}

StyleValue get_from(const Arguments& arguments, Evaluation&) {
  const StyleValue* found = member(arguments[1], *arguments[0].as<std::string>());
  return found ? *found : StyleValue();
}

StyleValue has(const Arguments& arguments, Evaluation& evaluation) {
  return has_attribute(evaluation, *arguments[0].as<std::string>());
}

StyleValue has_in(const Arguments& arguments, Evaluation&) {
  return member(arguments[1], *arguments[0].as<std::string>()) != nullptr;
}

StyleValue id(const Arguments&, Evaluation& evaluation) {
  const Feature* feature = evaluation.context.feature;
  return feature && !feature->id.empty() ? StyleValue(feature->id) : StyleValue();
}

StyleValue geometry_type(const Arguments&, Evaluation& evaluation) {
  const std::string_view type = evaluation.context.geometry_type;
  return type.empty() ? StyleValue() : StyleValue(type);
}

StyleValue properties(const Arguments&, Evaluation& evaluation) {
  auto members = std::make_shared<std::vector<std::pair<std::string, StyleValue>>>();
  if (const Feature* feature = evaluation.context.feature)
    for (const auto& [name, given] : feature->attributes) members->emplace_back(name, style_value(given));
  return StyleObject(std::move(members));
}

StyleValue null_value(const Arguments&, Evaluation&) {
  return {};
}

StyleValue zoom(const ExpressionNode&, Evaluation& evaluation) {
  return evaluation.context.zoom;
}

NodePointer parse_zoom(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 1)
    return parser.problem(fmt::format("Expected 0 arguments, but found {} instead.", items.size() - 1));
  ExpressionNode node = make_node(number, zoom, {});
  node.uses_zoom = true;
  return share(std::move(node));
}

StyleValue evaluate_at(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue index = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const StyleValue list = value_of(*node.arguments[1], evaluation);
  if (evaluation.failure) return {};
  const double i = *index.as<double>();
  const auto& items = **list.as<StyleArray>();
  if (i < 0) return evaluation.fail(fmt::format("Array index out of bounds: {} < 0.", to_string(index)));
  if (i >= double(items.size()))
    return evaluation.fail(
        fmt::format("Array index out of bounds: {} > {}.", to_string(index), int(items.size()) - 1));
  if (i != std::floor(i))
    return evaluation.fail(
        fmt::format("Array index must be an integer, but found {} instead.", to_string(index)));
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
  return share(make_node(item, evaluate_at, {std::move(index), std::move(list)}));
}

bool plain(const StyleType& type) {
  return type.kind == boolean || type.kind == string || type.kind == number || type.kind == null ||
         type.kind == value;
}

bool plain(const StyleValue& given) {
  return plain(StyleType(type_of(given).kind));
}

// What "in" and "index-of" share: something plain looked for in a text or an array.
struct Search {
  StyleValue needle;
  StyleValue within;
};

bool search_arguments(const ExpressionNode& node, Evaluation& evaluation, Search& search) {
  search.needle = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return false;
  search.within = value_of(*node.arguments[1], evaluation);
  if (evaluation.failure) return false;
  if (!plain(search.needle))
    evaluation.fail(fmt::format(
        "Expected first argument to be of type boolean, string, number or null, but found {} instead.",
        to_string(type_of(search.needle))));
  return !evaluation.failure;
}

StyleValue not_searchable(const StyleValue& within, Evaluation& evaluation) {
  return evaluation.fail(
      fmt::format("Expected second argument to be of type array or string, but found {} instead.",
                  to_string(type_of(within))));
}

StyleValue evaluate_in(const ExpressionNode& node, Evaluation& evaluation) {
  Search search;
  if (!search_arguments(node, evaluation, search)) return {};
  if (!truth(search.within)) return false;
  if (const auto* text = search.within.as<std::string>())
    return text->find(to_string(search.needle)) != std::string::npos;
  if (const auto* items = search.within.as<StyleArray>())
    return std::ranges::count(**items, search.needle) > 0;
  return not_searchable(search.within, evaluation);
}

StyleValue evaluate_index_of(const ExpressionNode& node, Evaluation& evaluation) {
  Search search;
  if (!search_arguments(node, evaluation, search)) return {};
  std::size_t from = 0;
  if (node.arguments.size() > 2) {
    const StyleValue start = value_of(*node.arguments[2], evaluation);
    if (evaluation.failure) return {};
    const double given = *start.as<double>();
    from = given > 0 ? std::size_t(std::min(given, 1e9)) : 0;
  }
  if (const auto* text = search.within.as<std::string>()) {
    const auto found = to_utf32(*text).find(to_utf32(to_string(search.needle)), from);
    return found == std::u32string::npos ? -1 : int(found);
  }
  if (const auto* items = search.within.as<StyleArray>()) {
    for (std::size_t i = from; i < (*items)->size(); ++i)
      if ((**items)[i] == search.needle) return int(i);
    return -1;
  }
  return not_searchable(search.within, evaluation);
}

NodePointer parse_search(ExpressionParser& parser, const JsonValue::Array& items, StyleType type,
                         EvaluateNode evaluate, bool may_start) {
  if (items.size() != 3 && !(may_start && items.size() == 4))
    return parser.problem(fmt::format("Expected {} arguments, but found {} instead.",
                                      may_start ? "2 or 3" : "2", items.size() - 1));
  NodePointer needle = parser.parse_item(items, 1, StyleType(value));
  NodePointer within = parser.parse_item(items, 2, StyleType(value));
  if (!needle || !within) return nullptr;
  if (!plain(needle->type))
    return parser.problem(fmt::format(
        "Expected first argument to be of type boolean, string, number or null, but found {} instead",
        to_string(needle->type)));
  std::vector<NodePointer> arguments{std::move(needle), std::move(within)};
  if (items.size() == 4) {
    NodePointer start = parser.parse_item(items, 3, StyleType(number));
    if (!start) return nullptr;
    arguments.push_back(std::move(start));
  }
  return share(make_node(type, evaluate, std::move(arguments)));
}

NodePointer parse_in(ExpressionParser& parser, const JsonValue::Array& items) {
  return parse_search(parser, items, boolean, evaluate_in, false);
}

NodePointer parse_index_of(ExpressionParser& parser, const JsonValue::Array& items) {
  return parse_search(parser, items, number, evaluate_index_of, true);
}

// As JavaScript's slice: negative positions count from the end.
std::size_t position(double at, std::size_t size) {
  if (std::isnan(at)) return 0;
  const double from_start = at < 0 ? std::ceil(at) + double(size) : std::floor(at);
  return std::size_t(std::clamp(from_start, 0.0, double(size)));
}

StyleValue evaluate_slice(const ExpressionNode& node, Evaluation& evaluation) {
  std::vector<StyleValue> values;
  for (const NodePointer& argument : node.arguments) {
    values.push_back(value_of(*argument, evaluation));
    if (evaluation.failure) return {};
  }
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
  return evaluation.fail(
      fmt::format("Expected first argument to be of type array or string, but found {} instead.",
                  to_string(type_of(values[0]))));
}

NodePointer parse_slice(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3 && items.size() != 4)
    return parser.problem(fmt::format("Expected 2 or 3 arguments, but found {} instead.", items.size() - 1));
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, StyleType(i == 1 ? value : number));
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  const StyleType type = arguments[0]->type;
  if (type.kind != array && type.kind != string && type.kind != value)
    return parser.problem(fmt::format(
        "Expected first argument to be of type array or string, but found {} instead", to_string(type)));
  const StyleType item = type.item ? *type.item : StyleType(value);
  return share(make_node(type.kind == array ? array_of(item) : type, evaluate_slice, std::move(arguments)));
}

StyleValue length(const Arguments& arguments, Evaluation& evaluation) {
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
  const auto evaluate = [](const ExpressionNode& node, Evaluation& evaluation) -> StyleValue {
    const StyleValue given = value_of(*node.arguments[0], evaluation);
    return evaluation.failure ? StyleValue() : length({given}, evaluation);
  };
  return share(make_node(number, evaluate, {std::move(of)}));
}

}  // namespace

const EvaluateNode evaluate_zoom = zoom;

StyleValue attribute(const Evaluation& evaluation, std::string_view key) {
  return evaluation.context.feature ? style_value((*evaluation.context.feature)[key]) : StyleValue();
}

std::vector<Operator> lookup_operators() {
  return {
      {"get",
       "Lookup",
       "string(, object) → value",
       nullptr,
       {{value, {string}, get, false, true}, {value, {string, object}, get_from}}},
      {"has",
       "Lookup",
       "string(, object) → boolean",
       nullptr,
       {{boolean, {string}, has, false, true}, {boolean, {string, object}, has_in}}},
      {"at", "Lookup", "number, array → item", parse_at, {}},
      {"in", "Lookup", "value, string | array → boolean", parse_in, {}},
      {"index-of", "Lookup", "value, string | array(, number) → number", parse_index_of, {}},
      {"slice", "Lookup", "string | array, number(, number) → string | array", parse_slice, {}},
      {"length", "Lookup", "string | array → number", parse_length, {}},
      {"id", "Feature data", "→ value", nullptr, {{value, {}, id, false, true}}},
      {"geometry-type", "Feature data", "→ string", nullptr, {{string, {}, geometry_type, false, true}}},
      {"properties", "Feature data", "→ object", nullptr, {{object, {}, properties, false, true}}},
      {"feature-state",
       "Feature data",
       "string → null, a sheet has no states",
       nullptr,
       {{value, {string}, null_value, false, true}}},
      {"zoom", "Camera", "→ number", parse_zoom, {}},
  };
}

}  // namespace dateline
