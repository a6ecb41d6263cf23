#include "dateline/time/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<const char*, 12> month_names{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

bool is_open(const Period& period) {
  return period.starts_open() || period.ends_open();
}

bool starts_month(Day day) {
  return day.day_of_month() == 1;
}
bool ends_month(Day day) {
  return starts_month(day + 1);
}
bool starts_year(Day day) {
  return starts_month(day) && day.month() == 1;
}
bool ends_year(Day day) {
  return starts_year(day + 1);
}

bool same_year(const Period& period) {
  return period.first.year() == period.last.year();
}
bool same_month(const Period& period) {
  return same_year(period) && period.first.month() == period.last.month();
}

bool whole_months(const Period& period) {
  return starts_month(period.first) && ends_month(period.last);
}
bool whole_years(const Period& period) {
  return starts_year(period.first) && ends_year(period.last);
}

std::string year_words(Day day) {
  const int year = day.year();
  return year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
}

std::string month_word(Day day) {
  return month_names[static_cast<std::size_t>(day.month() - 1)];
}
std::string month_words(Day day) {
  return month_word(day) + ' ' + year_words(day);
}
std::string day_month_words(Day day) {
  return std::to_string(day.day_of_month()) + ' ' + month_word(day);
}
std::string day_words(Day day) {
  return day_month_words(day) + ' ' + year_words(day);
}

std::string year_text(Day day) {
  const int year = day.year();
  return fmt::format("{}{:04}", year < 0 ? "-" : "", year < 0 ? -year : year);
}

std::string open_words(const Period& period) {
  if (period.starts_open() && period.ends_open()) return "at all times";
  if (period.ends_open())
    return "from " + (starts_year(period.first) ? year_words(period.first) : day_words(period.first));
  return "until " + (ends_year(period.last) ? year_words(period.last) : day_words(period.last));
}

std::string years_words(const Period& period) {
  if (same_year(period)) return year_words(period.first);
  return year_words(period.first) + "–" + year_words(period.last);
}

std::string months_words(const Period& period) {
  if (same_month(period)) return month_words(period.first);
  if (same_year(period)) return month_word(period.first) + "–" + month_words(period.last);
  return month_words(period.first) + " – " + month_words(period.last);
}

std::string days_words(const Period& period) {
  if (period.first == period.last) return day_words(period.first);
  if (same_month(period)) return std::to_string(period.first.day_of_month()) + "–" + day_words(period.last);
  if (same_year(period)) return day_month_words(period.first) + " – " + day_words(period.last);
  return day_words(period.first) + " – " + day_words(period.last);
}

}  // namespace

std::optional<Period> month_period(int year, int month) {
  const auto first = Day::from_date(year, month, 1);
  if (!first) return std::nullopt;
  return Period{*first, *first + (days_in_month(year, month) - 1)};
}

Period year_period(int year) {
  const int bounded = std::clamp(year, -9999, 9999);
  return {*Day::from_date(bounded, 1, 1), *Day::from_date(bounded, 12, 31)};
}

std::optional<Period> intersection(const Period& a, const Period& b) {
  if (!a.overlaps(b)) return std::nullopt;
  return Period{std::max(a.first, b.first), std::min(a.last, b.last)};
}

Period hull(const Period& a, const Period& b) {
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

DatePrecision precision_of(const Period& period) {
  if (is_open(period)) return DatePrecision::years;
  if (whole_years(period)) return same_year(period) ? DatePrecision::year : DatePrecision::years;
  if (whole_months(period) && same_month(period)) return DatePrecision::month;
  const int days = period.last - period.first;
  if (days < 1) return DatePrecision::day;
  if (days < 6) return DatePrecision::days;
  if (days < 13) return DatePrecision::week;
  if (days < 31) return DatePrecision::month;
  return days < 366 ? DatePrecision::months : DatePrecision::years;
}

const char* to_string(DatePrecision precision) {
  constexpr std::array<const char*, 7> words{"day", "days", "week", "month", "months", "year", "years"};
  return words[static_cast<std::size_t>(precision)];
}

int ucdp_date_prec(const Period& period) {
  if (is_open(period)) return 5;
  const int days = period.last - period.first + 1;
  if (days <= 1) return 1;
  if (days <= 6) return 2;
  if (days == 7) return 3;
  return days <= 31 ? 4 : 5;
}

int acled_time_precision(const Period& period) {
  const DatePrecision precision = precision_of(period);
  if (precision == DatePrecision::day) return 1;
  return precision <= DatePrecision::week ? 2 : 3;
}

std::string to_edtf(const Period& period) {
  if (!is_open(period)) {
    if (period.first == period.last) return to_string(period.first);
    if (whole_years(period) && same_year(period)) return year_text(period.first);
    if (whole_months(period) && same_month(period))
      return to_string(period.first).substr(0, year_text(period.first).size() + 3);
  }
  return (period.starts_open() ? ".." : to_string(period.first)) + '/' +
         (period.ends_open() ? ".." : to_string(period.last));
}

std::string in_words(const Period& period) {
  if (is_open(period)) return open_words(period);
  if (whole_years(period)) return years_words(period);
  return whole_months(period) ? months_words(period) : days_words(period);
}

}  // namespace dateline
