#include "dateline/style/properties.hpp"

#include <algorithm>

#include "style/operators.hpp"
#include "style/properties_table.hpp"
#include "style/script.hpp"

namespace dateline {

std::span<const StyleProperty> style_properties() {
  return property_rows::property_table;
}

const StyleProperty* style_property(StyleLayerType layer, std::string_view name) {
  const auto found = std::ranges::find_if(property_rows::property_table, [&](const StyleProperty& row) {
    return row.layer == layer && row.name == name;
  });
  return found == std::end(property_rows::property_table) ? nullptr : found;
}

namespace {

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(by), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

StyleValue numbers_in(std::string_view text) {
  std::vector<StyleValue> items;
  for (const std::string& part : split(text, ' '))
    items.emplace_back(number_of(std::string_view(part)).value());
  return style_array(std::move(items));
}

}  // namespace

std::vector<std::string> allowed_words(const StyleProperty& property) {
  return split(property.words, ' ');
}

StyleValue standard_value(const StyleProperty& property) {
  const std::string_view text = property.standard;
  switch (property.kind) {
    case PropertyKind::number: return text.empty() ? StyleValue() : StyleValue(number_of(text).value());
    case PropertyKind::colour: return text.empty() ? StyleValue() : StyleValue(parse_colour(text).value());
    case PropertyKind::flag: return text == "true";
    case PropertyKind::numbers: return numbers_in(text);
    case PropertyKind::padding: return padding_of(numbers_in(text)).value();
    case PropertyKind::number_list: return numbers_of(numbers_in(text)).value();
    case PropertyKind::colour_list: return colours_of(std::string(text)).value();
    case PropertyKind::anchor_offsets: return {};
    case PropertyKind::text: return plain_formatted(std::string(text));
    case PropertyKind::image: return text.empty() ? StyleValue() : StyleImage{std::string(text), false};
    case PropertyKind::strings:
    case PropertyKind::words: {
      const auto parts = split(text, '|');
      return style_array(std::vector<StyleValue>(parts.begin(), parts.end()));
    }
    default: return std::string(text);
  }
}

}  // namespace dateline
