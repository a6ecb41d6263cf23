#include "gazetteer/sources.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <new>
#include <ranges>
#include <stdexcept>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"
#include "gazetteer/bytes.hpp"
#include "gazetteer/format.hpp"
#include "gazetteer/geonames_id.hpp"
#include "gazetteer/same_place.hpp"
#include "text/folds_to.hpp"

namespace dateline {
namespace {

using Indexes = std::vector<std::shared_ptr<const GazetteerIndex>>;

bool is_known(const std::vector<Place>& places, const std::string& id) {
  return std::ranges::any_of(places, [&](const Place& place) {
    return place.id == id || std::ranges::find(place.links, id) != place.links.end();
  });
}

/// The places with the overrides applied, and behind them the places of the indexes that the
/// overrides change: in memory they go before themselves in their index.
std::vector<Place> overridden(std::vector<Place> places, const Indexes& indexes, const Overrides& overrides) {
  for (const std::string& id : changed_places(overrides)) {
    if (is_known(places, id)) continue;
    for (const auto& index : indexes)
      if (const auto number = index->reader().number_of(id)) {
        places.push_back(index->reader().place(*number));
        break;
      }
  }
  for (Place& place : places) apply(overrides, place);
  std::erase_if(places, [](const Place& place) { return place.names.empty(); });
  return places;
}

GeoBox around(const Place& place, double km) {
  return grown({place.point.lon(), place.point.lat(), place.point.lon(), place.point.lat()}, km);
}

bool holds_on(const Place& place, LonLat position, Day day) {
  return std::ranges::any_of(place.extents, [&](const Extent& extent) {
    return extent.period.contains(day) &&
           std::ranges::any_of(extent.geometry.polygons,
                               [&](const Polygon& polygon) { return contains(polygon, position); });
  });
}

}  // namespace

Gazetteer::Sources::Sources(std::vector<Place> places, Indexes indexes, const Overrides& overrides)
    : m_memory(overridden(std::move(places), indexes, overrides)) {
  std::size_t size = m_memory.places().size();
  for (auto& index : indexes) {
    const auto first = static_cast<PlaceNumber>(size);
    size += index->places();
    if (size > std::numeric_limits<PlaceNumber>::max())
      throw std::length_error("the gazetteers hold more places than can be numbered");
    m_parts.push_back({std::move(index), first});
  }
  m_size = static_cast<PlaceNumber>(size);
  for (const Overrides::Banned& banned : overrides.banned)
    if (banned.place.empty()) m_banned.insert(fold(banned.name));
  for (const Overrides::Meant& meant : overrides.meant) m_meant.emplace(fold(meant.name), meant.place);
  if (m_parts.empty()) return;
  m_made.reset(
      static_cast<const Place**>(std::calloc(std::max<std::size_t>(m_size, 1), sizeof(const Place*))));
  if (!m_made) throw std::bad_alloc();
  for (PlaceNumber number = 0; number < m_memory.places().size(); ++number) {
    const Place& place = m_memory.places()[number];
    find_cells_of(number);
    for (const std::string& link : place.links) m_links.emplace(link, number);
    if (const auto geonames = geonames_number(place.id)) m_geonames.insert(*geonames);
    for (const std::string& link : place.links)
      if (const auto geonames = geonames_number(link)) m_geonames.insert(*geonames);
  }
  std::ranges::sort(m_cells);
  for (const Overrides::Banned& banned : overrides.banned)
    if (const auto number = banned.place.empty() ? std::nullopt : number_of(banned.place))
      m_unnamed.emplace(*number, fold(banned.name));
}

void Gazetteer::Sources::find_cells_of(PlaceNumber memory_number) {
  const Place& place = m_memory.places()[memory_number];
  const GeoBox box = around(place, joining_km(place.kind));
  const auto add = [&](double west, double east) {
    for (std::uint32_t row = grid_row(in_steps(box.south)); row <= grid_row(in_steps(box.north)); ++row)
      for (std::uint32_t column = grid_column(in_steps(west)); column <= grid_column(in_steps(east));
           ++column)
        m_cells.emplace_back(grid_cell_at(row, column), memory_number);
  };
  if (!box.crosses_antimeridian()) return add(box.west, box.east);
  add(box.west, 180);
  add(-180, box.east);
}

const Gazetteer::Sources::Part& Gazetteer::Sources::part_of(PlaceNumber number) const {
  const auto behind = std::ranges::upper_bound(m_parts, number, {}, &Part::first);
  return *(behind - 1);
}

std::optional<PlaceNumber> Gazetteer::Sources::number_of(std::string_view id) const {
  if (const auto number = m_memory.number_of(id)) return number;
  if (const auto linked = m_links.find(id); linked != m_links.end()) return linked->second;
  for (const Part& part : m_parts)
    if (const auto local = part.reader().number_of(id)) {
      const auto shadow = shadowed_by(part, *local);
      return shadow ? *shadow : part.first + *local;
    }
  return std::nullopt;
}

std::optional<PlaceNumber> Gazetteer::Sources::meant(std::string_view name) const {
  if (m_meant.empty()) return std::nullopt;
  const auto found = m_meant.find(fold(name));
  return found == m_meant.end() ? std::nullopt : number_of(found->second);
}

bool Gazetteer::Sources::share_a_name(const Place& known, const Part& part, PlaceNumber local) {
  std::set<std::string> folds;
  for (const Name& name : known.names) folds.insert(fold(name.text));
  return std::ranges::any_of(part.reader().texts(local),
                             [&](std::string_view text) { return folds.contains(fold(text)); });
}

/// The place in memory that has the id of an index's place, or a link to it.
std::optional<PlaceNumber> Gazetteer::Sources::named_in_memory(const Part& part, PlaceNumber local) const {
  const PlaceRecord& record = part.reader().record(local);
  const bool has_number = (record.flags & place_has_geonames_id) != 0;
  if (has_number && !m_geonames.contains(record.id)) return std::nullopt;
  const std::string id = part.reader().id(local);
  if (const auto number = m_memory.number_of(id)) return number;
  const auto linked = m_links.find(id);
  return linked == m_links.end() ? std::nullopt : std::optional(linked->second);
}

/// The place in memory that an index's place is: what a link says, else the nearest that agrees.
std::optional<PlaceNumber> Gazetteer::Sources::same_in_memory(const Part& part, PlaceNumber local) const {
  if (m_cells.empty()) return std::nullopt;
  if (const auto number = named_in_memory(part, local)) return number;
  const PlaceRecord& record = part.reader().record(local);
  std::optional<PlaceNumber> nearest;
  double least = std::numeric_limits<double>::infinity();
  const auto near = std::ranges::equal_range(m_cells, grid_cell(record.lon, record.lat), {}, &Cell::first);
  for (const PlaceNumber number : near | std::views::values) {
    const Place& known = m_memory.places()[number];
    if (!are_alike(known.kind, part.reader().kind(local))) continue;
    const double km = distance_km(known.point, part.reader().point(local));
    if (km >= least || km > joining_km(known.kind) || !share_a_name(known, part, local)) continue;
    least = km;
    nearest = number;
  }
  return nearest;
}

/// The place before it that is the same.
std::optional<PlaceNumber> Gazetteer::Sources::shadowed_by(const Part& part, PlaceNumber local) const {
  if (const auto number = same_in_memory(part, local)) return number;
  if (&part == m_parts.data()) return std::nullopt;
  const std::string id = part.reader().id(local);
  for (const Part& before : m_parts) {
    if (&before == &part) return std::nullopt;
    if (const auto other = before.reader().number_of(id)) return before.first + *other;
  }
  return std::nullopt;
}

/// The places of the indexes that are this place in memory, ascending, without those of its own id:
/// they are older states of it and lend it nothing.
std::vector<PlaceNumber> Gazetteer::Sources::found_twins_of(PlaceNumber memory_number) const {
  const Place& known = m_memory.places()[memory_number];
  std::vector<PlaceNumber> twins;
  for (const Part& part : m_parts) {
    const auto consider = [&](PlaceNumber local) {
      const bool lends = same_in_memory(part, local) == memory_number && part.reader().id(local) != known.id;
      if (lends) twins.push_back(part.first + local);
    };
    std::vector<PlaceNumber> near;
    part.reader().within(around(known, joining_km(known.kind)), near);
    for (const std::string& link : known.links)
      if (const auto local = part.reader().number_of(link)) near.push_back(*local);
    std::ranges::for_each(near, consider);
  }
  std::ranges::sort(twins);
  const auto repeated = std::ranges::unique(twins);
  twins.erase(repeated.begin(), repeated.end());
  return twins;
}

/// The same, looked for once.
const std::vector<PlaceNumber>& Gazetteer::Sources::twins_of(PlaceNumber memory_number) const {
  {
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_twins.find(memory_number); known != m_twins.end()) return known->second;
  }
  std::vector<PlaceNumber> twins = found_twins_of(memory_number);
  const std::lock_guard lock(m_mutex);
  return m_twins.try_emplace(memory_number, std::move(twins)).first->second;
}

