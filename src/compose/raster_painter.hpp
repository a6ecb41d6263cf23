#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/page_shapes.hpp"
#include "dateline/relief/ground_grid.hpp"
#include "dateline/relief/ramp.hpp"
#include "dateline/relief/raster_source.hpp"
#include "dateline/relief/sampling.hpp"

namespace dateline {

struct PageLayer;

/// Colours that stand for numbers as they were drawn, for the legend.
struct DrawnRamp {
  std::string text;  ///< "Height, 250 to 3,600 m"
  ColourRamp ramp;
};

/// Draws what is made of pixels: hillshade, color-relief, raster and heatmap layers.
class RasterPainter {
 public:
  /// All must outlive it.
  RasterPainter(Canvas& canvas, const std::vector<RasterLayer>& rasters, const std::vector<PageLayer>& layers,
                const Projector& projector);

  static bool draws(StyleLayerType type);

  /// The layer as images; none when the map has nothing for it.
  std::vector<ImageMark> images(const StyleLayer& layer);

  /// Says what the map has and the style did not draw, and what covers only a part of it.
  void tell_what_is_missing();

  const std::vector<DrawnRamp>& ramps() const { return m_ramps; }

 private:
  const RasterLayer* heights() const;
  bool takes(const StyleLayer& layer, const RasterLayer& picture) const;
  const GroundGrid& grid();
  const HeightGrid& heights(Sampling sampling);
  ImageMark over_grid(Image image);
  ImageMark over_land(const Image& image, const HeightGrid& known);
  ImageMark shaded(const StyleLayer& layer);
  std::optional<ImageMark> tinted_by(const StyleLayer& layer);
  ImageMark picture(const StyleLayer& layer, const RasterSource& source);
  std::optional<ImageMark> heat(const StyleLayer& layer);

  Canvas& m_canvas;
  const std::vector<RasterLayer>& m_rasters;
  const std::vector<PageLayer>& m_layers;
  const Projector& m_projector;
  StyleContext m_context;
  std::optional<GroundGrid> m_grid;
  std::map<Sampling, HeightGrid> m_heights;
  std::map<std::string, bool> m_drawn;  ///< rasters by their names
  std::vector<DrawnRamp> m_ramps;
};

}  // namespace dateline
