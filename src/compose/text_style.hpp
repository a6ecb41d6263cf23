#pragma once

#include <vector>

#include "compose/layer_paint.hpp"
#include "dateline/label/labels.hpp"

namespace dateline {

/// Half the side of a symbol at icon-size 1, px.
inline constexpr double icon_half_px = 8;

/// Priority of the name of a place where an event happens, less the style's sort key.
inline constexpr double event_place_priority = 1000;

/// What comes first on the map: places where events happen, then what the layer's sort key puts
/// first, then later layers.
double priority_of(const LayerPaint& paint, const StyleContext& context);

/// Where symbols stand along lines.
struct AlongLines {
  double spacing = 0;   ///< mm between them
  bool centre = false;  ///< one in the line's middle instead
};

/// How the layer places symbols on lines, or nothing where it places them on points.
std::optional<AlongLines> along_lines(const LayerPaint& paint, const StyleContext& context);

/// The labels that the layer asks for a feature inside the frame: none when it has no text or the
/// feature has no point there, several along a line.
std::vector<LabelRequest> label_requests(LayerPaint& paint, const DrawnFeature& feature);

/// The stretches of a feature's lines that have a symbol each.
std::vector<PageLine> stretches(const PageShape& shape, const AlongLines& along);

}  // namespace dateline
