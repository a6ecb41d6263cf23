#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "compose/class_breaks.hpp"
#include "compose/event_counts.hpp"
#include "compose/event_legend.hpp"
#include "compose/hex_lattice.hpp"
#include "compose/leader_lines.hpp"
#include "compose/sheet_words.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr double largest_radius = 9;     // mm, on a sheet of the usual size
constexpr double smallest_radius = 0.5;  // mm: fewer events have a dot of this size
constexpr double covered_part = 0.09;    // of the frame by circles: more of it would join them all
constexpr double cell_area = 110;        // mm² of a hexagon in which events are one cluster to begin with
constexpr double gap = 0.3;              // mm between circles
const Font number_font{FontFamily::sans, 2.2, true, false, 0};

/// Events about their middle.
struct Cluster {
  PagePoint at;
  double events = 0;
};

Cluster joined(const Cluster& a, const Cluster& b) {
  const double all = a.events + b.events;
  return {{(a.at.x * a.events + b.at.x * b.events) / all, (a.at.y * a.events + b.at.y * b.events) / all},
          all};
}

double radius_of(const Cluster& cluster, double mm2_per_event) {
  return std::max(smallest_radius, std::sqrt(cluster.events * mm2_per_event / std::numbers::pi));
}

/// Moves a circle that would cross the frame to where it touches it.
void keep_inside(Cluster& cluster, const PageBox& frame, double radius) {
  const PageBox room = frame.grown(-radius - gap);
  const auto clamped = [](double at, double low, double high) {
    return low < high ? std::clamp(at, low, high) : (low + high) / 2;
  };
  cluster.at = {clamped(cluster.at.x, room.left, room.right), clamped(cluster.at.y, room.top, room.bottom)};
}

/// Joins circles that overlap, the nearest pair first in their order, until none do; all within the frame.
void part_circles(std::vector<Cluster>& clusters, double mm2_per_event, const PageBox& frame) {
  for (bool changed = true; changed;) {
    changed = false;
    for (Cluster& cluster : clusters) keep_inside(cluster, frame, radius_of(cluster, mm2_per_event));
    std::ranges::stable_sort(clusters, std::greater<>(), &Cluster::events);
    for (std::size_t i = 0; i < clusters.size(); ++i)
      for (std::size_t j = clusters.size(); j-- > i + 1;) {
        const double room =
            radius_of(clusters[i], mm2_per_event) + radius_of(clusters[j], mm2_per_event) + gap;
        if (distance(clusters[i].at, clusters[j].at) >= room) continue;
        clusters[i] = joined(clusters[i], clusters[j]);
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(j));
        changed = true;
      }
  }
}

double most_events(const std::vector<Cluster>& clusters) {
  return std::ranges::max_element(clusters, {}, &Cluster::events)->events;
}

/// The circles of a sheet, the largest first, and how large one event is.
struct Clusters {
  std::vector<Cluster> circles;
  double mm2_per_event = 1;
};

Clusters clusters_of(const EventPlan& plan, const PageBox& frame, double largest,
                     double common_mm2_per_event) {
  const HexLattice lattice(frame, cell_area);
  std::vector<Cluster> cells(lattice.size());
  for (const Sighting& sighting : plan.counted)
    if (const auto cell = lattice.at(sighting.at)) {
      cells[*cell].at = {cells[*cell].at.x + sighting.at.x, cells[*cell].at.y + sighting.at.y};
      ++cells[*cell].events;
    }
  Clusters out;
  for (const Cluster& cell : cells)
    if (cell.events > 0)
      out.circles.push_back({{cell.at.x / cell.events, cell.at.y / cell.events}, cell.events});
  if (out.circles.empty()) return out;
  const double most_area = std::numbers::pi * largest * largest;
  out.mm2_per_event =
      std::min(most_area / most_events(out.circles),
               covered_part * frame.width() * frame.height() / static_cast<double>(plan.counted.size()));
  if (common_mm2_per_event > 0) out.mm2_per_event = std::min(out.mm2_per_event, common_mm2_per_event);
  part_circles(out.circles, out.mm2_per_event, frame);
  out.mm2_per_event = std::min(out.mm2_per_event, most_area / most_events(out.circles));
  return out;
}

/// Where the number stands: in the circle, else beside it; nothing where there is no room.
std::optional<PageBox> room_for_number(const Cluster& cluster, double radius, TextSize size,
                                       const PageBox& frame, const std::vector<PageBox>& taken) {
  const double height = size.ascent + size.descent;
  if (std::hypot(size.width, size.ascent * 0.8) < 2 * radius) return around(cluster.at, size.width, height);
  const double away = radius + 0.4;
  for (const auto& [x, y] :
       {std::pair(1.0, 0.0), std::pair(-1.0, 0.0), std::pair(0.0, -1.0), std::pair(0.0, 1.0)}) {
    const PageBox box =
        around({cluster.at.x + x * (away + size.width / 2), cluster.at.y + y * (away + height / 2)},
               size.width, height);
    const bool free = std::ranges::none_of(taken, [&](const PageBox& other) { return other.overlaps(box); });
    if (free && frame.contains(box)) return box;
  }
  return std::nullopt;
}

