#include "compose/map_room.hpp"

#include <cmath>

#include "compose/line_shapes.hpp"
#include "compose/text_style.hpp"

namespace dateline {
namespace {

/// The middles of the cells in which events are counted.
std::vector<PagePoint> counted_places(const EventPlan& plan, const PageBox& frame) {
  constexpr double cell = 3;  // mm
  const auto columns = static_cast<std::size_t>(frame.width() / cell) + 1;
  const auto rows = static_cast<std::size_t>(frame.height() / cell) + 1;
  std::vector<bool> known(columns * rows);
  std::vector<PagePoint> places;
  for (const Sighting& sighting : plan.counted) {
    const auto column = static_cast<std::size_t>((sighting.at.x - frame.left) / cell);
    const auto row = static_cast<std::size_t>((sighting.at.y - frame.top) / cell);
    if (known[row * columns + column]) continue;
    known[row * columns + column] = true;
    places.push_back(sighting.at);
  }
  return places;
}

/// Points so close over a box that no furniture stands between them.
std::vector<PagePoint> points_over(const PageBox& box) {
  constexpr double apart = 3;  // mm
  const int across = static_cast<int>(std::ceil(box.width() / apart));
  const int down = static_cast<int>(std::ceil(box.height() / apart));
  std::vector<PagePoint> points;
  for (int i = 0; i <= across; ++i)
    for (int j = 0; j <= down; ++j)
      points.push_back({box.left + box.width() * i / across, box.top + box.height() * j / down});
  return points;
}

std::vector<Hidden> hidden_by_furniture(const MapDrawn& map) {
  constexpr double event = 50;
  constexpr double event_place = 10;
  constexpr double whole_circle = 60;  // more than furniture may hide: a part of it tells a wrong number
  std::vector<Hidden> shown;
  for (const PagePoint& at : counted_places(map.events, map.projector.frame()))
    shown.push_back({at, event_place});
  for (const PageBox& circle : map.counts.solid)
    for (const PagePoint& at : points_over(circle)) shown.push_back({at, whole_circle});
  for (const EventBlock& block : map.events.blocks.blocks)
    for (const PagePoint& at : block.anchors) shown.push_back({at, event});
  for (const LabelRequest& request : map.painted.labels)
    shown.push_back({request.points.front(), request.priority >= event_place_priority ? event_place : 1});
  for (const PageBox& dot : map.painted.solid) shown.push_back({dot.centre(), 1});
  return shown;
}

}  // namespace

FreeRoom free_room(const MapDrawn& map) {
  return {map.projector.frame(), hidden_by_furniture(map)};
}

FreeRoom room_off_lines(const MapDrawn& map) {
  constexpr double apart = 2;      // mm between places on a line
  constexpr double weight = 0.25;  // of each
  std::vector<Hidden> shown = hidden_by_furniture(map);
  for (const PageLine& line : map.painted.lines)
    for (double along = 0; along < length(line); along += apart)
      shown.push_back({point_along(line, along).at, weight});
  return {map.projector.frame(), std::move(shown)};
}

}  // namespace dateline
