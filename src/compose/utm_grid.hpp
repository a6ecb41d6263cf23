#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/grid.hpp"
#include "dateline/label/labels.hpp"

namespace dateline {

/// Why a map can have no grid of UTM, as a sentence with a way out; empty when it can.
std::string utm_trouble(const Projector& projector);

/// The lines of easting and northing in each zone, and the borders between zones; of MGRS with
/// steps of 100 m, 1, 10 or 100 km, and the borders of its bands.
std::vector<GridLine> utm_grid_lines(GridKind kind, const Projector& projector);

/// The letters of the squares of 100 km of MGRS, "PJ", to stand where nothing else wants to.
std::vector<LabelRequest> square_letters(const Canvas& canvas, const Projector& projector);

/// For the credits: "Grid: UTM zone 38 north, WGS 84, lines each 10 km."
std::string grid_words(GridKind kind, const Projector& projector);

/// Degrees clockwise from true north to grid north at the map's centre: that of the UTM grid where the
/// sheet has one, else that of the projection, which is the sheet's top.
double grid_north(const SheetSpec& spec, const Projector& projector);

}  // namespace dateline