/// The place in memory with the names of its twins behind its own, for finding alone.
Place Gazetteer::Sources::joined(PlaceNumber memory_number) const {
  Place place = m_memory.places()[memory_number];
  for (const PlaceNumber twin : twins_of(memory_number)) {
    const Part& part = part_of(twin);
    for (Name& name : part.reader().place(twin - part.first).names) {
      name.use = NameUse::variant;
      place.names.push_back(std::move(name));
    }
  }
  return place;
}

Place Gazetteer::Sources::read(PlaceNumber number) const {
  const Part& part = part_of(number);
  return part.reader().place(number - part.first);
}

const Place& Gazetteer::Sources::place(PlaceNumber number) const {
  const bool in_memory = number < m_memory.places().size();
  if (in_memory && m_parts.empty()) return m_memory.places()[number];
  const std::atomic_ref<const Place*> slot(m_made.get()[number]);
  if (const Place* known = slot.load(std::memory_order_acquire)) return *known;
  auto made = std::make_unique<const Place>(in_memory ? joined(number) : read(number));
  const std::lock_guard lock(m_mutex);
  if (const Place* known = slot.load(std::memory_order_acquire)) return *known;
  m_kept.push_back(std::move(made));
  slot.store(m_kept.back().get(), std::memory_order_release);
  return *m_kept.back();
}

