#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "dateline/error.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// Days under a name: "2023-W16".
struct NamedPeriod {
  std::string name;
  Period period;
};

/// What a name in braces stands for: a text, a count, or days.
using TemplateValue = std::variant<std::string, long long, NamedPeriod>;
using TemplateValues = std::map<std::string, TemplateValue, std::less<>>;

/// A template with its braces filled: "{month:%B %Y}: {count} {count:event|events}".
/// - `{name}` is the value; of days it is their name ("2023-04").
/// - `{name:%B %Y}` formats the first of the days: %Y %m %d %e (no leading 0) %B %b %A %a %j %V (week)
///   %G (its year) %y %%, in English.
/// - `{count:event|events}` is the first form for 1 and the second otherwise; of three forms the
///   first is for 0. A '#' in a form is the count.
/// - `{{` and `}}` are braces.
/// The error says what is wrong and offers near misses.
Expected<std::string> filled(std::string_view text, const TemplateValues& values);

/// The same, but fields with names of `later`, whose values are not known yet, stay as they are: the text is
/// a template of these, and what else it has of braces is doubled. The values of `later` only try their
/// forms.
Expected<std::string> filled_but_for(const TemplateValues& later, std::string_view text,
                                     const TemplateValues& values);

/// A text as part of a file's name: its letters folded to those of fold(), words joined by "-".
std::string file_word(std::string_view text);

/// The day in the form of filled(); the error names a letter that is not known.
Expected<std::string> formatted(Day day, std::string_view form);

}  // namespace dateline
