#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/resolve/resolve.hpp"
#include "resolve/lineages.hpp"

namespace dateline {

/// The places that the name of an area may mean.
struct NamedArea {
  std::vector<PlaceNumber> places;
  std::vector<std::string> countries;  ///< of those that are countries

  bool known() const { return !places.empty() || !countries.empty(); }
};

/// Looks up the names of areas, each once: a table names the same ones in every row.
/// One object for one thread.
class Areas {
 public:
  explicit Areas(Lineages& lineages) : m_lineages(lineages) {}

  const NamedArea& named(const std::string& text);

  /// Does one of the area's places hold the place of the hit?
  bool holds(const NamedArea& area, const NameHit& hit, const std::optional<Day>& as_of);

 private:
  bool is_parent(const Place& area, PlaceNumber number, const NameHit& hit, const std::optional<Day>& as_of);

  Lineages& m_lineages;
  std::map<std::string, NamedArea> m_known;
  // Of an area, a lineage and a day: is the area a parent?
  std::map<std::tuple<PlaceNumber, std::uint64_t, std::optional<Day>>, bool> m_parents;
};

}  // namespace dateline
