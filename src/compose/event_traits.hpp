#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/sheet/sheet.hpp"

namespace dateline {

/// Days that share a colour.
struct TimeClass {
  Period period;  ///< whole months, quarters, years …, as in the calendar
  Colour colour;
};

/// At most six classes of equal length in the calendar that cover the days from `first` to `last`, in
/// the colours of a ramp.
std::vector<TimeClass> time_classes(Day first, Day last, const std::vector<Colour>& ramp);

/// The class that holds an event's first day (its last, where the first is open); nothing without classes.
const TimeClass* time_class_of(const std::vector<TimeClass>& classes, const Period& date);

/// The number by which an event's symbol is sized: its fatalities, 1 for "count", or what a column
/// of that name holds; nothing where it is not told or is no number from 0 on.
std::optional<double> size_value(const Event& event, const std::string& size_by);

/// Half the size in mm of a symbol that stands for a number, its area growing with it.
struct SizeScale {
  double most = 1;      ///< the number of the largest symbol
  double largest = 5;   ///< its half, mm
  double smallest = 1;  ///< mm: smaller numbers, and those not known, have this
  bool capped = false;  ///< larger numbers have the largest symbol too, since they dwarf all others

  double half(double value) const;
};

/// How many runs of numbers stand below a symbol: more would make it wider than small sheets.
inline constexpr std::size_t most_runs = 3;

/// The numbers in their order as a reader says them: "3–5, 9". More than `most` runs, two or more,
/// are told by the first ones and the last number: "2, 4 … 90".
std::string runs_of(const std::vector<std::size_t>& numbers, std::size_t most = most_runs);

}  // namespace dateline
