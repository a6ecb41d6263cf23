#pragma once

#include <map>
#include <string>
#include <vector>

#include "command/map_options.hpp"
#include "dateline/event/event.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/sheet/map_set.hpp"
#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// Events of a list of tables, read and located once for all maps of a set.
struct SetTable {
  std::vector<LocatedEvent> events;
  std::vector<RecordedEvent> sums;  ///< of each event
};

using SetTables = std::map<std::vector<std::string>, SetTable>;

/// Reads and locates every list of tables that the set names.
SetTables read_tables(const MapSet& set, const Gazetteer& gazetteer, Findings& findings);

/// Sheets of one extent, as an overview shows them.
struct SheetGroup {
  std::vector<std::string> sheets;  ///< names
  std::string label;                ///< their numbers: "1–37"
  std::string name;                 ///< what they have in common, or the title of a single one; may be empty
  std::size_t page = 0;             ///< of the first one in an atlas, among those of sheets, from 1
  Line outline;                     ///< on the ground
};

/// A sheet before it is drawn.
struct PlannedSheet {
  std::string name;
  std::string title;
  Period period;                 ///< of its axes; open without one of time
  std::vector<MapOptions> maps;  ///< one for all outputs that differ in their endings only
  std::vector<std::string> exports;
  const SetMap* from = nullptr;  ///< the set's map that it is a sheet of
  const SetTable* table = nullptr;
  std::vector<std::size_t> events;    ///< of the table
  std::string words;                  ///< of all options and outputs: what of a sheet its manifest decides
  std::string failure;                ///< why it cannot be made
  std::vector<std::string> subjects;  ///< values of its axes but for those of time
  std::vector<SheetGroup> groups;     ///< of an overview
  std::vector<FeatureLayer> layers;   ///< of an overview: what it writes as GeoJSON, under their files' names

  /// How long it takes, in units of a sheet with few events.
  double cost() const;
};

/// The sheet's events, in the order of the table.
std::vector<LocatedEvent> events_of(const PlannedSheet& sheet);

/// A set cut into sheets, in order.
struct SetPlan {
  std::vector<PlannedSheet> sheets;
  std::optional<PlannedSheet> overview;  ///< as far as the manifest alone decides it
  Findings findings;
};

/// Cuts the set: values for the axes, events, names, titles, common extents and scales. Set and tables
/// must outlive the plan. A map that cannot be cut is told as an error and has no sheets; what is wrong
/// with one sheet only is its failure.
SetPlan planned_set(const MapSet& set, const SetTables& tables, const Gazetteer& gazetteer);

}  // namespace dateline
