#include "dateline/style/value.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

#include "dateline/text/json_text.hpp"
#include "dateline/text/utf8.hpp"
#include "style/operators.hpp"

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

/// Digits as JavaScript writes a number: the shortest that read back, an exponent only
/// from 1e21 and below 1e-6.
std::string script_number(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  const double size = std::abs(number);
  char buffer[400];
  const bool plain = size >= 1e-6 && size < 1e21;
  const auto end = std::to_chars(buffer, std::end(buffer), number,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer, end.ptr);
  // JavaScript writes 1e-7 where to_chars writes 1e-07.
  const auto exponent = text.find('e');
  if (exponent != std::string::npos)
    while (exponent + 2 < text.size() - 1 && text[exponent + 2] == '0') text.erase(exponent + 2, 1);
  return text;
}

std::string plain_text(const std::vector<StyleSection>& sections) {
  std::string text;
  for (const StyleSection& section : sections) text += section.text;
  return text;
}

template <class Numbers>
std::string numbers_text(const Numbers& numbers) {
  std::string text;
  for (const double number : numbers) text += (text.empty() ? "" : ",") + script_number(number);
  return '[' + text + ']';
}

std::string offsets_text(const std::vector<StyleAnchorOffset>& offsets) {
  std::string text;
  for (const StyleAnchorOffset& one : offsets)
    text += (text.empty() ? "" : ",") + json_text(one.anchor) + ',' + numbers_text(std::array{one.x, one.y});
  return '[' + text + ']';
}

std::string rgba_text(const StyleColour& colour) {
  return fmt::format("rgba({},{},{},{})", std::lround(colour.red * 255), std::lround(colour.green * 255),
                     std::lround(colour.blue * 255), script_number(colour.alpha));
}

std::string colours_text(const std::vector<StyleColour>& colours) {
  std::string text;
  for (const StyleColour& one : colours) text += (text.empty() ? "" : ",") + json_text(rgba_text(one));
  return '[' + text + ']';
}

}  // namespace

std::string to_json(const StyleValue& value) {
  if (const auto* sections = value.as<StyleFormatted>()) return json_text(plain_text(**sections));
  if (const auto* image = value.as<StyleImage>()) return json_text(image->name);
  if (const auto* padding = value.as<StylePadding>()) return numbers_text(padding->sides);
  if (const auto* numbers = value.as<StyleNumbers>()) return numbers_text(**numbers);
  if (const auto* colours = value.as<StyleColours>()) return colours_text(**colours);
  if (const auto* offsets = value.as<StyleAnchorOffsets>()) return offsets_text(**offsets);
  if (const bool* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const double* number = value.as<double>())
    return std::isfinite(*number) ? script_number(*number) : "null";
  if (const auto* text = value.as<std::string>()) return json_text(*text);
  if (const auto* colour = value.as<StyleColour>()) return json_text(rgba_text(*colour));
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
  return "null";
}

std::string to_string(const StyleValue& value) {
  if (value.null()) return "";
  if (const auto* sections = value.as<StyleFormatted>()) return plain_text(**sections);
  if (const auto* image = value.as<StyleImage>()) return image->name;
  if (const auto* text = value.as<std::string>()) return *text;
  if (const double* number = value.as<double>()) return script_number(*number);
  if (const auto* colour = value.as<StyleColour>()) return rgba_text(*colour);
  return to_json(value);
}

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  if (text.empty()) return 0;
  const bool negative = text.front() == '-';
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  if (text == "Infinity") return (negative ? -1 : 1) * std::numeric_limits<double>::infinity();
  if (text.empty() || !(text.front() == '.' || (text.front() >= '0' && text.front() <= '9')))
    return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return negative ? -number : number;
}

Colour to_colour(const StyleColour& colour) {
  const auto byte = [](double part) { return std::uint8_t(std::lround(std::clamp(part, 0.0, 1.0) * 255)); };
  return {byte(colour.red), byte(colour.green), byte(colour.blue), byte(colour.alpha)};
}

}  // namespace dateline
