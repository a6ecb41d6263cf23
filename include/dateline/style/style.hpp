#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/style/sheet_look.hpp"
#include "dateline/style/sprite.hpp"
#include "dateline/style/value.hpp"

namespace dateline {

/// The geometry of a feature on the grid of a tile (style/tile_geometry.hpp).
struct TileGeometry;

/// What expressions see beside feature and zoom. Most of it a sheet does not have: cases
/// of the specification's suite set it.
struct StyleSurroundings {
  std::set<std::string, std::less<>> images;  ///< the images that there are
  StyleObject state;                          ///< global-state, where the style itself gave none
  StyleObject feature_state;
  StyleObject properties;  ///< if any, in place of the feature's attributes
  StyleValue id;           ///< if any, in place of the feature's
  StyleValue accumulated;
  std::optional<double> heatmap_density;
  std::optional<double> elevation;
  std::optional<double> line_progress;
  const TileGeometry* geometry = nullptr;  ///< in place of the feature's
};

/// What an expression sees.
struct StyleContext {
  const Feature* feature = nullptr;
  double zoom = 0;
  std::string_view geometry_type;  ///< "Point", "LineString" or "Polygon"
  /// What the operator of a ramp asks for: heatmap-density (0 to 1), elevation (metres)
  /// or line-progress (0 to 1), whichever the property is drawn by.
  std::optional<double> ramp = {};
  const StyleSurroundings* around = nullptr;
};

/// An expression of the MapLibre Style Specification v8, parsed once (expression.hpp).
class Expression;

enum class StyleLayerType {
  background,
  fill,
  line,
  circle,
  symbol,
  hillshade,
  color_relief,
  heatmap,
  raster
};

/// "fill", "color-relief", …
const char* to_string(StyleLayerType type);

/// What a line layer may carry along its lines, beside what the specification knows: the keys
/// "dateline:marks", "dateline:mark-size" and "dateline:mark-spacing" of a layer's "metadata".
struct LineMarks {
  enum class Kind {
    teeth,    ///< triangles on the side that the feature's "side" names
    ticks,    ///< strokes on that side, or across
    crosses,  ///< two strokes across each other, on the line
    arrow     ///< the line itself is an arrow to its end
  };
  Kind kind = Kind::ticks;
  double size = 4;      ///< in widths of the line
  double spacing = 12;  ///< from mark to mark, in widths of the line

  bool operator==(const LineMarks&) const = default;
};

/// "teeth", "ticks", "crosses", "arrow".
const char* to_string(LineMarks::Kind kind);

/// Every kind, in the order above.
const std::vector<LineMarks::Kind>& all_line_marks();

/// A layer of a style. Properties not set have the specification's default, and so have
/// those whose expression fails on a feature.
struct StyleLayer {
  std::string id;
  StyleLayerType type = StyleLayerType::background;
  std::string source;             ///< or the layer within it, when the style names one
  bool has_source_layer = false;  ///< "source-layer" is set: meant are layers of vector tiles
  double minzoom = 0;
  double maxzoom = 24;
  int line_number = 0;
  std::shared_ptr<const Expression> filter;
  std::map<std::string, std::shared_ptr<const Expression>, std::less<>> properties;  ///< paint and layout
  std::optional<LineMarks> marks;                                                    ///< of a line layer

  /// Within minzoom (included) and maxzoom (excluded; 24 has no end), and not hidden.
  bool visible_at(double zoom) const;
  /// Does the filter pass the feature? A filter that fails on it does not.
  bool takes(const StyleContext& context) const;

  /// The property's value in this context: colours, numbers (px unless the
  /// specification says otherwise), switches, texts and names, arrays of them. The
  /// property must be one that the table (properties.hpp) has for this type of layer.
  Colour colour(std::string_view property, const StyleContext& context) const;
  double number(std::string_view property, const StyleContext& context) const;
  bool flag(std::string_view property, const StyleContext& context) const;
  std::string text(std::string_view property, const StyleContext& context) const;
  std::vector<double> numbers(std::string_view property, const StyleContext& context) const;
  std::vector<std::string> texts(std::string_view property, const StyleContext& context) const;
  std::vector<Colour> colours(std::string_view property, const StyleContext& context) const;
  /// The sections of formatted text (text-field); what is not set in a section has the
  /// layer's value.
  std::vector<StyleSection> sections(std::string_view property, const StyleContext& context) const;
  /// Anchors with offsets in ems, in order of preference (text-variable-anchor-offset).
  std::vector<StyleAnchorOffset> anchor_offsets(std::string_view property, const StyleContext& context) const;
  StyleValue value(std::string_view property, const StyleContext& context) const;
  /// Does the style set it?
  bool has(std::string_view property) const;
};

/// A style: its layers in drawing order, and its symbols.
struct Style {
  std::string name;
  std::string about;  ///< a line that says what the style is for
  SheetLook look;
  std::vector<StyleLayer> layers;
  /// Symbols of styles/symbols by name: shapes about 0 0 in a box from -1 to 1. What is
  /// black takes the layer's icon-color, every other colour stays.
  std::map<std::string, std::vector<PathMark>, std::less<>> symbols;
  /// Images of the style's sprite sheet by name. Where a symbol has the name too, the image
  /// is drawn.
  std::map<std::string, Sprite, std::less<>> sprites;
};

/// Zoom at which 1 px of 1/96 inch shows `scale`: zoom 0 is 1:559,082,264.
double zoom_for_scale(double scale);

/// The other way round.
double scale_for_zoom(double zoom);

/// Millimetres of a style's px.
inline constexpr double mm_per_px = 25.4 / 96;

}  // namespace dateline
