#pragma once

#include <memory>
#include <string>

#include "dateline/style/value.hpp"

namespace dateline {

enum class TypeKind {
  null,
  number,
  string,
  boolean,
  colour,
  object,
  value,
  array,
  formatted,
  image,
  collator,
  padding,
  number_list,
  colour_list,
  anchor_offsets,
  projection,
  failure
};

/// The type of an expression. `value` is any; `failure` is that of "error".
struct StyleType {
  TypeKind kind = TypeKind::value;
  std::shared_ptr<const StyleType> item;  ///< of an array; none: any
  int length = -1;                        ///< of an array; -1: any

  StyleType() = default;
  StyleType(TypeKind what) : kind(what) {}

  bool operator==(const StyleType& other) const;
};

StyleType array_of(StyleType item, int length = -1);

/// "number", "array", …
const char* name_of(TypeKind kind);

/// "number", "array<string, 2>", …
std::string to_string(const StyleType& type);

/// May a value of type `given` stand where `wanted` is?
bool accepts(const StyleType& wanted, const StyleType& given);

/// The kind of a value; an array's items are not looked at.
TypeKind kind_of(const StyleValue& value);

/// The most precise type of a value.
StyleType type_of(const StyleValue& value);

/// The type that all parts share, `value` when they differ. Arrays never share one: the
/// specification compares types by what they are, not by what is in them.
template <class Parts, class TypeOf>
StyleType common_type(const Parts& parts, TypeOf type_of_part) {
  StyleType common;
  bool first = true;
  for (const auto& part : parts) {
    const StyleType type = type_of_part(part);
    if (!first && (type.kind == TypeKind::array || !(type == common))) return TypeKind::value;
    common = type;
    first = false;
  }
  return common;
}

}  // namespace dateline
