#include "style/parse.hpp"

#include <fmt/format.h>

#include <cmath>

#include "dateline/text/distance.hpp"
#include "style/operators.hpp"

namespace dateline {

const Scope::Binding* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope; scope = scope->outer)
    if (const auto found = scope->names.find(name); found != scope->names.end()) return &found->second;
  return nullptr;
}

namespace {

StyleValue evaluate_literal(const ExpressionNode& node, Evaluation&) {
  return node.constant;
}

}  // namespace

NodePointer literal_node(StyleValue value) {
  ExpressionNode node;
  node.type = type_of(value);
  node.constant = std::move(value);
  node.evaluate = evaluate_literal;
  return share(std::move(node));
}

bool is_literal(const ExpressionNode& node) {
  return node.evaluate == evaluate_literal;
}

ExpressionNode make_node(StyleType type, EvaluateNode evaluate, std::vector<NodePointer> arguments) {
  ExpressionNode node;
  node.type = std::move(type);
  node.evaluate = evaluate;
  node.arguments = std::move(arguments);
  for (const NodePointer& argument : node.arguments) {
    node.uses_zoom |= argument->uses_zoom;
    node.uses_feature |= argument->uses_feature;
    node.slots = std::max(node.slots, argument->slots);
  }
  return node;
}

NodePointer share(ExpressionNode node) {
  return std::make_shared<const ExpressionNode>(std::move(node));
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

bool check_type(ExpressionParser& parser, const StyleType& wanted, const StyleType& given) {
  if (accepts(wanted, given)) return true;
  parser.problem(fmt::format("Expected {} but found {} instead.", to_string(wanted), to_string(given)));
  return false;
}

NodePointer ExpressionParser::problem(std::string message) {
  m_problems.push_back({m_key, std::move(message), m_line});
  return nullptr;
}

NodePointer ExpressionParser::problem(std::string message, std::initializer_list<std::size_t> below) {
  std::string key = m_key;
  for (const std::size_t index : below) key += fmt::format("[{}]", index);
  m_problems.push_back({std::move(key), std::move(message), m_line});
  return nullptr;
}

NodePointer ExpressionParser::parse_item(const JsonValue::Array& items, std::size_t index,
                                         const std::optional<StyleType>& wanted, Annotate annotate) {
  const std::string key = m_key;
  const int line = m_line;
  const auto outer_wanted = m_wanted;
  m_key += fmt::format("[{}]", index);
  NodePointer node = parse(items[index], wanted, annotate);
  m_key = key;
  m_line = line;
  m_wanted = outer_wanted;
  return node;
}

NodePointer ExpressionParser::parse_item(const JsonValue::Array& items, std::size_t index,
                                         const std::optional<StyleType>& wanted, const Scope& scope) {
  const Scope* outer = m_scope;
  m_scope = &scope;
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

NodePointer ExpressionParser::annotated(NodePointer node, Annotate annotate) {
  if (!node || !m_wanted) return node;
  using enum TypeKind;
  const TypeKind wanted = m_wanted->kind;
  const TypeKind given = node->type.kind;
  const bool plain =
      wanted == string || wanted == number || wanted == boolean || wanted == object || wanted == array;
  if (plain && given == value) {
    if (annotate == Annotate::nothing) return node;
    return annotate == Annotate::coercion ? coercion(*m_wanted, node) : assertion(*m_wanted, node);
  }
  const bool single = wanted == colour || wanted == formatted || wanted == image || wanted == colour_list;
  const bool listed = wanted == padding || wanted == number_list || wanted == colour_list;
  const bool coerced = (single && (given == value || given == string)) ||
                       (listed && (given == value || given == number || given == array)) ||
                       (wanted == anchor_offsets && (given == value || given == array));
  if (coerced) {
    if (annotate == Annotate::nothing) return node;
    return coercion(*m_wanted, node);
  }
  return check_type(*this, *m_wanted, node->type) ? node : nullptr;
}

// What depends on neither feature nor zoom is evaluated now, and its failure is a
// problem of the style, not of each feature. Parts that read a "let" name wait for it.
NodePointer ExpressionParser::folded(NodePointer node) {
  if (!node || node->uses_feature || node->uses_zoom || node->slots > 0 || is_literal(*node)) return node;
  static const StyleContext nothing;
  Evaluation evaluation{nothing, {}, {}};
  StyleValue value = value_of(*node, evaluation);
  if (evaluation.failure) return problem(*evaluation.failure);
  const StyleType type = node->type;
  const NodePointer constant = literal_node(std::move(value));
  if (constant->type == type) return constant;
  ExpressionNode typed = *constant;
  typed.type = type;
  return share(std::move(typed));
}

namespace {

std::string names_of_types(const std::vector<StyleType>& types, bool variadic) {
  if (variadic) return fmt::format("({}...)", to_string(types.front()));
  std::string names;
  for (const StyleType& type : types) names += (names.empty() ? "" : ", ") + to_string(type);
  return '(' + names + ')';
}

std::vector<std::string> supported_names() {
  std::vector<std::string> names;
  for (const Operator& row : operators())
    if (row.supported()) names.emplace_back(row.name);
  return names;
}

StyleValue evaluate_strict(const ExpressionNode& node, Evaluation& evaluation) {
  std::vector<StyleValue> values;
  values.reserve(node.arguments.size());
  for (const NodePointer& argument : node.arguments) {
    values.push_back(value_of(*argument, evaluation));
    if (evaluation.failure) return {};
  }
  return node.strict(values, evaluation);
}

NodePointer arity_problem(ExpressionParser& parser, const Operator& row, const JsonValue::Array& items) {
  std::string wanted;
  for (const Signature& signature : row.signatures)
    wanted += (wanted.empty() ? "" : " | ") + names_of_types(signature.arguments, signature.variadic);
  std::vector<StyleType> given;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const NodePointer argument = parser.parse_item(items, i, std::nullopt);
    if (!argument) return nullptr;
    given.push_back(argument->type);
  }
  return parser.problem(fmt::format("Expected arguments of type {}, but found {} instead.", wanted,
                                    names_of_types(given, false)));
}

const Signature* signature_for(const Operator& row, std::size_t count) {
  for (const Signature& signature : row.signatures)
    if (signature.variadic || signature.arguments.size() == count) return &signature;
  return nullptr;
}

NodePointer parse_plain(ExpressionParser& parser, const Operator& row, const JsonValue::Array& items) {
  const Signature* signature = signature_for(row, items.size() - 1);
  if (!signature) return arity_problem(parser, row, items);
  std::vector<NodePointer> arguments;
  for (std::size_t i = 1; i < items.size(); ++i) {
    NodePointer argument = parser.parse_item(items, i, signature->arguments[signature->variadic ? 0 : i - 1]);
    if (!argument) return nullptr;
    arguments.push_back(std::move(argument));
  }
  ExpressionNode node = make_node(signature->result, evaluate_strict, std::move(arguments));
  node.strict = signature->evaluate;
  node.uses_feature |= signature->needs_feature;
  node.uses_zoom |= signature->needs_zoom;
  return share(std::move(node));
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
                    type_name(items[0])),
        {0});
  const Operator* row = find_operator(*name);
  if (!row) {
    problem(fmt::format("Unknown expression \"{}\". If you wanted a literal array, use [\"literal\", [...]].",
                        *name),
            {0});
    m_problems.back().hint = did_you_mean(*name, supported_names());
    return nullptr;
  }
  if (!row->supported()) return problem(fmt::format("the operator \"{}\" is not supported yet", *name), {0});
  return row->parse ? row->parse(*this, items) : parse_plain(*this, *row, items);
}

}  // namespace dateline
