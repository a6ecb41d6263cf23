#pragma once

#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"
#include "gazetteer/memory.hpp"
#include "gazetteer/reader.hpp"

namespace dateline {

/// The places in memory and behind them the indexes, as one run of numbers.
class Gazetteer::Sources {
 public:
  Sources(std::vector<Place> places, std::vector<std::shared_ptr<const GazetteerIndex>> indexes,
          const Overrides& overrides);

  const MemoryPlaces& memory() const { return m_memory; }
  std::size_t size() const { return m_size; }
  const Place& place(PlaceNumber number) const;
  std::optional<PlaceNumber> number_of(std::string_view id) const;
  std::optional<PlaceNumber> meant(std::string_view name) const;

  std::vector<NameHit> by_fold(std::string_view key) const;
  std::vector<NameHit> by_sound(std::string_view key) const;
  std::vector<NameHit> by_likeness(std::string_view key, double edits) const;

  std::vector<PlaceNumber> within(const GeoBox& box, std::size_t most) const;
  std::vector<NearPlace> nearest(LonLat position, std::size_t most, double km,
                                 const std::vector<PlaceKind>& kinds) const;
  std::vector<PlaceNumber> areas_at(LonLat position, Day day) const;

 private:
  using Reader = GazetteerIndex::Reader;
  struct Part {
    std::shared_ptr<const GazetteerIndex> index;
    PlaceNumber first = 0;  ///< the number of its first place
    const Reader& reader() const { return index->reader(); }
  };

  struct Free {
    void operator()(const Place** slots) const { std::free(slots); }
  };

  const Part& part_of(PlaceNumber number) const;
  void find_cells_of(PlaceNumber memory_number);
  std::vector<PlaceNumber> found_twins_of(PlaceNumber memory_number) const;
  const std::vector<PlaceNumber>& twins_of(PlaceNumber memory_number) const;
  std::optional<PlaceNumber> named_in_memory(const Part& part, PlaceNumber local) const;
  std::optional<PlaceNumber> shadowed_by(const Part& part, PlaceNumber local) const;
  std::optional<PlaceNumber> same_in_memory(const Part& part, PlaceNumber local) const;
  static bool share_a_name(const Place& known, const Part& part, PlaceNumber local);
  Place joined(PlaceNumber memory_number) const;
  Place read(PlaceNumber number) const;
  std::vector<NameHit> settled(std::vector<NameHit> hits, const Part& part) const;
  std::uint32_t name_in_joined(PlaceNumber memory_number, PlaceNumber twin, std::uint32_t name) const;
  template <class Search>
  std::vector<NameHit> search(const Search& search) const;

  MemoryPlaces m_memory;
  std::vector<Part> m_parts;
  PlaceNumber m_size = 0;
  std::set<std::string> m_banned;                           // folds that find nothing
  std::set<std::pair<PlaceNumber, std::string>> m_unnamed;  // folds that find all but that place
  std::map<std::string, std::string> m_meant;               // folds and ids
  // Places in memory by each cell of the grid that they may share with a place that is the same.
  using Cell = std::pair<std::uint32_t, PlaceNumber>;
  std::vector<Cell> m_cells;
  std::unordered_set<std::uint32_t>
      m_geonames;  // numbers of GeoNames that are ids or links of places in memory
  std::unordered_map<std::string_view, PlaceNumber> m_links;  // what links of places in memory lead to

  // Of each number the place that was made when it was asked for, or null. Of millions of slots
  // only the pages that are touched take memory.
  std::unique_ptr<const Place*, Free> m_made;
  mutable std::mutex m_mutex;
  mutable std::vector<std::unique_ptr<const Place>> m_kept;  // those that were made
  mutable std::unordered_map<PlaceNumber, std::vector<PlaceNumber>> m_twins;
};

}  // namespace dateline
