#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/page_shapes.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// What stands at the frame for a line of the grid: large figures between small ones, as printed
/// maps set them: 5|60|000 m E.
struct GridFigures {
  std::string before;
  std::string figures;
  std::string after;

  bool operator==(const GridFigures&) const = default;
};

/// A line of the grid.
struct GridLine {
  bool upright = false;         ///< runs up the sheet, and has its figures below the map, else left of it
  Feature feature;              ///< its course, with the properties of the source "grid"
  std::vector<PageLine> parts;  ///< on the sheet
  GridFigures label;
  GridFigures whole;  ///< that the first line of its kind has, with unit and direction
};

/// The parts of a course of positions on the sheet.
std::vector<PageLine> parts_of(const Feature& feature, const Projector& projector);

/// The grid that a sheet asks for; that of degrees where UTM and MGRS have none (utm_trouble()).
std::vector<GridLine> grid_lines(const SheetSpec& spec, const Projector& projector);

/// Its lines as the source "grid" of styles: `degrees` of latitude and longitude, or `metres` of easting
/// and northing with their `zone`; `kind` is "line", "square" (each 100 km of MGRS) or "zone".
FeatureLayer grid_layer(const SheetSpec& spec, const Projector& projector);

/// The same as thin lines over the map, for a style that has no layer for them.
void draw_grid(Canvas& canvas, const Projector& projector);

/// Where a grid's figures stand.
struct GridFigureSides {
  PageBox within;     ///< that they may not leave, mm
  bool left = true;   ///< of the frame
  bool below = true;  ///< the frame
};

/// The grid's figures beside the frame.
void draw_grid_labels(Canvas& canvas, const Projector& projector, const GridFigureSides& sides);

}  // namespace dateline
