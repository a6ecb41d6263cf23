#include "dateline/style/sheet_look.hpp"

namespace dateline {

std::span<const SheetLookColour> sheet_look_colours() {
  static constexpr SheetLookColour table[] = {
      {"dateline:paper", &SheetLook::paper, "the sheet around the map, and the ground of numbers"},
      {"dateline:ink", &SheetLook::ink, "titles, legend, scale bar and leader lines"},
      {"dateline:soft-ink", &SheetLook::soft_ink, "subtitle, credits, degrees and frames"},
      {"dateline:ground", &SheetLook::ground, "what is white in symbols, and the rim of event symbols"},
      {"dateline:locator", &SheetLook::locator, "the box of the sheet on the locator map"},
  };
  return table;
}

std::span<const SheetLookRamp> sheet_look_ramps() {
  static constexpr SheetLookRamp table[] = {
      {"dateline:ramp", &SheetLook::ramp, "numbers of events, from few to many; one colour: by hatching"},
      {"dateline:time-ramp", &SheetLook::time_ramp, "days, from the first to the last"},
  };
  return table;
}

}  // namespace dateline
