// concat, upcase, downcase, split, join, is-supported-script, rgb, rgba, to-rgba.

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "dateline/text/utf8.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;
using Arguments = std::span<const StyleValue>;

const std::string& text_of(const StyleValue& value) {
  return *value.as<std::string>();
}

StyleValue concat(Arguments arguments, Evaluation&) {
  std::string text;
  for (const StyleValue& part : arguments) text += to_string(part);
  return text;
}

StyleValue upcase(Arguments arguments, Evaluation&) {
  std::string text;
  icu::UnicodeString::fromUTF8(text_of(arguments[0])).toUpper(icu::Locale::getRoot()).toUTF8String(text);
  return text;
}

StyleValue downcase(Arguments arguments, Evaluation&) {
  std::string text;
  icu::UnicodeString::fromUTF8(text_of(arguments[0])).toLower(icu::Locale::getRoot()).toUTF8String(text);
  return text;
}

// The text itself does not matter, so it is not evaluated.
StyleValue always(const ExpressionNode&, Evaluation&) {
  return true;
}

// By an empty text every character is parted from the next.
StyleValue split(Arguments arguments, Evaluation&) {
  const std::string& text = text_of(arguments[0]);
  const std::string& by = text_of(arguments[1]);
  std::vector<StyleValue> parts;
  if (by.empty()) {
    for (const char32_t letter : to_utf32(text)) parts.emplace_back(to_utf8(letter));
    return style_array(std::move(parts));
  }
  std::size_t from = 0;
  for (std::size_t at = 0; (at = text.find(by, from)) != std::string::npos; from = at + by.size())
    parts.emplace_back(text.substr(from, at - from));
  parts.emplace_back(text.substr(from));
  return style_array(std::move(parts));
}

StyleValue join(Arguments arguments, Evaluation&) {
  const auto& parts = **arguments[0].as<StyleArray>();
  std::string text;
  for (const StyleValue& part : parts) {
    if (&part != parts.data()) text += text_of(arguments[1]);
    text += to_string(part);
  }
  return text;
}

StyleValue rgba(Arguments arguments, Evaluation& evaluation) {
  std::vector<StyleValue> parts(arguments.begin(), arguments.end());
  if (parts.size() == 3) parts.emplace_back(1);
  if (std::string why = rgba_problem(parts); !why.empty()) return evaluation.fail(std::move(why));
  const auto part = [&](std::size_t i) { return *parts[i].as<double>(); };
  return StyleColour{part(0) / 255, part(1) / 255, part(2) / 255, part(3)};
}

StyleValue to_rgba(Arguments arguments, Evaluation&) {
  const StyleColour& from = *arguments[0].as<StyleColour>();
  return style_array({from.red * 255, from.green * 255, from.blue * 255, from.alpha});
}

bool is_within(const StyleValue& value, double most) {
  const double* number = value.as<double>();
  return number && *number >= 0 && *number <= most;
}

/// As JavaScript joins the items of an array: null is empty.
std::string joined(Arguments parts) {
  std::string text;
  for (const StyleValue& part : parts) text += (&part == parts.data() ? "" : ", ") + to_string(part);
  return text;
}

}  // namespace

std::string rgba_problem(Arguments parts) {
  const bool colour = is_within(parts[0], 255) && is_within(parts[1], 255) && is_within(parts[2], 255);
  const bool shown_alpha = parts.size() > 3 && parts[3].as<double>();
  if (!colour)
    return fmt::format("Invalid rgba value [{}]: 'r', 'g', and 'b' must be between 0 and 255.",
                       joined(parts.first(shown_alpha ? 4 : 3)));
  if (parts.size() < 4 || is_within(parts[3], 1)) return "";
  return fmt::format("Invalid rgba value [{}]: 'a' must be between 0 and 1.", joined(parts));
}

std::vector<Operator> string_operators() {
  return {
      {"concat", "String", "value, … → string", nullptr, {{string, {value}, concat, true}}},
      {"upcase", "String", "string → string", nullptr, {{string, {string}, upcase}}},
      {"downcase", "String", "string → string", nullptr, {{string, {string}, downcase}}},
      {"split",
       "String",
       "string, string → array<string>",
       nullptr,
       {{array_of(string), {string, string}, split}}},
      {"join",
       "String",
       "array<string>, string → string",
       nullptr,
       {{string, {array_of(string), string}, join}}},
      {"is-supported-script",
       "String",
       "string → true: every script is set",
       nullptr,
       {{boolean, {string}, nullptr, false, Needs::globals, NodeRole::plain, always}}},
  };
}

std::vector<Operator> colour_operators() {
  return {
      {"rgba", "Color", "four numbers → color", nullptr, {{colour, {number, number, number, number}, rgba}}},
      {"rgb", "Color", "three numbers → color", nullptr, {{colour, {number, number, number}, rgba}}},
      {"to-rgba", "Color", "color → array<number, 4>", nullptr, {{array_of(number, 4), {colour}, to_rgba}}},
  };
}

}  // namespace dateline
