#include "dateline/style/properties.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "style/operators.hpp"
#include "style/properties_table.hpp"
#include "style/script.hpp"

namespace dateline {

std::span<const StyleProperty> style_properties() {
  return property_rows::property_table;
}

namespace {

constexpr std::size_t row_count = std::size(property_rows::property_table);

/// Rows by the hash of type and name, with free places in between: properties are looked
/// up for every feature.
class RowIndex {
 public:
  RowIndex() {
    for (const StyleProperty& row : property_rows::property_table) {
      std::size_t place = hash(row.layer, row.name);
      while (m_places[place]) place = (place + 1) % m_places.size();
      m_places[place] = &row;
    }
  }

  const StyleProperty* find(StyleLayerType layer, std::string_view name) const {
    for (std::size_t place = hash(layer, name); m_places[place]; place = (place + 1) % m_places.size())
      if (m_places[place]->layer == layer && m_places[place]->name == name) return m_places[place];
    return nullptr;
  }

 private:
  static constexpr std::size_t size = 1024;
  static_assert(size > 4 * row_count, "look-ups are short only where most places are free");

  /// FNV-1a.
  static std::size_t hash(StyleLayerType layer, std::string_view name) {
    std::uint32_t sum = 2166136261u ^ std::uint32_t(layer);
    for (const char c : name) sum = (sum ^ std::uint8_t(c)) * 16777619u;
    return (sum ^ (sum >> 16)) % size;
  }

  std::array<const StyleProperty*, size> m_places{};
};

}  // namespace

const StyleProperty* style_property(StyleLayerType layer, std::string_view name) {
  static const RowIndex index;
  return index.find(layer, name);
}

const StyleValue& shared_standard_value(const StyleProperty& property) {
  static const std::vector<StyleValue> values = [] {
    std::vector<StyleValue> made;
    for (const StyleProperty& row : property_rows::property_table) made.push_back(standard_value(row));
    return made;
  }();
  return values[std::size_t(&property - property_rows::property_table)];
}

bool is_allowed_word(const StyleProperty& property, std::string_view word) {
  const std::string_view words = property.words;
  for (std::size_t at = 0; (at = words.find(word, at)) != std::string_view::npos; at += word.size()) {
    const std::size_t end = at + word.size();
    const bool whole = (at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ');
    if (whole) return true;
  }
  return false;
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
