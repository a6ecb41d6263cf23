#pragma once

#include <optional>

#include "compose/page_shapes.hpp"
#include "dateline/label/labels.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// Half the side of a symbol at icon-size 1, px.
inline constexpr double icon_half_px = 8;

/// Priority of the name of a place where an event happens, less the style's sort key.
inline constexpr double event_place_priority = 1000;

/// The label that a symbol layer asks for a feature inside the frame; nothing when it has
/// no text or the feature has no point there.
std::optional<LabelRequest> label_request(const StyleLayer& layer, const StyleContext& context,
                                          const PageShape& shape, const PageBox& frame);

}  // namespace dateline
