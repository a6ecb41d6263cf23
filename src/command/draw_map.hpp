#pragma once

#include <string>
#include <vector>

#include "command/map_options.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/sheet/template.hpp"

namespace dateline {

/// A map that is composed and can be written.
struct DrawnMap {
  SheetSpec spec;
  Sheet sheet;
  MapContent content = {};  ///< that it was composed of, where it is one map
};

/// What a template may say of a map's events when it is drawn: {missing}, which it does not show, being
/// elsewhere or without a known place, and {shown}, the others.
TemplateValues counts_of_map(std::size_t events, std::size_t missing);

/// From located events to a sheet as the options ask for it: specify, read, select, compose. The
/// one way to a map, of `dateline map` and of every sheet of a set.
DrawnMap drawn_map(const MapOptions& options, std::vector<LocatedEvent> events, const Gazetteer& gazetteer,
                   Findings& findings);

/// Writes the options' outputs and report, PNGs as of the `series`. Gives the files written, in order.
std::vector<std::string> write_map(const DrawnMap& map, const MapOptions& options,
                                   PngSeries* series = nullptr);

}  // namespace dateline
