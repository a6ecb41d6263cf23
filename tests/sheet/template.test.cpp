#include "dateline/sheet/template.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const TemplateValues values{{"month", NamedPeriod{"2023-04", *month_period(2023, 4)}},
                            {"none", 0LL},
                            {"one", 1LL},
                            {"count", 12LL},
                            {"type", std::string("Battles")}};

std::string text(std::string_view form) {
  const auto words = filled(form, values);
  return words ? *words : "error: " + words.error();
}

}  // namespace

TEST_CASE("a template is filled with names, days and counts", "[sheet][template]") {
  CHECK(text("{type}, {month}") == "Battles, 2023-04");
  CHECK(text("{month:%B %Y}: {count} {count:event|events}") == "April 2023: 12 events");
  CHECK(text("{one} {one:event|events}, {none} {none:event|events}") == "1 event, 0 events");
  CHECK(text("{none:nothing|# event|# events} {count:nothing|# event|# events}") == "nothing 12 events");
  CHECK(text("{{no braces}}") == "{no braces}");
  CHECK(text("") == "");
}

TEST_CASE("what is known later stays in the template, and nothing else is taken for it",
          "[sheet][template]") {
  const TemplateValues later{{"missing", 0LL}};
  const TemplateValues now{{"count", 12LL}, {"name", std::string("a {b}")}};
  const auto left = filled_but_for(later, "{name} {{x}} {count}{missing:|, # not shown|, # not shown}", now);
  REQUIRE(left);
  CHECK(*left == "a {{b}} {{x}} 12{missing:|, # not shown|, # not shown}");
  CHECK(filled(*left, {{"missing", 3LL}}) == "a {b} {x} 12, 3 not shown");
  CHECK(filled(*left, {{"missing", 0LL}}) == "a {b} {x} 12");
  const auto wrong = filled_but_for(later, "{missing:one}", now);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().starts_with("'one' are no forms of a number"));
  const auto unknown = filled_but_for(later, "{mising}", now);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().starts_with("there is no '{mising}' here (did you mean 'missing'?)"));
}

TEST_CASE("what a template says wrongly is told with a near miss", "[sheet][template]") {
  CHECK(text("{monht}") ==
        "error: there is no '{monht}' here (did you mean 'month'?); there are count, month, none, one, type");
  CHECK(text("{month:%Q}").starts_with("error: '%Q' is not known in '%Q'"));
  CHECK(text("{count:a|b|c|d}").starts_with("error: 'a|b|c|d' are no forms of a number"));
  CHECK(text("{type:%B}").starts_with("error: 'type' is a text and has no form"));
  CHECK(text("{month").starts_with("error: '{month' has a '{' without '}'"));
  CHECK(text("month}").starts_with("error: 'month}' has a '}' without '{'"));
}

TEST_CASE("days are formatted in English, weeks by ISO 8601", "[sheet][template]") {
  CHECK(*formatted(*Day::from_date(2021, 1, 3), "%A %e %b %y, week %V of %G, day %j, %m/%d %%") ==
        "Sunday 3 Jan 21, week 53 of 2020, day 003, 01/03 %");
  CHECK(*formatted(*Day::from_date(2024, 12, 30), "%a %G-W%V") == "Mon 2025-W01");
  CHECK(*formatted(*Day::from_date(1969, 12, 31), "%A") == "Wednesday");
}

TEST_CASE("a text becomes a word of a file's name", "[sheet][template]") {
  CHECK(file_word("Explosions/Remote violence") == "explosions-remote-violence");
  CHECK(file_word("Laçın") == "lacin");
}
