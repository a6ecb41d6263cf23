#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "style/parse.hpp"
#include "style/script.hpp"

namespace dateline {

/// How the arguments of a special form are parsed; `items` is the whole array, its
/// first item the operator's name.
using ParseSpecial = NodePointer (*)(ExpressionParser&, const JsonValue::Array& items);

/// What an operator needs beside its arguments. `globals`: what is known only when
/// drawing, and is neither zoom nor feature.
enum class Needs { nothing, feature, zoom, globals };

/// What a plain operator takes.
struct Signature {
  StyleType result;
  std::vector<StyleType> arguments;
  EvaluateStrict evaluate;
  bool variadic = false;  ///< the one argument type holds for any number of arguments
  Needs needs = Needs::nothing;
  NodeRole role = NodeRole::plain;
  EvaluateNode lazy = nullptr;  ///< evaluates its arguments itself
};

/// A row of the table of operators. Plain operators have signatures; special forms parse
/// themselves.
struct Operator {
  std::string_view name;
  std::string_view group;
  std::string_view syntax;
  ParseSpecial parse = nullptr;
  std::vector<Signature> signatures = {};
};

/// The table.
std::span<const Operator> operators();
const Operator* find_operator(std::string_view name);

// The rows of each group, in a file of their own.
std::vector<Operator> type_operators();
std::vector<Operator> coercion_operators();
std::vector<Operator> format_operators();
std::vector<Operator> locale_operators();
std::vector<Operator> lookup_operators();
std::vector<Operator> data_operators();
std::vector<Operator> decision_operators();
std::vector<Operator> comparison_operators();
std::vector<Operator> curve_operators();
std::vector<Operator> binding_operators();
std::vector<Operator> string_operators();
std::vector<Operator> colour_operators();
std::vector<Operator> math_operators();
std::vector<Operator> geometry_operators();

/// Parses a plain operator by its signatures.
NodePointer parse_signatures(ExpressionParser& parser, const Operator& row, const JsonValue::Array& items);

/// A node whose arguments are all evaluated first.
ExpressionNode strict_node(StyleType type, EvaluateStrict evaluate, std::vector<NodePointer> arguments);

/// Wraps a node so that its value is asserted to be, or is turned into, `type`.
NodePointer assertion(const StyleType& type, NodePointer node);
NodePointer coercion(const StyleType& type, NodePointer node);

/// What is wrong with red, green, blue (0 to 255) and alpha (0 to 1), or "".
std::string rgba_problem(std::span<const StyleValue> parts);

// What a value is when it stands for a padding, a list, offsets or a projection; nothing
// when it cannot.
std::optional<StylePadding> padding_of(const StyleValue& value);
std::optional<StyleNumbers> numbers_of(const StyleValue& value);
std::optional<StyleColours> colours_of(const StyleValue& value);
std::optional<StyleAnchorOffsets> offsets_of(const StyleValue& value);
std::optional<StyleProjection> projection_of(const StyleValue& value);

/// The default of a row of the table, made once.
const StyleValue& shared_standard_value(const StyleProperty& property);

/// Is it one of the words of a property of kind `word`?
bool is_allowed_word(const StyleProperty& property, std::string_view word);

/// The image of this name; null for an empty name.
StyleValue image_named(const std::string& name, bool available = false);

/// An attribute of the feature, or nullptr.
std::optional<StyleValue> attribute(const StyleContext& context, std::string_view key);

/// The feature's id, null when it has none.
StyleValue feature_id(const StyleContext& context);

/// The member of an object, or nullptr.
const StyleValue* member(const StyleObject& object, std::string_view key);

/// Compares texts by the collator: negative, 0 or positive.
int compare(const StyleCollation& collation, const std::string& a, const std::string& b);

}  // namespace dateline
