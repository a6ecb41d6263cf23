#pragma once

#include <compare>
#include <limits>
#include <optional>
#include <string>

namespace dateline {

/// A day of the proleptic Gregorian calendar, years -9999 to 9999. The smallest and the
/// largest number stand for the open ends of a Period; arithmetic leaves them what they are
/// and never overflows.
class Day {
 public:
  /// 1970-01-01.
  constexpr Day() = default;

  /// The day `number` days after 1970-01-01.
  constexpr explicit Day(int number) : m_number(number) {}

  /// Nothing when there is no such day (31 February).
  static std::optional<Day> from_date(int year, int month, int day);

  /// Days since 1970-01-01.
  constexpr int number() const { return m_number; }

  int year() const;
  int month() const;         ///< 1 to 12
  int day_of_month() const;  ///< 1 to 31

  constexpr Day operator+(int days) const { return is_end() ? *this : Day(bounded(wide(m_number) + days)); }
  constexpr Day operator-(int days) const { return is_end() ? *this : Day(bounded(wide(m_number) - days)); }
  constexpr int operator-(Day other) const { return bounded(wide(m_number) - other.m_number); }

  auto operator<=>(const Day&) const = default;

 private:
  using Limits = std::numeric_limits<int>;

  static constexpr long long wide(int number) { return number; }
  static constexpr int bounded(long long number) {
    if (number < Limits::min()) return Limits::min();
    return number > Limits::max() ? Limits::max() : static_cast<int>(number);
  }
  constexpr bool is_end() const { return m_number == Limits::min() || m_number == Limits::max(); }

  int m_number = 0;
};

/// "2023-04-23" (ISO 8601).
std::string to_string(Day day);

/// How many days a month has: 28 to 31.
int days_in_month(int year, int month);

}  // namespace dateline
