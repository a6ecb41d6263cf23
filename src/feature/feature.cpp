#include "dateline/feature/feature.hpp"

#include <charconv>
#include <cmath>

namespace dateline {
namespace {

std::string chars(double number, std::chars_format format) {
  char buffer[400];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, format).ptr;
  return {buffer, end};
}

}  // namespace

const Value& Feature::operator[](std::string_view key) const {
  static const Value null;
  for (const auto& [name, value] : attributes)
    if (name == key) return value;
  return null;
}

void Feature::set(std::string key, Value value) {
  for (auto& [name, old] : attributes)
    if (name == key) {
      old = std::move(value);
      return;
    }
  attributes.emplace_back(std::move(key), std::move(value));
}

std::string to_string(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return "";
}

std::string number_text(double number) {
  if (number == 0) return "0";
  std::string fixed = chars(number, std::chars_format::fixed);
  return fixed.size() < 20 || !std::isfinite(number) ? fixed : chars(number, std::chars_format::general);
}

}  // namespace dateline
