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
/// it, leave it to the caller, or what is usual for the type.
enum class Annotate { usual, coercion, nothing };

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

/// Parses an expression, walking down its tree: what is told of "this place" is the
/// array at which the parser stands.
class ExpressionParser {
 public:
  /// `state`: what "global-state" gives; without it the context is asked.
  explicit ExpressionParser(ExpressionProblems& problems, StyleObject state = nullptr)
      : m_problems(&problems), m_state(std::move(state)) {}

  /// The checked node, or nullptr with a problem noted.
  NodePointer parse(const JsonValue& json, const std::optional<StyleType>& wanted,
                    Annotate annotate = Annotate::usual);
  /// The argument at `index` of the array at this place.
  NodePointer parse_item(const JsonValue::Array& items, std::size_t index,
                         const std::optional<StyleType>& wanted, Annotate annotate = Annotate::usual);
  NodePointer parse_item(const JsonValue::Array& items, std::size_t index,
                         const std::optional<StyleType>& wanted, const Scope& scope);
  /// A part that stands elsewhere (in an object of options); problems name `index`.
  NodePointer parse_part(const JsonValue& json, std::size_t index, const std::optional<StyleType>& wanted,
                         Annotate annotate = Annotate::usual);

  /// The item at `index` of an array that is itself the argument at `outer`.
  NodePointer parse_inner(const JsonValue::Array& items, std::size_t outer, std::size_t index,
                          const std::optional<StyleType>& wanted);

  /// Notes a problem at this place, or at items below; gives nullptr.
  NodePointer problem(std::string message);
  NodePointer problem(std::string message, std::initializer_list<std::size_t> below);

  const std::optional<StyleType>& wanted() const { return m_wanted; }
  /// The type wanted, unless any would do.
  std::optional<StyleType> wanted_output() const;
  const Scope* scope() const { return m_scope; }
  const StyleObject& state() const { return m_state; }
  int new_slot() { return m_slots++; }
  /// Where problems go from here on; gives where they went before.
  ExpressionProblems* redirect(ExpressionProblems* problems) { return std::exchange(m_problems, problems); }

 private:
  NodePointer parse_operator(const JsonValue::Array& items);
  NodePointer annotated(NodePointer node, Annotate annotate);
  NodePointer folded(NodePointer node);

  ExpressionProblems* m_problems;
  StyleObject m_state;
  std::string m_key;
  int m_line = 0;
  int m_slots = 0;
  std::optional<StyleType> m_wanted;
  const Scope* m_scope = nullptr;
};

/// Notes the problem at the items `below` unless `given` may stand where `wanted` is.
bool check_type(ExpressionParser& parser, const StyleType& wanted, const StyleType& given,
                std::initializer_list<std::size_t> below = {});

/// A JSON value as a constant.
StyleValue constant_of(const JsonValue& json);

/// The JSON of an expression: an array that begins with an operator's name.
bool is_expression(const JsonValue& json);

/// Parses a filter: an expression, or one of the older kind. nullptr with problems.
std::shared_ptr<const Expression> parse_filter(const JsonValue& json, ExpressionProblems& problems,
                                               StyleObject state = nullptr);

/// Parses a property's value: a constant, an expression, or an older function with
/// stops. nullptr with problems.
struct StyleProperty;
std::shared_ptr<const Expression> parse_property(const JsonValue& json, const StyleProperty& property,
                                                 ExpressionProblems& problems, StyleObject state = nullptr);

}  // namespace dateline
