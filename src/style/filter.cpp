// Filters: expressions, and the older kind that names attributes without "get".

#include <fmt/format.h>

#include <algorithm>

#include "style/operators.hpp"

namespace dateline {

namespace {

bool is_comparison(std::string_view name) {
  constexpr std::string_view names[] = {"==", "!=", "<", "<=", ">", ">="};
  return std::ranges::count(names, name) > 0;
}

/// The specification tells the two kinds apart by their form alone.
bool is_expression_filter(const JsonValue& json) {
  if (json.boolean()) return true;
  const auto* items = json.array();
  if (!items || items->empty()) return false;
  const std::string name = (*items)[0].string() ? *(*items)[0].string() : "";
  if (name == "has") {
    const std::string* key = items->size() > 1 ? (*items)[1].string() : nullptr;
    return items->size() > 1 && (!key || (*key != "$id" && *key != "$type"));
  }
  if (name == "in") return items->size() > 2 && (!(*items)[1].string() || (*items)[2].array());
  if (name == "!in" || name == "!has" || name == "none") return false;
  if (is_comparison(name)) return items->size() != 3 || (*items)[1].array() || (*items)[2].array();
  if (name == "all" || name == "any")
    return std::all_of(items->begin() + 1, items->end(), is_expression_filter);
  return true;
}

StyleValue named_value(const ExpressionNode& node, const Evaluation& evaluation) {
  const std::string& key = *node.constant.as<std::string>();
  const StyleContext& context = evaluation.context;
  if (key == "$type") return context.geometry_type.empty() ? StyleValue() : StyleValue(context.geometry_type);
  if (key == "$id")
    return context.feature && !context.feature->id.empty() ? StyleValue(context.feature->id) : StyleValue();
  return attribute(evaluation, key);
}

bool is_there(const ExpressionNode& node, const Evaluation& evaluation) {
  const std::string& key = *node.constant.as<std::string>();
  if (key.starts_with('$')) return !named_value(node, evaluation).null();
  if (!evaluation.context.feature) return false;
  return std::ranges::any_of(evaluation.context.feature->attributes,
                             [&](const auto& row) { return row.first == key; });
}

StyleValue evaluate_has(const ExpressionNode& node, Evaluation& evaluation) {
  return is_there(node, evaluation);
}

// A missing attribute is not the null that a filter may ask for.
StyleValue evaluate_among(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue given = named_value(node, evaluation);
  if (given.null() && !is_there(node, evaluation)) return false;
  return std::ranges::any_of(node.labels, [&](const auto& label) { return label.first == given; });
}

template <class Compare>
StyleValue evaluate_order(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue given = named_value(node, evaluation);
  const StyleValue& limit = node.labels.front().first;
  if (given.as<double>() && limit.as<double>()) return Compare()(*given.as<double>(), *limit.as<double>());
  if (given.as<std::string>() && limit.as<std::string>())
    return Compare()(*given.as<std::string>(), *limit.as<std::string>());
  return false;
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

  // An expression may stand within an older filter.
  NodePointer parse_part(const JsonValue& json, const std::string& key) {
    if (!is_expression_filter(json)) return parse(json, key);
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
    node.constant = *items[1].string();
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

std::shared_ptr<const Expression> parse_filter(const JsonValue& json, ExpressionProblems& problems) {
  NodePointer node = is_expression_filter(json)
                         ? ExpressionParser(problems).parse(json, StyleType(TypeKind::boolean))
                         : OldFilter(problems).parse(json, "");
  return node ? std::make_shared<const Expression>(std::move(node)) : nullptr;
}

}  // namespace dateline
