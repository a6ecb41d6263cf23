#include "dateline/resolve/reverse.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "dateline/geo/measure.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {
namespace {

constexpr double furthest_km = 100;

// A settlement this near is taken to lie in the same areas.
constexpr double same_area_km = 25;

// Nearer than this a position is in the settlement, not beside it.
constexpr double at_km = 1;

std::string name_on(const Place& place, Day day) {
  return printed_name(place, {NamingPolicy::Choice::official, "en"}, day);
}

std::string km_text(double km) {
  if (km >= 10) return std::to_string(std::lround(km)) + " km";
  const long tenths = std::lround(km * 10);
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " km";
}

std::string described(const PositionAnswer& around, Day day) {
  std::string text;
  if (!around.nearest.empty()) {
    const Neighbour& nearest = around.nearest.front();
    if (nearest.km >= at_km) text = km_text(nearest.km) + " " + wind_of(nearest.bearing) + " of ";
    text += name_on(*nearest.place, day);
  }
  for (const AreaAround& area : around.areas) text += (text.empty() ? "" : ", ") + name_on(*area.place, day);
  return text;
}

}  // namespace

std::string wind_of(double bearing) {
  constexpr std::array<const char*, 8> winds{"north", "north-east", "east", "south-east",
                                             "south", "south-west", "west", "north-west"};
  return winds[static_cast<std::size_t>(std::lround(bearing / 45)) % winds.size()];
}

PositionAnswer describe_position(LonLat position, const std::optional<Day>& as_of, std::size_t most,
                                 const Gazetteer& gazetteer) {
  const Day day = as_of.value_or(Period::distant_future);
  PositionAnswer around;
  around.position = position;
  const auto near =
      gazetteer.nearest(position, std::max<std::size_t>(most, 1), furthest_km, {PlaceKind::settlement});
  for (const NearPlace& one : near) {
    const Place& place = gazetteer.place(one.place);
    around.nearest.push_back({&place, one.km, one.km > 0 ? bearing(place.point, position) : 0});
  }
  for (const PlaceNumber number : gazetteer.areas_at(position, day))
    around.areas.push_back({&gazetteer.place(number), true});
  if (!around.nearest.empty() && around.nearest.front().km <= same_area_km)
    for (const Place* parent : gazetteer.parents(*around.nearest.front().place, day)) {
      const bool known = std::ranges::find(around.areas, parent, &AreaAround::place) != around.areas.end();
      if (!known) around.areas.push_back({parent, false});
    }
  around.description = described(around, day);
  return around;
}

}  // namespace dateline
