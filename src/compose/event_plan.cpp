#include "compose/event_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "compose/class_breaks.hpp"
#include "compose/event_symbols.hpp"
#include "compose/sheet_words.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr std::size_t few_symbols = 100;   // are never too many for a sheet of the usual size
constexpr double room_of_symbol = 100;     // mm² for each of them: smaller sheets take fewer
constexpr std::size_t most_symbols = 500;  // are always too many for leader lines
constexpr double most_hidden = 1.0 / 3;    // of the symbols' area, by one another
constexpr double reach_mm = 3;             // of a ring that a count by place may still stand for
constexpr double beside_mm = 25;           // from the frame, beyond which nothing reaches into it
constexpr std::size_t most_vague = 24;     // symbols of areas and lines beside counts

/// How many symbols are never too many for a sheet.
std::size_t few_on(const SheetSize& size) {
  return std::min(few_symbols, static_cast<std::size_t>(size.width * size.height / room_of_symbol));
}

/// Places and kinds that differ: events of one kind at one place are one symbol with a count.
std::vector<PagePoint> distinct_symbols(const std::vector<LocatedEvent>& events, const Sightings& sightings) {
  std::set<std::tuple<double, double, std::string_view>> symbols;
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> names;
  for (const Sighting& sighting : sightings.seen) {
    if (!sighting.inside) continue;
    const Event& event = events[sighting.event].event;
    const auto [name, is_new] = names.try_emplace({event.type, event.subtype});
    if (is_new) name->second = event_kind(event.type, event.subtype).symbol;
    symbols.emplace(sighting.at.x, sighting.at.y, name->second);
    if (symbols.size() > most_symbols) break;
  }
  std::vector<PagePoint> places;
  for (const auto& [x, y, symbol] : symbols) places.push_back({x, y});
  return places;
}

/// The part of the squares' area that others would hide, were each drawn at its place.
double hidden_part(const std::vector<PagePoint>& places, double side, const PageBox& frame) {
  constexpr double cell = 0.5;  // mm
  const int columns = static_cast<int>(frame.width() / cell) + 1;
  const int rows = static_cast<int>(frame.height() / cell) + 1;
  std::vector<bool> covered(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  const int half = std::max(1, static_cast<int>(side / cell / 2));
  std::size_t all = 0;
  std::size_t seen = 0;
  for (const PagePoint& p : places) {
    const int column = static_cast<int>((p.x - frame.left) / cell);
    const int row = static_cast<int>((p.y - frame.top) / cell);
    for (int y = std::max(0, row - half); y < std::min(rows, row + half); ++y)
      for (int x = std::max(0, column - half); x < std::min(columns, column + half); ++x) {
        auto is_covered = covered[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                                  static_cast<std::size_t>(x)];
        ++all;
        seen += !is_covered;
        is_covered = true;
      }
  }
  return all == 0 ? 0 : 1 - static_cast<double>(seen) / static_cast<double>(all);
}

bool would_hide_each_other(const Canvas& canvas, const MapContent& content, const Sightings& sightings,
                           const Projector& projector) {
  const std::vector<PagePoint> places = distinct_symbols(content.events, sightings);
  if (places.size() <= few_on(canvas.spec.size)) return false;
  if (places.size() > most_symbols) return true;
  const double side = 2 * symbol_of(content.events[sightings.seen.front().event], 0, canvas,
                                    zoom_for_scale(projector.scale()))
                              .half;
  return hidden_part(places, side, projector.frame()) > most_hidden;
}

EventPlan::Way way_of(Grouping group, bool crowded) {
  switch (group) {
    case Grouping::automatic: return crowded ? EventPlan::Way::hexagons : EventPlan::Way::symbols;
    case Grouping::none: return crowded ? EventPlan::Way::dots : EventPlan::Way::symbols;
    case Grouping::dots: return EventPlan::Way::dots;
    case Grouping::hex: return EventPlan::Way::hexagons;
    case Grouping::cluster: return EventPlan::Way::clusters;
    case Grouping::density: return EventPlan::Way::density;
  }
  return EventPlan::Way::symbols;
}

/// Symbols for events of which an area or a line is known, unless there are too many of them.
void keep_vague(EventPlan& plan, Canvas& canvas, const MapContent& content, const Sightings& vague,
                const Projector& projector) {
  Sightings drawn;
  for (const Sighting& sighting : vague.seen) {
    const LocatedEvent& event = content.events[sighting.event];
    const bool has_extent =
        event.site.has_lines() || event.site.has_areas() || event.radius_km.value_or(0) > 0;
    if (has_extent) drawn.seen.push_back(sighting);
  }
  if (distinct_symbols(content.events, drawn).size() > most_vague) drawn.seen.clear();
  auto next = drawn.seen.begin();
  for (const Sighting& sighting : vague.seen) {
    if (next != drawn.seen.end() && next->event == sighting.event)
      ++next;
    else
      plan.vague.push_back(sighting.event);
  }
  plan.blocks.blocks = group_events(canvas, content, drawn, projector).blocks;
}

/// How the sheet shows the events that it has.
EventPlan::Way way_for(Canvas& canvas, const MapContent& content, const Sightings& sightings,
                       const Projector& projector) {
  const Grouping group = canvas.spec.group;
  const bool asked = group != Grouping::automatic && group != Grouping::none;
  const bool any = std::ranges::any_of(sightings.seen, &Sighting::inside);
  if (!any) return EventPlan::Way::symbols;
  const auto way = way_of(group, asked || would_hide_each_other(canvas, content, sightings, projector));
  if (way != EventPlan::Way::density || canvas.look().ramp.size() >= 2) return way;
  canvas.findings.push_back(
      {Severity::note,
       {},
       "one ink shows no density: the events are counted in hexagons; --style names another"});
  return EventPlan::Way::hexagons;
}

/// Counts the events that are known well enough at their points; gives the others that the frame shows.
Sightings count_at_points(EventPlan& plan, const MapContent& content, Sightings sightings,
                          const Projector& projector) {
  Sightings vague;
  const double reach_km = reach_mm * projector.scale() / 1e6;
  const PageBox surroundings = projector.frame().grown(beside_mm);
  std::size_t counted = 0;
  for (const Sighting& sighting : sightings.seen) {
    if (!is_countable(content.events[sighting.event], reach_km)) {
      if (sighting.inside) vague.seen.push_back(sighting);
      continue;
    }
    plan.is_counted[sighting.event] = true;
    if (sighting.inside)
      sightings.seen[counted++] = sighting;
    else if (surroundings.contains(sighting.at))
      plan.beside.push_back(sighting);
  }
  sightings.seen.resize(counted);
  plan.counted = std::move(sightings.seen);
  return vague;
}

const char* what_counts(EventPlan::Way way) {
  switch (way) {
    case EventPlan::Way::hexagons: return "are counted in hexagons of equal area";
    case EventPlan::Way::clusters: return "are counted in circles";
    case EventPlan::Way::density: return "are shown as a density";
    case EventPlan::Way::dots: return "are dots";
    case EventPlan::Way::symbols: break;
  }
  return "";
}

std::string words_for(EventPlan::Way way, const SheetSpec& spec, std::size_t counted, std::size_t vague) {
  const bool own_choice = spec.group == Grouping::automatic || spec.group == Grouping::none;
  std::string words =
      fmt::format("{} events {}{}.", with_commas(static_cast<double>(counted)), what_counts(way),
                  own_choice ? ", since their symbols would hide each other" : "");
  if (vague > 0)
    words += fmt::format(" {} more, known only to an area or a line, {} no symbol.",
                         with_commas(static_cast<double>(vague)), vague == 1 ? "has" : "have");
  return words;
}

/// Tells of symbols that do not grow with their number.
void tell_cap(Canvas& canvas, const EventBlocks& blocks) {
  if (!blocks.sizes || !blocks.sizes->capped) return;
  std::size_t beyond = 0;
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols) beyond += symbol.value.value_or(0) > blocks.sizes->most;
  canvas.findings.push_back(
      {Severity::note,
       {},
       fmt::format("--size-by: {} beyond {} would dwarf all others and {} the largest symbol, which the "
                   "legend says; below, areas are true",
                   counted(beyond, "number"), with_commas(blocks.sizes->most),
                   beyond == 1 ? "has" : "have")});
}

