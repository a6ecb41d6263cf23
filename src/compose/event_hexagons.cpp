#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "compose/class_breaks.hpp"
#include "compose/equal_area.hpp"
#include "compose/event_counts.hpp"
#include "compose/hex_lattice.hpp"
#include "compose/sheet_words.hpp"
#include "in_parallel.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr double wanted_area = 34;  // mm² of a hexagon on a sheet of the usual size
constexpr int most_classes = 6;
constexpr double rim = 0.12;  // mm of ground around a hexagon

/// Square kilometres, a round number.
double hexagon_km2(const Canvas& canvas, double km2_per_mm2) {
  const double side = std::min(canvas.spec.size.width, canvas.spec.size.height);
  const double factor = std::clamp(side / 180, 0.5, 2.0);
  return round_below(wanted_area * factor * km2_per_mm2 * 1.4);
}

/// A hexagon with events.
struct Hexagon {
  PageLine ring;  ///< on the sheet
  std::size_t events = 0;
};

/// Adds to each hexagon's count how many of the places lie in it.
void add_counts(std::vector<std::size_t>& counts, const HexLattice& lattice,
                const std::vector<PagePoint>& places) {
  std::mutex mutex;  // of the counts
  in_parallel_parts(places.size(), 65536, [&](std::size_t begin, std::size_t end) {
    std::vector<std::size_t> own(counts.size());
    for (std::size_t i = begin; i < end; ++i)
      if (const auto hexagon = lattice.at(places[i])) ++own[*hexagon];
    const std::lock_guard lock(mutex);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += own[i];
  });
}

/// Those that the sheet shows a part of, in rows.
std::vector<Hexagon> hexagons_of(const EventPlan& plan, const MapContent& content,
                                 const EqualAreaPlane& plane, const PageBox& frame, double mm2) {
  const HexLattice lattice(plane.box(), mm2);
  std::vector<std::size_t> counts(lattice.size());
  for (const auto* sightings : {&plan.counted, &plan.beside})
    add_counts(counts, lattice, plane.places(*sightings, content.events));
  std::vector<Hexagon> hexagons;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto corners = lattice.corners(i);
    PageLine ring = plane.on_sheet({corners.begin(), corners.end()});
    if (!ring.empty() && frame.overlaps(bounds(ring))) hexagons.push_back({std::move(ring), counts[i]});
  }
  return hexagons;
}

PageBox within(const PageBox& box, const PageBox& frame) {
  return {std::max(box.left, frame.left), std::max(box.top, frame.top), std::min(box.right, frame.right),
          std::min(box.bottom, frame.bottom)};
}

Path ring_path(const PageLine& ring) {
  Path path;
  path.move_to(ring.front());
  for (std::size_t i = 1; i < ring.size(); ++i) path.line_to(ring[i]);
  path.close();
  return path;
}

}  // namespace

DrawnCounts draw_hexagons(Canvas& canvas, const EventPlan& plan, const MapContent& content,
                          const Projector& projector) {
  const EqualAreaPlane plane(projector);
  const double km2 = hexagon_km2(canvas, plane.km2_per_mm2());
  const PageBox& frame = projector.frame();
  const std::vector<Hexagon> hexagons = hexagons_of(plan, content, plane, frame, km2 / plane.km2_per_mm2());
  DrawnCounts drawn;
  if (hexagons.empty()) return drawn;
  const auto [least, most] = std::ranges::minmax_element(hexagons, {}, &Hexagon::events);
  drawn.own.least_count = static_cast<double>(least->events);
  drawn.own.most_count = static_cast<double>(most->events);
  const CommonLegend all = joined(canvas.spec.common, drawn.own);
  const std::vector<double> breaks = count_breaks(all.least_count, all.most_count, most_classes);
  const std::string each = fmt::format("hexagon of {} km²", with_commas(km2));
  canvas.begin("layer", "Events per " + each, "", frame);
  for (const Hexagon& hexagon : hexagons) {
    const auto nth = static_cast<std::size_t>(class_of(breaks, static_cast<double>(hexagon.events)));
    const std::string words = counted(hexagon.events, "event");
    canvas.begin("count", words);
    PathMark mark = class_mark(canvas, ring_path(hexagon.ring), nth, breaks.size());
    mark.pen = Pen{faded(canvas.look().ground, 0.8), rim, {}, LineCap::butt, LineJoin::round};
    canvas.add(std::move(mark));
    canvas.end();
    canvas.note({"hexagon", words, "", within(bounds(hexagon.ring), frame), "placed", ""});
  }
  canvas.end();
  drawn.legend.push_back(heading_entry(fmt::format("Events per {}", each)));
  for (std::size_t nth = 0; nth < breaks.size(); ++nth)
    drawn.legend.push_back(class_entry(canvas, count_class_words(breaks, nth), nth, breaks.size()));
  return drawn;
}

}  // namespace dateline
