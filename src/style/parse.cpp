#include "style/parse.hpp"

#include <fmt/format.h>

#include "dateline/text/distance.hpp"
#include "style/operators.hpp"
#include "style/script.hpp"

namespace dateline {

const Scope::Binding* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->outer)
    if (const auto found = scope->names.find(name); found != scope->names.end()) return &found->second;
  return nullptr;
}

StyleValue constant_of(const JsonValue& json) {
  if (const bool* flag = json.boolean()) return *flag;
  if (const double* number = json.number()) return *number;
  if (const std::string* text = json.string()) return *text;
  if (const auto* items = json.array()) {
    std::vector<StyleValue> values;
    for (const JsonValue& item : *items) values.push_back(constant_of(item));
    return style_array(std::move(values));
  }
  if (const auto* members = json.object()) {
    auto values = std::make_shared<std::vector<std::pair<std::string, StyleValue>>>();
    for (const auto& [name, value] : *members) values->emplace_back(name, constant_of(value));
    return StyleObject(std::move(values));
  }
  return {};
}

bool is_expression(const JsonValue& json) {
  const auto* items = json.array();
  return items && !items->empty() && items->front().string() && find_operator(*items->front().string());
}

bool check_type(ExpressionParser& parser, const StyleType& wanted, const StyleType& given,
                std::initializer_list<std::size_t> below) {
  if (accepts(wanted, given)) return true;
  parser.problem(fmt::format("Expected {} but found {} instead.", to_string(wanted), to_string(given)),
                 below);
  return false;
}

std::optional<StyleType> ExpressionParser::wanted_output() const {
  if (m_wanted && m_wanted->kind != TypeKind::value) return m_wanted;
  return std::nullopt;
}

NodePointer ExpressionParser::problem(std::string message) {
  return problem(std::move(message), {});
}

NodePointer ExpressionParser::problem(std::string message, std::initializer_list<std::size_t> below) {
  std::string key = m_key;
  for (const std::size_t index : below) key += fmt::format("[{}]", index);
  m_problems->push_back({std::move(key), std::move(message), m_line});
  return nullptr;
}

NodePointer ExpressionParser::parse_part(const JsonValue& json, std::size_t index,
                                         const std::optional<StyleType>& wanted, Annotate annotate) {
  const std::string key = m_key;
  const int line = m_line;
  const auto outer_wanted = m_wanted;
  m_key += fmt::format("[{}]", index);
  NodePointer node = parse(json, wanted, annotate);
  m_key = key;
  m_line = line;
  m_wanted = outer_wanted;
  return node;
}

NodePointer ExpressionParser::parse_inner(const JsonValue::Array& items, std::size_t outer, std::size_t index,
                                          const std::optional<StyleType>& wanted) {
  const std::string key = m_key;
  m_key += fmt::format("[{}]", outer);
  NodePointer node = parse_item(items, index, wanted);
  m_key = key;
  return node;
}

NodePointer ExpressionParser::parse_item(const JsonValue::Array& items, std::size_t index,
                                         const std::optional<StyleType>& wanted, Annotate annotate) {
  return parse_part(items[index], index, wanted, annotate);
}

NodePointer ExpressionParser::parse_item(const JsonValue::Array& items, std::size_t index,
                                         const std::optional<StyleType>& wanted, const Scope& scope) {
  const Scope* outer = std::exchange(m_scope, &scope);
  NodePointer node = parse_item(items, index, wanted);
  m_scope = outer;
  return node;
}

NodePointer ExpressionParser::parse(const JsonValue& json, const std::optional<StyleType>& wanted,
                                    Annotate annotate) {
  m_wanted = wanted;
  if (json.line) m_line = json.line;
  NodePointer node;
  if (json.object()) return problem(R"(Bare objects invalid. Use ["literal", {...}] instead.)");
  if (const auto* items = json.array())
    node = parse_operator(*items);
  else
    node = literal_node(constant_of(json));
  m_wanted = wanted;
  return node ? folded(annotated(std::move(node), annotate)) : nullptr;
}

namespace {

/// Where a type is asserted of what may be anything.
bool is_asserted(TypeKind wanted, TypeKind given) {
  using enum TypeKind;
  const bool plain =
      wanted == string || wanted == number || wanted == boolean || wanted == object || wanted == array;
  return plain && given == value;
}

/// Where a value is turned into the type.
bool is_coerced(TypeKind wanted, TypeKind given) {
  using enum TypeKind;
  switch (wanted) {
    case projection:
    case colour_list: return given == value || given == string || given == array;
    case colour:
    case formatted:
    case image: return given == value || given == string;
    case padding:
    case number_list: return given == value || given == number || given == array;
    case anchor_offsets: return given == value || given == array;
    default: return false;
  }
}

}  // namespace

NodePointer ExpressionParser::annotated(NodePointer node, Annotate annotate) {
  if (!m_wanted) return node;
  const bool asserted = is_asserted(m_wanted->kind, node->type.kind);
  if (asserted || is_coerced(m_wanted->kind, node->type.kind)) {
    if (annotate == Annotate::nothing) return node;
    return asserted && annotate == Annotate::usual ? assertion(*m_wanted, node) : coercion(*m_wanted, node);
  }
  return check_type(*this, *m_wanted, node->type) ? node : nullptr;
}

// What is constant is evaluated now, and its failure is a problem of the style, not of
// each feature. An image waits to learn which images there are.
NodePointer ExpressionParser::folded(NodePointer node) {
  if (!node || is_literal(*node) || node->type.kind == TypeKind::image || !is_constant(*node)) return node;
  static const StyleContext nothing;
  Evaluation evaluation{nothing, std::vector<std::optional<StyleValue>>(std::size_t(node->slots)), {}};
  StyleValue value = value_of(*node, evaluation);
  if (evaluation.failure) return problem(*evaluation.failure);
  return literal_node(node->type, std::move(value));
}

namespace {

std::vector<std::string> supported_names() {
  std::vector<std::string> names;
  for (const Operator& row : operators()) names.emplace_back(row.name);
  return names;
}

}  // namespace

NodePointer ExpressionParser::parse_operator(const JsonValue::Array& items) {
  if (items.empty())
    return problem(
        "Expected an array with at least one element. If you wanted a literal array, use [\"literal\", []].");
  const std::string* name = items[0].string();
  if (!name)
    return problem(
        fmt::format("Expression name must be a string, but found {} instead. If you wanted a literal array, "
                    "use [\"literal\", [...]].",
                    script_type(items[0])),
        {0});
  const Operator* row = find_operator(*name);
  if (!row) {
    problem(fmt::format("Unknown expression \"{}\". If you wanted a literal array, use [\"literal\", [...]].",
                        *name),
            {0});
    m_problems->back().hint = did_you_mean(*name, supported_names());
    return nullptr;
  }
  return row->parse ? row->parse(*this, items) : parse_signatures(*this, *row, items);
}

}  // namespace dateline
