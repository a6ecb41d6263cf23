#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compose/images.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// One style layer in the making.
struct LayerPaint {
  Canvas& canvas;
  const StyleLayer& layer;
  const PageLayer& source;
  PageBox frame;
  double zoom = 0;
  Painted& painted;
  Images& images;
  std::vector<Mark> marks;  ///< what the layer draws, in order
};

/// A feature of the layer's source that the layer draws.
struct DrawnFeature {
  const PageShape* shape = nullptr;
  StyleContext context;
};

/// The features that the layer's filter passes, in the order in which they are drawn: that of
/// `sort_key` ("" for none), ascending, else that of the source.
std::vector<DrawnFeature> drawn_features(const LayerPaint& paint, std::string_view sort_key);

/// By how much a property like "fill-translate" moves the layer, in mm.
PagePoint translation(const StyleLayer& layer, std::string_view property, const StyleContext& context);

/// The shape moved.
PageShape moved(const PageShape& shape, PagePoint by);

/// The image that a property names, or nothing; a name that the style does not have is a
/// finding.
std::optional<MapImage> named_image(const LayerPaint& paint, std::string_view property,
                                    const StyleContext& context);

/// What the legend shows of the feature's class.
Sample& sample_of(LayerPaint& paint, const StyleContext& context);

/// Gives the icons that find room their places, those of the greatest priority first, and takes
/// back the names of the others.
void stand_icons(Painted& painted, const PageBox& frame);

void paint_fills(LayerPaint& paint);
void paint_lines(LayerPaint& paint);
void paint_circles(LayerPaint& paint);
void paint_symbols(LayerPaint& paint);

}  // namespace dateline
