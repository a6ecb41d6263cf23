#include "resolve/nesting.hpp"

#include <algorithm>

#include "dateline/geo/measure.hpp"

namespace dateline {
namespace {

constexpr int deepest_chain = 12;

bool is_below(const Place& place, const Place& area, const Gazetteer& gazetteer, int depth) {
  if (depth == 0) return false;
  return std::ranges::any_of(place.parents, [&](const Parent& parent) {
    if (parent.id == area.id) return true;
    const Place* found = gazetteer.find(parent.id);
    return found != nullptr && is_below(*found, area, gazetteer, depth - 1);
  });
}

}  // namespace

bool is_below(const Place& place, const Place& area, const Gazetteer& gazetteer) {
  return is_below(place, area, gazetteer, deepest_chain);
}

bool is_parent(const Place& area, const Place& place, const std::optional<Day>& as_of,
               const Gazetteer& gazetteer) {
  if (as_of) {
    const auto parents = gazetteer.parents(place, *as_of);
    if (std::ranges::find(parents, &area) != parents.end()) return true;
  }
  return is_below(place, area, gazetteer);
}

bool outline_holds(const Place& area, LonLat point) {
  return std::ranges::any_of(area.extents, [&](const Extent& extent) {
    return std::ranges::any_of(extent.geometry.polygons,
                               [&](const Polygon& polygon) { return contains(polygon, point); });
  });
}

}  // namespace dateline
