#include "gazetteer/memory.hpp"

#include <algorithm>
#include <cmath>

#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "gazetteer/key_automaton.hpp"
#include "gazetteer/likeness.hpp"
#include "text/folds_to.hpp"

namespace dateline {

MemoryPlaces::MemoryPlaces(std::vector<Place> places) {
  m_places.reserve(places.size());
  for (Place& place : places) {
    if (m_ids.contains(place.id)) continue;
    m_places.push_back(std::move(place));
    m_ids.emplace(m_places.back().id, static_cast<PlaceNumber>(m_places.size() - 1));
  }
}

std::optional<PlaceNumber> MemoryPlaces::number_of(std::string_view id) const {
  const auto found = m_ids.find(id);
  if (found == m_ids.end()) return std::nullopt;
  return found->second;
}

void describe(NameHit& hit, const Place& place) {
  hit.kind = place.kind;
  hit.rank = place.rank;
  hit.feature_code = place.feature_code;
  hit.country = place.country;
  hit.population = place.population;
  hit.names = static_cast<std::uint32_t>(place.names.size());
  hit.point = place.point;
  hit.place_period = place.period;
  hit.lineage = 0;
}

NameHit MemoryPlaces::hit(const Keyed& keyed) const {
  const Place& place = m_places[keyed.place];
  const Name& name = place.names[keyed.name];
  NameHit hit;
  hit.place = keyed.place;
  hit.name = keyed.name;
  hit.text = name.text;
  hit.language = name.language;
  hit.by = name.by;
  hit.use = name.use;
  hit.name_period = name.period;
  describe(hit, place);
  return hit;
}

MemoryPlaces::Keys MemoryPlaces::keys_by(std::string (*key_of)(std::string_view)) const {
  Keys keys;
  for (std::uint32_t place = 0; place < m_places.size(); ++place)
    for (std::uint32_t name = 0; name < m_places[place].names.size(); ++name)
      keys.push_back({key_of(m_places[place].names[name].text), place, name});
  std::ranges::stable_sort(keys, {}, &Keyed::key);
  return keys;
}

const MemoryPlaces::Keys& MemoryPlaces::folds() const {
  std::call_once(m_folded, [this] { m_folds = keys_by(fold); });
  return m_folds;
}

const MemoryPlaces::Keys& MemoryPlaces::sounds() const {
  std::call_once(m_sounded, [this] { m_sounds = keys_by(sound_key); });
  return m_sounds;
}

void MemoryPlaces::exact(const Keys& keys, std::string_view key, std::vector<NameHit>& hits) const {
  for (const Keyed& keyed : std::ranges::equal_range(keys, key, {}, &Keyed::key)) hits.push_back(hit(keyed));
}

void MemoryPlaces::by_fold_unsorted(std::string_view key, std::vector<NameHit>& hits) const {
  for (std::uint32_t place = 0; place < m_places.size(); ++place)
    for (std::uint32_t name = 0; name < m_places[place].names.size(); ++name)
      if (folds_to(m_places[place].names[name].text, key)) hits.push_back(hit({{}, place, name}));
}

// To fold and sort all names costs as much as a few dozen looks through them.
void MemoryPlaces::by_fold(std::string_view key, std::vector<NameHit>& hits) const {
  constexpr int few = 24;
  if (m_look_ups.fetch_add(1, std::memory_order_relaxed) < few) return by_fold_unsorted(key, hits);
  exact(folds(), key, hits);
}

void MemoryPlaces::by_sound(std::string_view key, std::vector<NameHit>& hits) const {
  exact(sounds(), key, hits);
}

void MemoryPlaces::make_automata() const {
  std::vector<std::u32string> backward;
  KeyAutomaton letters;
  for (const Keyed& keyed : sounds()) {
    std::u32string key = to_utf32(keyed.key);
    letters.add(key);
    std::ranges::reverse(key);
    backward.push_back(std::move(key));
  }
  std::ranges::sort(backward);
  KeyAutomaton letters_back;
  for (const std::u32string& key : backward) letters_back.add(key);
  m_letters = letters.finish();
  m_letters_back = letters_back.finish();
}

void MemoryPlaces::by_likeness(std::string_view key, double edits, std::vector<NameHit>& hits) const {
  std::call_once(m_spelt, [this] { make_automata(); });
  const auto arc = [this](std::uint32_t number) { return m_letters[number]; };
  const auto arc_back = [this](std::uint32_t number) { return m_letters_back[number]; };
  const int most = static_cast<int>(std::floor(edits * LikenessRows::edit));
  for (const LikeKey& like : keys_like(to_utf32(key), most, arc, arc_back)) {
    const std::size_t before = hits.size();
    exact(sounds(), to_utf8(like.key), hits);
    for (std::size_t i = before; i < hits.size(); ++i)
      hits[i].cost = static_cast<double>(like.cost) / LikenessRows::edit;
  }
}

}  // namespace dateline
