#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "style/json.hpp"
#include "style/node.hpp"

namespace dateline {

/// What is wrong in an expression: `key` is the path within it ("[2][1]").
struct ExpressionProblem {
  std::string key;
  std::string message;
  int line = 0;
  std::string hint = {};  ///< " (did you mean 'upcase'?)", or nothing
};

using ExpressionProblems = std::vector<ExpressionProblem>;

/// What to do with a value of unknown type where a type is wanted: assert it, coerce
/// it, or leave it to the caller.
enum class Annotate { assertion, coercion, nothing };

/// Names that "let" binds, from the inside out.
struct Scope {
  struct Binding {
    int slot;
    NodePointer node;
  };
  std::map<std::string, Binding, std::less<>> names;
  const Scope* outer = nullptr;

  const Binding* find(std::string_view name) const;
};

/// Parses an expression at one place of the tree.
class ExpressionParser {
 public:
  explicit ExpressionParser(ExpressionProblems& problems) : m_problems(problems) {}

  /// The checked node, or nullptr with a problem noted.
  NodePointer parse(const JsonValue& json, const std::optional<StyleType>& wanted,
                    Annotate annotate = Annotate::assertion);
  /// An item of the array `json` that stands at `index`.
  NodePointer parse_item(const JsonValue::Array& items, std::size_t index,
                         const std::optional<StyleType>& wanted, Annotate annotate = Annotate::assertion);
  NodePointer parse_item(const JsonValue::Array& items, std::size_t index,
                         const std::optional<StyleType>& wanted, const Scope& scope);

  /// Notes a problem at this place, or at items below; gives nullptr.
  NodePointer problem(std::string message);
  NodePointer problem(std::string message, std::initializer_list<std::size_t> below);

  const std::optional<StyleType>& wanted() const { return m_wanted; }
  const Scope* scope() const { return m_scope; }
  int new_slot() { return m_slots++; }

 private:
  NodePointer parse_operator(const JsonValue::Array& items);
  NodePointer annotated(NodePointer node, Annotate annotate);
  NodePointer folded(NodePointer node);

  ExpressionProblems& m_problems;
  std::string m_key;
  int m_line = 0;
  int m_slots = 0;
  std::optional<StyleType> m_wanted;
  const Scope* m_scope = nullptr;
};

/// Notes the problem unless `given` may stand where `wanted` is.
bool check_type(ExpressionParser& parser, const StyleType& wanted, const StyleType& given);

/// A JSON value as a constant.
StyleValue constant_of(const JsonValue& json);

/// The JSON of an expression: an array that begins with an operator's name.
bool is_expression(const JsonValue& json);

/// Parses a filter: an expression, or one of the older kind. nullptr with problems.
std::shared_ptr<const Expression> parse_filter(const JsonValue& json, ExpressionProblems& problems);

/// Parses a property's value: a constant, an expression, or an older function with
/// stops. nullptr with problems.
struct StyleProperty;
std::shared_ptr<const Expression> parse_property(const JsonValue& json, const StyleProperty& property,
                                                 ExpressionProblems& problems);

}  // namespace dateline
