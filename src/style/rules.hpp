#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/style/properties.hpp"
#include "style/node.hpp"
#include "style/parse.hpp"

namespace dateline {

/// What the specification says of a property's value, in its own words: of a row of the
/// table, or of a case of its suite.
struct PropertyRules {
  std::string type;  ///< "color", "enum", "array", …; empty: any
  std::string item;  ///< of an array: the type of its items
  int length = -1;   ///< of an array
  std::optional<JsonValue> standard;
  std::vector<std::string> words;  ///< of an enum
  bool tokens = false;             ///< "{name}" in a text stands for the attribute
  bool interpolated = true;
  bool by_zoom = true;
  bool by_feature = true;
};

PropertyRules rules_of(const StyleProperty& property);

/// The "propertySpec" of a case.
PropertyRules rules_of(const JsonValue& specification);

/// The type of expression that the property wants; nothing for any.
std::optional<StyleType> wanted_type(const PropertyRules& rules);

/// What the property's expression may not do, or "".
std::string forbidden(const ExpressionNode& root, const PropertyRules& rules);

/// Parses an expression for the property; nullptr with problems noted.
NodePointer parse_expression(const JsonValue& json, const PropertyRules& rules, ExpressionProblems& problems,
                             StyleObject state);

}  // namespace dateline
