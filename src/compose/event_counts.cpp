#include "compose/event_counts.hpp"

#include <algorithm>
#include <iterator>

#include "compose/class_breaks.hpp"

namespace dateline {
namespace {

constexpr double opacity = 0.84;         // of a fill, that lines beneath are seen through
constexpr double widest_hatching = 2.2;  // mm between lines of the lowest class
constexpr double hatch_pen = 0.22;       // mm

/// Moves the marks from `first` on to where the painted layers left room for them.
void put_in_place(Canvas& canvas, Painted& painted, std::size_t first) {
  std::vector<Mark>& marks = canvas.sheet.drawing.marks;
  const auto at = [&](std::size_t mark) { return marks.begin() + static_cast<std::ptrdiff_t>(mark); };
  std::vector<Mark> counts(std::make_move_iterator(at(first)), std::make_move_iterator(marks.end()));
  marks.erase(at(first), marks.end());
  marks.insert(at(painted.counts), std::make_move_iterator(counts.begin()),
               std::make_move_iterator(counts.end()));
  for (std::size_t& icons : painted.slots)
    if (icons > painted.counts) icons += counts.size();
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
  put_in_place(canvas, painted, first);
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
