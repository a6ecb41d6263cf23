#include "dateline/sheet/map_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dateline/time/edtf.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> time_axes{"day", "week", "month", "year"};
constexpr std::size_t most_steps = 20000;  ///< 54 years of days

Period step_around(std::string_view axis, Day day) {
  if (axis == "day") return {day, day};
  if (axis == "month") return *month_period(day.year(), day.month());
  if (axis == "year") return year_period(day.year());
  const int since_monday = ((day.number() + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  const Day monday = day - since_monday;
  return {monday, monday + 6};
}

}  // namespace

void refuse(const Origin& where, const std::string& message) {
  throw InputError(message, where);
}

bool is_time_axis(std::string_view name) {
  return std::ranges::find(time_axes, name) != time_axes.end();
}

std::vector<Period> time_steps(std::string_view axis, const Period& period) {
  std::vector<Period> steps;
  for (Day day = period.first; day <= period.last; day = steps.back().last + 1)
    steps.push_back(step_around(axis, day));
  return steps;
}

Expected<std::vector<Period>> time_steps(std::string_view axis, std::string_view edtf) {
  const Expected<Date> date = parse_edtf(edtf);
  if (!date) return tl::unexpected(date.error());
  const Period& period = date->period;
  if (period.starts_open() || period.ends_open())
    return tl::unexpected(fmt::format("'{}' has an open end; a set needs a first and a last {}", edtf, axis));
  if (static_cast<std::size_t>(period.last - period.first) > most_steps && axis == "day")
    return tl::unexpected(fmt::format("'{}' has more than {} days", edtf, most_steps));
  return time_steps(axis, period);
}

std::string step_name(std::string_view axis, const Period& step) {
  const char* form = axis == "day"     ? "%Y-%m-%d"
                     : axis == "week"  ? "%G-W%V"
                     : axis == "month" ? "%Y-%m"
                                       : "%Y";
  return *formatted(step.first, form);
}

std::vector<std::vector<std::size_t>> combinations(const std::vector<std::size_t>& counts) {
  std::vector<std::vector<std::size_t>> all(1);
  for (const std::size_t count : counts) {
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& start : all)
      for (std::size_t i = 0; i < count; ++i) {
        longer.push_back(start);
        longer.back().push_back(i);
      }
    all = std::move(longer);
  }
  return all;
}

}  // namespace dateline
