#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/layer_paint.hpp"
#include "dateline/label/labels.hpp"

namespace dateline {

/// The layer's font for a feature. Names of fonts that are not at hand are findings; the nearest
/// of the fonts at hand stands for them.
Font font_of(LayerPaint& paint, const StyleContext& context);

struct LabelText : SpannedText {
  std::vector<std::string> images;  ///< that stand in its gaps, in order
};

/// The layer's text-field as it is set: its sections' looks, its case, room for its images. The
/// spans are empty when all of it looks as the layer says.
LabelText label_text(LayerPaint& paint, const StyleContext& context, const Font& font, Colour colour);

/// The text set from top to bottom, a character a line, where all of its characters stand upright
/// then: Han, kana, Hangul. Nothing for other texts.
std::optional<std::string> stacked(const std::string& text);

/// What stands in a text where an image is drawn.
inline constexpr const char* image_sign = "\uFFFC";

}  // namespace dateline
