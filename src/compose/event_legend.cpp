#include "compose/event_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compose/class_breaks.hpp"
#include "compose/event_symbols.hpp"

namespace dateline {
namespace {

/// The largest symbol that the legend need not show: people and events are told from one on.
double least_of(const SizeScale& scale, const std::string& size_by) {
  const bool is_whole = size_by == "fatalities" || size_by == "count";
  return is_whole ? std::max(scale.smallest, scale.half(0.99)) : scale.smallest;
}

/// "Fatalities", "Events", or the column.
std::string size_words(const std::string& size_by) {
  if (size_by == "fatalities") return "Fatalities";
  return size_by == "count" ? "Events" : size_by;
}

bool any_symbol(const EventBlocks& blocks, const auto& holds) {
  return std::ranges::any_of(
      blocks.blocks, [&](const EventBlock& block) { return std::ranges::any_of(block.symbols, holds); });
}

void add_sizes(const Canvas& canvas, const EventBlocks& blocks, std::vector<LegendEntry>& out) {
  const SizeScale& scale = *blocks.sizes;
  out.push_back(heading_entry(size_words(canvas.spec.size_by)));
  const auto half = [&](double value) { return scale.half(value); };
  LegendEntry sizes =
      sizes_entry(scale.most, least_of(scale, canvas.spec.size_by), half, canvas.look().soft_ink);
  if (scale.capped) {
    sizes.sizes.front().words += " and more";
    sizes.text += fmt::format("; beyond {} all the same", with_commas(scale.most));
  }
  out.push_back(std::move(sizes));
  if (!any_symbol(blocks, [](const EventSymbol& symbol) { return !symbol.value; })) return;
  LegendEntry unknown;
  unknown.swatch = LegendEntry::Swatch::dot;
  unknown.text = "Smallest and hollow: not known";
  unknown.fill = canvas.look().soft_ink;
  unknown.symbol.hollow = true;
  out.push_back(std::move(unknown));
}

void add_times(const EventBlocks& blocks, std::vector<LegendEntry>& out) {
  out.push_back(heading_entry("Colour: first day of the event"));
  for (const TimeClass& time : blocks.times) {
    LegendEntry entry;
    entry.swatch = LegendEntry::Swatch::dot;
    entry.text = in_words(time.period);
    entry.fill = time.colour;
    out.push_back(std::move(entry));
  }
}

std::size_t rank_of(const std::string& symbol) {
  const auto& kinds = event_kinds();
  return static_cast<std::size_t>(std::ranges::find(kinds, symbol, &EventKind::symbol) - kinds.begin());
}

}  // namespace

std::vector<LegendEntry> kind_entries(const Canvas& canvas, const EventBlocks& blocks,
                                      const MapContent& content) {
  std::vector<LegendEntry> out;
  std::map<std::pair<std::size_t, std::string>, std::pair<EventSymbol, std::size_t>> kinds;
  bool hollow = false;
  bool exact = false;
  bool counted = false;
  bool led = false;
  bool numbered = false;
  for (const EventBlock& block : blocks.blocks) {
    led = led || !block.on_anchor;
    for (const EventSymbol& symbol : block.symbols) {
      (symbol.hollow ? hollow : exact) = true;
      counted = counted || shows_count(symbol);
      numbered = numbered || !symbol.numbers.empty();
      const std::string label = legend_label(symbol.symbol, content.events[symbol.events.front()].event.type);
      auto& [shown, count] = kinds[{rank_of(symbol.symbol), label}];
      if (count == 0) shown = symbol;
      count += symbol.events.size();
    }
  }
  for (auto& [key, kind] : kinds) {
    kind.first.hollow = false;
    kind.first.events.resize(1);  // the count stands in the words
    kind.first.numbers.clear();
    kind.first.sized = false;
    kind.first.ticks.clear();
    if (!blocks.times.empty()) kind.first.colour = canvas.look().ink;
    out.push_back(
        {LegendEntry::Swatch::symbol, fmt::format("{} ({})", key.second, kind.second), kind.first, {}});
  }
  if (kinds.empty()) return out;
  EventSymbol sign = kinds.begin()->second.first;
  if (exact && hollow) out.push_back({LegendEntry::Swatch::symbol, "Solid: place known exactly", sign, {}});
  sign.hollow = true;
  if (hollow)
    out.push_back({LegendEntry::Swatch::symbol, "Hollow: near, along a line or in an area", sign, {}});
  sign.hollow = !exact;
  if (counted) {
    sign.events.assign(3, sign.events.front());
    out.push_back({LegendEntry::Swatch::symbol, "Number: several events of the kind", sign, {}});
  }
  sign.events.resize(1);
  if (numbered) {
    sign.numbers = {3, 4, 5, 9};
    const bool listed = canvas.spec.list != EventList::none;
    out.push_back({LegendEntry::Swatch::symbol,
                   listed ? "Numbers: see the list of events" : "Numbers: events in the order of days",
                   sign,
                   {}});
  }
  if (blocks.tick_days) {
    sign.ticks = {0.1, 0.7, 0.8};
    out.push_back({LegendEntry::Swatch::symbol,
                   "Ticks: days of its events on a strip from " +
                       in_words({blocks.tick_days->first, blocks.tick_days->first}) + " to " +
                       in_words({blocks.tick_days->last, blocks.tick_days->last}),
                   sign,
                   {}});
  }
  if (led) out.push_back({LegendEntry::Swatch::dot_and_leader, "Symbols beside their place", sign, {}});
  return out;
}

std::vector<LegendEntry> trait_entries(const Canvas& canvas, const EventBlocks& blocks) {
  std::vector<LegendEntry> entries;
  if (blocks.blocks.empty()) return entries;
  if (blocks.sizes) add_sizes(canvas, blocks, entries);
  if (!blocks.times.empty()) add_times(blocks, entries);
  return entries;
}

LegendEntry sizes_entry(double most, double smallest, const std::function<double(double)>& radius,
                        Colour fill) {
  LegendEntry entry;
  entry.swatch = LegendEntry::Swatch::sizes;
  entry.fill = fill;
  double value = round_below(most);
  for (int i = 0; i < 3; ++i) {
    if (i > 0 && radius(value) <= smallest) break;
    entry.sizes.push_back({radius(value), with_commas(value)});
    value = round_below(value / 4);
  }
  entry.text = words_of(entry.sizes);
  return entry;
}

}  // namespace dateline
