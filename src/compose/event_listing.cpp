#include "compose/event_listing.hpp"

#include <algorithm>

#include "compose/map_in_frame.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_listed = 2000;  // events; nobody reads a list that is longer
constexpr const char* no_number = "•";
constexpr const char* no_place = "–";

/// "Clash near Tegh (Tegh)": the title or else the type, and the place unless the title has named it.
std::string words_of(const Event& event) {
  const std::string& title = event.title.empty() ? event.type : event.title;
  const bool named = event.place.empty() || title.find(event.place.str()) != std::string::npos;
  return named ? title : title + " (" + event.place.str() + ")";
}

KeyedEntry entry_of(const Event& event, std::string key) {
  return {std::move(key), words_of(event), in_words(event.date.period), "", event.id};
}

/// The events, each once, with the first of them in the order of days, then of the table: as many as may be
/// listed. A million would take a second to sort, and a sheet is planned several times.
std::vector<std::size_t> by_days(const MapContent& content, std::vector<std::size_t> events) {
  if (!std::ranges::is_sorted(events)) std::ranges::sort(events);
  events.erase(std::unique(events.begin(), events.end()), events.end());
  const auto listed = static_cast<std::ptrdiff_t>(std::min(events.size(), most_listed));
  std::ranges::partial_sort(events, events.begin() + listed, {}, [&](std::size_t event) {
    return std::pair(content.events[event].event.date.period, event);
  });
  return events;
}

/// Events that are somewhere, but nobody knows where.
std::vector<std::size_t> without_place(const MapContent& content) {
  std::vector<std::size_t> events;
  for (std::size_t i = 0; i < content.events.size(); ++i)
    if (content.events[i].site.empty()) events.push_back(i);
  return events;
}

/// The number of each event on the map; 0 without one, or where its symbol had no room for it.
std::vector<std::size_t> numbers_of(const EventBlocks& blocks, std::size_t events) {
  std::vector<std::size_t> numbers(events);
  for (std::size_t i = 0; i < blocks.order.size(); ++i) numbers[blocks.order[i]] = i + 1;
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols)
      if (symbol.numbers.empty())
        for (const std::size_t event : symbol.events) numbers[event] = 0;
  return numbers;
}

}  // namespace

EventListing listed_events(const EventPlan& plan, const MapContent& content) {
  EventListing listing{{"Events", {}}, 0};
  std::vector<KeyedEntry>& entries = listing.list.entries;
  const auto add = [&](const std::vector<std::size_t>& events, const char* heading, const auto& key_of) {
    for (const std::size_t event : events) {
      if (entries.size() == most_listed) {
        ++listing.more;
        continue;
      }
      entries.push_back(entry_of(content.events[event].event, key_of(event)));
      if (event == events.front()) entries.back().above = heading;
    }
  };
  const std::vector<std::size_t> numbers = numbers_of(plan.blocks, content.events.size());
  std::vector<std::size_t> on_map = shown_events(plan);
  on_map.insert(on_map.end(), plan.vague.begin(), plan.vague.end());
  add(by_days(content, std::move(on_map)), "", [&](std::size_t event) {
    return numbers[event] > 0 ? std::to_string(numbers[event]) : std::string(no_number);
  });
  add(by_days(content, without_place(content)), "Not on the map: place not known",
      [&](std::size_t) { return std::string(no_place); });
  return listing;
}

EventListing with_names(EventListing listing, const std::vector<KeyedEntry>& names) {
  std::vector<KeyedEntry>& entries = listing.list.entries;
  const auto at = std::ranges::find(entries, no_place, &KeyedEntry::key);
  const auto first = entries.insert(at, names.begin(), names.end());
  if (!names.empty()) first->above = "Places";
  return listing;
}

}  // namespace dateline
