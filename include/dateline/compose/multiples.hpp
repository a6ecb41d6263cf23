#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"

namespace dateline {

/// One of the small maps of a sheet.
struct SmallMap {
  std::string heading;           ///< "December 2022"
  std::optional<Period> period;  ///< its own days; nothing: those of the sheet
  MapContent content;            ///< its events and what held in its days, named as of the last of them
  std::vector<std::size_t> events = {};  ///< which of the sheet's events those are, in their order
};

/// What is told of the sheet as a whole.
struct SmallMapsAbout {
  std::string as_of;  ///< "Names and lines of each map as of its last day": in place of a day of the sheet
  std::string note;   ///< a sentence for the sheet's foot; "" for none
};

/// Small maps of one extent, one scale and one look side by side, under a title, with one legend, one scale
/// bar and one line of credits. `all` has the events of all maps, each once, the locator and the sources.
/// A name stands at the same place in every map that has it, and places without room for their names are left
/// out; symbols, sizes, colours and classes mean the
/// same in all. Throws UsageError, with the number that finds room, when maps would be smaller than
/// smallest_map_width × smallest_map_height. The same arguments give an equal drawing.
Sheet compose_multiples(const SheetSpec& spec, const Style& style, const MapContent& all,
                        std::vector<SmallMap> maps, const SmallMapsAbout& about, TextMeasure& measure,
                        Findings& findings);

inline constexpr double smallest_map_width = 35;   ///< mm of a small map's frame
inline constexpr double smallest_map_height = 25;  ///< the same

/// About the size that so many small maps have on the sheet, before it is composed: for choosing what to
/// read for them.
SheetSize small_map_size(const SheetSpec& spec, std::size_t maps);

/// About how many small maps of `width` mm and more find room on the sheet; at least one.
std::size_t small_maps_on(const SheetSpec& spec, double width);

}  // namespace dateline
