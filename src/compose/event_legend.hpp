#pragma once

#include <functional>
#include <vector>

#include "compose/legend.hpp"

namespace dateline {

/// The kinds of events with their numbers, and what hollow symbols, counts, numbers, ticks and leader lines
/// mean.
std::vector<LegendEntry> kind_entries(const Canvas& canvas, const EventBlocks& blocks,
                                      const MapContent& content);

/// What the sizes and colours of symbols mean, for the legend.
std::vector<LegendEntry> trait_entries(const Canvas& canvas, const EventBlocks& blocks);

/// Circles for the largest round number up to `most` and at most two smaller ones. `radius` tells
/// a number's, mm; what is no larger than `smallest` says nothing and is left out.
LegendEntry sizes_entry(double most, double smallest, const std::function<double(double)>& radius,
                        Colour fill);

}  // namespace dateline
