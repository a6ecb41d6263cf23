#include "resolve/lineages.hpp"

#include <algorithm>

namespace dateline {
namespace {

// Of units there are some 50,000 in the world.
constexpr std::size_t most_known = 65536;

bool holds(const std::vector<const Place*>& areas, const Place& area) {
  return std::ranges::find(areas, &area) != areas.end();
}

std::vector<const Place*> all_above(const Place& place, const Gazetteer& gazetteer) {
  std::vector<const Place*> above;
  const auto add_parents = [&](const Place& below) {
    for (const Parent& parent : below.parents)
      if (const Place* found = gazetteer.find(parent.id); found != nullptr && !holds(above, *found))
        above.push_back(found);
  };
  add_parents(place);
  for (std::size_t i = 0; i < above.size(); ++i) add_parents(*above[i]);
  return above;
}

}  // namespace

const std::vector<std::string>& Lineages::names(const Place& place, std::uint64_t lineage, Day day) {
  Known& known = known_of(place, lineage);
  // What lies around itself, by an error of its source, is left out of the areas around it alone.
  const bool is_shared = !holds(known.above, place);
  if (is_shared && known.is_named && known.day == day) return known.names;
  known.names = found_names(place, day);
  known.is_named = is_shared;
  known.day = day;
  return known.names;
}

std::vector<std::string> Lineages::found_names(const Place& place, Day day) {
  std::vector<std::string> names;
  for (const Place* area : m_gazetteer.parents(place, day)) {
    if (m_areas.size() >= most_known) m_areas.clear();
    const auto [name, is_new] = m_areas.try_emplace(area);
    if (is_new || name->second.first != day) name->second = {day, m_name_of(*area, day)};
    names.push_back(name->second.second);
  }
  return names;
}

bool Lineages::is_below(const Place& place, std::uint64_t lineage, const Place& area) {
  return !place.parents.empty() && holds(known_of(place, lineage).above, area);
}

Lineages::Known& Lineages::known_of(const Place& place, std::uint64_t lineage) {
  if (lineage == 0) return m_own = {all_above(place, m_gazetteer), false, {}, {}};
  if (m_known.size() >= most_known) m_known.clear();
  const auto [known, is_new] = m_known.try_emplace(lineage);
  if (is_new) known->second.above = all_above(place, m_gazetteer);
  return known->second;
}

}  // namespace dateline
