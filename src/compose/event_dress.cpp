#include "compose/event_dress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dateline {
namespace {

/// The days that the events' colours and ticks are told apart by.
Period days_of(const MapContent& content, const std::vector<Placeable>& sightings) {
  Period days{Period::distant_future, Period::distant_past};
  for (const Placeable& sighting : sightings) {
    const Period& date = content.events[sighting.symbol.events.front()].event.date.period;
    days.first = std::min(days.first, date.starts_open() ? date.last : date.first);
    days.last = std::max(days.last, date.ends_open() ? date.first : date.last);
  }
  return days;
}

/// The events in the order of days, then of the table.
std::vector<std::size_t> in_order_of_days(const MapContent& content,
                                          const std::vector<Placeable>& sightings) {
  std::vector<std::size_t> order;
  for (const Placeable& sighting : sightings) order.push_back(sighting.symbol.events.front());
  std::ranges::stable_sort(order, {},
                           [&](std::size_t event) { return content.events[event].event.date.period; });
  return order;
}

/// A number of its own for each event asks for some room about it.
bool have_room_for_numbers(const SheetSize& sheet, std::size_t events) {
  constexpr double room = 150;  // mm² of the sheet
  return sheet.width * sheet.height >= room * static_cast<double>(events);
}

}  // namespace

void tell_times(EventBlocks& out, const Canvas& canvas, const MapContent& content,
                std::vector<Placeable>& sightings) {
  const Period days = canvas.spec.common.days.value_or(days_of(content, sightings));
  const bool one_ink = canvas.look().time_ramp.size() < 2;
  if (canvas.spec.time == TimeShown::colour && one_ink)
    canvas.findings.push_back(
        {Severity::note, {}, "one ink tells no days apart: the events are numbered; --style names another"});
  TimeShown time = canvas.spec.time == TimeShown::colour && one_ink ? TimeShown::number : canvas.spec.time;
  if (time == TimeShown::number && !have_room_for_numbers(canvas.spec.size, sightings.size())) {
    canvas.findings.push_back(
        {Severity::warning,
         {},
         fmt::format("the sheet is too small for the numbers of {} events; --size takes "
                     "a larger one, and --from and --to fewer events",
                     sightings.size())});
    time = TimeShown::none;
  }
  if (time == TimeShown::colour) out.times = time_classes(days.first, days.last, canvas.look().time_ramp);
  if (time == TimeShown::number) out.order = in_order_of_days(content, sightings);
  if (time == TimeShown::ticks) out.tick_days = days;
  std::map<std::size_t, std::size_t> numbers;
  for (std::size_t i = 0; i < out.order.size(); ++i) numbers.emplace(out.order[i], i + 1);
  const double length = std::max(1, days.last - days.first);
  for (Placeable& sighting : sightings) {
    EventSymbol& symbol = sighting.symbol;
    const std::size_t event = symbol.events.front();
    const Period& date = content.events[event].event.date.period;
    if (const TimeClass* own = time_class_of(out.times, date)) symbol.colour = own->colour;
    if (!numbers.empty()) symbol.numbers = {numbers.at(event)};
    if (out.tick_days)
      symbol.ticks = {
          std::clamp(((date.starts_open() ? date.last : date.first) - days.first) / length, 0.0, 1.0)};
    symbol.below = !symbol.numbers.empty() ? key_size * 1.25 : !symbol.ticks.empty() ? tick_height + 0.6 : 0;
  }
}

void tell_values(const Canvas& canvas, const MapContent& content, std::vector<Placeable>& sightings) {
  std::size_t unknown = 0;
  for (Placeable& sighting : sightings) {
    EventSymbol& symbol = sighting.symbol;
    symbol.sized = true;
    symbol.value = size_value(content.events[symbol.events.front()].event, canvas.spec.size_by);
    symbol.hollow = symbol.hollow || !symbol.value;
    unknown += !symbol.value;
  }
  if (unknown > 0)
    canvas.findings.push_back(
        {Severity::note,
         {},
         fmt::format("{} of {} events shown have no {} from 0 on: their symbols are the smallest, and hollow",
                     unknown, sightings.size(), canvas.spec.size_by)});
}

}  // namespace dateline
