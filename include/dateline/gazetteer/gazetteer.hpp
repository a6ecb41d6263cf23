#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "dateline/gazetteer/index.hpp"
#include "dateline/gazetteer/overrides.hpp"
#include "dateline/geo/geobox.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// A place's number in a Gazetteer, the same as long as that lives.
using PlaceNumber = std::uint32_t;

/// A name that matches, with all that choosing between namesakes needs. It is light: texts are
/// views into the gazetteer, and no Place is made for it.
struct NameHit {
  PlaceNumber place = 0;
  std::uint32_t name = 0;  ///< its number in Place::names
  std::string_view text;
  std::string_view language;  ///< BCP 47; "und" when not known
  std::string_view by;        ///< whose usage; "" in general
  NameUse use = NameUse::common;
  Period name_period;  ///< when the name was used

  PlaceKind kind = PlaceKind::settlement;
  int rank = 7;  ///< 1 (capitals) to 7 (hamlets)
  std::string_view feature_code;
  std::string_view country;     ///< ISO 3166-1 alpha-2 or ""
  std::int64_t population = 0;  ///< 0: not known
  std::uint32_t names = 0;      ///< how many names the place has
  LonLat point;
  Period place_period;  ///< when the place existed
  /// Places of one lineage have the same parents; 0: nothing is said.
  std::uint64_t lineage = 0;

  double cost = 0;  ///< by_likeness(): how far the sound key is from the one asked, in edits
};

/// A place near a position.
struct NearPlace {
  PlaceNumber place = 0;
  double km = 0;
};

/// All places, found by id, name and position. Reading from several threads is safe.
///
/// Places held in memory have the last word over compiled indexes, and an index over those behind
/// it. A place of an index that is the same as one in memory (by a link, or by kind, name and
/// distance) is not found beside it: what it has more, its names, are names of the one in memory.
class Gazetteer {
 public:
  /// A place whose id came before is left out: the first source wins. What the overrides say is
  /// applied to all.
  explicit Gazetteer(std::vector<Place> places,
                     std::vector<std::shared_ptr<const GazetteerIndex>> indexes = {},
                     const Overrides& overrides = {});
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// Numbers of places are 0 to size() - 1, first those in memory. A number of an index's place that
  /// is the same as one before is never found.
  std::size_t size() const;

  /// The place of a number. It is made when it is first asked for and kept.
  const Place& place(PlaceNumber number) const;

  /// Those that are held in memory, as they were given: all that the indexes do not hold.
  const std::vector<Place>& places() const;

  /// The place of that id, or one that a link with that id leads to.
  std::optional<PlaceNumber> number_of(std::string_view id) const;
  const Place* find(std::string_view id) const;

  /// The place that the overrides say is meant by this name (compared by fold()), whatever else
  /// has it.
  std::optional<PlaceNumber> meant(std::string_view name) const;

  /// Names whose fold() or sound_key() is `key`, in the order of the places.
  std::vector<NameHit> by_fold(std::string_view key) const;
  std::vector<NameHit> by_sound(std::string_view key) const;

  /// Names whose sound_key() is at most `edits` (of 3) from `key`, nearest first, equally near ones in
  /// the order of the places. A letter added, lost, replaced or swapped with its neighbour is one
  /// edit; less where transliterations waver (src/gazetteer/likeness.cpp has the table).
  std::vector<NameHit> by_likeness(std::string_view key, double edits) const;

  /// Places whose point lies in the box: all in memory, in their order, then of the indexes the
  /// most important, by rank and population, so that there are at most `most` (or all in memory).
  std::vector<PlaceNumber> numbers_within(const GeoBox& box, std::size_t most) const;
  std::vector<const Place*> within(const GeoBox& box, std::size_t most = 5000) const;

  /// The nearest places of these kinds (empty: of any), nearest first, at most `most` and none
  /// further than `km`.
  std::vector<NearPlace> nearest(LonLat position, std::size_t most, double km,
                                 const std::vector<PlaceKind>& kinds = {}) const;

  /// The places whose area on that day holds the position, the smallest kind first.
  std::vector<PlaceNumber> areas_at(LonLat position, Day day) const;

  /// The chain of parents on a day, nearest first ("Lachin District", "Azerbaijan").
  std::vector<const Place*> parents(const Place& place, Day day) const;

 private:
  class Sources;
  std::unique_ptr<Sources> m_sources;
};

}  // namespace dateline
