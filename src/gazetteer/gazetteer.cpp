#include "dateline/gazetteer/gazetteer.hpp"

#include <algorithm>

#include "gazetteer/sources.hpp"

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

}  // namespace

Gazetteer::Gazetteer(std::vector<Place> places, std::vector<std::shared_ptr<const GazetteerIndex>> indexes,
                     const Overrides& overrides)
    : m_sources(std::make_unique<Sources>(std::move(places), std::move(indexes), overrides)) {}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

std::size_t Gazetteer::size() const {
  return m_sources->size();
}

const Place& Gazetteer::place(PlaceNumber number) const {
  return m_sources->place(number);
}

const std::vector<Place>& Gazetteer::places() const {
  return m_sources->memory().places();
}

std::optional<PlaceNumber> Gazetteer::number_of(std::string_view id) const {
  return m_sources->number_of(id);
}

const Place* Gazetteer::find(std::string_view id) const {
  const auto number = number_of(id);
  return number ? &place(*number) : nullptr;
}

std::optional<PlaceNumber> Gazetteer::meant(std::string_view name) const {
  return m_sources->meant(name);
}

std::vector<NameHit> Gazetteer::by_fold(std::string_view key) const {
  return m_sources->by_fold(key);
}

std::vector<NameHit> Gazetteer::by_sound(std::string_view key) const {
  return m_sources->by_sound(key);
}

std::vector<NameHit> Gazetteer::by_likeness(std::string_view key, double edits) const {
  std::vector<NameHit> hits = m_sources->by_likeness(key, edits);
  std::ranges::stable_sort(hits, [](const NameHit& a, const NameHit& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.place < b.place;
  });
  return hits;
}

std::vector<PlaceNumber> Gazetteer::numbers_within(const GeoBox& box, std::size_t most) const {
  return m_sources->within(box, most);
}

std::vector<const Place*> Gazetteer::within(const GeoBox& box, std::size_t most) const {
  std::vector<const Place*> found;
  for (const PlaceNumber number : numbers_within(box, most)) found.push_back(&place(number));
  return found;
}

std::vector<NearPlace> Gazetteer::nearest(LonLat position, std::size_t most, double km,
                                          const std::vector<PlaceKind>& kinds) const {
  return m_sources->nearest(position, most, km, kinds);
}

std::vector<PlaceNumber> Gazetteer::areas_at(LonLat position, Day day) const {
  std::vector<PlaceNumber> areas = m_sources->areas_at(position, day);
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
