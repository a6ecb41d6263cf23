#include "command/mapset_plan.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/read/checksum.hpp"
#include "dateline/read/events.hpp"
#include "dateline/select/select.hpp"
#include "dateline/write/geojson.hpp"

namespace dateline {
namespace {

/// All that is known of the event, as an export would tell it, but for where it stands in its file.
RecordedEvent sums_of(const LocatedEvent& event) {
  const Feature feature = to_feature(event);
  std::string what;
  for (const auto& [key, value] : feature.attributes) what += key + '\0' + to_string(value) + '\0';
  const std::string where = geometry_json(feature.geometry);
  constexpr std::size_t digits = 16;  // of one sheet's events no two are alike by chance
  return {checksum(where).substr(0, digits), checksum(where + what).substr(0, digits)};
}

}  // namespace

SetTables read_tables(const MapSet& set, const Gazetteer& gazetteer, Findings& findings) {
  SetTables tables;
  for (const SetMap& map : set.maps) {
    if (tables.contains(map.events)) continue;
    SetTable& table = tables[map.events];
    table.events = read_located_events(map.events, gazetteer, findings);
    for (const LocatedEvent& event : table.events) table.sums.push_back(sums_of(event));
  }
  return tables;
}

}  // namespace dateline
