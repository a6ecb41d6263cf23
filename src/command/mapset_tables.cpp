#include <algorithm>
#include <array>
#include <string_view>

#include "command/mapset_plan.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/read/checksum.hpp"
#include "dateline/read/events.hpp"
#include "dateline/select/select.hpp"
#include "dateline/write/geojson.hpp"
#include "in_parallel.hpp"

namespace dateline {
namespace {

/// Is it an attribute of where the event was?
bool tells_place(std::string_view key) {
  constexpr std::array keys{"place",     "place_id",   "place_name", "geo_precision",
                            "radius_km", "located_by", "score"};
  return std::ranges::find(keys, key) != keys.end();
}

/// All that is known of the event, as an export would tell it, but for where it stands in its file.
RecordedEvent sums_of(const LocatedEvent& event) {
  const Feature feature = to_feature(event);
  std::string what;
  std::string besides;
  for (const auto& [key, value] : feature.attributes) {
    const std::string words = key + '\0' + to_string(value) + '\0';
    what += words;
    if (!tells_place(key)) besides += words;
  }
  const std::string where = geometry_json(feature.geometry);
  const auto sum = [](const std::string& words) {
    constexpr std::size_t digits = 16;  // of one sheet's events no two are alike by chance
    return checksum(words).substr(0, digits);
  };
  return {sum(where), sum(where + what), event.event.id.empty() ? sum(besides) : ""};
}

}  // namespace

SetTables read_tables(const MapSet& set, const Gazetteer& gazetteer, Findings& findings) {
  SetTables tables;
  for (const SetMap& map : set.maps) {
    if (tables.contains(map.events)) continue;
    SetTable& table = tables[map.events];
    table.events = read_located_events(map.events, gazetteer, findings);
    table.sums.resize(table.events.size());
    in_parallel_parts(table.events.size(), 4096, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) table.sums[i] = sums_of(table.events[i]);
    });
  }
  return tables;
}

}  // namespace dateline
