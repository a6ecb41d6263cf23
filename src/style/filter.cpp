// Filters: expressions, and the older kind that names attributes without "get".

#include <fmt/format.h>

#include <algorithm>

#include "style/attribute.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

bool is_comparison(std::string_view name) {
  constexpr std::string_view names[] = {"==", "!=", "<", "<=", ">", ">="};
  return std::ranges::count(names, name) > 0;
}

/// Of which kind a filter is by its form; `either` means the same in both.
enum class FilterKind { expression, old, either };

FilterKind kind_of(const JsonValue& json);

// One part that only an expression can be decides for the whole.
FilterKind kind_of_parts(const JsonValue::Array& items) {
  FilterKind kind = FilterKind::either;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const FilterKind part = kind_of(items[i]);
    if (part == FilterKind::expression) return part;
    if (part == FilterKind::old) kind = part;
  }
  return kind;
}

FilterKind kind_of_has(const JsonValue::Array& items) {
  const std::string* key = items.size() > 1 ? items[1].string() : nullptr;
  if (items.size() < 2 || (key && (*key == "$id" || *key == "$type"))) return FilterKind::old;
  return items.size() == 2 ? FilterKind::either : FilterKind::expression;
}

// The specification tells the two kinds apart by their form alone.
FilterKind kind_of(const JsonValue& json) {
  if (json.boolean()) return FilterKind::either;
  const auto* items = json.array();
  if (!items || items->empty()) return FilterKind::old;
  const std::string name = (*items)[0].string() ? *(*items)[0].string() : "";
  const auto expression_if = [](bool is) { return is ? FilterKind::expression : FilterKind::old; };
  if (name == "has") return kind_of_has(*items);
  if (name == "in") return expression_if(items->size() > 2 && (!(*items)[1].string() || (*items)[2].array()));
  if (name == "!in" || name == "!has" || name == "none") return FilterKind::old;
  if (is_comparison(name))
    return expression_if(items->size() != 3 || (*items)[1].array() || (*items)[2].array());
  return name == "all" || name == "any" ? kind_of_parts(*items) : FilterKind::expression;
}

const AttributeName& key_of(const ExpressionNode& node) {
  return static_cast<const AttributeName&>(*node.data);
}

/// What the key names; nothing when the feature has none.
std::optional<StyleValue> named_value(const ExpressionNode& node, const Evaluation& evaluation) {
  const StyleContext& context = evaluation.context;
  const std::string& key = key_of(node).text();
  if (key != "$type" && key != "$id") return key_of(node).value(context);
  StyleValue value = key == "$id" ? feature_id(context) : StyleValue(context.geometry_type);
  return value.null() || value == StyleValue("") ? std::nullopt : std::optional(std::move(value));
}

StyleValue evaluate_has(const ExpressionNode& node, Evaluation& evaluation) {
  return named_value(node, evaluation).has_value();
}

// A missing attribute is not the null that a filter may ask for.
StyleValue evaluate_among(const ExpressionNode& node, Evaluation& evaluation) {
  const auto given = named_value(node, evaluation);
  return given && std::ranges::any_of(node.labels, [&](const auto& label) { return label.first == *given; });
}

template <class Compare>
StyleValue evaluate_order(const ExpressionNode& node, Evaluation& evaluation) {
  const auto given = named_value(node, evaluation);
  const StyleValue& limit = node.labels.front().first;
  if (!given) return false;
  if (given->as<double>() && limit.as<double>()) return Compare()(*given->as<double>(), *limit.as<double>());
  const auto *text = given->as<std::string>(), *other = limit.as<std::string>();
  if (!text || !other) return false;
  return Compare()(text_before(*text, *other) ? -1 : *text == *other ? 0 : 1, 0);
}

EvaluateNode order(std::string_view name) {
  if (name == "<") return evaluate_order<std::less<>>;
  if (name == "<=") return evaluate_order<std::less_equal<>>;
  if (name == ">") return evaluate_order<std::greater<>>;
  return evaluate_order<std::greater_equal<>>;
}

StyleValue evaluate_all(const ExpressionNode& node, Evaluation& evaluation) {
  return std::ranges::all_of(node.arguments,
                             [&](const auto& part) { return truth(value_of(*part, evaluation)); });
}