/// What a reader should know who did not ask for counts, or asked for more than they tell.
void tell_plan(Canvas& canvas, const EventPlan& plan) {
  if (!canvas.spec.size_by.empty() || canvas.spec.time != TimeShown::none)
    canvas.findings.push_back(
        {Severity::note,
         {},
         "sizes and days are told by symbols only, not where events are counted or dots"});
  if (canvas.spec.group == Grouping::automatic)
    canvas.findings.push_back(
        {Severity::note,
         {},
         fmt::format("{} --group none draws a dot for each, --group cluster and density "
                     "count them otherwise",
                     plan_words(plan, canvas.spec))});
}

}  // namespace

std::size_t EventPlan::shown() const {
  std::size_t count = counted.size();
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols) count += symbol.events.size();
  return count;
}

EventPlan planned_events(Canvas& canvas, const MapContent& content, const Projector& projector) {
  EventPlan plan;
  Sightings sightings = sighted(content.events, projector);
  plan.is_counted.resize(content.events.size());
  plan.way = way_for(canvas, content, sightings, projector);
  if (!plan.is_dense()) {
    plan.blocks = group_events(canvas, content, sightings, projector);
    tell_cap(canvas, plan.blocks);
    return plan;
  }
  plan.blocks.unknown = sightings.unknown;
  plan.blocks.outside = sightings.outside;
  const Sightings vague = count_at_points(plan, content, std::move(sightings), projector);
  keep_vague(plan, canvas, content, vague, projector);
  tell_plan(canvas, plan);
  return plan;
}

std::string plan_words(const EventPlan& plan, const SheetSpec& spec) {
  if (!plan.is_dense()) return "";
  return words_for(plan.way, spec, plan.counted.size(), plan.vague.size());
}

std::string longest_plan_words(const SheetSpec& spec, std::size_t events) {
  const bool asked = spec.group != Grouping::automatic && spec.group != Grouping::none;
  if (!asked && events <= few_on(spec.size)) return "";
  return words_for(EventPlan::Way::hexagons, spec, events, events);
}

}  // namespace dateline
