#include "command/command.hpp"

namespace dateline {

const std::vector<Command>& commands() {
  static const std::vector<Command> table{
      {"map", "Draws one map of the events", run_map},
      {"mapset", "Makes a set of maps, and only what has changed since", run_mapset},
      {"geocode", "Resolves place names to places", run_geocode},
      {"export", "Writes events, corridors and places as GeoJSON or CSV", run_export},
      {"gazetteer", "Compiles gazetteers into one index, and tells what one holds", run_gazetteer},
      {"style", "Lists, draws, checks and evaluates map styles", run_style},
      {"check", "Lists what is wrong in files; draws nothing", run_check},
  };
  return table;
}

}  // namespace dateline
