#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// A scale bar before it is drawn: one bar for each unit that the sheet asks for, under the scale in
/// figures.
struct ScaleBar {
  struct Bar {
    double length = 0;  ///< mm
    int parts = 1;
    std::string end;  ///< "10 km"
  };
  std::string figures;  ///< "1:250,000"
  std::vector<Bar> bars;
  double width = 0;  ///< mm, with the words
  double height = 0;
};

/// The scale bar of a map, its bars at most `width` mm long: as long as a geodesic of that length is
/// on the level line through the map's centre. Without bars where the map has no positions there.
ScaleBar scale_bar_for(Canvas& canvas, const Projector& projector, double width);

/// Draws it with its top left at `at`, and reports it.
void draw_scale_bar(Canvas& canvas, const ScaleBar& bar, PagePoint at);

/// "1:250,000", with as many figures as are meant.
std::string scale_text(double scale);

}  // namespace dateline
