#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/images.hpp"
#include "compose/layer_order.hpp"
#include "compose/page_shapes.hpp"
#include "compose/raster_painter.hpp"
#include "dateline/feature/situation.hpp"

namespace dateline {

/// A line with marks, as it was drawn.
struct MarkedLine {
  LineMarks marks;
  LineSide side = LineSide::none;
  Pen pen;
  double gap = 0;  ///< mm that a casing leaves open; 0: no casing
};

/// An icon as it was drawn.
struct SymbolSample {
  MapImage image;
  ImageLook look;
  double width = 0;   ///< mm
  double height = 0;  ///< mm
};

/// How something was drawn, for the legend: what was stroked and filled, in order.
struct Sample {
  std::vector<Pen> pens;
  std::optional<Colour> fill;
  std::optional<Pen> hatch;
  double hatch_spacing = 1.5;  ///< mm
  std::shared_ptr<const Pattern> pattern = nullptr;
  const Feature* feature = nullptr;
  std::vector<MarkedLine> marked = {};    ///< lines that carry marks, or are arrows
  std::optional<SymbolSample> icon = {};  ///< of symbol layers
};

/// An icon of a symbol layer, and how it and its name depend on one another.
struct MapSymbol {
  enum class Fit { none, width, height, both };

  MapImage image;
  ImagePlace place;
  ImageLook look;
  PageBox box;                      ///< that it covers, with its padding
  PagePoint shift;                  ///< mm by which it is drawn beside its place
  double priority = 0;              ///< the greater goes first
  bool may_overlap = false;         ///< stands whatever is there
  bool may_be_covered = false;      ///< others may stand on it
  bool optional = false;            ///< its name may stand without it
  bool name_optional = false;       ///< it may stand without its name
  bool with_name = false;           ///< stands where the name stands
  bool is_one_with_name = false;    ///< stands on its own place, and only when the name stands too
  Fit fit = Fit::none;              ///< takes its size from the name's
  std::array<double, 4> margins{};  ///< then: mm around the name: top, right, bottom, left
  bool stands = false;
  std::size_t slot = 0;  ///< its layer's among Painted::slots
};

/// What painting leaves for the labels and the legend.
struct Painted {
  std::vector<LabelRequest> labels;
  std::vector<PageLine> lines;  ///< better not covered
  std::vector<PageBox> solid;   ///< dots of places: never covered
  /// Kept free of names and events' symbols: what of the frame lies beside the world, circles of counts.
  std::vector<PageBox> barred;
  std::vector<MapSymbol> symbols;    ///< icons, in the order in which they are drawn
  std::vector<std::size_t> slots;    ///< marks of the canvas before which a layer's icons go
  std::map<PagePoint, double> dots;  ///< their middles and radii, mm
  std::map<std::pair<std::string, std::string>, Sample> samples;  ///< by source and class
  std::vector<DrawnRamp> ramps;                                   ///< tints and heat maps
  std::size_t counts = 0;  ///< mark of the canvas before which classes of counts go
};

/// Features of one layer on the sheet, projected once for all style layers.
struct PageLayer {
  const FeatureLayer* layer = nullptr;
  std::vector<PageShape> shapes;  ///< as layer->features
};

/// All layers projected and cut to a little more than the projector's frame.
std::vector<PageLayer> on_page(const std::vector<FeatureLayer>& layers, const Projector& projector);

/// Draws the style's background, fill, line and circle layers, each style layer a group
/// clipped to the frame, gives the icons of its symbol layers their places, and collects the
/// labels. Events are left out: they are placed, not drawn where they fall
/// (event_symbols.hpp). Layers made of pixels are drawn by RasterPainter. `order` is of layers of the
/// canvas' style.
Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
              const Projector& projector, const LayerOrder& order);

/// The same in the order of the style.
Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
              const Projector& projector);

/// Notes a dot or an icon that nothing may cover: a box of `radius` mm about its middle.
void keep_clear(Painted& painted, PagePoint at, double radius);

/// Draws the icons that stand, each in its layer: those whose names found no room do not, unless
/// the name is optional. `requests` and `labels` are what was asked and answered.
void draw_icons(Canvas& canvas, const Painted& painted, const std::vector<LabelRequest>& requests,
                const std::vector<Label>& labels);

/// Draws the labels, with the pictures within their text.
void draw_texts(Canvas& canvas, const std::vector<LabelRequest>& requests, const std::vector<Label>& labels);

/// "Point", "LineString" or "Polygon", as filters ask for it.
const char* geometry_type(const Feature& feature);

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
