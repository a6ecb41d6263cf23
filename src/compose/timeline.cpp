#include "compose/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "compose/event_blocks.hpp"
#include "dateline/select/map_layers.hpp"

namespace dateline {
namespace {

constexpr double caption_room = 3.0;    // mm at text scale 1
constexpr double marks_room = 7.0;      // the same
constexpr double axis_room = 3.4;       // the same
constexpr double narrowest_mark = 0.7;  // mm
constexpr double tallest_mark = 1.4;    // mm
constexpr double lowest_mark = 0.3;     // mm; below, columns of counts are drawn
constexpr double column = 1.2;          // mm of a column of counts
constexpr std::size_t least_days = 6;

Font axis_font(const Canvas& canvas) {
  return canvas.sized(Font{FontFamily::sans, 1.9, false, false, 0});
}

/// The days of a strip on its width.
struct Axis {
  Period period;
  double left = 0;
  double width = 0;

  double x(Day day) const {
    return left + width * static_cast<double>(day - period.first) /
                      static_cast<double>(period.last - period.first + 1);
  }
};

/// A day that is named under the strip.
struct Tick {
  Day day;
  std::string text;
};

/// "Sep 2022", or "Sep" within a year that is named before it.
std::string month_text(Day day, bool with_year) {
  const std::string month = in_words(*month_period(day.year(), day.month())).substr(0, 3);
  return with_year ? fmt::format("{} {}", month, day.year()) : month;
}

/// The first days of every `step` months.
std::vector<Tick> month_ticks(const Period& period, int step) {
  std::vector<Tick> ticks;
  int month = period.first.year() * 12 + period.first.month() - 1;
  month = (month + step - 1) / step * step;
  for (;; month += step) {
    const auto day = Day::from_date(month / 12, month % 12 + 1, 1);
    if (!day || *day > period.last) return ticks;
    if (*day < period.first) continue;
    const bool years = step % 12 == 0;
    ticks.push_back({*day, years ? std::to_string(day->year())
                                 : month_text(*day, ticks.empty() || day->month() <= step)});
  }
}

/// Every `step` days from the first on.
std::vector<Tick> day_ticks(const Period& period, int step) {
  std::vector<Tick> ticks;
  for (Day day = period.first; day <= period.last; day = day + step)
    ticks.push_back(
        {day, fmt::format("{} {}", day.day_of_month(),
                          month_text(day, ticks.empty() || ticks.back().day.year() != day.year()))});
  return ticks;
}

/// The ticks that stand closest without touching each other.
std::vector<Tick> ticks_for(Canvas& canvas, const Axis& axis) {
  const int days = axis.period.last - axis.period.first + 1;
  const auto fit = [&](const std::vector<Tick>& ticks) {
    for (std::size_t i = 1; i < ticks.size(); ++i)
      if (axis.x(ticks[i - 1].day) + canvas.size_of(ticks[i - 1].text, axis_font(canvas)).width + 2 >
          axis.x(ticks[i].day))
        return false;
    return true;
  };
  if (days <= 62)
    for (const int step : {1, 2, 7, 14})
      if (const auto ticks = day_ticks(axis.period, step); fit(ticks)) return ticks;
  for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600})
    if (const auto ticks = month_ticks(axis.period, step); fit(ticks)) return ticks;
  return {};
}

/// An event on the strip, or several of the same days.
struct Bar {
  double left = 0;
  double right = 0;
  Colour colour;
  std::size_t level = 0;
  std::size_t events = 1;
};

/// Are there more than could stand on so many levels, however short they are?
bool is_beyond(std::size_t events, std::size_t levels, double width) {
  return static_cast<double>(events) > static_cast<double>(levels) * (width / narrowest_mark + 1);
}

/// The lowest level on which each has room, in order of their days; gives the number of levels, and
/// goes no further than the first above `most`.
std::size_t stack(std::vector<Bar>& bars, std::size_t most) {
  std::vector<double> ends;
  for (Bar& bar : bars) {
    const auto free = std::ranges::find_if(ends, [&](double end) { return end <= bar.left + 1e-9; });
    bar.level = static_cast<std::size_t>(free - ends.begin());
    if (free == ends.end())
      ends.push_back(bar.right);
    else
      *free = bar.right;
    if (ends.size() > most) break;
  }
  return ends.size();
}

/// By first and last day and by their order in the table.
std::vector<std::size_t> by_date(const MapContent& content, std::vector<std::size_t> events) {
  std::ranges::sort(events, {}, [&](std::size_t i) {
    const Period& days = content.events[i].event.date.period;
    return std::tuple(days.first, days.last, i);
  });
  return events;
}

/// Those that have a day in the period.
std::vector<std::size_t> on_axis(const MapContent& content, const std::vector<std::size_t>& events,
                                 const Period& period) {
  std::vector<std::size_t> some;
  some.reserve(events.size());
  for (const std::size_t i : events)
    if (content.events[i].event.date.period.overlaps(period)) some.push_back(i);
  return some;
}

/// Where an event that has a day on the axis lies on it.
Bar bar_of(const Period& days, const Axis& axis) {
  const Day first = std::max(days.first, axis.period.first);
  const Day last = std::min(days.last, axis.period.last);
  Bar bar{axis.x(first), axis.x(last + 1), {}, 0, 1};
  bar.right = std::max(bar.right, bar.left + narrowest_mark);
  const double over = std::max(0.0, bar.right - axis.left - axis.width);
  bar.left -= over;
  bar.right -= over;
  return bar;
}

