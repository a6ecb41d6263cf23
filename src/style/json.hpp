#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dateline {

/// A JSON value that knows its line in the file (read/json.hpp reads it; the style
/// module makes some itself).
struct JsonValue {
  using Array = std::vector<JsonValue>;
  using Object = std::vector<std::pair<std::string, JsonValue>>;

  std::variant<std::monostate, bool, double, std::string, Array, Object> is;
  int line = 0;

  const bool* boolean() const { return std::get_if<bool>(&is); }
  const double* number() const { return std::get_if<double>(&is); }
  const std::string* string() const { return std::get_if<std::string>(&is); }
  const Array* array() const { return std::get_if<Array>(&is); }
  const Object* object() const { return std::get_if<Object>(&is); }
  bool null() const { return is.index() == 0; }

  /// The member of an object, or nullptr.
  const JsonValue* find(std::string_view key) const {
    if (const auto* members = object())
      for (const auto& [name, value] : *members)
        if (name == key) return &value;
    return nullptr;
  }
};

/// "null", "boolean", "number", "string", "array" or "object".
inline const char* type_name(const JsonValue& value) {
  constexpr const char* names[] = {"null", "boolean", "number", "string", "array", "object"};
  return names[value.is.index()];
}

}  // namespace dateline
