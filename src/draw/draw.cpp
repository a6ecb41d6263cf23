#include "dateline/draw/draw.hpp"

#include <cstdlib>

#include "door.hpp"
#include "draw/draw_door.hpp"

namespace dateline {

const DrawDoor& draw_door() {
  static const DrawDoor& table = door<DrawDoor>("dateline_draw", "dateline_draw_door");
  return table;
}

std::string to_png(const Drawing& drawing, double pixels_per_mm) {
  return draw_door().to_png(drawing, pixels_per_mm);
}

std::unique_ptr<PngSeries> png_series() {
  return draw_door().png_series();
}

std::string to_pdf(const Drawing& drawing, const std::vector<GroundReference>& grounds,
                   const std::vector<Drawing>& pages) {
  return draw_door().to_pdf(drawing, grounds, pages);
}

std::string to_pdf_of_pages(const std::string& title, const PdfPages& pages) {
  return draw_door().to_pdf_of_pages(title, pages);
}

std::string font_folder() {
  const char* folder = std::getenv("DATELINE_FONTS");
  return folder != nullptr && *folder != '\0' ? folder : "/usr/share/fonts/truetype/noto";
}

std::unique_ptr<TextMeasure> text_measure() {
  return draw_door().text_measure();
}

}  // namespace dateline
