#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dateline/resolve/resolve.hpp"

namespace dateline {

/// The areas around the places of a gazetteer, and how these are named. Most places share theirs with
/// many, so that each is looked up and named once. One object for one thread.
class Lineages {
 public:
  /// The name of an area as it is on a day.
  using NameOf = std::function<std::string(const Place& area, Day day)>;

  Lineages(const Gazetteer& gazetteer, NameOf name_of)
      : m_gazetteer(gazetteer), m_name_of(std::move(name_of)) {}

  const Gazetteer& gazetteer() const { return m_gazetteer; }

  /// The names of Gazetteer::parents(), nearest first; they stand until the next question. A lineage is
  /// that of NameHit and Candidate.
  const std::vector<std::string>& names(const Place& place, std::uint64_t lineage, Day day);

  /// Is `area` among the parents of `place` on any day?
  bool is_below(const Place& place, std::uint64_t lineage, const Place& area);
  bool is_below(const Candidate& place, const Candidate& area) {
    return is_below(*place.place, place.lineage, *area.place);
  }

 private:
  struct Known {
    std::vector<const Place*> above;  ///< the parents and theirs, on any day
    bool is_named = false;
    Day day;
    std::vector<std::string> names;  ///< on that day
  };

  Known& known_of(const Place& place, std::uint64_t lineage);
  std::vector<std::string> found_names(const Place& place, Day day);

  const Gazetteer& m_gazetteer;
  NameOf m_name_of;
  std::unordered_map<std::uint64_t, Known> m_known;
  Known m_own;  // of the place that was asked for last, where its lineage tells nothing
  std::unordered_map<const Place*, std::pair<Day, std::string>> m_areas;  // the last name of each
};

}  // namespace dateline
