#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "style/parse.hpp"

namespace dateline {

/// How the arguments of a special form are parsed; `items` is the whole array, its
/// first item the operator's name.
using ParseSpecial = NodePointer (*)(ExpressionParser&, const JsonValue::Array& items);

/// What a plain operator takes: `rest` is the type of any number of further arguments.
struct Signature {
  StyleType result;
  std::vector<StyleType> arguments;
  EvaluateStrict evaluate;
  bool variadic = false;  ///< the one argument type holds for any number of arguments
  bool needs_feature = false;
  bool needs_zoom = false;
};

/// A row of the table of operators. Plain operators have signatures, told apart by the
/// number of arguments; special forms parse themselves; rows with neither are known,
/// but not supported yet.
struct Operator {
  std::string_view name;
  std::string_view group;
  std::string_view syntax;
  ParseSpecial parse = nullptr;
  std::vector<Signature> signatures;

  bool supported() const { return parse || !signatures.empty(); }
};

/// The table.
std::span<const Operator> operators();
const Operator* find_operator(std::string_view name);

// The rows of each group, in a file of their own.
std::vector<Operator> type_operators();
std::vector<Operator> format_operators();
std::vector<Operator> lookup_operators();
std::vector<Operator> decision_operators();
std::vector<Operator> curve_operators();
std::vector<Operator> binding_operators();
std::vector<Operator> string_operators();
std::vector<Operator> colour_operators();
std::vector<Operator> math_operators();
std::vector<Operator> unsupported_operators();

/// Wraps a node so that its value is asserted to be, or is turned into, `type`.
NodePointer assertion(const StyleType& type, NodePointer node);
NodePointer coercion(const StyleType& type, NodePointer node);

// What a value is when it stands for a padding, a list or offsets; nothing when it cannot.
std::optional<StylePadding> padding_of(const StyleValue& value);
std::optional<StyleNumbers> numbers_of(const StyleValue& value);
std::optional<StyleColours> colours_of(const StyleValue& value);
std::optional<StyleAnchorOffsets> offsets_of(const StyleValue& value);

/// JavaScript's Number(): the whole text as a number; empty is 0.
std::optional<double> number_of(std::string_view text);

/// An attribute of the feature, null when it has none.
StyleValue attribute(const Evaluation& evaluation, std::string_view key);

/// The image of this name; null for an empty name.
StyleValue image_named(const std::string& name);

/// False: null, "", 0 and NaN are false.
bool truth(const StyleValue& value);

/// Is `node` a step or interpolate over zoom, possibly within let and coalesce? The
/// only places where a property may use zoom.
bool zoom_is_on_top(const ExpressionNode& node);
extern const EvaluateNode evaluate_step;
extern const EvaluateNode evaluate_interpolate;
extern const EvaluateNode evaluate_let;
extern const EvaluateNode evaluate_coalesce;
extern const EvaluateNode evaluate_zoom;

}  // namespace dateline