std::uint32_t Gazetteer::Sources::name_in_joined(PlaceNumber memory_number, PlaceNumber twin,
                                                 std::uint32_t name) const {
  std::size_t offset = m_memory.places()[memory_number].names.size();
  for (const PlaceNumber before : twins_of(memory_number)) {
    if (before == twin) break;
    const Part& part = part_of(before);
    offset += part.reader().texts(before - part.first).size();
  }
  return static_cast<std::uint32_t>(offset) + name;
}

/// Hits of an index with numbers of the gazetteer. One of a place that is in memory becomes a hit
/// of that, unless it has the name itself.
std::vector<NameHit> Gazetteer::Sources::settled(std::vector<NameHit> hits, const Part& part) const {
  const auto number = static_cast<std::uint64_t>(&part - m_parts.data() + 1);
  for (NameHit& hit : hits) hit.lineage |= number << 32;
  if (m_cells.empty() && &part == m_parts.data()) {
    for (NameHit& hit : hits) hit.place += part.first;
    return hits;
  }
  std::vector<NameHit> kept;
  kept.reserve(hits.size());
  for (NameHit& hit : hits) {
    const auto shadow = shadowed_by(part, hit.place);
    if (!shadow) {
      hit.place += part.first;
      kept.push_back(hit);
      continue;
    }
    if (*shadow >= m_memory.places().size()) continue;
    const Place& known = m_memory.places()[*shadow];
    if (part.reader().id(hit.place) == known.id) continue;
    const std::string key = fold(hit.text);
    if (m_unnamed.contains({*shadow, key})) continue;
    if (std::ranges::any_of(known.names, [&](const Name& name) { return folds_to(name.text, key); }))
      continue;
    hit.name = name_in_joined(*shadow, part.first + hit.place, hit.name);
    hit.place = *shadow;
    hit.use = NameUse::variant;
    describe(hit, known);
    kept.push_back(hit);
  }
  return kept;
}

