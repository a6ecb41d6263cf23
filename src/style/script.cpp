#include "style/script.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "dateline/text/utf8.hpp"

namespace dateline {

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

namespace {

/// "0x1f", "0o17", "0b11"; JavaScript takes no sign before these.
std::optional<double> with_radix(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return std::nullopt;
  const char mark = char(text[1] | 0x20);
  const int radix = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
  if (radix == 0) return std::nullopt;
  double number = 0;
  for (const char c : text.substr(2)) {
    int digit = 0;
    const auto read = std::from_chars(&c, &c + 1, digit, radix);
    if (read.ec != std::errc()) return std::nullopt;
    number = number * radix + digit;
  }
  return number;
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  if (text.empty()) return 0;
  if (const auto number = with_radix(text)) return number;
  const bool negative = text.front() == '-';
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  if (text == "Infinity") return (negative ? -1 : 1) * std::numeric_limits<double>::infinity();
  if (text.empty() || !(text.front() == '.' || (text.front() >= '0' && text.front() <= '9')))
    return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ptr != text.data() + text.size()) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) number = std::strtod(std::string(text).c_str(), nullptr);
  return negative ? -number : number;
}

double number_of(const StyleValue& value) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (value.null()) return 0;
  if (const bool* flag = value.as<bool>()) return *flag ? 1 : 0;
  if (const double* number = value.as<double>()) return *number;
  if (const auto* items = value.as<StyleArray>()) {
    // An array of one is its item's text; an empty one is "".
    if ((*items)->empty()) return 0;
    if ((*items)->size() > 1 || (*items)->front().as<bool>()) return none;
    return number_of((*items)->front());
  }
  if (value.as<StyleObject>()) return none;
  return number_of(std::string_view(to_string(value))).value_or(none);
}

const char* script_type(const JsonValue& json) {
  if (json.null() || json.array()) return "object";
  return type_name(json);
}

std::string script_text(const JsonValue& json) {
  if (json.null()) return "null";
  if (const bool* flag = json.boolean()) return *flag ? "true" : "false";
  if (const double* number = json.number()) return script_number(*number);
  if (const auto* text = json.string()) return *text;
  if (json.object()) return "[object Object]";
  std::string text;
  for (const JsonValue& item : *json.array()) {
    if (&item != json.array()->data()) text += ',';
    if (!item.null()) text += script_text(item);
  }
  return text;
}

bool text_before(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at < size && a[at] == b[at]) ++at;
  if (at == size) return a.size() < b.size();
  // Four-byte sequences are surrogates in UTF-16 and stand before U+E000 to U+FFFF there.
  const auto rank = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xF0 ? 0xEE * 256 + byte : byte >= 0xEE ? 0xEF * 256 + byte : byte * 256;
  };
  return rank(a[at]) < rank(b[at]);
}

std::size_t utf16_length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0) != 0x80;
    units += byte >= 0xF0;
  }
  return units;
}

bool truth(const StyleValue& value) {
  if (const bool* flag = value.as<bool>()) return *flag;
  if (const double* number = value.as<double>()) return *number != 0 && !std::isnan(*number);
  if (const auto* text = value.as<std::string>()) return !text->empty();
  return !value.null();
}

}  // namespace dateline
