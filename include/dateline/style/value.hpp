#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// A colour as expressions reckon with it: sRGB, each part 0 to 1, not multiplied by
/// alpha: the reference implementation interpolates so.
struct StyleColour {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;

  bool operator==(const StyleColour&) const = default;
};

struct StyleValue;
using StyleArray = std::shared_ptr<const std::vector<StyleValue>>;
using StyleObject = std::shared_ptr<const std::vector<std::pair<std::string, StyleValue>>>;

/// What an expression yields; monostate is null. Formatted text and images are held as
/// their plain text and name.
struct StyleValue {
  std::variant<std::monostate, bool, double, std::string, StyleColour, StyleArray, StyleObject> is;

  StyleValue() = default;
  template <class T>
  requires(!std::is_same_v<std::decay_t<T>, StyleValue> && !std::is_pointer_v<std::decay_t<T>>)
      StyleValue(T&& value)
      : is(std::forward<T>(value)) {}
  StyleValue(const char* text) : is(std::string(text)) {}
  StyleValue(int number) : is(double(number)) {}

  template <class T>
  const T* as() const {
    return std::get_if<T>(&is);
  }
  bool null() const { return is.index() == 0; }

  /// Arrays and objects are equal when their items are.
  bool operator==(const StyleValue& other) const;
};

StyleValue style_array(std::vector<StyleValue> items);

/// An attribute's value as an expression sees it.
StyleValue style_value(const Value& value);

/// As the operator "to-string" writes it: null is empty, a colour "rgba(255,0,0,1)",
/// arrays and objects are JSON.
std::string to_string(const StyleValue& value);

/// As JSON: "null", "\"text\"", "[1,2]".
std::string to_json(const StyleValue& value);

/// A colour as CSS writes it: a name, #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(),
/// hsl(), hsla().
std::optional<StyleColour> parse_colour(std::string_view css);

/// With 8 bits a part, as drawings have it.
Colour to_colour(const StyleColour& colour);

}  // namespace dateline
