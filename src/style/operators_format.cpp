// format and image: text of several looks, and pictures by name.

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "style/operators.hpp"

namespace dateline {

namespace {

using enum TypeKind;

constexpr std::string_view alignments[] = {"bottom", "center", "top"};

struct SectionOption {
  const char* name;
  StyleType type;
};

/// What may be set for a section, in the order of a section's arguments after its content.
const std::vector<SectionOption>& section_options() {
  static const std::vector<SectionOption> options{{"font-scale", number},
                                                  {"text-font", array_of(string)},
                                                  {"text-color", colour},
                                                  {"vertical-align", string}};
  return options;
}

constexpr std::size_t section_parts = 5;  ///< content and the four options

std::string fonts_text(const StyleValue& fonts) {
  std::string text;
  for (const StyleValue& font : **fonts.as<StyleArray>()) text += (text.empty() ? "" : ",") + to_string(font);
  return text;
}

std::optional<StyleVerticalAlign> alignment_of(const StyleValue& word) {
  const auto* text = word.as<std::string>();
  const auto found = text ? std::ranges::find(alignments, *text) : std::end(alignments);
  if (found == std::end(alignments)) return std::nullopt;
  return StyleVerticalAlign(found - std::begin(alignments));
}

StyleSection section_of(std::span<const StyleValue> parts) {
  StyleSection section;
  section.vertical_align = alignment_of(parts[4]);
  if (const auto* picture = parts[0].as<StyleImage>()) {
    section.image = *picture;
    return section;
  }
  section.text = to_string(parts[0]);
  if (const double* scale = parts[1].as<double>()) section.scale = *scale;
  if (parts[2].as<StyleArray>()) section.fonts = fonts_text(parts[2]);
  if (const auto* tint = parts[3].as<StyleColour>()) section.colour = *tint;
  return section;
}

StyleValue format(const ExpressionNode& node, Evaluation& evaluation) {
  auto sections = std::make_shared<std::vector<StyleSection>>();
  for (std::size_t i = 0; i < node.arguments.size(); i += section_parts) {
    StyleValue parts[section_parts];
    for (std::size_t part = 0; part < section_parts; ++part) {
      // An image has none of the looks of a text.
      if (parts[0].as<StyleImage>() && part > 0 && part + 1 < section_parts) continue;
      parts[part] = value_of(*node.arguments[i + part], evaluation);
      if (evaluation.failure) return {};
    }
    sections->push_back(section_of(parts));
  }
  return StyleFormatted(std::move(sections));
}

bool may_be_section(const StyleType& type) {
  return type.kind == string || type.kind == value || type.kind == null || type.kind == image;
}

/// Reads the options of a section into its arguments; false with a problem noted.
bool read_options(ExpressionParser& parser, const JsonValue& options, std::span<NodePointer> parts) {
  for (std::size_t i = 0; i < section_options().size(); ++i) {
    const auto& [name, type] = section_options()[i];
    const JsonValue* given = options.find(name);
    if (!given || !truth(constant_of(*given))) continue;
    const std::string* word = type.kind == string ? given->string() : nullptr;
    if (word && !std::ranges::count(alignments, *word))
      return parser.problem(fmt::format("'{}' must be one of: 'bottom', 'center', 'top' but found '{}' "
                                        "instead.",
                                        name, *word)) != nullptr;
    parts[i] = parser.parse_part(*given, 1, type);
    if (!parts[i]) return false;
  }
  return true;
}

NodePointer parse_format(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() < 2) return parser.problem("Expected at least one argument.");
  if (items[1].object() || items[1].null())
    return parser.problem("First argument must be an image or text section.");
  std::vector<NodePointer> parts;
  bool may_be_options = false;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].object() && std::exchange(may_be_options, false)) {
      if (!read_options(parser, items[i], std::span(parts).last(section_parts - 1))) return nullptr;
      continue;
    }
    may_be_options = true;
    // The reference implementation counts every section as the first.
    NodePointer content = parser.parse_part(items[i], 1, StyleType(value));
    if (!content) return nullptr;
    if (!may_be_section(content->type))
      return parser.problem("Formatted text type must be 'string', 'value', 'image' or 'null'.");
    parts.push_back(std::move(content));
    parts.resize(parts.size() + section_parts - 1, literal_node({}));
  }
  return share(make_node(formatted, format, std::move(parts)));
}

StyleValue evaluate_image(const ExpressionNode& node, Evaluation& evaluation) {
  const StyleValue name = value_of(*node.arguments[0], evaluation);
  if (evaluation.failure) return {};
  const StyleSurroundings* around = evaluation.context.around;
  return image_named(*name.as<std::string>(), around && around->images.contains(*name.as<std::string>()));
}

NodePointer parse_image(ExpressionParser& parser, const JsonValue::Array& items) {
  if (items.size() != 2) return parser.problem("Expected two arguments.");
  NodePointer name = parser.parse_item(items, 1, StyleType(string));
  if (!name) return parser.problem("No image name provided.");
  return share(make_node(image, evaluate_image, {std::move(name)}));
}

}  // namespace

StyleValue image_named(const std::string& name, bool available) {
  return name.empty() ? StyleValue() : StyleValue(StyleImage{name, available});
}

std::vector<Operator> format_operators() {
  return {
      {"format", "Types", "section, options, … → formatted", parse_format},
      {"image", "Types", "string → resolvedImage", parse_image},
  };
}

}  // namespace dateline
