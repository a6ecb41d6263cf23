#include "compose/event_counts.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "compose/class_breaks.hpp"

namespace dateline {
namespace {

constexpr double opacity = 0.84;         // of a fill, that lines beneath are seen through
constexpr double widest_hatching = 2.2;  // mm between lines of the lowest class
constexpr double hatch_pen = 0.22;       // mm

/// Is it of a style layer that people find their way by: lines, places, what events have of their own?
bool is_orientation(const Mark& mark, const Style& style) {
  static constexpr std::array<std::string_view, 15> sources{"situation",
                                                            "admin1",
                                                            "borders",
                                                            "boundary",
                                                            "disputed",
                                                            "roads",
                                                            "transportation",
                                                            "places",
                                                            "corridors",
                                                            "corridor-routes",
                                                            "transportation_name",
                                                            "event-areas",
                                                            "event-rings",
                                                            "event-lines",
                                                            "place"};
  const auto* group = std::get_if<GroupBegin>(&mark);
  if (group == nullptr || group->role != "layer") return false;
  const auto layer = std::ranges::find(style.layers, group->title, &StyleLayer::id);
  return layer != style.layers.end() && std::ranges::find(sources, layer->source) != sources.end();
}

/// Moves the marks from `first` on before those lines and places.
void put_beneath_lines(Canvas& canvas, Painted& painted, std::size_t first) {
  std::vector<Mark>& marks = canvas.sheet.drawing.marks;
  const auto begin = marks.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<Mark> counts(std::make_move_iterator(begin), std::make_move_iterator(marks.end()));
  marks.erase(begin, marks.end());
  const auto to =
      std::ranges::find_if(marks, [&](const Mark& mark) { return is_orientation(mark, canvas.style); });
  const auto slot = static_cast<std::size_t>(to - marks.begin());
  const std::size_t count = counts.size();
  marks.insert(to, std::make_move_iterator(counts.begin()), std::make_move_iterator(counts.end()));
  for (std::size_t& icons : painted.slots)
    if (icons > slot) icons += count;
}

}  // namespace

DrawnCounts draw_counts(Canvas& canvas, Painted& painted, const EventPlan& plan, const MapContent& content,
                        const Projector& projector) {
  const std::size_t first = canvas.sheet.drawing.marks.size();
  DrawnCounts drawn;
  switch (plan.way) {
    case EventPlan::Way::symbols: break;
    case EventPlan::Way::dots: return draw_dots(canvas, plan, content, projector);
    case EventPlan::Way::clusters: return draw_clusters(canvas, plan, projector);
    case EventPlan::Way::hexagons: drawn = draw_hexagons(canvas, plan, content, projector); break;
    case EventPlan::Way::density: drawn = draw_density(canvas, plan, content, projector); break;
  }
  put_beneath_lines(canvas, painted, first);
  return drawn;
}

PathMark class_mark(const Canvas& canvas, Path path, std::size_t nth, std::size_t count) {
  const std::vector<Colour>& ramp = canvas.look().ramp;
  PathMark mark{std::move(path), std::nullopt, std::nullopt, std::nullopt, 1.5};
  if (ramp.size() > 1) {
    mark.fill = faded(class_colour(ramp, nth, count), opacity);
    return mark;
  }
  // The area that lines cover grows evenly from class to class; the highest is solid.
  const Colour ink = ramp.empty() ? canvas.look().ink : ramp.front();
  const double least = hatch_pen / widest_hatching;
  const double share =
      count < 2 ? 0.4 : least + (1 - least) * static_cast<double>(nth) / static_cast<double>(count - 1);
  mark.fill = canvas.look().ground;
  if (share > 0.99) {
    mark.fill = ink;
  } else {
    mark.hatch = Pen{ink, hatch_pen, {}, LineCap::butt, LineJoin::round};
    mark.hatch_spacing = hatch_pen / share;
  }
  return mark;
}

LegendEntry class_entry(const Canvas& canvas, const std::string& words, std::size_t nth, std::size_t count) {
  LegendEntry entry{LegendEntry::Swatch::count, words, {}, {}};
  PathMark mark = class_mark(canvas, {}, nth, count);
  entry.sample.fill = mark.fill;
  entry.sample.hatch = mark.hatch;
  entry.sample.hatch_spacing = mark.hatch_spacing;
  entry.sample.pens = {Pen{canvas.look().soft_ink, 0.1, {}, LineCap::butt, LineJoin::miter}};
  return entry;
}

}  // namespace dateline
