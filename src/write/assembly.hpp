#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// The pieces of one place, in the order of their sources.
struct Assembly {
  struct Piece {
    Place place;
    std::uint32_t source = 0;  ///< the number of its source
    bool is_placed = true;
  };
  struct MoreName {
    Name name;
    bool is_preferred = false;
  };
  std::vector<Piece> pieces;
  std::vector<MoreName> names;
  std::vector<Parent> parents;

  void append(Assembly other);
};

/// A place and the numbers of its sources, ascending.
struct JoinedPlace {
  Place place;
  std::vector<std::uint32_t> sources;
};

/// One place of all pieces; there is at least one. Where they disagree a finding is added.
JoinedPlace assembled(Assembly assembly, Findings& findings);

/// `more` is the same place from later sources: its names, links and what `place` lacks are added.
void join(JoinedPlace& place, JoinedPlace more, Findings& findings);

/// Ids that mean one place, as links say. Two GeoNames numbers are never one place.
class LinkedIds {
 public:
  void link(const std::string& a, const std::string& b);

  /// The same id for all that are linked; nothing for an id without links.
  const std::string* common(const std::string& id) const;

 private:
  std::uint32_t number_of(const std::string& id);
  std::uint32_t root(std::uint32_t number) const;

  std::unordered_map<std::string, std::uint32_t> m_numbers;
  std::vector<std::string> m_ids;
  std::vector<std::uint32_t> m_above;
  std::vector<std::string> m_geonames;  // of each root: the GeoNames id among its ids
};

}  // namespace dateline
