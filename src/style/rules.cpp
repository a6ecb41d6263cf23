#include "style/rules.hpp"

#include <algorithm>
#include <map>

#include "style/operators.hpp"

namespace dateline {

namespace {

constexpr std::pair<std::string_view, TypeKind> types[] = {
    {"color", TypeKind::colour},           {"string", TypeKind::string},
    {"number", TypeKind::number},          {"enum", TypeKind::string},
    {"boolean", TypeKind::boolean},        {"formatted", TypeKind::formatted},
    {"padding", TypeKind::padding},        {"numberArray", TypeKind::number_list},
    {"colorArray", TypeKind::colour_list}, {"projectionDefinition", TypeKind::projection},
    {"resolvedImage", TypeKind::image},    {"variableAnchorOffsetCollection", TypeKind::anchor_offsets}};

std::optional<TypeKind> kind_named(std::string_view name) {
  const auto found = std::ranges::find(types, name, [](const auto& row) { return row.first; });
  return found == std::end(types) ? std::nullopt : std::optional(found->second);
}

struct KindNames {
  const char* type;
  const char* item;
};

/// As the specification names a kind of property.
KindNames names_of(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::number: return {"number", ""};
    case PropertyKind::colour: return {"color", ""};
    case PropertyKind::flag: return {"boolean", ""};
    case PropertyKind::string: return {"string", ""};
    case PropertyKind::word: return {"enum", ""};
    case PropertyKind::text: return {"formatted", ""};
    case PropertyKind::image: return {"resolvedImage", ""};
    case PropertyKind::numbers: return {"array", "number"};
    case PropertyKind::strings: return {"array", "string"};
    case PropertyKind::words: return {"array", "enum"};
    case PropertyKind::padding: return {"padding", ""};
    case PropertyKind::anchor_offsets: return {"variableAnchorOffsetCollection", ""};
    case PropertyKind::number_list: return {"numberArray", ""};
    case PropertyKind::colour_list: return {"colorArray", ""};
  }
  return {"", ""};
}

JsonValue json_of(const StyleValue& value) {
  if (const bool* flag = value.as<bool>()) return {*flag, 0};
  if (const double* number = value.as<double>()) return {*number, 0};
  const auto* items = value.as<StyleArray>();
  if (!items) return {to_string(value), 0};
  JsonValue::Array list;
  for (const StyleValue& item : **items) list.push_back(json_of(item));
  return {std::move(list), 0};
}

/// The default as a style would write it.
std::optional<JsonValue> standard_json(const StyleProperty& property) {
  const bool text = property.kind == PropertyKind::text;
  if (property.standard.empty() && !text) return std::nullopt;
  const StyleValue value = standard_value(property);
  if (value.as<double>() || value.as<bool>() || value.as<StyleArray>()) return json_of(value);
  return JsonValue{std::string(property.standard), 0};
}

}  // namespace

PropertyRules rules_of(const StyleProperty& property) {
  const auto [type, item] = names_of(property.kind);
  PropertyRules rules{type, item, property.length, standard_json(property), allowed_words(property)};
  rules.tokens = property.kind == PropertyKind::text || property.kind == PropertyKind::image;
  rules.interpolated = (property.may & interpolated) != 0;
  rules.by_zoom = (property.may & by_zoom) != 0;
  rules.by_feature = (property.may & by_feature) != 0;
  return rules;
}

namespace {

std::string text_in(const JsonValue& json, std::string_view name) {
  const JsonValue* found = json.find(name);
  return found && found->string() ? *found->string() : "";
}

bool true_in(const JsonValue& json, std::string_view name) {
  const JsonValue* found = json.find(name);
  return found && truth(constant_of(*found));
}

std::vector<std::string> words_in(const JsonValue& json) {
  std::vector<std::string> words;
  if (const auto* members = json.object())
    for (const auto& [name, value] : *members) words.push_back(name);
  if (const auto* items = json.array())
    for (const JsonValue& item : *items) words.push_back(script_text(item));
  return words;
}

}  // namespace

