#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// What an expression sees.
struct StyleContext {
  const Feature* feature = nullptr;
  double zoom = 0;
  std::string geometry_type;  ///< "Point", "LineString" or "Polygon"
};

/// An expression of the MapLibre Style Specification v8, parsed once.
class Expression;

enum class StyleLayerType { background, fill, line, circle, symbol };

/// A layer of a style. Properties not set have the specification's default.
struct StyleLayer {
  std::string id;
  StyleLayerType type = StyleLayerType::background;
  std::string source;
  double minzoom = 0;
  double maxzoom = 24;
  int line_number = 0;
  std::shared_ptr<const Expression> filter;
  std::map<std::string, std::shared_ptr<const Expression>, std::less<>> properties;  ///< paint and layout

  bool visible_at(double zoom) const;
  bool takes(const StyleContext& context) const;

  Colour colour(std::string_view property, const StyleContext& context) const;
  double number(std::string_view property, const StyleContext& context) const;
  bool flag(std::string_view property, const StyleContext& context) const;
  std::string text(std::string_view property, const StyleContext& context) const;
  std::vector<double> numbers(std::string_view property, const StyleContext& context) const;
  std::vector<std::string> texts(std::string_view property, const StyleContext& context) const;
  bool has(std::string_view property) const;
};

/// A style: its layers in drawing order, and its symbols.
struct Style {
  std::string name;
  std::vector<StyleLayer> layers;
  /// Symbols of styles/symbols by name: shapes about 0 0 in a box from -1 to 1.
  std::map<std::string, std::vector<PathMark>, std::less<>> symbols;
};

/// Zoom at which 1 px of 1/96 inch shows `scale`: zoom 0 is 1:559,082,264.
double zoom_for_scale(double scale);

/// Millimetres of a style's px.
inline constexpr double mm_per_px = 25.4 / 96;

}  // namespace dateline
