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

/// "number", "array<string, 2>", …
std::string to_string(const StyleType& type);

/// May a value of type `given` stand where `wanted` is?
bool accepts(const StyleType& wanted, const StyleType& given);

/// The most precise type of a value.
StyleType type_of(const StyleValue& value);

}  // namespace dateline
