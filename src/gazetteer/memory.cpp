#include "gazetteer/memory.hpp"

#include <algorithm>
#include <cmath>

#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "gazetteer/likeness.hpp"

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

void MemoryPlaces::by_fold(std::string_view key, std::vector<NameHit>& hits) const {
  exact(folds(), key, hits);
}

void MemoryPlaces::by_sound(std::string_view key, std::vector<NameHit>& hits) const {
  exact(sounds(), key, hits);
}

void MemoryPlaces::by_likeness(std::string_view key, double edits, std::vector<NameHit>& hits) const {
  const int most = static_cast<int>(std::floor(edits * LikenessRows::edit));
  LikenessRows rows(to_utf32(key), most);
  std::u32string before;
  std::size_t known = 0;  // letters of `before` whose rows stand
  bool alive = true;
  for (const Keyed& keyed : sounds()) {
    const std::u32string letters = to_utf32(keyed.key);
    const auto common = static_cast<std::size_t>(std::ranges::mismatch(before, letters).in1 - before.begin());
    before = letters;
    if (common < known || alive) {
      std::size_t depth = std::min(common, known);
      alive = true;
      while (alive && depth < letters.size()) alive = rows.push(depth, letters[depth]), ++depth;
      known = depth;
    } else {
      // It begins with what no key near enough begins with.
      continue;
    }
    if (!alive || rows.cost(letters.size()) > most) continue;
    hits.push_back(hit(keyed));
    hits.back().cost = static_cast<double>(rows.cost(letters.size())) / LikenessRows::edit;
  }
}

}  // namespace dateline
