#include "dateline/style/style.hpp"

#include <cassert>
#include <cmath>

#include "dateline/style/expression.hpp"
#include "dateline/style/properties.hpp"
#include "style/operators.hpp"

namespace dateline {

namespace {

/// Is the value of the shape that the property has? What is not has the default.
bool fits(const StyleValue& value, const StyleProperty& property) {
  switch (property.kind) {
    case PropertyKind::number: return value.as<double>() && std::isfinite(*value.as<double>());
    case PropertyKind::colour: return value.as<StyleColour>() != nullptr;
    case PropertyKind::flag: return value.as<bool>() != nullptr;
    case PropertyKind::word:
      return value.as<std::string>() && is_allowed_word(property, *value.as<std::string>());
    case PropertyKind::string: return value.as<std::string>() != nullptr;
    case PropertyKind::text: return value.as<StyleFormatted>() != nullptr;
    case PropertyKind::image: return value.as<StyleImage>() != nullptr;
    case PropertyKind::padding: return value.as<StylePadding>() != nullptr;
    case PropertyKind::number_list: return value.as<StyleNumbers>() != nullptr;
    case PropertyKind::colour_list: return value.as<StyleColours>() != nullptr;
    case PropertyKind::anchor_offsets: return value.as<StyleAnchorOffsets>() != nullptr;
    default: return value.as<StyleArray>() != nullptr;
  }
}

}  // namespace

const char* to_string(LineMarks::Kind kind) {
  static constexpr const char* names[] = {"teeth", "ticks", "crosses", "arrow"};
  return names[int(kind)];
}

const std::vector<LineMarks::Kind>& all_line_marks() {
  static const std::vector<LineMarks::Kind> all{LineMarks::Kind::teeth, LineMarks::Kind::ticks,
                                                LineMarks::Kind::crosses, LineMarks::Kind::arrow};
  return all;
}

const char* to_string(StyleLayerType type) {
  static constexpr const char* names[] = {"background", "fill",         "line",    "circle", "symbol",
                                          "hillshade",  "color-relief", "heatmap", "raster"};
  return names[int(type)];
}

bool StyleLayer::visible_at(double zoom) const {
  if (zoom < minzoom || (zoom >= maxzoom && maxzoom < 24)) return false;
  return text("visibility", {}) != "none";
}

bool StyleLayer::takes(const StyleContext& context) const {
  if (!filter) return true;
  const auto passed = filter->evaluate(context);
  return passed && truth(*passed);
}

StyleValue StyleLayer::value(std::string_view property, const StyleContext& context) const {
  const StyleProperty* row = style_property(type, property);
  assert(row && "the property must be in the table");
  const auto found = properties.find(property);
  if (found == properties.end()) return shared_standard_value(*row);
  auto made = found->second->evaluate(context);
  if (made && fits(*made, *row)) return *std::move(made);
  // Where no image was there, "coalesce" gives the name of the first.
  const bool named = made && row->kind == PropertyKind::image && made->as<std::string>();
  return named ? image_named(*made->as<std::string>()) : shared_standard_value(*row);
}

Colour StyleLayer::colour(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  return made.as<StyleColour>() ? to_colour(*made.as<StyleColour>()) : Colour{0, 0, 0, 0};
}

double StyleLayer::number(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  return made.as<double>() ? *made.as<double>() : 0;
}

bool StyleLayer::flag(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  return made.as<bool>() && *made.as<bool>();
}

std::string StyleLayer::text(std::string_view property, const StyleContext& context) const {
  return to_string(value(property, context));
}

std::vector<double> StyleLayer::numbers(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  if (const auto* padding = made.as<StylePadding>()) return {padding->sides.begin(), padding->sides.end()};
  if (const auto* numbers = made.as<StyleNumbers>()) return **numbers;
  std::vector<double> list;
  if (const auto* items = made.as<StyleArray>())
    for (const StyleValue& item : **items) list.push_back(item.as<double>() ? *item.as<double>() : 0);
  return list;
}

std::vector<std::string> StyleLayer::texts(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  std::vector<std::string> list;
  if (const auto* items = made.as<StyleArray>())
    for (const StyleValue& item : **items) list.push_back(to_string(item));
  return list;
}

std::vector<Colour> StyleLayer::colours(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  std::vector<Colour> list;
  if (const auto* colours = made.as<StyleColours>())
    for (const StyleColour& one : **colours) list.push_back(to_colour(one));
  return list;
}

std::vector<StyleSection> StyleLayer::sections(std::string_view property, const StyleContext& context) const {
  const StyleValue made = value(property, context);
  const auto* sections = made.as<StyleFormatted>();
  return sections ? **sections : std::vector<StyleSection>();
}

std::vector<StyleAnchorOffset> StyleLayer::anchor_offsets(std::string_view property,
                                                          const StyleContext& context) const {
  const StyleValue made = value(property, context);
  const auto* offsets = made.as<StyleAnchorOffsets>();
  return offsets ? **offsets : std::vector<StyleAnchorOffset>();
}

bool StyleLayer::has(std::string_view property) const {
  return properties.find(property) != properties.end();
}

namespace {
constexpr double scale_of_zoom_0 = 559082264;
}  // namespace

double zoom_for_scale(double scale) {
  return std::log2(scale_of_zoom_0 / scale);
}

double scale_for_zoom(double zoom) {
  return scale_of_zoom_0 / std::exp2(zoom);
}

}  // namespace dateline
