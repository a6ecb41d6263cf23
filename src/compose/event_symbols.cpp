#include "compose/event_symbols.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compose/painter.hpp"
#include "compose/sheet_words.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/select/select.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

std::string words_of(const LocatedEvent& located) {
  const Event& event = located.event;
  std::string words = in_words(event.date.period) + ": " + (event.title.empty() ? event.type : event.title);
  if (!event.place.empty()) words += " (" + event.place + ")";
  return words;
}

void draw_leaders_of(Canvas& canvas, const EventBlock& block) {
  if (block.on_anchor) return;
  const SheetLook& look = canvas.look();
  SymbolMark dots{circle({0, 0}, place_dot), look.ink,
                  Pen{look.ground, 0.2, {}, LineCap::butt, LineJoin::round}, block.anchors};
  for (const auto& [width, colour] : {std::pair(0.7, faded(look.ground, 0.8)), std::pair(0.25, look.ink)})
    for (const auto& [from, to] : leaders(block))
      canvas.add(line_mark(from, to, Pen{colour, width, {}, LineCap::round, LineJoin::round}));
  canvas.add(std::move(dots));
}

/// The number in a pill at an upper corner of the symbol; both grow and shrink together.
void draw_count(Canvas& canvas, const EventSymbol& symbol) {
  const double radius = symbol.half * badge_radius;
  const Font font{FontFamily::sans, radius * 1.65, true, false, 0};
  const std::string number = std::to_string(symbol.events.size());
  const double half_width = std::max(radius, canvas.size_of(number, font).width / 2 + radius * 0.4);
  const PagePoint at = badge_at(symbol, symbol.count_at_left);
  Path pill = circle({0, 0}, radius);
  const double flat = half_width - radius;
  for (PagePoint& p : pill.points) p = {at.x + p.x + (p.x > 0 ? flat : -flat), at.y + p.y};
  const Pen edge{canvas.look().ink, 0.15, {}, LineCap::butt, LineJoin::round};
  canvas.add(PathMark{pill, canvas.look().paper, edge, std::nullopt, 1.5});
  TextMark text;
  text.text = number;
  text.font = font;
  text.colour = canvas.look().ink;
  text.align = TextAlign::centre;
  text.at = {at.x, at.y + radius * 0.6};
  canvas.add(std::move(text));
}

/// The events' numbers below the symbol.
void draw_numbers(Canvas& canvas, const EventSymbol& symbol) {
  TextMark text;
  text.text = runs_of(symbol.numbers);
  text.font = {FontFamily::sans, key_size, true, false, 0};
  text.colour = canvas.look().ink;
  text.align = TextAlign::centre;
  text.at = {symbol.at.x, symbol.at.y + symbol.half + key_size * 0.95};
  text.halo = canvas.look().ground;
  text.halo_width = 0.4;
  canvas.add(std::move(text));
}

/// A strip of the period with a tick on each event's first day.
void draw_ticks(Canvas& canvas, const EventSymbol& symbol) {
  const double width = std::max(2 * symbol.half, 3.0);
  const double left = symbol.at.x - width / 2;
  const double top = symbol.at.y + symbol.half + 0.35;
  const double foot = top + tick_height;
  const SheetLook& look = canvas.look();
  canvas.add(box_mark({left - 0.3, top - 0.15, left + width + 0.3, foot + 0.2}, faded(look.ground, 0.85),
                      std::nullopt));
  canvas.add(line_mark({left, foot}, {left + width, foot},
                       Pen{look.soft_ink, 0.12, {}, LineCap::butt, LineJoin::miter}));
  for (const double tick : symbol.ticks)
    canvas.add(line_mark({left + tick * width, top}, {left + tick * width, foot},
                         Pen{look.ink, 0.22, {}, LineCap::butt, LineJoin::miter}));
}

void draw_symbol(Canvas& canvas, const MapContent& content, const EventSymbol& symbol, bool shared,
                 const std::vector<std::size_t>& order) {
  const auto words_with_number = [&](std::size_t index) {
    const auto number = std::ranges::find(order, index) - order.begin();
    return (order.empty() ? "" : std::to_string(number + 1) + ". ") + words_of(content.events[index]);
  };
  std::string description;
  for (const std::size_t index : symbol.events) description += words_with_number(index) + "\n";
  const Event& first = content.events[symbol.events.front()].event;
  const std::string kind = legend_label(symbol.symbol, first.type);
  canvas.begin(
      "event",
      kind + (symbol.events.size() > 1 ? ": " + std::to_string(symbol.events.size()) + " events" : ""),
      description);
  draw_symbol_only(canvas, symbol);
  canvas.end();
  const PageBox box = around(symbol.at, 2 * symbol.half, 2 * symbol.half);
  const char* why = shared ? "it stands with symbols of neighbouring places, for want of room" : "";
  for (const std::size_t index : symbol.events)
    canvas.note({"symbol", words_with_number(index), content.events[index].event.id, box, "placed", why});
}

/// Tells of places whose symbols have no block of their own.
void tell_shared(Canvas& canvas, const EventBlocks& blocks) {
  std::size_t places = 0;
  for (const EventBlock& block : blocks.blocks)
    if (block.shared) places += block.anchors.size();
  if (places == 0) return;
  canvas.findings.push_back(
      {Severity::note,
       {},
       fmt::format("the symbols of {} places stand together with a neighbour's, for want of room; "
                   "a larger --size or --scale parts them",
                   places)});
}

