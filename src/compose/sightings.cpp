#include "compose/sightings.hpp"

#include <cmath>

#include "compose/page_shapes.hpp"

namespace dateline {

Sightings sighted(const std::vector<LocatedEvent>& events, const Projector& projector) {
  // Points are projected all at once: a million one by one would take seconds.
  std::vector<LonLat> positions;
  positions.reserve(events.size());
  std::vector<bool> together(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const LonLat* point = events[i].site.point();
    together[i] = point != nullptr && !projector.horizon() && lies_in(*point, projector.window());
    if (together[i]) positions.push_back(*point);
  }
  const std::vector<PagePoint> points = projector.to_page(positions);
  const PageBox& frame = projector.frame();

  Sightings out;
  out.seen.reserve(events.size());
  auto next = points.begin();
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (together[i]) {
      const PagePoint at = *next++;
      const bool inside = frame.contains(at);
      out.outside += !inside;
      if (std::isfinite(at.x + at.y)) out.seen.push_back({i, at, inside});
    } else if (events[i].site.empty()) {
      ++out.unknown;
    } else if (const auto at = anchor_of(on_page(events[i].site.geometry(), projector, frame))) {
      out.seen.push_back({i, *at, true});
    } else {
      ++out.outside;
    }
  }
  return out;
}

bool is_countable(const LocatedEvent& event, double reach_km) {
  switch (event.precision) {
    case GeoPrecision::exact: return event.site.point() != nullptr;
    case GeoPrecision::near: return event.site.point() != nullptr && event.radius_km.value_or(0) <= reach_km;
    case GeoPrecision::district:
    case GeoPrecision::region:
    case GeoPrecision::country:
    case GeoPrecision::line:
    case GeoPrecision::unknown: return false;
  }
  return false;
}

}  // namespace dateline
