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

/// A sheet before it is drawn.
struct PlannedSheet {
  std::string name;
  std::string title;
  Period period;                 ///< of its axes; open without one of time
  std::vector<MapOptions> maps;  ///< one for all outputs that differ in their endings only
  std::vector<std::string> exports;
  const SetMap* from = nullptr;  ///< the set's map that it is a sheet of
  const SetTable* table = nullptr;
  std::vector<std::size_t> events;  ///< of the table
  std::string words;                ///< of all options and outputs: what of a sheet its manifest decides
  std::string failure;              ///< why it cannot be made

  /// How long it takes, in units of a sheet with few events.
  double cost() const;
};

/// The sheet's events, in the order of the table.
std::vector<LocatedEvent> events_of(const PlannedSheet& sheet);

/// A set cut into sheets, in order.
struct SetPlan {
  std::vector<PlannedSheet> sheets;
  Findings findings;
};

/// Cuts the set: values for the axes, events, names, titles, common extents and scales. Set and tables
/// must outlive the plan. A map that cannot be cut is told as an error and has no sheets; what is wrong
/// with one sheet only is its failure.
SetPlan planned_set(const MapSet& set, const SetTables& tables, const Gazetteer& gazetteer);

}  // namespace dateline