template <class Search>
std::vector<NameHit> Gazetteer::Sources::search(const Search& search) const {
  std::vector<NameHit> all;
  search(m_memory, all);
  for (const Part& part : m_parts) {
    std::vector<NameHit> hits;
    search(part.reader(), hits);
    hits = settled(std::move(hits), part);
    if (all.empty())
      all = std::move(hits);
    else
      all.insert(all.end(), hits.begin(), hits.end());
  }
  if (!m_banned.empty())
    std::erase_if(all, [this](const NameHit& hit) { return m_banned.contains(fold(hit.text)); });
  return all;
}

std::vector<NameHit> Gazetteer::Sources::by_fold(std::string_view key) const {
  return search([&](const auto& source, std::vector<NameHit>& hits) { source.by_fold(key, hits); });
}

std::vector<NameHit> Gazetteer::Sources::by_sound(std::string_view key) const {
  return search([&](const auto& source, std::vector<NameHit>& hits) { source.by_sound(key, hits); });
}

std::vector<NameHit> Gazetteer::Sources::by_likeness(std::string_view key, double edits) const {
  return search(
      [&](const auto& source, std::vector<NameHit>& hits) { source.by_likeness(key, edits, hits); });
}

std::vector<PlaceNumber> Gazetteer::Sources::within(const GeoBox& box, std::size_t most) const {
  std::vector<PlaceNumber> found;
  const std::vector<Place>& places = m_memory.places();
  for (PlaceNumber number = 0; number < places.size(); ++number)
    if (box.contains(places[number].point)) found.push_back(number);
  struct Weighed {
    int rank;
    std::int64_t population;
    PlaceNumber number;
  };
  std::vector<Weighed> others;
  for (const Part& part : m_parts) {
    std::vector<PlaceNumber> around;
    part.reader().within(box, around);
    for (const PlaceNumber local : around) {
      const PlaceRecord& record = part.reader().record(local);
      others.push_back({record.rank, -std::int64_t{record.population}, part.first + local});
    }
  }
  std::ranges::sort(others, [](const Weighed& a, const Weighed& b) {
    return std::tuple(a.rank, a.population, a.number) < std::tuple(b.rank, b.population, b.number);
  });
  for (const Weighed& other : others) {
    if (found.size() >= most) break;
    const Part& part = part_of(other.number);
    if (!shadowed_by(part, other.number - part.first)) found.push_back(other.number);
  }
  return found;
}

std::vector<NearPlace> Gazetteer::Sources::nearest(LonLat position, std::size_t most, double km,
                                                   const std::vector<PlaceKind>& kinds) const {
  std::vector<NearPlace> near;
  const std::vector<Place>& places = m_memory.places();
  for (PlaceNumber number = 0; number < places.size(); ++number) {
    if (!kinds.empty() && std::ranges::find(kinds, places[number].kind) == kinds.end()) continue;
    const double away = distance_km(position, places[number].point);
    if (away <= km) near.push_back({number, away});
  }
  for (const Part& part : m_parts) {
    // Twins of places in memory are passed over, so that more must be looked at.
    std::vector<NearPlace> found;
    for (std::size_t wanted = most;; wanted *= 2) {
      found.clear();
      part.reader().nearest(position, wanted, km, kinds, found);
      const std::size_t seen = found.size();
      std::erase_if(found, [&](const NearPlace& one) { return shadowed_by(part, one.place).has_value(); });
      if (found.size() >= most || seen < wanted) break;
    }
    for (const NearPlace& one : found) near.push_back({part.first + one.place, one.km});
  }
  std::ranges::stable_sort(near, {}, &NearPlace::km);
  if (near.size() > most) near.resize(most);
  return near;
}

std::vector<PlaceNumber> Gazetteer::Sources::areas_at(LonLat position, Day day) const {
  std::vector<PlaceNumber> areas;
  const std::vector<Place>& places = m_memory.places();
  for (PlaceNumber number = 0; number < places.size(); ++number)
    if (holds_on(places[number], position, day)) areas.push_back(number);
  for (const Part& part : m_parts) {
    std::vector<PlaceNumber> near;
    part.reader().areas_near(position, near);
    for (const PlaceNumber local : near)
      if (!shadowed_by(part, local) && holds_on(place(part.first + local), position, day))
        areas.push_back(part.first + local);
  }
  return areas;
}

}  // namespace dateline
