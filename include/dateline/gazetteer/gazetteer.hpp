#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "dateline/geo/geobox.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// All places, found by id, name and position. Reading from several threads is safe.
class Gazetteer {
 public:
  /// A place whose id came before is left out: the first source wins.
  explicit Gazetteer(std::vector<Place> places);
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  const std::vector<Place>& places() const;

  /// The place of that id, or null.
  const Place* find(std::string_view id) const;

  /// One name that matches and its place.
  struct Hit {
    const Place* place;
    const Name* name;
  };

  /// Names whose fold() or sound_key() is `key`, in the order of the places.
  std::vector<Hit> by_fold(std::string_view key) const;
  std::vector<Hit> by_sound(std::string_view key) const;

  /// Names whose sound_key() is at most `distance` edits from `key`, nearest first.
  std::vector<Hit> by_likeness(std::string_view key, int distance) const;

  /// Places whose point lies in the box, in their order.
  std::vector<const Place*> within(const GeoBox& box) const;

  /// The chain of parents on a day, nearest first ("Lachin District", "Azerbaijan").
  std::vector<const Place*> parents(const Place& place, Day day) const;

 private:
  struct Index;
  std::vector<Place> m_places;
  std::unique_ptr<Index> m_index;
};

}  // namespace dateline
