// concat, upcase, downcase, split, join, rgb, rgba, to-rgba, error.

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;
using Arguments = std::vector<StyleValue>;

const std::string& text_of(const StyleValue& value) {
  return *value.as<std::string>();
}

StyleValue concat(const Arguments& arguments, Evaluation&) {
  std::string text;
  for (const StyleValue& part : arguments) text += to_string(part);
  return text;
}

StyleValue upcase(const Arguments& arguments, Evaluation&) {
  std::string text;
  icu::UnicodeString::fromUTF8(text_of(arguments[0])).toUpper(icu::Locale::getRoot()).toUTF8String(text);
  return text;
}

StyleValue downcase(const Arguments& arguments, Evaluation&) {
  std::string text;
  icu::UnicodeString::fromUTF8(text_of(arguments[0])).toLower(icu::Locale::getRoot()).toUTF8String(text);
  return text;
}

StyleValue always(const Arguments&, Evaluation&) {
  return true;
}

StyleValue split(const Arguments& arguments, Evaluation&) {
  const std::string& text = text_of(arguments[0]);
  const std::string& by = text_of(arguments[1]);
  std::vector<StyleValue> parts;
  std::size_t from = 0;
  if (!by.empty())
    for (std::size_t at = 0; (at = text.find(by, from)) != std::string::npos; from = at + by.size())
      parts.emplace_back(text.substr(from, at - from));
  parts.emplace_back(text.substr(from));
  return style_array(std::move(parts));
}

StyleValue join(const Arguments& arguments, Evaluation&) {
  std::string text;
  for (const StyleValue& part : **arguments[0].as<StyleArray>()) {
    if (&part != (*arguments[0].as<StyleArray>())->data()) text += text_of(arguments[1]);
    text += to_string(part);
  }
  return text;
}

// Red, green and blue from 0 to 255, alpha from 0 to 1; anything else is a failure.
StyleValue rgba(const Arguments& arguments, Evaluation& evaluation) {
  double parts[4] = {0, 0, 0, 1};
  bool good = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const double* part = arguments[i].as<double>();
    good = good && part && *part >= 0 && *part <= (i < 3 ? 255 : 1);
    if (part) parts[i] = *part;
  }
  if (!good) {
    std::string given;
    for (const StyleValue& part : arguments) given += (given.empty() ? "" : ", ") + to_json(part);
    return evaluation.fail(
        fmt::format("Invalid rgba value [{}]: 'r', 'g', and 'b' must be between 0 and 255{}.", given,
                    arguments.size() > 3 ? ", 'a' between 0 and 1" : ""));
  }
  return StyleColour{parts[0] / 255, parts[1] / 255, parts[2] / 255, parts[3]};
}

StyleValue to_rgba(const Arguments& arguments, Evaluation&) {
  const StyleColour& from = *arguments[0].as<StyleColour>();
  return style_array({from.red * 255, from.green * 255, from.blue * 255, from.alpha});
}

StyleValue error(const Arguments& arguments, Evaluation& evaluation) {
  return evaluation.fail(text_of(arguments[0]));
}

}  // namespace

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
       "string → true, every script is set",
       nullptr,
       {{boolean, {string}, always}}},
      {"error", "Types", "string → a failure", nullptr, {{failure, {string}, error, false, true}}},
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
