#include "dateline/draw/draw.hpp"

#include "door.hpp"
#include "draw/draw_door.hpp"

namespace dateline {
namespace {

const DrawDoor& draw_door() {
  static const DrawDoor& table = door<DrawDoor>("dateline_draw", "dateline_draw_door");
  return table;
}

}  // namespace

std::string to_png(const Drawing& drawing, double pixels_per_mm) {
  return draw_door().to_png(drawing, pixels_per_mm);
}

std::string to_pdf(const Drawing& drawing) {
  return draw_door().to_pdf(drawing);
}

std::unique_ptr<TextMeasure> text_measure() {
  return draw_door().text_measure();
}

}  // namespace dateline
