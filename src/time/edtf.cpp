#include "dateline/time/edtf.hpp"

#include <fmt/format.h>

#include <vector>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr const char* forms = "; a date is written 2023-04-23, 2022-12, 2022 or 2020-11-09/2020-11-10";

tl::unexpected<std::string> refuse(std::string sentence) {
  return tl::make_unexpected(std::move(sentence));
}

/// A date of an interval's one side, before it is put together.
struct Part {
  Period period;
  std::optional<ClockTime> time;
  bool approximate = false;
  bool uncertain = false;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return !text.empty();
}

/// The number that a few digits write.
int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string month_name(int month) {
  const std::string words = in_words(*month_period(2001, month));
  return words.substr(0, words.find(' '));
}

std::string month_and_year(int year, int month) {
  return in_words(*month_period(year, month));
}

Expected<Period> day_period(int year, int month, int day) {
  if (const auto found = Day::from_date(year, month, day)) return Period{*found, *found};
  const std::string rest = month_and_year(year, month).substr(month_name(month).size());
  return refuse(fmt::format("there is no {} {}{}; {} has {} days", day, month_name(month), rest,
                            month_and_year(year, month), days_in_month(year, month)));
}

/// Level 1 seasons 21–24 and level 2 quarters 33–36 and halves 40–41, on the northern
/// half of the earth; the winter of a year begins in its December.
std::optional<Period> season_period(int year, int code) {
  const auto months = [&](int first, int count) {
    const int beyond = first + count - 1;
    const auto begin = month_period(year, first);
    const auto end = month_period(year + (beyond > 12 ? 1 : 0), beyond > 12 ? beyond - 12 : beyond);
    return begin && end ? std::optional(hull(*begin, *end)) : std::nullopt;
  };
  if (code >= 21 && code <= 24) return months((code - 20) * 3, 3);
  if (code >= 33 && code <= 36) return months((code - 33) * 3 + 1, 3);
  if (code == 40 || code == 41) return months((code - 40) * 6 + 1, 6);
  return std::nullopt;
}

/// "19XX": the years that the digits leave open.
Expected<Period> unspecified_years(std::string_view year, bool negative) {
  const std::size_t known = year.find('X');
  if (known == 0 || year.find_first_not_of('X', known) != std::string_view::npos)
    return refuse(fmt::format("in the year '{}' only the last digits may be X, as in 202X", year));
  std::string low(year);
  std::string high(year);
  for (std::size_t i = known; i < year.size(); ++i) {
    low[i] = '0';
    high[i] = '9';
  }
  if (negative) return hull(year_period(-number(high)), year_period(-number(low)));
  return hull(year_period(number(low)), year_period(number(high)));
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return parts;
}

bool digits_or_x(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789X") == std::string_view::npos;
}

tl::unexpected<std::string> not_a_date(std::string_view text) {
  return refuse(fmt::format("'{}' is not a date{}", text, forms));
}

/// "2023-4-3" or "2023.04.23" or "23.04.2023": a sentence that names the right form.
std::optional<std::string> right_form(std::string_view text) {
  std::vector<int> numbers;
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 0;
    while (i + length < text.size() && is_digit(text[i + length])) ++length;
    if (length == 0 || length > 4) return std::nullopt;
    numbers.push_back(number(text.substr(i, length)));
    lengths.push_back(length);
    i += length;
    if (i < text.size() && std::string_view("-./ ").find(text[i]) == std::string_view::npos)
      return std::nullopt;
    ++i;
  }
  if (numbers.size() != 3) return std::nullopt;
  const bool year_first = lengths[0] == 4;
  if (!year_first && lengths[2] != 4) return std::nullopt;
  const int year = year_first ? numbers[0] : numbers[2];
  const int day = year_first ? numbers[2] : numbers[0];
  if (!Day::from_date(year, numbers[1], day)) return std::nullopt;
  if (!year_first && day <= 12 && day != numbers[1])
    return fmt::format("'{}' may mean {:04}-{:02}-{:02} or {:04}-{:02}-{:02}{}", text, year, numbers[1], day,
                       year, day, numbers[1], forms);
  return fmt::format("'{}' is not written as a date; write {:04}-{:02}-{:02}", text, year, numbers[1], day);
}

Expected<Period> calendar_part(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view body = negative ? text.substr(1) : text;
  const auto parts = split(body, '-');
  const std::string_view year_digits = parts[0];
  bool shaped = parts.size() <= 3 && year_digits.size() == 4 && digits_or_x(year_digits);
  for (std::size_t i = 1; i < parts.size(); ++i)
    shaped = shaped && parts[i].size() == 2 && digits_or_x(parts[i]);
  if (!shaped) {
    if (const auto sentence = right_form(text)) return refuse(*sentence);
    return not_a_date(text);
  }
  if (!all_digits(year_digits)) {
    for (std::size_t i = 1; i < parts.size(); ++i)
      if (parts[i] != "XX")
        return refuse(fmt::format("in '{}' a month is given for a year that is not known", text));
    return unspecified_years(year_digits, negative);
  }
  const int year = negative ? -number(year_digits) : number(year_digits);
  if (parts.size() == 1) return year_period(year);
  if (parts[1] == "XX") {
    if (parts.size() == 3 && parts[2] != "XX")
      return refuse(fmt::format("in '{}' a day is given for a month that is not known", text));
    return year_period(year);
  }
  if (!all_digits(parts[1])) return refuse(fmt::format("in '{}' the month is to be two digits or XX", text));
  const int month = number(parts[1]);
  if (parts.size() == 2)
    if (const auto season = season_period(year, month)) return *season;
  const auto whole = month_period(year, month);
  if (!whole) return refuse(fmt::format("there is no month {} in '{}'; months are 01 to 12", parts[1], text));
  if (parts.size() == 2 || parts[2] == "XX") return *whole;
  if (!all_digits(parts[2])) return refuse(fmt::format("in '{}' the day is to be two digits or XX", text));
  return day_period(year, month, number(parts[2]));
}

