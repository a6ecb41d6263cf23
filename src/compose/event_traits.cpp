#include "compose/event_traits.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "compose/class_breaks.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_classes = 6;

/// A step through the calendar: days, or months.
struct Step {
  int days;
  int months;
};

/// The first day of the step that holds `day`; steps of months begin with the year, or with years that
/// their length divides.
Day start_of(Day day, const Step& step) {
  if (step.months == 0) return day;
  const int month = day.year() * 12 + day.month() - 1;
  const int first = month - ((month % step.months) + step.months) % step.months;
  return *Day::from_date(first / 12, first % 12 + 1, 1);
}

Day after(Day start, const Step& step) {
  if (step.months == 0) return start + step.days;
  const int month = start.year() * 12 + start.month() - 1 + step.months;
  return *Day::from_date(month / 12, month % 12 + 1, 1);
}

std::vector<Period> periods(Day first, Day last, const Step& step) {
  std::vector<Period> out;
  for (Day start = start_of(first, step); start <= last && out.size() <= most_classes;
       start = after(start, step))
    out.push_back({start, after(start, step) - 1});
  return out;
}

std::optional<double> number_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::vector<TimeClass> time_classes(Day first, Day last, const std::vector<Colour>& ramp) {
  static constexpr std::array<Step, 13> steps{{{1, 0},
                                               {2, 0},
                                               {7, 0},
                                               {14, 0},
                                               {0, 1},
                                               {0, 2},
                                               {0, 3},
                                               {0, 6},
                                               {0, 12},
                                               {0, 24},
                                               {0, 60},
                                               {0, 120},
                                               {0, 600}}};
  std::vector<Period> chosen;
  for (const Step& step : steps) {
    chosen = periods(first, last, step);
    if (chosen.size() <= most_classes) break;
  }
  std::vector<TimeClass> classes;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    classes.push_back({chosen[i], class_colour(ramp, i, chosen.size())});
  return classes;
}

const TimeClass* time_class_of(const std::vector<TimeClass>& classes, const Period& date) {
  if (classes.empty()) return nullptr;
  const Day day = date.starts_open() ? date.last : date.first;
  const TimeClass* found = &classes.front();
  for (const TimeClass& one : classes)
    if (one.period.first <= day) found = &one;
  return found;
}

std::optional<double> size_value(const Event& event, const std::string& size_by) {
  std::optional<double> value;
  if (size_by == "count") return 1;
  if (size_by == "fatalities") {
    if (event.fatalities.best) value = *event.fatalities.best;
  } else {
    const auto column =
        std::ranges::find_if(event.more, [&](const auto& cell) { return cell.first == size_by; });
    if (column != event.more.end()) value = number_of(column->second);
  }
  return value && *value >= 0 ? value : std::nullopt;
}

double SizeScale::half(double value) const {
  const double told = capped ? std::min(value, most) : value;
  return std::max(smallest, largest * std::sqrt(told / most));
}

std::string runs_of(const std::vector<std::size_t>& numbers, std::size_t most) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    runs.push_back(std::to_string(numbers[i]));
    if (end > i) runs.back() += (end > i + 1 ? "–" : ", ") + std::to_string(numbers[end]);
    i = end + 1;
  }
  if (runs.size() <= most) return fmt::format("{}", fmt::join(runs, ", "));
  const std::string last = std::to_string(numbers.back());
  runs.resize(most - 1);
  return fmt::format("{} … {}", fmt::join(runs, ", "), last);
}

}  // namespace dateline
