#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// How a sheet looks around its map and between its symbols: what a style's "metadata" may say
/// under the keys of sheet_look_colours() and "dateline:text-scale".
struct SheetLook {
  Colour paper{255, 255, 255, 255};   ///< the sheet, and what lies under a number
  Colour ink{38, 38, 38, 255};        ///< titles, legend, scale bar, leader lines
  Colour soft_ink{89, 89, 89, 255};   ///< subtitle, credits, degrees, frames
  Colour ground{255, 255, 255, 255};  ///< the white of symbols: their inner shapes and their rim
  Colour locator{196, 30, 30, 255};   ///< the box of the sheet on the locator map
  double text_scale = 1;              ///< of the words around the map, 0.5 to 3
  /// From few events to many. Of one colour alone: numbers of events are told apart by hatching.
  std::vector<Colour> ramp{{250, 222, 173, 255}, {240, 163, 107, 255}, {220, 100, 102, 255},
                           {171, 58, 114, 255},  {109, 35, 105, 255},  {51, 20, 71, 255}};
  /// From the first day to the last, on symbols. One colour tells no days apart.
  std::vector<Colour> time_ramp{
      {22, 48, 122, 255}, {122, 43, 140, 255}, {184, 56, 90, 255}, {200, 98, 24, 255}};

  bool operator==(const SheetLook&) const = default;
};

/// A key of a style's "metadata" that sets a colour of the sheet.
struct SheetLookColour {
  std::string_view key;
  Colour SheetLook::*colour;
  std::string_view about;  ///< what it colours, for documentation
};

/// All of them, in the order of the struct.
std::span<const SheetLookColour> sheet_look_colours();

/// A key of a style's "metadata" that sets a list of colours.
struct SheetLookRamp {
  std::string_view key;
  std::vector<Colour> SheetLook::*colours;
  std::string_view about;
};

/// All of them, in the order of the struct.
std::span<const SheetLookRamp> sheet_look_ramps();

/// The key of SheetLook::text_scale.
inline constexpr std::string_view text_scale_key = "dateline:text-scale";

/// The key of Style::about.
inline constexpr std::string_view about_key = "dateline:about";

}  // namespace dateline
