#include "dateline/compose/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "compose/alt_text.hpp"
#include "compose/canvas.hpp"
#include "compose/event_pages.hpp"
#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/layout.hpp"
#include "compose/legend.hpp"
#include "compose/map_in_frame.hpp"
#include "compose/map_room.hpp"
#include "compose/panel.hpp"
#include "compose/placing.hpp"
#include "compose/reading_order.hpp"
#include "compose/sheet_outline.hpp"
#include "compose/sheet_words.hpp"
#include "compose/text_style.hpp"
#include "compose/timeline.hpp"

namespace dateline {
namespace {

/// What letters stand for comes after the events and before all that the base map shows: a letter
/// that nothing explains is worse than a road without an entry.
void add_keys(const std::vector<KeyedEntry>& names, std::vector<LegendEntry>& entries) {
  const auto is_of_event = [](const LegendEntry& entry) {
    using Swatch = LegendEntry::Swatch;
    static constexpr std::array swatches{Swatch::symbol, Swatch::dot_and_leader, Swatch::count,
                                         Swatch::dot,    Swatch::sizes,          Swatch::heading};
    return std::ranges::find(swatches, entry.swatch) != swatches.end();
  };
  auto at = std::ranges::find_if_not(entries, is_of_event);
  for (const KeyedEntry& name : names)
    at = std::next(entries.insert(at, {LegendEntry::Swatch::key, name.text, {}, {}, {}, name.key}));
}

/// The plan of a panel outside the map.
PanelPlan plan_beside_map(Panel& panel, const Layout& layout, const Rooms& rooms) {
  return rooms.panel == Stand::beside ? panel.beside(layout.panel, rooms.legend_columns)
                                      : panel.below(layout.panel);
}

void tell_no_timeline(Canvas& canvas) {
  const char* why = "there are no events, or the sheet is too small for it";
  canvas.note({"timeline", "", "", {}, "dropped", why});
  canvas.findings.push_back({Severity::warning, {}, fmt::format("there is no timeline: {}", why)});
}

void tell_other_frame(Canvas& canvas) {
  canvas.findings.push_back({Severity::note,
                             {},
                             "the map does not stand in the frame asked for: its title, legend or credits "
                             "need more room than the frame leaves them"});
}

/// The list of the sheet's events; empty where it has none.
EventListing listing_of(const Canvas& canvas, const MapDrawn& map, const MapContent& content) {
  return canvas.spec.list == EventList::none ? EventListing{} : listed_events(map.events, content);
}

/// The rooms that panel and list need, now that both are known; `first`: nothing was changed before.
Rooms needed_rooms(Canvas& canvas, const KeyedList& list, Panel& panel, const Layout& layout, Rooms rooms,
                   bool first) {
  if (rooms.list_height > 0) {
    const Rooms both = in_one_column(canvas, list, panel, layout, rooms);
    if (both.list_height <= rooms.list_height && panel.beside(layout.panel, 1).is_whole) return rooms;
    rooms.list_height = 0;
    rooms.panel = Stand::below;
  }
  if (first) {
    const Rooms both = in_one_column(canvas, list, panel, layout, rooms);
    if (both.list_height > 0) return both;
  }
  return with_list(canvas, list, layout, better_rooms(canvas, panel, layout, rooms));
}

/// Rooms in which the legend explains the letters: more room for it, else no letters.
Rooms explaining(Canvas& canvas, Panel& panel, const Layout& layout, Rooms rooms) {
  const Rooms larger = rooms.list_height > 0 ? rooms : better_rooms(canvas, panel, layout, rooms);
  if (larger.panel_size > rooms.panel_size + 0.01) return larger;
  rooms.keys = false;
  return rooms;
}

/// Labels, events and furniture of the one map of a sheet. False, and better `rooms`, when letters
/// stand for names that neither list nor legend has room to explain.
bool finish_map(Canvas& canvas, const MapContent& content, const Layout& layout, Rooms& rooms,
                MapDrawn& map) {
  const PageBox& frame = map.projector.frame();
  const bool has_list = canvas.spec.list != EventList::none;
  std::vector<LegendEntry> entries = entries_of(canvas, content, map, all_led(map.events.blocks));
  Panel panel(canvas, content, map.projector, entries);
  const bool is_inside = rooms.panel == Stand::inside;
  PanelPlan plan = is_inside ? panel.inside(free_room(map)) : plan_beside_map(panel, layout, rooms);
  std::vector<PageBox> furniture = ground_of(plan);
  if (!is_inside && !plan.locator)
    if (const auto locator = panel.put_locator_on_map(room_off_lines(map))) furniture.push_back(*locator);
  const bool in_legend = canvas.spec.legend && !is_inside;
  const std::vector<Label> labels =
      place_labels_and_events(map.painted, map.events.blocks, frame, furniture,
                              rooms.keys && (in_legend || has_list), canvas.measure);
  entries = entries_of(canvas, content, map, map.events.blocks);
  const std::vector<KeyedEntry> keyed = keyed_names(map.painted.labels, labels);
  EventListing listing = listing_of(canvas, map, content);
  const EventListing with_keyed = with_names(listing, keyed);
  const bool in_list = has_list && is_whole(canvas, with_keyed.list, layout.list);
  if (has_list && !keyed.empty() && !in_list) {
    const Rooms larger = rooms.list_height > 0 ? in_one_column(canvas, with_keyed.list, panel, layout, rooms)
                                               : with_list(canvas, with_keyed.list, layout, rooms);
    if (larger.list_size > rooms.list_size + 0.01 || larger.list_height > rooms.list_height + 0.01) {
      rooms = larger;
      return false;
    }
  }
  if (in_list)
    listing = with_keyed;
  else
    add_keys(keyed, entries);
  if (!is_inside) plan = plan_beside_map(panel, layout, rooms);
  if (!keyed.empty() && !in_list && !(in_legend && plan.is_whole)) {
    rooms = explaining(canvas, panel, layout, rooms);
    return false;
  }

  draw_leaders(canvas, map.events.blocks);
  draw_labels(canvas, map.painted, labels, frame);
  report_labels(canvas, map.painted.labels, labels);
  draw_events(canvas, content, map.events.blocks);
  if (plan.on_map) panel.draw(plan);
  draw_frame(canvas, map.projector, {{0, 0, canvas.spec.size.width, canvas.spec.size.height}});
  draw_title(canvas, layout);
  if (!plan.on_map) panel.draw(plan);
  if (rooms.timeline)
    draw_timeline(canvas, content, shown_events(map.events), zoom_for_scale(map.projector.scale()),
                  layout.timeline);
  if (canvas.spec.timeline == Show::on && !rooms.timeline) tell_no_timeline(canvas);
  if (has_list) draw_event_list(canvas, content, listing, layout.list);
  return true;
}

/// A sheet with so much room around its map. Gives nothing, and better `rooms`, when the map has too
/// little, or, a few times, when the legend turns out to need another.
std::optional<Sheet> composed(Canvas canvas, const MapContent& content, Rooms& rooms, int& changes) {
  const SheetSpec& spec = canvas.spec;
  Drawing& drawing = canvas.sheet.drawing;
  drawing.width = spec.size.width;
  drawing.height = spec.size.height;
  drawing.background = canvas.style.look.paper;
  drawing.title = spec.title;
  drawing.language = spec.language;

  // The credits name the projection, which depends on the frame, which depends on the
  // credits' height: planned with a stand-in, and set with the words.
  const std::string stand_in =
      joined_words(longest_plan_words(spec, content.events.size()), longest_not_shown(content.events.size()));
  Layout layout = planned(canvas, credits_of(spec, content, stand_in, nullptr), rooms);
  if (const auto other = with_more_map(layout, spec.size, rooms)) {
    rooms = *other;
    return std::nullopt;
  }
  if (!layout.has_map())
    throw UsageError(
        fmt::format("a sheet of {:.0f} x {:.0f} mm leaves no room for the map; choose a larger --size or a "
                    "shorter --title",
                    spec.size.width, spec.size.height));
  MapDrawn map = draw_map(canvas, content, layout.map);
  const int most_changes = spec.list == EventList::none ? 3 : 4;
  if (changes < most_changes) {
    const std::vector<LegendEntry> entries = entries_of(canvas, content, map, all_led(map.events.blocks));
    Panel panel(canvas, content, map.projector, entries);
    const Rooms better =
        needed_rooms(canvas, listing_of(canvas, map, content).list, panel, layout, rooms, changes++ == 0);
    if (better != rooms) {
      rooms = better;
      return std::nullopt;
    }
  }
  if (!finish_map(canvas, content, layout, rooms, map)) {
    changes = most_changes;
    return std::nullopt;
  }
  const std::string missing =
      joined_words(plan_words(map.events, spec), not_shown(map.events.blocks, content.events.size()));
  set_credits(canvas, layout, credits_of(spec, content, missing, &map.projector));
  draw_credits(canvas, layout);
  draw_logo(canvas, layout);
  report_unknown_glyphs(canvas);
  drawing.description = map_in_words(spec, map.projector.shown(), content, map.events);
  drawing.author = joined(content.sources, "; ");
  drawing.marks = in_reading_order(std::move(drawing.marks));
  if (spec.alt_text) canvas.sheet.alt_text = alt_text(spec, content, map.projector);
  canvas.sheet.frame = layout.map;
  if (spec.frame && !layout.has_asked_frame) tell_other_frame(canvas);
  if (auto ground = ground_reference(map.projector)) canvas.sheet.grounds.push_back(std::move(*ground));
  canvas.sheet.missing = map.events.blocks.missing();
  canvas.sheet.outline = outline_of(map.projector);
  canvas.sheet.areas = areas_of(map.layers, map.projector);
  return std::move(canvas.sheet);
}

}  // namespace

Sheet compose(const SheetSpec& spec, const Style& style, const MapContent& content, TextMeasure& measure,
              Findings& findings) {
  std::optional<Rooms> rooms;
  int changes = 0;
  for (;;) {
    Findings found;
    Canvas canvas{spec, style, measure, found, {}};
    if (!rooms) {
      rooms = guessed_rooms(canvas, content);
      rooms->timeline = has_timeline(spec, content);
      guess_list(canvas, *rooms);
    }
    std::optional<Sheet> sheet = composed(std::move(canvas), content, *rooms, changes);
    if (!sheet) continue;
    findings.insert(findings.end(), found.begin(), found.end());
    return std::move(*sheet);
  }
}

}  // namespace dateline
