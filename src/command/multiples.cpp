#include "command/multiples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "command/event_columns.hpp"
#include "command/map_sheet.hpp"
#include "dateline/compose/multiples.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/sheet/map_set.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr double usual_value_width = 42;  // mm of a map for each value; below, the rarest share one
constexpr std::size_t most_steps = 1000;  // of days: more find room on no sheet

/// The events of one small map.
struct Part {
  std::string heading;
  std::optional<Period> period;
  std::vector<std::size_t> events;
};

/// The days to be divided: the sheet's.
Period days_of(const std::string& axis, const SheetSpec& spec, const Period& asked) {
  const Period days = spec.period.value_or(asked);
  if (days.starts_open() || days.ends_open())
    throw UsageError(fmt::format(
        "--multiples {}: the first and the last {} are not known: --from and --to name them", axis, axis));
  return days;
}

std::vector<Part> parts_by_days(const std::string& axis, const Period& days,
                                const std::vector<LocatedEvent>& events) {
  const std::vector<Period> steps = time_steps(axis, days);
  if (steps.size() > most_steps)
    throw UsageError(
        fmt::format("--multiples {}: {} has {} of them, more than find room on any sheet: --from "
                    "and --to take fewer, and longer steps do",
                    axis, in_words(days), steps.size()));
  std::vector<Part> parts;
  for (const Period& step : steps) {
    Part part{in_words(step), intersection(step, days), {}};
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i].event.date.period.overlaps(*part.period)) part.events.push_back(i);
    parts.push_back(std::move(part));
  }
  return parts;
}

void check_column(const std::string& column, const std::vector<LocatedEvent>& events) {
  std::set<std::string> columns{"day", "week", "month", "year"};
  columns.insert(event_columns().begin(), event_columns().end());
  for (const LocatedEvent& event : events)
    for (const auto& [name, value] : event.event.more) columns.insert(name);
  if (!columns.contains(column))
    throw UsageError(fmt::format("--multiples: no event has a column '{}'{}", column,
                                 did_you_mean(column, {columns.begin(), columns.end()})));
}

/// The values of one event in a column, each once, without those that are not told.
std::set<std::string> values_of(const LocatedEvent& event, const std::string& column) {
  std::vector<std::string> values = column_values(event, column);
  if (column == "place") std::erase(values, "");
  if (column == "place" && values.size() > 1) values.resize(1);  // others are names of the same
  std::set<std::string> told;
  for (std::string_view value : values)
    while (!value.empty()) {
      // Actors that act together stand in one cell, parted by semicolons.
      const std::size_t end = column == "actor" ? std::min(value.find(';'), value.size()) : value.size();
      told.insert(std::string(trim(value.substr(0, end))));
      value.remove_prefix(std::min(end + 1, value.size()));
    }
  told.erase("");
  return told;
}

std::string not_told(const std::string& column) {
  return column == "actor" ? "No actor named" : fmt::format("No {} given", column);
}

/// Those from `first` on as one, each event once.
void share(std::vector<Part>& parts, std::size_t first) {
  Part rest{fmt::format("{} others", parts.size() - first), std::nullopt, {}};
  std::set<std::size_t> events;
  for (std::size_t i = first; i < parts.size(); ++i)
    events.insert(parts[i].events.begin(), parts[i].events.end());
  rest.events.assign(events.begin(), events.end());
  parts.resize(first);
  parts.push_back(std::move(rest));
}

std::vector<Part> parts_by_column(const std::string& column, const SheetSpec& spec,
                                  const std::vector<LocatedEvent>& events, Findings& findings) {
  check_column(column, events);
  std::map<std::string, std::vector<std::size_t>> by_value;
  Part untold{not_told(column), std::nullopt, {}};
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::set<std::string> values = values_of(events[i], column);
    for (const std::string& value : values) by_value[value].push_back(i);
    if (values.empty()) untold.events.push_back(i);
  }
  std::vector<Part> parts;
  for (auto& [value, those] : by_value) parts.push_back({value, std::nullopt, std::move(those)});
  std::ranges::stable_sort(parts, std::greater<>(), [](const Part& part) { return part.events.size(); });
  const std::size_t room = small_maps_on(spec, usual_value_width) - (untold.events.empty() ? 0 : 1);
  if (parts.size() > std::max<std::size_t>(room, 2)) {
    const std::size_t alone = std::max<std::size_t>(room, 2) - 1;
    findings.push_back(
        {Severity::note,
         {},
         fmt::format("--multiples {}: of {} values the {} with most events have a map each, and the other {} "
                     "share one; a larger --size has room for more",
                     column, parts.size(), alone, parts.size() - alone)});
    share(parts, alone);
  }
  if (!untold.events.empty()) parts.push_back(std::move(untold));
  return parts;
}

