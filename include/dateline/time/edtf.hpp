#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dateline/error.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// A time of day with its offset from UTC, both in minutes.
struct ClockTime {
  int minute_of_day = 0;          ///< 0 to 1439, local
  std::optional<int> utc_offset;  ///< minutes east of UTC, if known

  auto operator<=>(const ClockTime&) const = default;
};

/// When something happened, as well as it is known.
struct Date {
  Period period;
  std::optional<ClockTime> time;  ///< only with a period of one day
  bool approximate = false;       ///< EDTF "~"
  bool uncertain = false;         ///< EDTF "?"

  auto operator<=>(const Date&) const = default;
};

/// Reads EDTF (ISO 8601-2, levels 0 and 1 as far as days, months, years,
/// seasons "2022-21", "X" digits, intervals with open or unknown ends, "~", "?",
/// "%"; a day with a time "2023-04-23T12:00+04:00"). The error says what is
/// wrong ("there is no 31 February 2023") and what is allowed.
Expected<Date> parse_edtf(std::string_view text);

/// "2023-04-23T12:00+04:00", or nothing when the time is not known.
std::optional<std::string> iso_time(const Date& date);

}  // namespace dateline