void draw_number(Canvas& canvas, const std::string& words, const PageBox& box, const Font& font,
                 double ascent, bool inside, Colour fill) {
  TextMark text;
  text.text = words;
  text.font = font;
  text.align = TextAlign::centre;
  text.at = {box.centre().x, box.top + ascent};
  text.colour = canvas.look().ink;
  if (inside) {
    const int light = fill.red * 299 + fill.green * 587 + fill.blue * 114;
    text.colour = light > 140000 ? Colour{0, 0, 0, 255} : Colour{255, 255, 255, 255};
  } else {
    text.halo = canvas.look().ground;
    text.halo_width = 0.35;
  }
  canvas.add(std::move(text));
}

PageBox box_of(const Cluster& cluster, double radius) {
  return around(cluster.at, 2 * radius, 2 * radius);
}

/// The number of a circle, in it or beside it, where it then is solid; false without room for it.
bool draw_number_of(Canvas& canvas, const Cluster& cluster, double radius, const PageBox& frame, Colour base,
                    std::vector<PageBox>& solid) {
  const Font font = canvas.sized(number_font);
  const std::string number = with_commas(cluster.events);
  const TextSize size = canvas.size_of(number, font);
  const auto room = room_for_number(cluster, radius, size, frame, solid);
  if (!room) return false;
  const bool inside = room->centre() == cluster.at;
  draw_number(canvas, number, *room, font, size.ascent, inside, base);
  if (!inside) solid.push_back(*room);
  return true;
}

void tell_without_number(Canvas& canvas, std::size_t without, std::size_t circles) {
  if (without == 0) return;
  canvas.findings.push_back({Severity::note,
                             {},
                             fmt::format("{} of {} have no room for their number; --report lists them",
                                         without, counted(circles, "circle"))});
}

/// `most` events have the largest circle that the legend shows.
std::vector<LegendEntry> entries_for(const Clusters& clusters, double most, Colour fill) {
  std::vector<LegendEntry> entries{heading_entry("Events near each other")};
  const auto radius = [&](double events) { return radius_of({{}, events}, clusters.mm2_per_event); };
  const double less_than_one = radius(0.99);
  entries.push_back(sizes_entry(most, std::max(smallest_radius, less_than_one), radius, fill));
  const bool single =
      std::ranges::any_of(clusters.circles, [](const Cluster& cluster) { return cluster.events == 1; });
  if (!single) return entries;
  LegendEntry dot;
  dot.swatch = LegendEntry::Swatch::dot;
  dot.text = "Without a number: one event";
  dot.fill = fill;
  entries.push_back(std::move(dot));
  return entries;
}

}  // namespace

DrawnCounts draw_clusters(Canvas& canvas, const EventPlan& plan, const Projector& projector) {
  const double side = std::min(canvas.spec.size.width, canvas.spec.size.height);
  const Clusters clusters =
      clusters_of(plan, projector.frame(), largest_radius * std::clamp(side / 180, 0.5, 2.0),
                  canvas.spec.common.mm2_per_event);
  DrawnCounts drawn;
  if (clusters.circles.empty()) return drawn;
  drawn.own.most_count = most_events(clusters.circles);
  drawn.own.mm2_per_event = clusters.mm2_per_event;
  const Colour base = ramp_colour(canvas.look().ramp, 0.55);
  const Colour fill = faded(base, 0.85);
  const Pen rim{canvas.look().ground, 0.25, {}, LineCap::butt, LineJoin::round};
  for (const Cluster& cluster : clusters.circles)
    drawn.solid.push_back(box_of(cluster, radius_of(cluster, clusters.mm2_per_event)));
  std::size_t without_number = 0;
  canvas.begin("layer", "Events, counted in circles", "", projector.frame());
  for (const Cluster& cluster : clusters.circles) {
    const double radius = radius_of(cluster, clusters.mm2_per_event);
    const std::string words = counted(static_cast<std::size_t>(cluster.events), "event");
    canvas.begin("count", words);
    canvas.add(PathMark{circle(cluster.at, radius), fill, rim, std::nullopt, 1.5});
    const bool numbered =
        cluster.events == 1 || draw_number_of(canvas, cluster, radius, projector.frame(), base, drawn.solid);
    without_number += !numbered;
    canvas.end();
    canvas.note(
        {"circle", words, "", box_of(cluster, radius), "placed", numbered ? "" : "no room for its number"});
  }
  canvas.end();
  tell_without_number(canvas, without_number, clusters.circles.size());
  drawn.legend = entries_for(clusters, joined(canvas.spec.common, drawn.own).most_count, fill);
  return drawn;
}

}  // namespace dateline
