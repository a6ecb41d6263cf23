#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/page_shapes.hpp"
#include "compose/raster_painter.hpp"

namespace dateline {

/// How something was drawn, for the legend: what was stroked and filled, in order.
struct Sample {
  std::vector<Pen> pens;
  std::optional<Colour> fill;
  std::optional<Pen> hatch;
  const Feature* feature = nullptr;
};

/// What painting leaves for the labels and the legend.
struct Painted {
  std::vector<LabelRequest> labels;
  std::vector<PageLine> lines;                                    ///< better not covered
  std::vector<PageBox> solid;                                     ///< dots of places: never covered
  std::map<PagePoint, double> dots;                               ///< their middles and radii, mm
  std::map<std::pair<std::string, std::string>, Sample> samples;  ///< by source and class
  std::vector<DrawnRamp> ramps;                                   ///< tints and heat maps
};

/// Features of one layer on the sheet, projected once for all style layers.
struct PageLayer {
  const FeatureLayer* layer = nullptr;
  std::vector<PageShape> shapes;  ///< as layer->features
};

/// All layers projected and cut to a little more than the projector's frame.
std::vector<PageLayer> on_page(const std::vector<FeatureLayer>& layers, const Projector& projector);

/// Draws the style's background, fill, line and circle layers and the icons of its symbol
/// layers, each style layer a group clipped to the frame, and collects the labels. Events
/// are left out: they are placed, not drawn where they fall (event_symbols.hpp). Layers made
/// of pixels are drawn by RasterPainter.
Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
              const Projector& projector);

/// Notes a dot or an icon that nothing may cover: a box of `radius` mm about its middle.
void keep_clear(Painted& painted, PagePoint at, double radius);

/// The colour with its alpha times `opacity`.
Colour faded(Colour colour, double opacity);

/// The two colours of a symbol: its black becomes `tint`, its white `ground`.
struct SymbolColours {
  Colour tint;
  Colour ground;
};

/// A symbol of the style at a place; hollow ones have an edge of the tint about the ground. `half`
/// is half its size in mm.
std::vector<SymbolMark> symbol_marks(const std::vector<PathMark>& symbol, const SymbolColours& colours,
                                     bool hollow, double half, const std::vector<PagePoint>& at);

}  // namespace dateline
