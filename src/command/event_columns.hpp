#pragma once

#include <string>
#include <vector>

#include "dateline/event/event.hpp"

namespace dateline {

/// What events can be told apart by, beside days and the columns that a table has of its own: "type",
/// "subtype", "kind" (subtype, else type), "actor" (either), "actor1", "actor2", "place", "source".
const std::vector<std::string>& event_columns();

/// What the event has in a column of that name, its table's own ones too; several for "actor" and the names
/// of "place"; "" for what is not told.
std::vector<std::string> column_values(const LocatedEvent& event, const std::string& column);

}  // namespace dateline
