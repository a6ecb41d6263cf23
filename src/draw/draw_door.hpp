#pragma once

#include <memory>
#include <optional>
#include <string>

#include "dateline/draw/draw.hpp"
#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/ground_reference.hpp"

namespace dateline {

/// What the shared object dateline_draw does with Cairo and Pango for the core.
struct DrawDoor {
  std::string (*to_png)(const Drawing& drawing, double pixels_per_mm);
  std::unique_ptr<PngSeries> (*png_series)();
  std::string (*to_pdf)(const Drawing& drawing, const std::vector<GroundReference>& grounds,
                        const std::vector<Drawing>& pages);
  std::string (*to_pdf_of_pages)(const std::string& title, const PdfPages& pages);
  std::unique_ptr<TextMeasure> (*text_measure)();
  ImageMark (*image_of_symbols)(const SymbolMark& mark);
  void (*read_fonts)();
};

/// The table, opened when first asked for.
const DrawDoor& draw_door();

}  // namespace dateline
