#pragma once

#include "command/map_options.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// The days that the options ask for; open where they do not say.
Period chosen_period(const MapOptions& options);

/// The sheet that the options ask for, about these events. Throws UsageError naming the option.
SheetSpec sheet_spec(const MapOptions& options, const std::vector<LocatedEvent>& events,
                     const Gazetteer& gazetteer);

/// The style asked for; over the layers of OpenMapTiles the one made for them, else the default.
std::string chosen_style(const MapOptions& options);

/// Reads and selects all that the sheet shows: base maps, relief, corridors, places, the locator's
/// layers, and the sources of the credits.
MapContent map_content(const MapOptions& options, const SheetSpec& spec, const Style& style,
                       std::vector<LocatedEvent> events, const Gazetteer& gazetteer, Findings& findings);

}  // namespace dateline