StyleValue evaluate_any(const ExpressionNode& node, Evaluation& evaluation) {
  return std::ranges::any_of(node.arguments,
                             [&](const auto& part) { return truth(value_of(*part, evaluation)); });
}

StyleValue evaluate_none(const ExpressionNode& node, Evaluation& evaluation) {
  return !*evaluate_any(node, evaluation).as<bool>();
}

/// Reads an older filter; `key` says where problems are.
class OldFilter {
 public:
  explicit OldFilter(ExpressionProblems& problems) : m_problems(problems) {}

  NodePointer parse(const JsonValue& json, const std::string& key) {
    const auto* items = json.array();
    if (json.null()) return literal_node(true);
    if (!items) return problem(json, key, fmt::format("array expected, {} found", type_name(json)));
    if (items->empty()) return literal_node(true);
    const std::string name = (*items)[0].string() ? *(*items)[0].string() : "";
    if (name == "all") return several(json, key, evaluate_all);
    if (name == "any") return several(json, key, evaluate_any);
    if (name == "none") return several(json, key, evaluate_none);
    return on_attribute(json, name, key);
  }

 private:
  NodePointer problem(const JsonValue& json, const std::string& key, std::string message) {
    m_problems.push_back({key, std::move(message), json.line});
    return nullptr;
  }

  NodePointer several(const JsonValue& json, const std::string& key, EvaluateNode evaluate) {
    std::vector<NodePointer> parts;
    const auto& items = *json.array();
    for (std::size_t i = 1; i < items.size(); ++i) {
      NodePointer part = parse_part(items[i], fmt::format("{}[{}]", key, i));
      if (!part) return nullptr;
      parts.push_back(std::move(part));
    }
    ExpressionNode node = make_node(TypeKind::boolean, evaluate, std::move(parts));
    node.uses_feature = true;
    return share(std::move(node));
  }

  // Here only what means the same in both kinds can be of the newer one.
  NodePointer parse_part(const JsonValue& json, const std::string& key) {
    if (kind_of(json) == FilterKind::old) return parse(json, key);
    ExpressionProblems inner;
    NodePointer node = ExpressionParser(inner).parse(json, StyleType(TypeKind::boolean));
    for (ExpressionProblem& one : inner)
      m_problems.push_back({key + one.key, std::move(one.message), one.line});
    return node;
  }

  NodePointer on_attribute(const JsonValue& json, const std::string& name, const std::string& key) {
    const auto& items = *json.array();
    const bool known =
        is_comparison(name) || name == "in" || name == "!in" || name == "has" || name == "!has";
    if (!known) return problem(json, key + "[0]", fmt::format("\"{}\" is not an operator of a filter", name));
    const bool has = name == "has" || name == "!has";
    if (is_comparison(name) && items.size() != 3)
      return problem(json, key, fmt::format("filter array for operator \"{}\" must have 3 elements", name));
    if (items.size() < 2 || !items[1].string() || (has && items.size() != 2))
      return problem(json, key, fmt::format("\"{}\" needs the name of an attribute first", name));
    ExpressionNode node = make_node(TypeKind::boolean, has ? evaluate_has : evaluate_among, {});
    node.data = std::make_shared<const AttributeName>(*items[1].string());
    node.uses_feature = true;
    for (std::size_t i = 2; i < items.size(); ++i) {
      if (items[i].array() || items[i].object())
        return problem(items[i], fmt::format("{}[{}]", key, i),
                       fmt::format("string, number, or boolean expected, {} found", type_name(items[i])));
      node.labels.emplace_back(constant_of(items[i]), 0);
    }
    if (name.front() == '<' || name.front() == '>') node.evaluate = order(name);
    NodePointer shared = share(std::move(node));
    if (name != "!in" && name != "!has" && name != "!=") return shared;
    ExpressionNode negated = make_node(TypeKind::boolean, evaluate_none, {std::move(shared)});
    return share(std::move(negated));
  }

  ExpressionProblems& m_problems;
};

}  // namespace

std::shared_ptr<const Expression> parse_filter(const JsonValue& json, ExpressionProblems& problems,
                                               StyleObject state) {
  NodePointer node =
      kind_of(json) == FilterKind::old
          ? OldFilter(problems).parse(json, "")
          : ExpressionParser(problems, std::move(state)).parse(json, StyleType(TypeKind::boolean));
  return node ? std::make_shared<const Expression>(std::move(node)) : nullptr;
}

}  // namespace dateline
