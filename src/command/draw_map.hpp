#pragma once

#include <string>
#include <vector>

#include "command/map_options.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// A map that is composed and can be written.
struct DrawnMap {
  SheetSpec spec;
  Sheet sheet;
};

/// From located events to a sheet as the options ask for it: specify, read, select, compose. The
/// one way to a map, of `dateline map` and of every sheet of a set.
DrawnMap drawn_map(const MapOptions& options, std::vector<LocatedEvent> events, const Gazetteer& gazetteer,
                   Findings& findings);

/// Writes the options' outputs and report, PNGs as of the `series`. Gives the files written, in order.
std::vector<std::string> write_map(const DrawnMap& map, const MapOptions& options,
                                   PngSeries* series = nullptr);

}  // namespace dateline