Expected<int> offset_minutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const bool colon = text.size() == 6 && text[3] == ':';
  const bool shaped = (colon || text.size() == 5 || text.size() == 3) && all_digits(text.substr(1, 2));
  const std::string_view rest = !shaped || text.size() == 3 ? "00" : text.substr(colon ? 4 : 3);
  if (!shaped || !all_digits(rest) || number(text.substr(1, 2)) > 15 || number(rest) > 59)
    return refuse(fmt::format("'{}' is not an offset from UTC; it is written +04:00 or Z", text));
  const int minutes = number(text.substr(1, 2)) * 60 + number(rest);
  return text[0] == '-' ? -minutes : minutes;
}

Expected<ClockTime> clock_part(std::string_view text) {
  const std::size_t zone = text.find_first_of("Zz+-");
  const auto fields = split(text.substr(0, zone), ':');
  bool shaped = fields.size() == 2 || fields.size() == 3;
  for (std::size_t i = 0; shaped && i < fields.size(); ++i) {
    const std::string_view whole = i == 2 ? fields[i].substr(0, fields[i].find('.')) : fields[i];
    shaped = whole.size() == 2 && all_digits(whole) && number(whole) < (i == 0 ? 24 : 60);
  }
  if (!shaped)
    return refuse(fmt::format("'{}' is not a time of day; it is written 12:00 or 12:00+04:00", text));
  ClockTime time{number(fields[0]) * 60 + number(fields[1]), std::nullopt};
  if (zone == std::string_view::npos) return time;
  const auto offset = offset_minutes(text.substr(zone));
  if (!offset) return refuse(offset.error());
  time.utc_offset = *offset;
  return time;
}

Expected<Part> part(std::string_view text) {
  Part result;
  while (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
    result.approximate = result.approximate || text.back() != '?';
    result.uncertain = result.uncertain || text.back() != '~';
    text.remove_suffix(1);
  }
  const std::size_t separator = text.find('T');
  const auto period = calendar_part(text.substr(0, separator));
  if (!period) return refuse(period.error());
  result.period = *period;
  if (separator == std::string_view::npos) return result;
  if (result.period.first != result.period.last)
    return refuse(fmt::format("in '{}' a time is given without a day", text));
  const auto time = clock_part(text.substr(separator + 1));
  if (!time) return refuse(time.error());
  result.time = *time;
  return result;
}

bool is_open_end(std::string_view text) {
  return text.empty() || text == "..";
}

Expected<Date> interval(std::string_view text, std::size_t slash) {
  const std::string_view sides[2] = {trim(text.substr(0, slash)), trim(text.substr(slash + 1))};
  Part parts[2];
  for (int i = 0; i < 2; ++i) {
    if (is_open_end(sides[i])) continue;
    auto side = part(sides[i]);
    if (!side) return refuse(side.error());
    if (side->time)
      return refuse(fmt::format("in the interval '{}' a time is given; its ends are days", text));
    parts[i] = *side;
  }
  const Period period{parts[0].period.first, parts[1].period.last};
  if (period.first > period.last)
    return refuse(fmt::format("the interval '{}' ends before it begins; write the earlier date first", text));
  return Date{period, std::nullopt, parts[0].approximate || parts[1].approximate,
              parts[0].uncertain || parts[1].uncertain};
}

}  // namespace

Expected<Date> parse_edtf(std::string_view text) {
  text = trim(text);
  if (text.empty()) return refuse(std::string("the date is empty") + forms);
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    if (text == "/") return not_a_date(text);
    if (text.find('/', slash + 1) == std::string_view::npos) return interval(text, slash);
    if (const auto sentence = right_form(text)) return refuse(*sentence);
    return not_a_date(text);
  }
  const auto single = part(text);
  if (!single) return refuse(single.error());
  return Date{single->period, single->time, single->approximate, single->uncertain};
}

std::optional<std::string> iso_time(const Date& date) {
  if (!date.time) return std::nullopt;
  const ClockTime& time = *date.time;
  std::string text = fmt::format("{}T{:02}:{:02}", to_string(date.period.first), time.minute_of_day / 60,
                                 time.minute_of_day % 60);
  if (!time.utc_offset) return text;
  const int minutes = *time.utc_offset < 0 ? -*time.utc_offset : *time.utc_offset;
  return text + fmt::format("{}{:02}:{:02}", *time.utc_offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace dateline
