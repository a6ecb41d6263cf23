#include "dateline/sheet/map_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "dateline/sheet/set_record.hpp"

using namespace dateline;

namespace {

std::string names(std::string_view axis, std::string_view edtf) {
  const auto steps = time_steps(axis, edtf);
  if (!steps) return "error: " + steps.error();
  std::string all;
  for (const Period& step : *steps) all += (all.empty() ? "" : " ") + step_name(axis, step);
  return all;
}

}  // namespace

TEST_CASE("an axis of time has every step that its days touch", "[sheet][map_set]") {
  CHECK(names("month", "2022-11/2023-02") == "2022-11 2022-12 2023-01 2023-02");
  CHECK(names("month", "2023-02-28/2023-03-01") == "2023-02 2023-03");
  CHECK(names("year", "2020-09/2023-09") == "2020 2021 2022 2023");
  CHECK(names("day", "2020-02-28/2020-03-01") == "2020-02-28 2020-02-29 2020-03-01");
  CHECK(names("week", "2020-12-27/2021-01-04") == "2020-W52 2020-W53 2021-W01");
  CHECK(names("week", "1969-12-29") == "1970-W01");
  CHECK(names("month", "2022-13").starts_with("error: "));
  CHECK(names("month", "2022-12/..").starts_with("error: '2022-12/..' has an open end"));
}

TEST_CASE("axes are combined, the last changing fastest", "[sheet][map_set]") {
  using All = std::vector<std::vector<std::size_t>>;
  CHECK(combinations({2, 2}) == All{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  CHECK(combinations({}) == All{{}});
  CHECK(combinations({2, 0}).empty());
}

TEST_CASE("events without an id are known again by what they tell", "[sheet][map_set]") {
  RecordedSheet before;
  before.nameless = {{"1", "1a", "a"}, {"2", "2b", "b"}, {"3", "3c", "c"}, {"3", "3c", "c"}};
  RecordedSheet after = before;
  after.nameless.insert(after.nameless.begin(), {"9", "9x", "x"});
  CHECK(changes_in_words(before, after) == "1 event added");
  CHECK(changes_in_words(after, before) == "1 event removed");
  std::ranges::reverse(after.nameless);
  CHECK(changes_in_words(before, after) == "1 event added");
  after.nameless = {{"8", "8a", "a"}, {"2", "2y", "y"}, {"3", "3c", "c"}};
  CHECK(changes_in_words(before, after) == "1 event moved, 1 changed, 1 removed");
}

TEST_CASE("what became of a sheet's events is told in words", "[sheet][map_set]") {
  RecordedSheet before;
  before.shown = {{"a", {"1", "1"}}, {"b", {"2", "2"}}, {"c", {"3", "3"}}};
  RecordedSheet after;
  after.shown = {
      {"a", {"1", "1"}}, {"b", {"9", "9"}}, {"c", {"3", "8"}}, {"d", {"4", "4"}}, {"e", {"5", "5"}}};
  CHECK(changes_in_words(before, after) == "2 events added, 1 moved, 1 changed");
  CHECK(changes_in_words(after, before) == "1 event moved, 1 changed, 2 removed");
  CHECK(changes_in_words(before, before).empty());
}
