#pragma once

#include <set>
#include <string>
#include <vector>

#include "command/map_options.hpp"
#include "command/world_base.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/feature/situation.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/own_base.hpp"

namespace dateline {

/// The days that the options ask for; open where they do not say.
Period chosen_period(const MapOptions& options);

/// The sheet that the options ask for, about these events. Throws UsageError naming the option.
SheetSpec sheet_spec(const MapOptions& options, const std::vector<LocatedEvent>& events,
                     const Gazetteer& gazetteer);

/// The style asked for; over the layers of OpenMapTiles the one made for them, else the default.
std::string chosen_style(const MapOptions& options);

/// What the files of a map hold around its extent: read once, whatever the days for which it is drawn.
struct MapGround {
  GeoBox box;
  double scale = 0;  ///< 1 : this, of what is read
  WorldBase base;
  OwnBase own;
  std::vector<RasterLayer> rasters;
  std::vector<SituationFeature> situation;
  std::vector<FeatureLayer> locator;
};

/// Reads it for a sheet, or for maps of these sizes in mm on it, the first of which gives the scale.
MapGround map_ground(const MapOptions& options, const SheetSpec& spec, const Style& style, Findings& findings,
                     const std::vector<SheetSize>& sizes = {});

/// The places of events, by id.
std::set<std::string> places_of(const std::vector<LocatedEvent>& events);

/// What a map shows of its ground in the sheet's days, with the events; `event_places` are named first.
MapContent map_content(const MapOptions& options, const SheetSpec& spec, MapGround ground,
                       std::vector<LocatedEvent> events, const std::set<std::string>& event_places,
                       const Gazetteer& gazetteer);

/// Reads and selects all that the sheet shows: base maps, relief, corridors, places, the locator's
/// layers, and the sources of the credits.
MapContent map_content(const MapOptions& options, const SheetSpec& spec, const Style& style,
                       std::vector<LocatedEvent> events, const Gazetteer& gazetteer, Findings& findings);

}  // namespace dateline
