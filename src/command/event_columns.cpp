#include "command/event_columns.hpp"

namespace dateline {

const std::vector<std::string>& event_columns() {
  static const std::vector<std::string> names{"type",   "subtype", "kind",  "actor",
                                              "actor1", "actor2",  "place", "source"};
  return names;
}

std::vector<std::string> column_values(const LocatedEvent& located, const std::string& column) {
  const Event& event = located.event;
  if (column == "type") return {event.type};
  if (column == "subtype") return {event.subtype};
  if (column == "kind") return {event.subtype.empty() ? event.type : event.subtype};
  if (column == "actor1") return {event.actor1};
  if (column == "actor2") return {event.actor2};
  if (column == "actor") return {event.actor1, event.actor2};
  if (column == "place") return {located.place_name, event.place, located.place_id};
  if (column == "source") return {event.source};
  for (const auto& [name, value] : event.more)
    if (name == column) return {value};
  return {};
}

}  // namespace dateline