/// What the sheet's foot says of events that stand in several maps.
std::string repeated_note(const std::string& axis, const std::vector<Part>& parts) {
  std::set<std::size_t> seen;
  bool repeated = false;
  for (const Part& part : parts)
    for (const std::size_t event : part.events) repeated = !seen.insert(event).second || repeated;
  if (!repeated) return "";
  if (is_time_axis(axis)) return fmt::format("Events that last stand in each {} that they touch.", axis);
  return fmt::format("Events with several {}s stand in the map of each.", axis);
}

/// Sizes that the maps may come to have: somewhat wider or higher than is likely.
std::vector<SheetSize> sizes_for(const SheetSpec& spec, std::size_t maps) {
  constexpr double other_shape = 1.7;
  const SheetSize likely = small_map_size(spec, maps);
  SheetSize wider = likely;
  wider.width *= other_shape;
  SheetSize higher = likely;
  higher.height *= other_shape;
  return {likely, wider, higher};
}

/// Makes the small maps of the parts.
class Multiples {
 public:
  Multiples(const MapOptions& options, const SheetSpec& spec, const Style& style,
            const std::vector<LocatedEvent>& events, const Gazetteer& gazetteer)
      : m_options(options),
        m_spec(spec),
        m_style(style),
        m_events(events),
        m_gazetteer(gazetteer),
        m_places(places_of(events)) {}

  Sheet sheet(const std::vector<Part>& parts, const SmallMapsAbout& about, Findings& findings) {
    m_ground = map_ground(m_options, m_spec, m_style, findings, sizes_for(m_spec, parts.size()));
    std::vector<SmallMap> maps;
    for (const Part& part : parts) maps.push_back(small_map(part));
    MapContent all = map_content(m_options, m_spec, m_ground, m_events, m_places, m_gazetteer);
    return compose_multiples(m_spec, m_style, all, std::move(maps), about, *text_measure(), findings);
  }

 private:
  SmallMap small_map(const Part& part) const {
    SheetSpec spec = m_spec;
    MapGround ground = m_ground;
    ground.locator.clear();
    if (part.period) {
      spec.period = part.period;
      if (!m_options.common.as_of) spec.as_of = part.period->last;
      Findings told;  // with the sheet's ground
      if (!m_options.pov.empty())
        ground.base = world_base(m_options.pov, spec, ground.box, ground.scale, told);
    }
    std::vector<LocatedEvent> events;
    for (const std::size_t event : part.events) events.push_back(m_events[event]);
    return {part.heading, part.period,
            map_content(m_options, spec, std::move(ground), std::move(events), m_places, m_gazetteer),
            part.events};
  }

  const MapOptions& m_options;
  const SheetSpec& m_spec;
  const Style& m_style;
  const std::vector<LocatedEvent>& m_events;
  const Gazetteer& m_gazetteer;
  std::set<std::string> m_places;
  MapGround m_ground;
};

}  // namespace

Sheet drawn_multiples(const MapOptions& options, const SheetSpec& spec, const Style& style,
                      std::vector<LocatedEvent> events, const Gazetteer& gazetteer, Findings& findings) {
  if (spec.list != EventList::none)
    throw UsageError("--list numbers the events of one map: leave it out, or --multiples");
  const std::string& axis = options.multiples;
  const bool days = is_time_axis(axis);
  const std::vector<Part> parts =
      days ? parts_by_days(axis, days_of(axis, spec, chosen_period(options)), events)
           : parts_by_column(axis, spec, events, findings);
  SmallMapsAbout about;
  about.note = repeated_note(axis, parts);
  if (days && !options.common.as_of) about.as_of = "Names and lines of each map as of its last day.";
  return Multiples(options, spec, style, events, gazetteer).sheet(parts, about, findings);
}

}  // namespace dateline
