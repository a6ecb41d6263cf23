#include "style/type.hpp"

namespace dateline {

bool StyleType::operator==(const StyleType& other) const {
  if (kind != other.kind || length != other.length) return false;
  const StyleType any;
  const StyleType& a = item ? *item : any;
  const StyleType& b = other.item ? *other.item : any;
  return kind != TypeKind::array || a == b;
}

StyleType array_of(StyleType item, int length) {
  StyleType type(TypeKind::array);
  if (item.kind != TypeKind::value) type.item = std::make_shared<const StyleType>(std::move(item));
  type.length = length;
  return type;
}

std::string to_string(const StyleType& type) {
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
  if (type.kind != TypeKind::array) return names[int(type.kind)];
  const std::string item = type.item ? to_string(*type.item) : "value";
  if (type.length >= 0) return "array<" + item + ", " + std::to_string(type.length) + ">";
  return item == "value" ? "array" : "array<" + item + ">";
}

bool accepts(const StyleType& wanted, const StyleType& given) {
  if (given.kind == TypeKind::failure) return true;
  if (wanted.kind == TypeKind::value) return true;
  if (wanted.kind != given.kind) return false;
  if (wanted.kind != TypeKind::array) return true;
  if (wanted.length >= 0 && wanted.length != given.length) return false;
  if (given.length == 0 || !wanted.item) return true;
  return given.item && accepts(*wanted.item, *given.item);
}

StyleType type_of(const StyleValue& value) {
  static constexpr TypeKind kinds[] = {TypeKind::null,        TypeKind::boolean,        TypeKind::number,
                                       TypeKind::string,      TypeKind::colour,         TypeKind::array,
                                       TypeKind::object,      TypeKind::formatted,      TypeKind::image,
                                       TypeKind::collator,    TypeKind::padding,        TypeKind::number_list,
                                       TypeKind::colour_list, TypeKind::anchor_offsets, TypeKind::projection};
  const auto* items = value.as<StyleArray>();
  if (!items) return kinds[value.is.index()];
  StyleType common(TypeKind::value);
  bool first = true;
  for (const StyleValue& item : **items) {
    const StyleType type = type_of(item);
    if (!first && !(type == common)) {
      common = TypeKind::value;
      break;
    }
    common = type;
    first = false;
  }
  return array_of(common, int((*items)->size()));
}

}  // namespace dateline
