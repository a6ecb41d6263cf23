#pragma once

#include "compose/canvas.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// A small map that shows where the sheet lies, in `box`, from MapContent::locator, drawn with
/// the sheet's style. Nothing is drawn when the sheet itself shows a continent.
bool draw_locator(Canvas& canvas, const MapContent& content, const Projector& map, const PageBox& box);

/// Does a sheet of that extent have a locator?
bool has_locator(const SheetSpec& spec, const MapContent& content);

}  // namespace dateline
