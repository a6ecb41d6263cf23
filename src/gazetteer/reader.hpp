#pragma once

#include <limits>
#include <span>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/gazetteer/index.hpp"
#include "gazetteer/mapped.hpp"

namespace dateline {

/// The look-ups of an index, by its own numbers of places and names.
struct GazetteerIndex::Reader {
  MappedIndex mapped;

  std::size_t places() const { return mapped.count<PlaceRecord>(Section::places) - 1; }
  std::size_t names() const { return mapped.count<NameRecord>(Section::names); }
  const PlaceRecord& record(PlaceNumber number) const {
    return mapped.item<PlaceRecord>(Section::places, number);
  }

  Place place(PlaceNumber number) const;
  std::string id(PlaceNumber number) const;
  std::vector<std::string> links(PlaceNumber number) const;
  LonLat point(PlaceNumber number) const;
  PlaceKind kind(PlaceNumber number) const;

  /// The texts of its names.
  std::vector<std::string_view> texts(PlaceNumber number) const;

  /// By its id, or by a link that leads to it.
  std::optional<PlaceNumber> number_of(std::string_view id) const;

  /// These add what they find to `hits`.
  void by_fold(std::string_view key, std::vector<NameHit>& hits) const;
  void by_sound(std::string_view key, std::vector<NameHit>& hits) const;
  void by_likeness(std::string_view key, double edits, std::vector<NameHit>& hits) const;

  /// The places of the box, which does not cross the antimeridian, in steps.
  template <class Visit>
  void each_within(std::int32_t west, std::int32_t south, std::int32_t east, std::int32_t north,
                   const Visit& visit) const;
  void within(const GeoBox& box, std::vector<PlaceNumber>& found) const;
  void nearest(LonLat position, std::size_t most, double km, const std::vector<PlaceKind>& kinds,
               std::vector<NearPlace>& found) const;

  /// Places whose area has a box that holds the position.
  void areas_near(LonLat position, std::vector<PlaceNumber>& found) const;

 private:
  /// Names that are found together mostly have one use: what it tells of them, and its number.
  struct LastUse {
    std::uint32_t number = std::numeric_limits<std::uint32_t>::max();
    NameHit hit;
  };
  NameHit hit(const NameKeyRecord& key, LastUse& last) const;
  void put_use(NameHit& hit, std::uint32_t use) const;
  std::span<const NameRecord> names_of(PlaceNumber number) const;
  Name name(const NameRecord& where) const;
  Period period(const PlaceRecord& record) const;
  LonLat position(const PlaceRecord& record) const;
  std::string_view extra(const PlaceRecord& record) const;
  PlaceNumber first_not_before(std::uint32_t cell) const;
  template <class Key, class Visit>
  void each_of_hash(Section starts, Section keys, std::uint64_t hash, const Visit& visit) const;
  template <class IsWanted>
  void add_hits(Section starts, Section keys, std::uint64_t hash, std::vector<NameHit>& hits,
                const IsWanted& is_wanted) const;
  void add_like(std::string_view key, double cost, std::vector<NameHit>& hits) const;
};

}  // namespace dateline
