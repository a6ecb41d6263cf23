#pragma once

#include <optional>
#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// The name of the layer that holds the outlines of a set's sheets.
inline constexpr const char* sheets_layer = "sheets";

/// The frame as it lies on the ground: a ring of positions along it, to a metre, not closed by a last one.
/// Empty where the world does not fill the frame.
Line outline_of(const Projector& projector);

/// The polygons of the layer of sheets as they lie on the page, and boxes about its points; features without
/// an id are left out.
std::vector<SheetArea> areas_of(const std::vector<FeatureLayer>& layers, const Projector& projector);

/// The box of a ring on the page; nothing for none, and where a part of it has no place there.
std::optional<PageBox> box_around(const std::vector<PagePoint>& ring);

}  // namespace dateline
