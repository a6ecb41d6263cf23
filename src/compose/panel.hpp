#pragma once

#include "compose/canvas.hpp"
#include "compose/layout.hpp"
#include "compose/legend.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// The height of a panel below the map before anything is drawn: from the kinds of events, mm.
double expected_panel_height(const Canvas& canvas, const MapContent& content);

/// Draws locator, legend, scale bar and north arrow in the panel beside or below the map.
void draw_panel(Canvas& canvas, const Layout& layout, const Projector& projector, const MapContent& content,
                const std::vector<LegendEntry>& entries);

/// Where the scale bar stands inside the map on a sheet without a panel.
PageBox scale_corner(const Canvas& canvas, const PageBox& frame);

/// Draws the scale bar there.
void draw_scale_in_corner(Canvas& canvas, const Projector& projector);

}  // namespace dateline
