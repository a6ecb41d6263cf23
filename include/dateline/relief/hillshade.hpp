#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"
#include "dateline/relief/ground_grid.hpp"
#include "dateline/relief/sampling.hpp"

namespace dateline {

enum class HillshadeMethod { standard, basic, combined, igor, multidirectional };

/// What light's direction counts from: the sheet's top, or true north at each pixel.
enum class LightAnchor { sheet, north };

/// A lamp over the relief.
struct ReliefLight {
  double direction = 335;  ///< degrees clockwise, where the light comes from
  double altitude = 45;    ///< degrees above the horizon
  Colour shadow{0, 0, 0, 255};
  Colour highlight{255, 255, 255, 255};
};

/// How relief is shaded: the hillshade properties of the MapLibre Style Specification v8.
struct HillshadeLook {
  HillshadeMethod method = HillshadeMethod::standard;
  std::vector<ReliefLight> lights{{}};  ///< methods but multidirectional see the first
  LightAnchor anchor = LightAnchor::sheet;
  Colour accent{0, 0, 0, 255};  ///< of steep slopes, by the standard method
  double exaggeration = 0.5;    ///< 0 to 1
};

/// By how much slopes are drawn steeper at a zoom than they are, so that mountains still
/// show on maps of small scales: the reference implementation's factor, 1 from zoom 15 on.
double steepening(double zoom);

/// The shading as a picture to be laid over the map: shadows and lights with alpha, clear
/// where the land is level or has no height. Slopes are those of the ground beneath each
/// pixel, whatever the projection, times `steepening(zoom)`.
Image hillshade(const HeightGrid& heights, const GroundGrid& grid, const HillshadeLook& look, double zoom);

}  // namespace dateline
