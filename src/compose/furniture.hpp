#pragma once

#include <optional>
#include <string>

#include "compose/canvas.hpp"
#include "compose/grid.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// The frame line, and the grid's figures at its sides.
void draw_frame(Canvas& canvas, const Projector& projector, const GridFigureSides& sides);

/// Does one direction of north hold for the whole map? (Within 1.5°, at 1:5,000,000 or
/// larger.)
bool one_north(const Projector& projector);

/// The box of the arrow and its words about its middle, mm.
PageBox north_arrow_box(Canvas& canvas, const Projector& projector);

/// An arrow to true north at the map's centre, about `middle`, and below it how far grid north lies
/// beside it (grid_north()), from 0.1° on.
void draw_north_arrow(Canvas& canvas, const Projector& projector, PagePoint middle);

}  // namespace dateline
