// A property's value: a constant, an expression, or an older function with stops.

#include "dateline/style/properties.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dateline/text/distance.hpp"
#include "style/function.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

StyleType wanted_type(const StyleProperty& property) {
  switch (property.kind) {
    case PropertyKind::number: return TypeKind::number;
    case PropertyKind::colour: return TypeKind::colour;
    case PropertyKind::flag: return TypeKind::boolean;
    case PropertyKind::string:
    case PropertyKind::word: return TypeKind::string;
    case PropertyKind::text: return TypeKind::formatted;
    case PropertyKind::image: return TypeKind::image;
    case PropertyKind::numbers: return array_of(TypeKind::number, property.length);
    case PropertyKind::strings:
    case PropertyKind::words: return array_of(TypeKind::string);
    case PropertyKind::padding: return TypeKind::padding;
    case PropertyKind::anchor_offsets: return TypeKind::anchor_offsets;
    case PropertyKind::number_list: return TypeKind::number_list;
    case PropertyKind::colour_list: return TypeKind::colour_list;
  }
  return TypeKind::value;
}

std::string listed(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// What is wrong with a constant, or nothing.
std::string constant_problem(const JsonValue& json, const StyleProperty& property) {
  const auto expected = [&](const char* what) {
    return fmt::format("{} expected, {} found", what, type_name(json));
  };
  const auto* items = json.array();
  const auto all = [&](auto is) { return items && std::ranges::all_of(*items, is); };
  switch (property.kind) {
    case PropertyKind::number: return json.number() ? "" : expected("number");
    case PropertyKind::flag: return json.boolean() ? "" : expected("boolean");
    case PropertyKind::string:
    case PropertyKind::text:
    case PropertyKind::image: return json.string() ? "" : expected("string");
    case PropertyKind::colour:
      if (!json.string()) return expected("color");
      if (parse_colour(*json.string())) return "";
      return fmt::format("'{}' is not a colour (a name, #rrggbb, rgb(), rgba(), hsl() or hsla())",
                         *json.string());
    case PropertyKind::word: {
      if (!json.string()) return expected("string");
      const auto words = allowed_words(property);
      if (std::ranges::count(words, *json.string())) return "";
      return fmt::format("'{}' is not one of {}{}", *json.string(), listed(words),
                         did_you_mean(*json.string(), words));
    }
    case PropertyKind::numbers:
      if (!all([](const JsonValue& item) { return item.number() != nullptr; }))
        return "array of numbers expected";
      if (property.length >= 0 && int(items->size()) != property.length)
        return fmt::format("{} numbers expected, {} found", property.length, items->size());
      return "";
    case PropertyKind::strings:
    case PropertyKind::words:
      return all([](const JsonValue& item) { return item.string() != nullptr; })
                 ? ""
                 : "array of strings expected";
    case PropertyKind::number_list:
    case PropertyKind::padding:
      if (json.number() || all([](const JsonValue& item) { return item.number() != nullptr; })) return "";
      return "number or array of numbers expected";
    case PropertyKind::anchor_offsets:
      return offsets_of(constant_of(json)) ? "" : "pairs of an anchor and an offset [x, y] in ems expected";
    case PropertyKind::colour_list:
      return colours_of(constant_of(json)) ? "" : "a colour or an array of colours expected";
  }
  return "";
}

bool holds_tokens(const JsonValue& json, const StyleProperty& property) {
  const bool kind = property.kind == PropertyKind::text || property.kind == PropertyKind::image;
  return kind && json.string() && json.string()->find('{') != std::string::npos;
}

/// A constant that was found good, as the property holds it.
StyleValue made_for(const StyleProperty& property, StyleValue value) {
  switch (property.kind) {
    case PropertyKind::colour: return *parse_colour(*value.as<std::string>());
    case PropertyKind::text: return plain_formatted(to_string(value));
    case PropertyKind::image: return StyleImage{to_string(value), false};
    case PropertyKind::padding: return padding_of(value).value_or(StylePadding());
    case PropertyKind::number_list: return *numbers_of(value);
    case PropertyKind::colour_list: return *colours_of(value);
    case PropertyKind::anchor_offsets: return *offsets_of(value);
    default: return value;
  }
}

std::shared_ptr<const Expression> parse_constant(const JsonValue& json, const StyleProperty& property,
                                                 ExpressionProblems& problems) {
  if (std::string why = constant_problem(json, property); !why.empty()) {
    problems.push_back({"", std::move(why), json.line});
    return nullptr;
  }
  return std::make_shared<const Expression>(literal_node(made_for(property, constant_of(json))));
}

/// What the specification does not let this property's expression do.
std::string forbidden(const ExpressionNode& node, const StyleProperty& property) {
  if (node.uses_feature && !(property.may & by_feature)) return "data expressions not supported";
  if (node.uses_zoom && !(property.may & by_zoom)) return "zoom expressions not supported";
  if (!zoom_is_on_top(node))
    return R"("zoom" expression may only be used as input to a top-level "step" or "interpolate" expression.)";
  if (node.uses_zoom && node.evaluate == evaluate_interpolate && !(property.may & interpolated))
    return R"("interpolate" expressions cannot be used with this property)";
  return "";
}

}  // namespace

bool zoom_is_on_top(const ExpressionNode& node) {
  if (!node.uses_zoom) return true;
  if (node.evaluate == evaluate_let || node.evaluate == evaluate_coalesce)
    return std::ranges::all_of(node.arguments, [](const NodePointer& part) { return zoom_is_on_top(*part); });
  if (node.evaluate != evaluate_step && node.evaluate != evaluate_interpolate) return false;
  return node.arguments.front()->evaluate == evaluate_zoom &&
         std::none_of(node.arguments.begin() + 1, node.arguments.end(),
                      [](const auto& part) { return part->uses_zoom; });
}

std::shared_ptr<const Expression> parse_property(const JsonValue& json, const StyleProperty& property,
                                                 ExpressionProblems& problems) {
  if (json.object()) {
    const auto function = expression_of_function(json, property, problems);
    return function ? parse_property(*function, property, problems) : nullptr;
  }
  if (holds_tokens(json, property)) return parse_property(expression_of_tokens(json), property, problems);
  if (!is_expression(json)) return parse_constant(json, property, problems);
  const NodePointer node = ExpressionParser(problems).parse(
      json, wanted_type(property),
      property.kind == PropertyKind::string ? Annotate::coercion : Annotate::assertion);
  if (!node) return nullptr;
  if (std::string why = forbidden(*node, property); !why.empty()) {
    problems.push_back({"", std::move(why), json.line});
    return nullptr;
  }
  return std::make_shared<const Expression>(node);
}

}  // namespace dateline