/// Tells of symbols under which not all of their numbers are printed.
void tell_shortened_numbers(Canvas& canvas, const std::vector<const EventSymbol*>& symbols) {
  const EventSymbol* example = nullptr;
  std::size_t count = 0;
  for (const EventSymbol* symbol : symbols) {
    const std::vector<std::size_t>& numbers = symbol->numbers;
    if (runs_of(numbers) == runs_of(numbers, numbers.size())) continue;
    if (count++ == 0) example = symbol;
  }
  if (example == nullptr) return;
  canvas.findings.push_back(
      {Severity::note,
       {},
       fmt::format("the numbers of {} are shortened, as in '{}'; --report tells them all",
                   counted(count, "symbol"), runs_of(example->numbers))});
}

}  // namespace

std::string legend_label(std::string_view symbol, std::string_view type) {
  const EventKind* first = nullptr;
  for (const EventKind& kind : event_kinds()) {
    if (kind.symbol != symbol) continue;
    if (kind.subtype.empty() && kind.type == type) return std::string(kind.label);
    if (first == nullptr || (kind.subtype.empty() && !first->subtype.empty())) first = &kind;
  }
  return first == nullptr ? std::string(type) : std::string(first->label);
}

void draw_symbol_only(Canvas& canvas, const EventSymbol& symbol) {
  const auto found = canvas.style.symbols.find(symbol.symbol);
  if (found == canvas.style.symbols.end()) return;
  const std::vector<PathMark>& shapes = found->second;
  for (const PathMark& back : shapes) {
    if (!back.fill || back.fill->red != 0) continue;
    canvas.add(SymbolMark{
        scaled(back.path, symbol.half),
        std::nullopt,
        Pen{faded(canvas.look().ground, 0.9), symbol.half * 0.5, {}, LineCap::round, LineJoin::round},
        {symbol.at}});
  }
  for (SymbolMark& mark :
       symbol_marks(shapes, {symbol.colour, canvas.look().ground}, symbol.hollow, symbol.half, {symbol.at}))
    canvas.add(std::move(mark));
  if (shows_count(symbol)) draw_count(canvas, symbol);
  if (!symbol.numbers.empty()) draw_numbers(canvas, symbol);
  if (!symbol.ticks.empty()) draw_ticks(canvas, symbol);
}

void draw_leaders(Canvas& canvas, const EventBlocks& blocks) {
  canvas.begin("layer", "Leader lines of events", "", std::nullopt);
  for (const EventBlock& block : blocks.blocks) draw_leaders_of(canvas, block);
  canvas.end();
}

void draw_events(Canvas& canvas, const MapContent& content, const EventBlocks& blocks) {
  canvas.begin("layer", "Events", "", std::nullopt);
  std::vector<const EventSymbol*> by_date;
  std::set<const EventSymbol*> shared;
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols) {
      by_date.push_back(&symbol);
      if (block.shared) shared.insert(&symbol);
    }
  std::ranges::stable_sort(by_date, {}, [&](const EventSymbol* symbol) {
    return content.events[symbol->events.front()].event.date.period.first;
  });
  for (const EventSymbol* symbol : by_date)
    draw_symbol(canvas, content, *symbol, shared.contains(symbol), blocks.order);
  canvas.end();
  tell_shortened_numbers(canvas, by_date);
  tell_shared(canvas, blocks);
  const auto bare = std::ranges::count_if(by_date, [](const EventSymbol* s) { return s->numbers.empty(); });
  if (!blocks.order.empty() && bare > 0)
    canvas.findings.push_back(
        {Severity::warning,
         {},
         fmt::format("the numbers of {} symbols found no room; a larger --size shows them", bare)});
}

std::vector<FeatureLayer> event_extents(const std::vector<LocatedEvent>& events,
                                        const std::set<std::string>& shown,
                                        const std::vector<bool>& is_counted) {
  FeatureLayer lines{"event-lines", {}};
  FeatureLayer areas{"event-areas", {}};
  FeatureLayer rings{"event-rings", {}};
  std::set<std::string> known;
  const auto add = [&](FeatureLayer& layer, const LocatedEvent& event, Geometry geometry) {
    // Events of one place share its line: it is drawn once.
    const std::string key =
        layer.name + ' ' + event.place_id + ' ' + number_text(event.radius_km.value_or(0));
    if (!event.place_id.empty() && !known.insert(key).second) return;
    Feature feature = to_feature(event);
    feature.geometry = std::move(geometry);
    layer.features.push_back(std::move(feature));
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const LocatedEvent& event = events[i];
    if (is_counted[i] || shown.contains(event.place_id)) continue;
    if (event.site.has_lines()) add(lines, event, {{}, event.site.geometry().lines, {}});
    if (event.site.has_areas()) add(areas, event, {{}, {}, event.site.geometry().polygons});
    if (event.radius_km && *event.radius_km > 0 && !event.site.geometry().points.empty())
      add(rings, event, buffered(event.site.geometry(), *event.radius_km));
  }
  return {lines, areas, rings};
}

}  // namespace dateline
