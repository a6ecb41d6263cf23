#pragma once

#include <limits>
#include <optional>
#include <string>

#include "dateline/time/day.hpp"

namespace dateline {

/// A closed range of days; the last day belongs to it. An end that is not
/// known or has not come is open: Period::distant_past or distant_future.
/// A date known only to the month *is* the period of that month.
struct Period {
  static constexpr Day distant_past{std::numeric_limits<int>::min()};
  static constexpr Day distant_future{std::numeric_limits<int>::max()};

  Day first = distant_past;
  Day last = distant_future;

  bool contains(Day day) const { return first <= day && day <= last; }
  bool overlaps(const Period& other) const { return first <= other.last && other.first <= last; }
  bool starts_open() const { return first == distant_past; }
  bool ends_open() const { return last == distant_future; }

  auto operator<=>(const Period&) const = default;
};

/// The days of one calendar month or year; nothing when there is no such month.
std::optional<Period> month_period(int year, int month);
Period year_period(int year);

/// The days that both have; nothing when they share none.
std::optional<Period> intersection(const Period& a, const Period& b);

/// The shortest period that holds both.
Period hull(const Period& a, const Period& b);

/// How finely a period says when: derived from its length and ends, never kept.
/// `days` is 2 to 6 days, `week` is 7 to 13 days, `month` one calendar month or
/// 14 to 31 days, `months` up to a year, `year` one calendar year, `years` more.
enum class DatePrecision { day, days, week, month, months, year, years };

DatePrecision precision_of(const Period& period);

/// The value of the property date_precision: "day", "days", "week", …
const char* to_string(DatePrecision precision);

/// UCDP's date_prec 1–5 and ACLED's time_precision 1–3 (facts/event-tables:
/// derived from the interval).
int ucdp_date_prec(const Period& period);
int acled_time_precision(const Period& period);

/// EDTF: "2023-04-23", "2022-12", "2022", or "first/last"; ".." for an open end.
std::string to_edtf(const Period& period);

/// For people, in English: "23 April 2023", "9–10 November 2020",
/// "27 September – 10 November 2020", "December 2022", "2022", "from 1991",
/// "until 29 August 2022".
std::string in_words(const Period& period);

}  // namespace dateline
