// collator, resolved-locale, number-format.

#include <fmt/format.h>

#include "style/collation.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

const JsonValue not_given;

/// The member of an object of options; null when it is not given, or is false, 0 or "".
const JsonValue& option(const JsonValue& options, std::string_view name) {
  const JsonValue* given = options.find(name);
  return given && truth(constant_of(*given)) ? *given : not_given;
}

StyleValue evaluate_collator(std::span<const StyleValue> options, Evaluation& evaluation) {
  const auto* tag = options[2].as<std::string>();
  auto made = make_collation(*options[0].as<bool>(), *options[1].as<bool>(), tag ? *tag : "");
  return made ? StyleValue(*std::move(made)) : evaluation.fail(made.error());
}

NodePointer parse_collator(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2) return parser.problem("Expected one argument.");
  if (!items[1].object()) return parser.problem("Collator options argument must be an object.");
  std::vector<NodePointer> options;
  for (const char* name : {"case-sensitive", "diacritic-sensitive"}) {
    const JsonValue* given = items[1].find(name);
    options.push_back(given ? parser.parse_part(*given, 1, StyleType(boolean)) : literal_node(false));
    if (!options.back()) return nullptr;
  }
  const JsonValue& locale = option(items[1], "locale");
  options.push_back(locale.null() ? literal_node({}) : parser.parse_part(locale, 1, StyleType(string)));
  if (!options.back()) return nullptr;
  ExpressionNode node = strict_node(collator, evaluate_collator, std::move(options));
  node.role = NodeRole::unfoldable;
  return share(std::move(node));
}

StyleValue locale_of_collator(std::span<const StyleValue> arguments, Evaluation&) {
  return resolved_locale(**arguments[0].as<StyleCollator>());
}

struct NumberOption {
  const char* name;
  TypeKind kind;
};

/// In the order of the arguments after the number.
constexpr NumberOption number_options[] = {{"locale", string},
                                           {"currency", string},
                                           {"unit", string},
                                           {"min-fraction-digits", number},
                                           {"max-fraction-digits", number}};

StyleValue evaluate_number(std::span<const StyleValue> parts, Evaluation& evaluation) {
  const auto text = [&](std::size_t i) {
    return parts[i].as<std::string>() ? *parts[i].as<std::string>() : std::string();
  };
  const auto digits = [&](std::size_t i) {
    return parts[i].as<double>() ? std::optional(*parts[i].as<double>()) : std::nullopt;
  };
  auto made = format_number(*parts[0].as<double>(), {text(1), text(2), text(3), digits(4), digits(5)});
  return made ? StyleValue(*std::move(made)) : evaluation.fail(made.error());
}

NodePointer parse_number(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 3) return parser.problem("Expected two arguments.");
  std::vector<NodePointer> parts{parser.parse_item(items, 1, StyleType(number))};
  if (!parts[0]) return nullptr;
  if (!items[2].object()) return parser.problem("NumberFormat options argument must be an object.");
  for (const auto& [name, kind] : number_options) {
    if (parts.size() == 4 && !option(items[2], "currency").null() && !option(items[2], "unit").null())
      return parser.problem("NumberFormat options `currency` and `unit` are mutually exclusive");
    const JsonValue& given = option(items[2], name);
    parts.push_back(given.null() ? literal_node({}) : parser.parse_part(given, 1, StyleType(kind)));
    if (!parts.back()) return nullptr;
  }
  return share(strict_node(string, evaluate_number, std::move(parts)));
}

}  // namespace

std::vector<Operator> locale_operators() {
  return {
      {"collator", "Types", "{case-sensitive, diacritic-sensitive, locale} → collator", parse_collator},
      {"number-format", "Types",
       "number, {locale, currency, unit, min-fraction-digits, max-fraction-digits} → string", parse_number},
      {"resolved-locale", "String", "collator → string", nullptr, {{string, {collator}, locale_of_collator}}},
  };
}

}  // namespace dateline
