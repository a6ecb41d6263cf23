#pragma once

#include <memory>
#include <string>

#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"

namespace dateline {

/// PNG, 8-bit RGB, with pHYs and the title and source as text chunks. `pixels_per_mm`
/// times the drawing's size, rounded, is the size in pixels.
std::string to_png(const Drawing& drawing, double pixels_per_mm);

/// SVG 1.1 with text as text, <title> and <desc>.
std::string to_svg(const Drawing& drawing);

/// PDF 1.5 with selectable text, title, author and subject.
std::string to_pdf(const Drawing& drawing);

/// Measures text as the pictures will show it (Pango, the pinned fonts).
std::unique_ptr<TextMeasure> text_measure();

}  // namespace dateline
