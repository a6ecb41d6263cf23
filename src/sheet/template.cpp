#include "dateline/sheet/template.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"

namespace dateline {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array weekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

/// 0 is Monday; 1970-01-01 was a Thursday.
int weekday(Day day) {
  const int since = (day.number() + 3) % 7;
  return since < 0 ? since + 7 : since;
}

struct Week {
  int year;
  int number;
};

/// ISO 8601: the week belongs to the year of its Thursday.
Week week_of(Day day) {
  const Day thursday = day - weekday(day) + 3;
  const Day new_year = *Day::from_date(thursday.year(), 1, 1);
  return {thursday.year(), (thursday - new_year) / 7 + 1};
}

std::string month_name(Day day) {
  return months[static_cast<std::size_t>(day.month() - 1)];
}
std::string day_name(Day day) {
  return weekdays[static_cast<std::size_t>(weekday(day))];
}

/// What a letter after % stands for; nothing when it is not known.
std::optional<std::string> part(Day day, char letter) {
  switch (letter) {
    case 'Y': return fmt::format("{:04}", day.year());
    case 'y': return fmt::format("{:02}", day.year() % 100);
    case 'm': return fmt::format("{:02}", day.month());
    case 'd': return fmt::format("{:02}", day.day_of_month());
    case 'e': return fmt::format("{}", day.day_of_month());
    case 'B': return month_name(day);
    case 'b': return month_name(day).substr(0, 3);
    case 'A': return day_name(day);
    case 'a': return day_name(day).substr(0, 3);
    case 'j': return fmt::format("{:03}", day - *Day::from_date(day.year(), 1, 1) + 1);
    case 'V': return fmt::format("{:02}", week_of(day).number);
    case 'G': return fmt::format("{:04}", week_of(day).year);
    case '%': return "%";
    default: return std::nullopt;
  }
}

/// The form that goes with the number, its '#' replaced.
Expected<std::string> plural(long long count, std::string_view forms) {
  std::vector<std::string> each(1);
  for (const char c : forms) {
    if (c == '|')
      each.emplace_back();
    else
      each.back() += c;
  }
  if (each.size() < 2 || each.size() > 3)
    return tl::unexpected(fmt::format(
        "'{}' are no forms of a number: write one|more, or none|one|more, such as event|events", forms));
  const std::size_t more = each.size() - 1;
  const std::size_t which = count == 1 ? more - 1 : count == 0 && each.size() == 3 ? 0 : more;
  std::string text;
  for (const char c : each[which])
    if (c == '#')
      text += std::to_string(count);
    else
      text += c;
  return text;
}

Expected<std::string> shown(const TemplateValue& value, std::string_view name, std::string_view form) {
  if (const auto* count = std::get_if<long long>(&value))
    return form.empty() ? std::to_string(*count) : plural(*count, form);
  if (const auto* days = std::get_if<NamedPeriod>(&value)) {
    if (form.empty()) return days->name;
    if (days->period.starts_open())
      return tl::unexpected(fmt::format("'{}' has no first day to write as '{}'", name, form));
    return formatted(days->period.first, form);
  }
  if (!form.empty())
    return tl::unexpected(fmt::format("'{}' is a text and has no form '{}': write {{{}}}", name, form, name));
  return std::get<std::string>(value);
}

Expected<std::string> field(std::string_view inside, const TemplateValues& values) {
  const std::size_t colon = inside.find(':');
  const std::string_view name = inside.substr(0, colon);
  const std::string_view form =
      colon == std::string_view::npos ? std::string_view() : inside.substr(colon + 1);
  const auto value = values.find(name);
  if (value != values.end()) return shown(value->second, name, form);
  std::vector<std::string> names;
  std::string list;
  for (const auto& [other, unused] : values) {
    names.push_back(other);
    list += (list.empty() ? "" : ", ") + other;
  }
  return tl::unexpected(
      fmt::format("there is no '{{{}}}' here{}; there are {}", name, did_you_mean(name, names), list));
}

/// The text with `in_place_of(inside)` for each field, and `letter(c)` for each other letter.
template <class Field, class Letter>
Expected<std::string> walked(std::string_view text, const Field& in_place_of, const Letter& letter) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c) {
      out += letter(c);
      ++i;
    } else if (c == '{') {
      const std::size_t end = text.find('}', i);
      if (end == std::string_view::npos)
        return tl::unexpected(fmt::format("'{}' has a '{{' without '}}'; write '{{{{' for a brace", text));
      const Expected<std::string> words = in_place_of(text.substr(i + 1, end - i - 1));
      if (!words) return words;
      out += *words;
      i = end;
    } else if (c == '}') {
      return tl::unexpected(fmt::format("'{}' has a '}}' without '{{'; write '}}}}' for a brace", text));
    } else {
      out += letter(c);
    }
  }
  return out;
}

}  // namespace

Expected<std::string> formatted(Day day, std::string_view form) {
  std::string text;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '%' || i + 1 == form.size()) {
      text += form[i];
      continue;
    }
    const auto words = part(day, form[++i]);
    if (!words)
      return tl::unexpected(fmt::format(
          "'%{}' is not known in '{}'; there are %Y %y %m %d %e %B %b %A %a %j %V %G %%", form[i], form));
    text += *words;
  }
  return text;
}

Expected<std::string> filled(std::string_view text, const TemplateValues& values) {
  return walked(
      text, [&](std::string_view inside) { return field(inside, values); },
      [](char c) { return std::string(1, c); });
}

Expected<std::string> filled_but_for(const TemplateValues& later, std::string_view text,
                                     const TemplateValues& values) {
  TemplateValues all = values;
  all.insert(later.begin(), later.end());
  const auto doubled = [](char c) { return std::string(c == '{' || c == '}' ? 2 : 1, c); };
  const auto left_or_filled = [&](std::string_view inside) -> Expected<std::string> {
    const auto words = field(inside, all);
    if (!words) return words;
    const std::string_view name = inside.substr(0, inside.find(':'));
    if (later.contains(name) && !values.contains(name)) return fmt::format("{{{}}}", inside);
    std::string text_of_words;
    for (const char c : *words) text_of_words += doubled(c);
    return text_of_words;
  };
  return walked(text, left_or_filled, doubled);
}

std::string file_word(std::string_view text) {
  std::string word = fold(text);
  for (char& c : word)
    if (c == ' ' || c == '/') c = '-';
  return word;
}

}  // namespace dateline
