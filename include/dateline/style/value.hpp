#pragma once

#include <array>
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

/// An image by its name; `available`: the style or its sprite has it.
struct StyleImage {
  std::string name;
  bool available = false;

  bool operator==(const StyleImage&) const = default;
};

/// Where a section of formatted text stands in its line.
enum class StyleVerticalAlign { bottom, center, top };

/// A run of formatted text with one look, or an image within the line. What is not set
/// has the layer's own value.
struct StyleSection {
  std::string text;  ///< empty when there is an image
  std::optional<StyleImage> image;
  std::optional<double> scale;       ///< times text-size
  std::optional<std::string> fonts;  ///< font names parted by commas
  std::optional<StyleColour> colour;
  std::optional<StyleVerticalAlign> vertical_align;

  bool operator==(const StyleSection&) const = default;
};

/// An anchor of a label with its offset in ems.
struct StyleAnchorOffset {
  std::string anchor;
  double x = 0;
  double y = 0;

  bool operator==(const StyleAnchorOffset&) const = default;
};

/// The projection of a live map, between two named ones.
struct StyleProjection {
  std::string from;
  std::string to;
  double transition = 1;

  bool operator==(const StyleProjection&) const = default;
};

/// Top, right, bottom, left in px.
struct StylePadding {
  std::array<double, 4> sides{};

  bool operator==(const StylePadding&) const = default;
};

/// How texts are compared: collation.hpp makes it.
class StyleCollation;

struct StyleValue;
using StyleArray = std::shared_ptr<const std::vector<StyleValue>>;
using StyleObject = std::shared_ptr<const std::vector<std::pair<std::string, StyleValue>>>;
using StyleFormatted = std::shared_ptr<const std::vector<StyleSection>>;
using StyleNumbers = std::shared_ptr<const std::vector<double>>;       ///< numberArray
using StyleColours = std::shared_ptr<const std::vector<StyleColour>>;  ///< colorArray
using StyleAnchorOffsets = std::shared_ptr<const std::vector<StyleAnchorOffset>>;
using StyleCollator = std::shared_ptr<const StyleCollation>;
using StyleProjections = std::shared_ptr<const StyleProjection>;

/// What an expression yields; monostate is null. What is longer than a text is shared.
struct StyleValue {
  using Held = std::variant<std::monostate, bool, double, std::string, StyleColour, StyleArray, StyleObject,
                            StyleFormatted, StyleImage, StyleCollator, StylePadding, StyleNumbers,
                            StyleColours, StyleAnchorOffsets, std::shared_ptr<const StyleProjection>>;
  Held is;

  StyleValue() = default;
  template <class T>
  requires(std::is_constructible_v<Held, T> && !std::is_pointer_v<std::decay_t<T>>) StyleValue(T&& value)
      : is(std::forward<T>(value)) {}
  StyleValue(const char* text) : is(std::string(text)) {}
  StyleValue(std::string_view text) : is(std::string(text)) {}
  StyleValue(int number) : is(double(number)) {}

  template <class T>
  const T* as() const {
    return std::get_if<T>(&is);
  }
  bool null() const { return is.index() == 0; }

  /// What is shared is equal when its contents are.
  bool operator==(const StyleValue& other) const;
};

StyleValue style_array(std::vector<StyleValue> items);

/// Formatted text of one plain section.
StyleValue plain_formatted(std::string text);

/// An attribute's value as an expression sees it.
StyleValue style_value(const Value& value);

/// As the operator "to-string" writes it: null is empty, a colour "rgba(255,0,0,1)",
/// arrays and objects are JSON.
std::string to_string(const StyleValue& value);

/// As JSON: "null", "\"text\"", "[1,2]"; what is not plain as plain_value() has it.
std::string to_json(const StyleValue& value);

/// Colours, images, formatted text and the like as the objects that the reference
/// implementation shows: {"r": …, "g": …, "b": …, "a": …} multiplied by alpha,
/// {"sections": […]}, {"values": […]}. What is plain stays.
StyleValue plain_value(const StyleValue& value);

/// A colour as CSS writes it: a name, #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(),
/// hsl(), hsla().
std::optional<StyleColour> parse_colour(std::string_view css);

/// With 8 bits a part, as drawings have it.
Colour to_colour(const StyleColour& colour);

}  // namespace dateline