/// A bar for each, or, where they are only counted, for all of the same days.
std::vector<Bar> bars_of(const MapContent& content, const std::vector<std::size_t>& events, const Axis& axis,
                         bool counted) {
  const auto hash = [](const Period& days) {
    return static_cast<std::size_t>(days.first.number()) * 1000003 ^
           static_cast<std::size_t>(days.last.number());
  };
  std::unordered_map<Period, std::size_t, decltype(hash)> known(0, hash);
  std::vector<Bar> bars;
  for (const std::size_t i : events) {
    const Period& days = content.events[i].event.date.period;
    if (counted) {
      const auto [bar, is_new] = known.try_emplace(days, bars.size());
      if (!is_new) {
        ++bars[bar->second].events;
        continue;
      }
    }
    bars.push_back(bar_of(days, axis));
  }
  return bars;
}

void draw_bars(Canvas& canvas, const std::vector<Bar>& bars, double height, double foot) {
  const Pen edge{canvas.look().paper, 0.1, {}, LineCap::butt, LineJoin::miter};
  for (const Bar& bar : bars) {
    const double bottom = foot - static_cast<double>(bar.level) * height;
    canvas.add(box_mark({bar.left, bottom - height, bar.right, bottom}, bar.colour, edge));
  }
}

/// Whole days to a column that is not too narrow, whole weeks from four days on: parts of a day
/// would count one day here and two there.
int days_of_column(int days, double width) {
  constexpr int week = 7;
  const int least = std::max(1, static_cast<int>(std::ceil(days * column / width)));
  return least < 4 ? least : (least + week - 1) / week * week;
}

/// Columns of counts by the bars' middles, `each` days wide; gives the count of the highest.
std::size_t draw_columns(Canvas& canvas, const std::vector<Bar>& bars, const Axis& axis, int each,
                         double room, double foot) {
  const int days = axis.period.last - axis.period.first + 1;
  std::vector<std::size_t> counts(static_cast<std::size_t>((days + each - 1) / each), 0);
  for (const Bar& bar : bars) {
    const double part = ((bar.left + bar.right) / 2 - axis.left) / axis.width;
    counts[std::min(counts.size() - 1, static_cast<std::size_t>(part * days / each))] += bar.events;
  }
  const std::size_t most = *std::ranges::max_element(counts);
  const double width = axis.width * each / days;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double left = axis.left + static_cast<double>(i) * width;
    const double right = std::min(left + width * 0.9, axis.left + axis.width);
    const double height = room * static_cast<double>(counts[i]) / static_cast<double>(most);
    canvas.add(box_mark({left, foot - height, right, foot}, canvas.look().soft_ink, std::nullopt));
  }
  return most;
}

void draw_axis(Canvas& canvas, const Axis& axis, double y) {
  const Pen pen{canvas.look().soft_ink, 0.2, {}, LineCap::butt, LineJoin::round};
  canvas.add(line_mark({axis.left, y}, {axis.left + axis.width, y}, pen));
  const Font font = axis_font(canvas);
  for (const Tick& tick : ticks_for(canvas, axis)) {
    const double x = axis.x(tick.day);
    canvas.add(line_mark({x, y}, {x, y + canvas.sized(1)}, pen));
    if (x + canvas.size_of(tick.text, font).width + 0.6 <= axis.left + axis.width)
      canvas.text(tick.text, {x + 0.5, y + canvas.sized(0.5)}, font, canvas.look().soft_ink);
  }
}

}  // namespace

bool has_timeline(const SheetSpec& spec, const MapContent& content) {
  if (spec.timeline != Show::automatic) return spec.timeline == Show::on && !content.events.empty();
  if (spec.size.width < 250 || spec.size.height < 180 || spec.list == EventList::below) return false;
  std::set<Day> days;
  for (const LocatedEvent& event : content.events)
    if (days.insert(event.event.date.period.first); days.size() >= least_days) return true;
  return false;
}

double timeline_height(const Canvas& canvas) {
  return canvas.sized(caption_room + marks_room + axis_room);
}

void draw_timeline(Canvas& canvas, const MapContent& content, const std::vector<std::size_t>& shown,
                   double zoom, const PageBox& box) {
  const auto period = canvas.spec.period ? canvas.spec.period : period_of(content.events);
  if (!period || period->starts_open() || period->ends_open()) return;
  const Axis axis{*period, box.left, box.width()};
  const double foot = box.bottom - canvas.sized(axis_room);
  const double room = canvas.sized(marks_room);
  const auto most_levels = static_cast<std::size_t>(room / lowest_mark);
  std::vector<std::size_t> events = on_axis(content, shown, *period);
  // Columns of counts need no order, and to sort a million takes its time.
  const bool beyond = is_beyond(events.size(), most_levels, axis.width);
  if (!beyond) events = by_date(content, std::move(events));
  std::vector<Bar> bars = bars_of(content, events, axis, beyond);
  const std::size_t levels = beyond ? most_levels + 1 : stack(bars, most_levels);
  const double height = std::min(tallest_mark, room / static_cast<double>(std::max<std::size_t>(1, levels)));

  canvas.begin("timeline", "Events by date, " + in_words(*period));
  std::string caption = "Events by date";
  if (height >= lowest_mark) {
    for (std::size_t nth = 0; nth < bars.size(); ++nth)
      bars[nth].colour = symbol_of(content.events[events[nth]], events[nth], canvas, zoom).colour;
    draw_bars(canvas, bars, height, foot);
  } else {
    const int each = days_of_column(period->last - period->first + 1, axis.width);
    caption += fmt::format(", up to {} {}", draw_columns(canvas, bars, axis, each, room, foot),
                           each == 1 ? "a day" : fmt::format("in {} days", each));
  }
  canvas.text(caption, {box.left, box.top}, axis_font(canvas), canvas.look().soft_ink);
  draw_axis(canvas, axis, foot);
  canvas.end();
  canvas.note({"timeline", caption, "", box, "placed", ""});
}

}  // namespace dateline
