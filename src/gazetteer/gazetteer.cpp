#include "dateline/gazetteer/gazetteer.hpp"

#include <algorithm>

#include "dateline/geo/measure.hpp"
#include "gazetteer/memory.hpp"

namespace dateline {
namespace {

/// From the smallest kind of unit to the largest.
int size_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::district: return 1;
    case PlaceKind::province: return 2;
    case PlaceKind::region: return 3;
    case PlaceKind::country: return 4;
    default: return 0;
  }
}

bool holds_on(const Place& place, LonLat position, Day day) {
  return std::ranges::any_of(place.extents, [&](const Extent& extent) {
    return extent.period.contains(day) &&
           std::ranges::any_of(extent.geometry.polygons,
                               [&](const Polygon& polygon) { return contains(polygon, position); });
  });
}

}  // namespace

struct Gazetteer::Sources {
  MemoryPlaces memory;
};

Gazetteer::Gazetteer(std::vector<Place> places) : m_sources(new Sources{MemoryPlaces(std::move(places))}) {}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

std::size_t Gazetteer::size() const {
  return places().size();
}

const Place& Gazetteer::place(PlaceNumber number) const {
  return places()[number];
}

const std::vector<Place>& Gazetteer::places() const {
  return m_sources->memory.places();
}

std::optional<PlaceNumber> Gazetteer::number_of(std::string_view id) const {
  return m_sources->memory.number_of(id);
}

const Place* Gazetteer::find(std::string_view id) const {
  const auto number = number_of(id);
  return number ? &place(*number) : nullptr;
}

std::vector<NameHit> Gazetteer::by_fold(std::string_view key) const {
  std::vector<NameHit> hits;
  m_sources->memory.by_fold(key, hits);
  return hits;
}

std::vector<NameHit> Gazetteer::by_sound(std::string_view key) const {
  std::vector<NameHit> hits;
  m_sources->memory.by_sound(key, hits);
  return hits;
}

std::vector<NameHit> Gazetteer::by_likeness(std::string_view key, double edits) const {
  std::vector<NameHit> hits;
  m_sources->memory.by_likeness(key, edits, hits);
  std::ranges::stable_sort(hits, [](const NameHit& a, const NameHit& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.place < b.place;
  });
  return hits;
}

std::vector<const Place*> Gazetteer::within(const GeoBox& box) const {
  std::vector<const Place*> found;
  for (const Place& place : places())
    if (box.contains(place.point)) found.push_back(&place);
  return found;
}

std::vector<NearPlace> Gazetteer::nearest(LonLat position, std::size_t most, double km,
                                          const std::vector<PlaceKind>& kinds) const {
  std::vector<NearPlace> near;
  for (PlaceNumber number = 0; number < size(); ++number) {
    const Place& one = places()[number];
    if (!kinds.empty() && std::ranges::find(kinds, one.kind) == kinds.end()) continue;
    const double away = distance_km(position, one.point);
    if (away <= km) near.push_back({number, away});
  }
  std::ranges::stable_sort(near, {}, &NearPlace::km);
  if (near.size() > most) near.resize(most);
  return near;
}

std::vector<PlaceNumber> Gazetteer::areas_at(LonLat position, Day day) const {
  std::vector<PlaceNumber> areas;
  for (PlaceNumber number = 0; number < size(); ++number)
    if (holds_on(places()[number], position, day)) areas.push_back(number);
  std::ranges::stable_sort(areas, {}, [this](PlaceNumber number) { return size_of(place(number).kind); });
  return areas;
}

std::vector<const Place*> Gazetteer::parents(const Place& child, Day day) const {
  std::vector<const Place*> chain;
  const auto add_parents_of = [&](const Place& below) {
    for (const Parent& parent : below.parents) {
      const Place* found = parent.period.contains(day) ? find(parent.id) : nullptr;
      const bool known =
          found == nullptr || found == &child || std::ranges::find(chain, found) != chain.end();
      if (!known) chain.push_back(found);
    }
  };
  add_parents_of(child);
  for (std::size_t i = 0; i < chain.size(); ++i) add_parents_of(*chain[i]);
  std::ranges::stable_sort(chain, {}, [](const Place* parent) { return size_of(parent->kind); });
  return chain;
}

}  // namespace dateline
