#pragma once

#include <optional>
#include <string>

#include "compose/canvas.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// Meridians and parallels of the map, 3 to 8 of them each way, with the property `degrees`: the
/// source "grid" of styles.
FeatureLayer grid_layer(const Projector& projector);

/// The same as thin lines over the map, for a style that has no layer for them.
void draw_grid(Canvas& canvas, const Projector& projector);

/// The frame line, and the grid's degrees to the left of it and below.
void draw_frame(Canvas& canvas, const Projector& projector);

/// Does one direction of north hold for the whole map? (Within 1.5°, at 1:5,000,000 or
/// larger.)
bool one_north(const Projector& projector);

/// The box of the arrow about its middle, mm.
PageBox north_arrow_box(const Canvas& canvas, const Projector& projector);

/// An arrow to true north at the map's centre, about `middle`.
void draw_north_arrow(Canvas& canvas, const Projector& projector, PagePoint middle);

}  // namespace dateline
