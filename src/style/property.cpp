// A property's value: a constant, an expression, or an older function with stops.

#include "dateline/style/properties.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dateline/text/distance.hpp"
#include "style/function.hpp"
#include "style/operators.hpp"
#include "style/rules.hpp"

namespace dateline {

namespace {

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
    case PropertyKind::number:
      if (!json.number()) return expected("number");
      if (*json.number() < property.least)
        return fmt::format("{} is less than the least, {}", *json.number(), property.least);
      if (*json.number() > property.most)
        return fmt::format("{} is greater than the greatest, {}", *json.number(), property.most);
      return "";
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

bool holds_tokens(const JsonValue& json, const PropertyRules& rules) {
  return rules.tokens && json.string() && json.string()->find('{') != std::string::npos;
}

/// May a constant be an array? Where not, an array is meant as an expression.
bool takes_arrays(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::number:
    case PropertyKind::colour:
    case PropertyKind::flag:
    case PropertyKind::string:
    case PropertyKind::word:
    case PropertyKind::text:
    case PropertyKind::image: return false;
    default: return true;
  }
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

}  // namespace

std::shared_ptr<const Expression> parse_property(const JsonValue& json, const StyleProperty& property,
                                                 ExpressionProblems& problems, StyleObject state) {
  const PropertyRules rules = rules_of(property);
  JsonValue expression = json;
  if (json.object()) {
    auto rewritten = expression_of_function(json, rules, problems);
    if (!rewritten) return nullptr;
    expression = *std::move(rewritten);
  } else if (holds_tokens(json, rules)) {
    expression = expression_of_tokens(json);
  }
  const bool meant = is_expression(expression) || (expression.array() && !takes_arrays(property.kind));
  if (!json.object() && !meant) return parse_constant(json, property, problems);
  const NodePointer node = parse_expression(expression, rules, problems, std::move(state));
  return node ? std::make_shared<const Expression>(node) : nullptr;
}

}  // namespace dateline
