#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>

#include "dateline/gazetteer/gazetteer.hpp"
#include "gazetteer/format.hpp"

namespace dateline {

/// Puts into the hit what it tells of its place, but not the place's number.
void describe(NameHit& hit, const Place& place);

/// Places held in memory, with their keys. The keys are made when they are first asked for: one
/// look-up pays only for those it needs. Reading from several threads is safe.
class MemoryPlaces {
 public:
  /// A place whose id came before is left out.
  explicit MemoryPlaces(std::vector<Place> places);

  const std::vector<Place>& places() const { return m_places; }
  std::optional<PlaceNumber> number_of(std::string_view id) const;

  /// These add what they find to `hits`.
  void by_fold(std::string_view key, std::vector<NameHit>& hits) const;
  void by_sound(std::string_view key, std::vector<NameHit>& hits) const;
  void by_likeness(std::string_view key, double edits, std::vector<NameHit>& hits) const;

 private:
  struct Keyed {
    std::string key;
    std::uint32_t place;
    std::uint32_t name;
  };
  using Keys = std::vector<Keyed>;

  NameHit hit(const Keyed& keyed) const;
  void exact(const Keys& keys, std::string_view key, std::vector<NameHit>& hits) const;
  Keys keys_by(std::string (*key_of)(std::string_view)) const;
  const Keys& folds() const;
  void by_fold_unsorted(std::string_view key, std::vector<NameHit>& hits) const;
  const Keys& sounds() const;
  void make_automata() const;

  std::vector<Place> m_places;
  std::unordered_map<std::string_view, PlaceNumber> m_ids;
  mutable std::atomic<int> m_look_ups = 0;  // by fold
  mutable std::once_flag m_folded;
  mutable std::once_flag m_sounded;
  mutable Keys m_folds;
  mutable Keys m_sounds;
  mutable std::once_flag m_spelt;
  mutable std::vector<Arc> m_letters;  // as those of an index, for by_likeness()
  mutable std::vector<Arc> m_letters_back;
};

}  // namespace dateline
