#pragma once

#include <string>
#include <vector>

#include "command/mapset_plan.hpp"

namespace dateline {

/// A value of an axis.
struct AxisStep {
  std::string text;
  std::optional<Period> period;  ///< of an axis of time
  bool of_events = false;        ///< the value of a column: events without it do not belong
};

/// What a sheet is of each axis.
using AxisSteps = std::vector<AxisStep>;

/// The values of an axis: "*" is all that the events have. Days that are none, values that no event has,
/// and an axis that means nothing are told as errors, each where it is written, and left out.
AxisSteps steps_of(const SetAxis& axis, const SetMap& map, const SetTable& table, Findings& findings);

/// The events that belong to each value, as rising numbers of the table; nothing for an axis that only fills
/// templates. An event belongs to all days that it touches, and to all values that its column has.
std::vector<std::vector<std::size_t>> events_of_steps(const SetAxis& axis, const AxisSteps& steps,
                                                      const SetTable& table);

}  // namespace dateline
