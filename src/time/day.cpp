#include "dateline/time/day.hpp"

#include <fmt/format.h>

namespace dateline {
namespace {

struct CivilDate {
  int year;
  int month;
  int day;
};

constexpr long long days_per_era = 146097;  // 400 years

// Both conversions count years from 1 March, so that the leap day is the last of its year
// (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
constexpr long long days_from_civil(CivilDate date) {
  const long long year = date.year - (date.month <= 2 ? 1 : 0);
  const long long era = (year >= 0 ? year : year - 399) / 400;
  const long long year_of_era = year - era * 400;
  const long long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const long long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_per_era + day_of_era - 719468;
}

constexpr CivilDate civil_from_days(long long number) {
  const long long shifted = number + 719468;
  const long long era = (shifted >= 0 ? shifted : shifted - days_per_era + 1) / days_per_era;
  const long long day_of_era = shifted - era * days_per_era;
  const long long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long long shifted_month = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

constexpr bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Day> Day::from_date(int year, int month, int day) {
  if (year < -9999 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Day(static_cast<int>(days_from_civil({year, month, day})));
}

int Day::year() const {
  return civil_from_days(m_number).year;
}
int Day::month() const {
  return civil_from_days(m_number).month;
}
int Day::day_of_month() const {
  return civil_from_days(m_number).day;
}

std::string to_string(Day day) {
  const CivilDate date = civil_from_days(day.number());
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", date.year < 0 ? -date.year : date.year,
                     date.month, date.day);
}

}  // namespace dateline
