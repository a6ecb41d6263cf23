#include "command/mapset_axes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "command/event_columns.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

void tell(const Origin& where, std::string message, Findings& findings) {
  findings.push_back({Severity::error, where, std::move(message)});
}

bool is_of_events(const std::string& axis, const SetTable& table) {
  if (std::ranges::find(event_columns(), axis) != event_columns().end()) return true;
  return !table.events.empty() && std::ranges::any_of(table.events.front().event.more,
                                                      [&](const auto& more) { return more.first == axis; });
}

std::set<std::string> all_values(const std::string& axis, const SetTable& table, bool first_only) {
  std::set<std::string> all;
  for (const LocatedEvent& event : table.events) {
    std::vector<std::string> values = column_values(event, axis);
    if (first_only && axis == "place" && !values.empty()) values.resize(1);
    for (std::string& value : values)
      if (!value.empty()) all.insert(std::move(value));
  }
  return all;
}

/// From the first day of an event to the last.
std::optional<Period> days_of(const SetTable& table) {
  std::optional<Period> all;
  for (const LocatedEvent& event : table.events)
    all = all ? hull(*all, event.event.date.period) : event.event.date.period;
  if (all && (all->starts_open() || all->ends_open())) return std::nullopt;
  return all;
}

AxisSteps time_values(const SetAxis& axis, const SetTable& table, Findings& findings) {
  AxisSteps steps;
  for (std::size_t i = 0; i < axis.values.size(); ++i) {
    const std::string& text = axis.values[i];
    std::vector<Period> periods;
    if (text == "*") {
      if (const auto days = days_of(table)) periods = time_steps(axis.name, *days);
    } else {
      auto read = time_steps(axis.name, text);
      if (read)
        periods = *std::move(read);
      else
        tell(axis.places[i], fmt::format("'{}': {}", axis.name, read.error()), findings);
    }
    for (const Period& period : periods) steps.push_back({step_name(axis.name, period), period});
  }
  return steps;
}

AxisSteps event_values(const SetAxis& axis, const SetTable& table, Findings& findings) {
  const std::set<std::string> there = all_values(axis.name, table, false);
  AxisSteps steps;
  for (std::size_t i = 0; i < axis.values.size(); ++i) {
    const std::string& text = axis.values[i];
    if (text == "*") {
      for (const std::string& value : all_values(axis.name, table, true)) steps.push_back({value, {}, true});
      continue;
    }
    if (there.contains(text))
      steps.push_back({text, {}, true});
    else
      tell(axis.places[i],
           fmt::format("no event has the {} '{}'{}", axis.name, text,
                       did_you_mean(text, {there.begin(), there.end()})),
           findings);
  }
  return steps;
}

std::vector<std::string> known_axes() {
  std::vector<std::string> names{"day", "week", "month", "year"};
  names.insert(names.end(), event_columns().begin(), event_columns().end());
  return names;
}

/// Does some text of the map use the axis in braces?
bool is_used(const SetAxis& axis, const SetMap& map) {
  const auto uses = [&](const std::string& text) {
    return text.find('{' + axis.name + '}') != std::string::npos;
  };
  return std::ranges::any_of(map.settings,
                             [&](const Setting& one) { return std::ranges::any_of(one.words, uses); });
}

using EventsOfSteps = std::vector<std::vector<std::size_t>>;

/// Steps of one kind follow one another or are the same, so that one that begins later ends later.
EventsOfSteps events_of_days(const AxisSteps& steps, const SetTable& table) {
  std::vector<std::size_t> order(steps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t step) { return steps[step].period->first; });
  EventsOfSteps events(steps.size());
  for (std::size_t number = 0; number < table.events.size(); ++number) {
    const Period& period = table.events[number].event.date.period;
    auto step = std::ranges::lower_bound(order, period.first, {},
                                         [&](std::size_t one) { return steps[one].period->last; });
    for (; step != order.end() && steps[*step].period->first <= period.last; ++step)
      events[*step].push_back(number);
  }
  return events;
}

EventsOfSteps events_of_values(const SetAxis& axis, const AxisSteps& steps, const SetTable& table) {
  std::multimap<std::string, std::size_t> numbers;
  for (std::size_t step = 0; step < steps.size(); ++step) numbers.emplace(steps[step].text, step);
  EventsOfSteps events(steps.size());
  for (std::size_t number = 0; number < table.events.size(); ++number)
    for (const std::string& value : column_values(table.events[number], axis.name)) {
      const auto [first, last] = numbers.equal_range(value);
      for (auto step = first; step != last; ++step)
        if (std::vector<std::size_t>& known = events[step->second]; known.empty() || known.back() != number)
          known.push_back(number);
    }
  return events;
}

}  // namespace

AxisSteps steps_of(const SetAxis& axis, const SetMap& map, const SetTable& table, Findings& findings) {
  if (axis.name == "count" || axis.name == "set") {
    tell(axis.origin,
         fmt::format("{{{}}} is the {} in templates; give this key of 'each' another name", axis.name,
                     axis.name == "count" ? "number of a sheet's events" : "set's title"),
         findings);
    return {};
  }
  if (is_time_axis(axis.name)) return time_values(axis, table, findings);
  if (is_of_events(axis.name, table)) return event_values(axis, table, findings);
  AxisSteps steps;
  if (!is_used(axis, map)) {
    tell(axis.origin,
         fmt::format("'{0}' is neither a kind of days nor a column of the events{1}, and no option "
                     "of the map has {{{0}}}",
                     axis.name, did_you_mean(axis.name, known_axes())),
         findings);
    return steps;
  }
  for (const std::string& text : axis.values) steps.push_back({text, {}});
  return steps;
}

std::vector<std::vector<std::size_t>> events_of_steps(const SetAxis& axis, const AxisSteps& steps,
                                                      const SetTable& table) {
  if (steps.empty() || (!steps.front().period && !steps.front().of_events)) return {};
  return steps.front().period ? events_of_days(steps, table) : events_of_values(axis, steps, table);
}

}  // namespace dateline
