#include "resolve/areas.hpp"

#include <algorithm>

#include "dateline/geo/measure.hpp"
#include "resolve/match.hpp"
#include "resolve/query.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_known = 20000;

// Of the namesakes of an area only so many are looked at.
constexpr std::size_t most_places = 64;

NamedArea area_of(const std::vector<Match>& matches, const Query& query) {
  NamedArea area;
  for (const Match& match : matches) {
    const NameHit& hit = match.hit;
    const bool wanted = query.kinds.empty() || std::ranges::find(query.kinds, hit.kind) != query.kinds.end();
    if (!wanted || area.places.size() == most_places) continue;
    area.places.push_back(hit.place);
    if (hit.kind == PlaceKind::country && !hit.country.empty()) area.countries.emplace_back(hit.country);
  }
  return area;
}

/// Two capitals, as of ISO 3166-1.
bool is_code(const std::string& text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

NamedArea looked_up(const std::string& text, const Gazetteer& gazetteer) {
  for (const Step step : {Step::folded, Step::loose})
    for (const Query& query : readings(text)) {
      NamedArea area = area_of(matches_of(query, step, gazetteer), query);
      if (!area.places.empty()) return area;
    }
  return {};
}

/// Does an outline of the area hold the point?
bool outline_holds(const Place& area, LonLat point) {
  return std::ranges::any_of(area.extents, [&](const Extent& extent) {
    return std::ranges::any_of(extent.geometry.polygons,
                               [&](const Polygon& polygon) { return contains(polygon, point); });
  });
}

}  // namespace

const NamedArea& Areas::named(const std::string& text) {
  if (m_known.size() > most_known) m_known.clear();
  const auto [known, is_new] = m_known.try_emplace(text);
  if (is_new) known->second = looked_up(text, m_lineages.gazetteer());
  // Tables give countries by their codes ("US", a village in France as well).
  if (is_new && is_code(text) && known->second.countries.empty()) known->second.countries.push_back(text);
  return known->second;
}

/// Namesakes by the thousand have few lineages: places of one are asked about once.
bool Areas::is_parent(const Place& area, PlaceNumber number, const NameHit& hit,
                      const std::optional<Day>& as_of) {
  const auto found = [&] {
    const Place& place = m_lineages.gazetteer().place(hit.place);
    if (m_lineages.is_below(place, hit.lineage, area)) return true;
    if (!as_of) return false;
    const auto parents = m_lineages.gazetteer().parents(place, *as_of);
    return std::ranges::find(parents, &area) != parents.end();
  };
  if (hit.lineage == 0) return found();
  if (m_parents.size() > most_known) m_parents.clear();
  const auto [known, is_new] = m_parents.try_emplace({number, hit.lineage, as_of});
  if (is_new) known->second = found();
  return known->second;
}

bool Areas::holds(const NamedArea& area, const NameHit& hit, const std::optional<Day>& as_of) {
  if (!hit.country.empty() && std::ranges::find(area.countries, hit.country) != area.countries.end())
    return true;
  return std::ranges::any_of(area.places, [&](PlaceNumber number) {
    if (number == hit.place) return false;
    const Place& place = m_lineages.gazetteer().place(number);
    if (place.kind == PlaceKind::country && !place.country.empty()) {
      if (hit.country == place.country) return true;
      if (!hit.country.empty() && place.extents.empty()) return false;
    }
    return is_parent(place, number, hit, as_of) || outline_holds(place, hit.point);
  });
}

}  // namespace dateline
