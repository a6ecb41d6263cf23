#pragma once

#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/label/text_measure.hpp"
#include "dateline/sheet/sheet.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// What the legend of a map would make of its events alone.
struct LegendNeeds {
  CommonLegend legend;
  bool is_dense = false;  ///< their symbols would hide each other
};

/// What a sheet's legend needs, told from its events before it is drawn, for sheets that are to compare.
/// Numbers are rounded up to two digits, since the sheet's frame comes out a little larger or smaller.
LegendNeeds legend_needs(const SheetSpec& spec, const Style& style, const std::vector<LocatedEvent>& events,
                         TextMeasure& measure);

}  // namespace dateline
