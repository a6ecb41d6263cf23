#include "dateline/gazetteer/gazetteer.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"

namespace dateline {
namespace {

/// Where a name stands: the number of its place and its own in it.
struct Position {
  std::uint32_t place;
  std::uint32_t name;
};

struct HashedName {
  std::size_t hash;
  Position position;
};

struct SoundedName {
  std::string key;
  std::uint32_t letters;  ///< a bit for each of a to z in the key
  Position position;
};

std::uint32_t letters_of(std::string_view key) {
  std::uint32_t letters = 0;
  for (const char c : key)
    if (c >= 'a' && c <= 'z') letters |= 1U << (c - 'a');
  return letters;
}

template <class Visit>
void for_each_name(const std::vector<Place>& places, const Visit& visit) {
  for (std::uint32_t place = 0; place < places.size(); ++place)
    for (std::uint32_t name = 0; name < places[place].names.size(); ++name)
      visit(places[place].names[name].text, Position{place, name});
}

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

// The index is made when it is first asked: one look-up pays only for the keys it needs.
struct Gazetteer::Index {
  std::unordered_map<std::string_view, std::uint32_t> ids;
  std::once_flag folded;
  std::once_flag sounded;
  std::vector<HashedName> folds;
  std::vector<SoundedName> sounds;

  const std::vector<HashedName>& all_folds(const std::vector<Place>& places) {
    std::call_once(folded, [&] {
      for_each_name(places, [&](const std::string& text, Position position) {
        folds.push_back({std::hash<std::string>{}(fold(text)), position});
      });
      std::ranges::stable_sort(folds, {}, &HashedName::hash);
    });
    return folds;
  }

  const std::vector<SoundedName>& all_sounds(const std::vector<Place>& places) {
    std::call_once(sounded, [&] {
      for_each_name(places, [&](const std::string& text, Position position) {
        std::string key = sound_key(text);
        const std::uint32_t letters = letters_of(key);
        sounds.push_back({std::move(key), letters, position});
      });
      std::ranges::stable_sort(sounds, {}, &SoundedName::key);
    });
    return sounds;
  }
};

Gazetteer::Gazetteer(std::vector<Place> places) : m_index(std::make_unique<Index>()) {
  m_places.reserve(places.size());
  for (Place& place : places) {
    const auto number = static_cast<std::uint32_t>(m_places.size());
    if (m_index->ids.contains(place.id)) continue;
    m_places.push_back(std::move(place));
    m_index->ids.emplace(m_places.back().id, number);
  }
}

Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const std::vector<Place>& Gazetteer::places() const {
  return m_places;
}

const Place* Gazetteer::find(std::string_view id) const {
  const auto found = m_index->ids.find(id);
  return found == m_index->ids.end() ? nullptr : &m_places[found->second];
}

std::vector<Gazetteer::Hit> Gazetteer::by_fold(std::string_view key) const {
  const auto& folds = m_index->all_folds(m_places);
  const std::size_t hash = std::hash<std::string_view>{}(key);
  std::vector<Hit> hits;
  for (const HashedName& entry : std::ranges::equal_range(folds, hash, {}, &HashedName::hash)) {
    const Place& place = m_places[entry.position.place];
    const Name& name = place.names[entry.position.name];
    if (fold(name.text) == key) hits.push_back({&place, &name});
  }
  return hits;
}

std::vector<Gazetteer::Hit> Gazetteer::by_sound(std::string_view key) const {
  const auto& sounds = m_index->all_sounds(m_places);
  std::vector<Hit> hits;
  for (const SoundedName& entry : std::ranges::equal_range(sounds, key, {}, &SoundedName::key)) {
    const Place& place = m_places[entry.position.place];
    hits.push_back({&place, &place.names[entry.position.name]});
  }
  return hits;
}

std::vector<Gazetteer::Hit> Gazetteer::by_likeness(std::string_view key, int distance) const {
  struct Like {
    int distance;
    Position position;
  };
  const auto length_gap = [&](const std::string& other) {
    return std::abs(static_cast<long>(other.size()) - static_cast<long>(key.size()));
  };
  // An edit adds one letter and takes another at most, so most keys need no comparison.
  const std::uint32_t letters = letters_of(key);
  std::vector<Like> likes;
  const SoundedName* before = nullptr;
  int last = 0;
  for (const SoundedName& entry : m_index->all_sounds(m_places)) {
    if (length_gap(entry.key) > 4L * distance || std::popcount(entry.letters ^ letters) > 2 * distance)
      continue;
    if (before == nullptr || before->key != entry.key) last = edit_distance(entry.key, key, distance);
    before = &entry;
    if (last <= distance) likes.push_back({last, entry.position});
  }
  std::ranges::stable_sort(likes, [](const Like& a, const Like& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.position.place < b.position.place;
  });
  std::vector<Hit> hits;
  for (const Like& like : likes) {
    const Place& place = m_places[like.position.place];
    hits.push_back({&place, &place.names[like.position.name]});
  }
  return hits;
}

std::vector<const Place*> Gazetteer::within(const GeoBox& box) const {
  std::vector<const Place*> found;
  for (const Place& place : m_places)
    if (box.contains(place.point)) found.push_back(&place);
  return found;
}

std::vector<const Place*> Gazetteer::parents(const Place& place, Day day) const {
  std::vector<const Place*> chain;
  const auto add_parents_of = [&](const Place& child) {
    for (const Parent& parent : child.parents) {
      const Place* found = parent.period.contains(day) ? find(parent.id) : nullptr;
      const bool known =
          found == nullptr || found == &place || std::ranges::find(chain, found) != chain.end();
      if (!known) chain.push_back(found);
    }
  };
  add_parents_of(place);
  for (std::size_t i = 0; i < chain.size(); ++i) add_parents_of(*chain[i]);
  std::ranges::stable_sort(chain, {}, [](const Place* parent) { return size_of(parent->kind); });
  return chain;
}

}  // namespace dateline
