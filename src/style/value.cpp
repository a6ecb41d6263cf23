#include "dateline/style/value.hpp"

#include <fmt/format.h>

#include <cmath>

#include "dateline/text/json_text.hpp"
#include "style/script.hpp"

namespace dateline {

namespace {

/// Is what the value holds shared, and equal when its contents are?
template <class T>
struct is_shared : std::false_type {};
template <class T>
struct is_shared<std::shared_ptr<const T>> : std::bool_constant<!std::is_same_v<T, StyleCollation>> {};

}  // namespace

bool StyleValue::operator==(const StyleValue& other) const {
  if (is.index() != other.is.index()) return false;
  return std::visit(
      [&](const auto& mine) {
        const auto& theirs = std::get<std::decay_t<decltype(mine)>>(other.is);
        if constexpr (is_shared<std::decay_t<decltype(mine)>>::value)
          return mine == theirs || *mine == *theirs;
        else
          return mine == theirs;
      },
      is);
}

StyleValue style_array(std::vector<StyleValue> items) {
  return StyleArray(std::make_shared<const std::vector<StyleValue>>(std::move(items)));
}

StyleValue plain_formatted(std::string text) {
  StyleSection section;
  section.text = std::move(text);
  return StyleFormatted(std::make_shared<const std::vector<StyleSection>>(1, std::move(section)));
}

StyleValue style_value(const Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag;
  if (const double* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

namespace {

using Members = std::vector<std::pair<std::string, StyleValue>>;

StyleValue object_of(Members members) {
  return StyleObject(std::make_shared<const Members>(std::move(members)));
}

/// What is optional, or null.
template <class T>
StyleValue or_null(const std::optional<T>& value) {
  return value ? StyleValue(*value) : StyleValue();
}

// The reference implementation keeps colours multiplied by their alpha, and shows them so.
StyleValue plain_colour(const StyleColour& colour) {
  const double alpha = colour.alpha;
  return object_of(
      {{"r", colour.red * alpha}, {"g", colour.green * alpha}, {"b", colour.blue * alpha}, {"a", alpha}});
}

StyleValue plain_image(const StyleImage& image) {
  return object_of({{"name", image.name}, {"available", image.available}});
}

StyleValue plain_section(const StyleSection& section) {
  static constexpr const char* alignments[] = {"bottom", "center", "top"};
  return object_of(
      {{"text", section.text},
       {"image", section.image ? plain_image(*section.image) : StyleValue()},
       {"scale", or_null(section.scale)},
       {"fontStack", or_null(section.fonts)},
       {"textColor", section.colour ? plain_colour(*section.colour) : StyleValue()},
       {"verticalAlign",
        section.vertical_align ? StyleValue(alignments[int(*section.vertical_align)]) : StyleValue()}});
}

/// An array of what `plain` makes of each part.
template <class Parts, class Plain>
StyleValue array_from(const Parts& parts, Plain plain) {
  std::vector<StyleValue> items;
  for (const auto& part : parts) items.push_back(plain(part));
  return style_array(std::move(items));
}

StyleValue plain_number(double number) {
  return number;
}

StyleValue plain_offsets(const std::vector<StyleAnchorOffset>& offsets) {
  std::vector<StyleValue> items;
  for (const StyleAnchorOffset& one : offsets) {
    items.emplace_back(one.anchor);
    items.push_back(style_array({one.x, one.y}));
  }
  return style_array(std::move(items));
}

std::string rgba_text(const StyleColour& colour) {
  const auto part = [](double value) { return script_number(std::floor(value * 255 + 0.5)); };
  return fmt::format("rgba({},{},{},{})", part(colour.red), part(colour.green), part(colour.blue),
                     script_number(colour.alpha));
}

std::string plain_text(const std::vector<StyleSection>& sections) {
  std::string text;
  for (const StyleSection& section : sections) text += section.text;
  return text;
}

/// The values of a padding, a list or offsets as an array; null for anything else.
StyleValue listed_values(const StyleValue& value) {
  if (const auto* padding = value.as<StylePadding>()) return array_from(padding->sides, plain_number);
  if (const auto* numbers = value.as<StyleNumbers>()) return array_from(**numbers, plain_number);
  if (const auto* colours = value.as<StyleColours>()) return array_from(**colours, plain_colour);
  if (const auto* offsets = value.as<StyleAnchorOffsets>()) return plain_offsets(**offsets);
  return {};
}

std::string projection_text(const StyleProjection& projection) {
  if (projection.from == projection.to && projection.transition == 1) return projection.from;
  return to_json(style_array({projection.from, projection.to, projection.transition}));
}

}  // namespace

StyleValue plain_value(const StyleValue& value) {
  if (const auto* colour = value.as<StyleColour>()) return plain_colour(*colour);
  if (const auto* image = value.as<StyleImage>()) return plain_image(*image);
  if (const auto* sections = value.as<StyleFormatted>())
    return object_of({{"sections", array_from(**sections, plain_section)}});
  if (const auto* projection = value.as<StyleProjections>())
    return object_of({{"from", (*projection)->from},
                      {"to", (*projection)->to},
                      {"transition", (*projection)->transition}});
  if (StyleValue listed = listed_values(value); !listed.null())
    return object_of({{"values", std::move(listed)}});
  if (value.as<StyleCollator>()) return object_of({});
  return value;
}

std::string to_json(const StyleValue& value) {
  if (value.null()) return "null";
  if (const bool* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const double* number = value.as<double>())
    return std::isfinite(*number) ? script_number(*number) : "null";
  if (const auto* text = value.as<std::string>()) return json_text(*text);
  std::string json;
  if (const auto* items = value.as<StyleArray>()) {
    for (const StyleValue& item : **items) json += (json.empty() ? "" : ",") + to_json(item);
    return '[' + json + ']';
  }
  if (const auto* members = value.as<StyleObject>()) {
    for (const auto& [name, item] : **members)
      json += (json.empty() ? "" : ",") + json_text(name) + ':' + to_json(item);
    return '{' + json + '}';
  }
  return to_json(plain_value(value));
}

std::string to_string(const StyleValue& value) {
  if (value.null()) return "";
  if (const auto* text = value.as<std::string>()) return *text;
  if (const double* number = value.as<double>()) return script_number(*number);
  if (const auto* colour = value.as<StyleColour>()) return rgba_text(*colour);
  if (const auto* sections = value.as<StyleFormatted>()) return plain_text(**sections);
  if (const auto* image = value.as<StyleImage>()) return image->name;
  if (const auto* projection = value.as<StyleProjections>()) return projection_text(**projection);
  const StyleValue listed = listed_values(value);
  return to_json(listed.null() ? value : listed);
}

Colour to_colour(const StyleColour& colour) {
  const auto byte = [](double part) { return std::uint8_t(std::lround(std::clamp(part, 0.0, 1.0) * 255)); };
  return {byte(colour.red), byte(colour.green), byte(colour.blue), byte(colour.alpha)};
}

}  // namespace dateline
