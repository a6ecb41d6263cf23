#include "style/type.hpp"

namespace dateline {

namespace {

const StyleType& item_of(const StyleType& array) {
  static const StyleType any;
  return array.item ? *array.item : any;
}

}  // namespace

bool StyleType::operator==(const StyleType& other) const {
  if (kind != other.kind || length != other.length) return false;
  return kind != TypeKind::array || item_of(*this) == item_of(other);
}

StyleType array_of(StyleType item, int length) {
  StyleType type(TypeKind::array);
  if (item.kind != TypeKind::value) type.item = std::make_shared<const StyleType>(std::move(item));
  type.length = length;
  return type;
}

const char* name_of(TypeKind kind) {
  static constexpr const char* names[] = {"null",
                                          "number",
                                          "string",
                                          "boolean",
                                          "color",
                                          "object",
                                          "value",
                                          "array",
                                          "formatted",
                                          "resolvedImage",
                                          "collator",
                                          "padding",
                                          "numberArray",
                                          "colorArray",
                                          "variableAnchorOffsetCollection",
                                          "projectionDefinition",
                                          "error"};
  return names[int(kind)];
}

std::string to_string(const StyleType& type) {
  if (type.kind != TypeKind::array) return name_of(type.kind);
  const std::string item = to_string(item_of(type));
  if (type.length >= 0) return "array<" + item + ", " + std::to_string(type.length) + ">";
  return item == "value" ? "array" : "array<" + item + ">";
}

// A collator is no value: it only stands in comparisons and "resolved-locale".
bool accepts(const StyleType& wanted, const StyleType& given) {
  if (given.kind == TypeKind::failure) return true;
  if (wanted.kind == TypeKind::value) return given.kind != TypeKind::collator;
  if (wanted.kind != given.kind) return false;
  if (wanted.kind != TypeKind::array) return true;
  if (wanted.length >= 0 && wanted.length != given.length) return false;
  const bool empty = given.length == 0 && item_of(given).kind == TypeKind::value;
  return empty || accepts(item_of(wanted), item_of(given));
}

namespace {

using enum TypeKind;

/// In the order of what a StyleValue holds.
constexpr TypeKind held_kinds[] = {null,    boolean,     number,      string,         colour,
                                   array,   object,      formatted,   image,          collator,
                                   padding, number_list, colour_list, anchor_offsets, projection};

}  // namespace

TypeKind kind_of(const StyleValue& value) {
  return held_kinds[value.is.index()];
}

StyleType type_of(const StyleValue& value) {
  const auto* items = value.as<StyleArray>();
  if (!items) return kind_of(value);
  return array_of(common_type(**items, [](const StyleValue& item) { return type_of(item); }),
                  int((*items)->size()));
}

}  // namespace dateline
