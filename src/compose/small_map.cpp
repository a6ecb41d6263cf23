#include "compose/small_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "compose/event_legend.hpp"
#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/placing.hpp"
#include "compose/sheet_words.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

/// The sheet of one map: as large as its frame, with nothing around it.
SheetSpec spec_of(const SheetSpec& sheet, const SmallMap& map, const SheetSize& frame) {
  SheetSpec spec = sheet;
  spec.size = frame;
  spec.title = map.heading;
  if (map.period) spec.period = map.period;
  spec.inset = false;
  return spec;
}

PageBox box_of(const SheetSize& size) {
  return {0, 0, size.width, size.height};
}

/// The block with the sheet's indices of its events, without those that are `known`, which then are.
EventBlock only_new(EventBlock block, const std::vector<std::size_t>& of_sheet,
                    std::set<std::size_t>& known) {
  for (EventSymbol& symbol : block.symbols) {
    std::vector<std::size_t> events;
    for (const std::size_t event : symbol.events)
      if (known.insert(of_sheet[event]).second) events.push_back(of_sheet[event]);
    symbol.events = std::move(events);
  }
  std::erase_if(block.symbols, [](const EventSymbol& symbol) { return symbol.events.empty(); });
  return block;
}

void add_events(EventPlan& all, const EventPlan& plan, const std::vector<std::size_t>& of_sheet,
                std::set<std::size_t>& known) {
  if (plan.is_dense()) all.way = plan.way;
  for (const Sighting& sighting : plan.counted)
    if (known.insert(of_sheet[sighting.event]).second)
      all.counted.push_back({of_sheet[sighting.event], sighting.at, sighting.inside});
  for (const EventBlock& block : plan.blocks.blocks) {
    EventBlock more = only_new(block, of_sheet, known);
    if (!more.symbols.empty()) all.blocks.blocks.push_back(std::move(more));
  }
  if (plan.blocks.sizes) {
    const bool capped = all.blocks.sizes && all.blocks.sizes->capped;
    all.blocks.sizes = plan.blocks.sizes;
    all.blocks.sizes->capped = all.blocks.sizes->capped || capped;
  }
  if (!plan.blocks.times.empty()) all.blocks.times = plan.blocks.times;
  if (!plan.blocks.order.empty()) all.blocks.order = plan.blocks.order;
  if (plan.blocks.tick_days) all.blocks.tick_days = plan.blocks.tick_days;
}

}  // namespace

SmallMapDrawn::SmallMapDrawn(const SheetSpec& sheet, const Style& style, const SmallMap& map,
                             const SheetSize& frame, TextMeasure& measure)
    : m_spec(spec_of(sheet, map, frame)),
      m_map(map),
      m_canvas{m_spec, style, measure, m_findings, {}},
      m_drawn(draw_map(m_canvas, map.content, box_of(frame))) {}

void SmallMapDrawn::finish(const std::vector<Label>& labels, const GridFigureSides& sides) {
  const PageBox& frame = m_drawn.projector.frame();
  Painted& painted = m_drawn.painted;
  EventBlocks& blocks = m_drawn.events.blocks;
  std::vector<PageBox> taken = painted.barred;
  for (const Label& label : labels) taken.insert(taken.end(), label.boxes.begin(), label.boxes.end());
  settle(blocks, frame, taken, painted.solid);
  draw_leaders(m_canvas, blocks);
  draw_labels(m_canvas, painted, labels, frame);
  Findings of_labels;  // told once for all maps
  std::swap(of_labels, m_findings);
  report_labels(m_canvas, painted.labels, labels);
  std::swap(of_labels, m_findings);
  draw_events(m_canvas, m_map.content, blocks);
  draw_frame(m_canvas, m_drawn.projector, sides);
}

void SmallMapDrawn::move_to(Canvas& sheet, PagePoint at, std::size_t nth) {
  for (Mark& mark : m_canvas.sheet.drawing.marks) sheet.add(moved(std::move(mark), at));
  for (Placement& item : m_canvas.sheet.report) {
    if (item.state != "dropped") item.box = moved(item.box, at);
    item.map = nth + 1;
    sheet.note(std::move(item));
  }
  auto ground = ground_reference(m_drawn.projector);
  if (!ground) return;
  ground->frame = moved(ground->frame, at);
  ground->name = m_map.heading;
  sheet.sheet.grounds.push_back(std::move(*ground));
}

std::string SmallMapDrawn::count_words() const {
  const std::size_t all = m_map.content.events.size();
  const std::size_t missing = m_drawn.events.blocks.missing();
  if (all == 0) return "no events";
  return missing == 0 ? counted(all, "event") : fmt::format("{} of {}", all - missing, counted(all, "event"));
}

MapsTogether together(const Canvas& sheet, const std::vector<const SmallMapDrawn*>& maps,
                      const MapContent& all) {
  MapsTogether out;
  std::set<std::size_t> known;
  const Projector& projector = maps.front()->drawn().projector;
  for (const SmallMapDrawn* map : maps) {
    const MapDrawn& drawn = map->drawn();
    add_events(out.events, drawn.events, map->map().events, known);
    out.painted.samples.insert(drawn.painted.samples.begin(), drawn.painted.samples.end());
    for (const DrawnRamp& ramp : drawn.painted.ramps)
      if (std::ranges::find(out.painted.ramps, ramp.text, &DrawnRamp::text) == out.painted.ramps.end())
        out.painted.ramps.push_back(ramp);
    if (out.counts.empty()) out.counts = drawn.counts.legend;
  }
  if (out.events.way == EventPlan::Way::dots)
    out.counts = dots_legend(sheet, out.events, all, zoom_for_scale(projector.scale()));
  const Sightings sightings = sighted(all.events, projector);
  out.events.blocks.unknown = sightings.unknown;
  out.events.blocks.outside = sightings.outside;
  for (const SmallMapDrawn* map : maps)
    for (const std::size_t event : map->drawn().events.vague)
      if (known.insert(map->map().events[event]).second) out.events.vague.push_back(map->map().events[event]);
  return out;
}

std::vector<LegendEntry> entries_of(const Canvas& sheet, const MapContent& all, const MapsTogether& maps,
                                    bool led) {
  const EventBlocks blocks = led ? all_led(maps.events.blocks) : maps.events.blocks;
  std::vector<LegendEntry> events = maps.counts;
  std::ranges::move(trait_entries(sheet, blocks), std::back_inserter(events));
  return legend_entries(sheet, maps.painted, blocks, all, events);
}

}  // namespace dateline