PropertyRules rules_of(const JsonValue& specification) {
  PropertyRules rules;
  rules.type = text_in(specification, "type");
  rules.item = text_in(specification, "value");
  if (const JsonValue* length = specification.find("length"); length && length->number())
    rules.length = int(*length->number());
  if (const JsonValue* standard = specification.find("default")) rules.standard = *standard;
  if (const JsonValue* values = specification.find("values")) rules.words = words_in(*values);
  rules.tokens = true_in(specification, "tokens");
  if (const JsonValue* expression = specification.find("expression")) {
    rules.interpolated = true_in(*expression, "interpolated");
    const JsonValue* parameters = expression->find("parameters");
    const auto names = parameters ? words_in(*parameters) : std::vector<std::string>();
    rules.by_zoom = std::ranges::count(names, "zoom") > 0;
  }
  const std::string by = text_in(specification, "property-type");
  rules.by_feature = by.empty() || by == "data-driven" || by == "cross-faded-data-driven";
  return rules;
}

std::optional<StyleType> wanted_type(const PropertyRules& rules) {
  if (rules.type == "array") return array_of(kind_named(rules.item).value_or(TypeKind::value), rules.length);
  const auto kind = kind_named(rules.type);
  return kind ? std::optional<StyleType>(*kind) : std::nullopt;
}

namespace {

/// The step or interpolate over zoom that an expression is made of, with what is wrong
/// with its place.
struct ZoomCurve {
  const ExpressionNode* node = nullptr;
  const char* problem = nullptr;
};

constexpr const char* not_on_top =
    R"("zoom" expression may only be used as input to a top-level "step" or "interpolate" expression.)";
constexpr const char* more_than_one =
    R"(Only one zoom-based "step" or "interpolate" subexpression may be used in an expression.)";

using Seen = std::map<const ExpressionNode*, ZoomCurve>;

// What was looked at is kept: nested "let" would be walked twice at each level.
ZoomCurve curve_in(const ExpressionNode& node, Seen& seen) {
  if (const auto known = seen.find(&node); known != seen.end()) return known->second;
  ZoomCurve curve;
  const bool is_curve = node.role == NodeRole::step || node.role == NodeRole::interpolate;
  if (node.role == NodeRole::let) curve = curve_in(*node.arguments.back(), seen);
  if (node.role == NodeRole::coalesce)
    for (std::size_t i = 0; i < node.arguments.size() && !curve.node && !curve.problem; ++i)
      curve = curve_in(*node.arguments[i], seen);
  if (is_curve && node.arguments.front()->role == NodeRole::zoom) curve.node = &node;
  if (curve.problem) return seen[&node] = curve;
  for (const NodePointer& part : node.arguments) {
    const ZoomCurve inner = curve_in(*part, seen);
    if (inner.problem) {
      curve.problem = inner.problem;
    } else if (inner.node && !curve.node && !curve.problem) {
      curve.problem = not_on_top;
    } else if (inner.node && inner.node != curve.node) {
      curve.problem = more_than_one;
    }
  }
  return seen[&node] = curve;
}

}  // namespace

std::string forbidden(const ExpressionNode& root, const PropertyRules& rules) {
  if (root.uses_feature && !rules.by_feature) return "data expressions not supported";
  if (root.uses_zoom && !rules.by_zoom) return "zoom expressions not supported";
  Seen seen;
  const ZoomCurve curve = curve_in(root, seen);
  if (curve.problem) return curve.problem;
  if (!curve.node && root.uses_zoom) return not_on_top;
  if (curve.node && curve.node->role == NodeRole::interpolate && !rules.interpolated)
    return R"("interpolate" expressions cannot be used with this property)";
  return "";
}

// A text property takes what is no text as text; others assert.
NodePointer parse_expression(const JsonValue& json, const PropertyRules& rules, ExpressionProblems& problems,
                             StyleObject state) {
  const Annotate annotate = rules.type == "string" ? Annotate::coercion : Annotate::usual;
  NodePointer node = ExpressionParser(problems, std::move(state)).parse(json, wanted_type(rules), annotate);
  if (!node) return nullptr;
  if (std::string why = forbidden(*node, rules); !why.empty()) {
    problems.push_back({"", std::move(why), json.line});
    return nullptr;
  }
  return node;
}

}  // namespace dateline
