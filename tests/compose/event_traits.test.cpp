#include "compose/event_traits.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

const std::vector<Colour> ramp{{0, 0, 0, 255}, {200, 200, 200, 255}};

Day day(int year, int month, int of_month) {
  return *Day::from_date(year, month, of_month);
}

Event with_column(const std::string& value) {
  Event event;
  event.more = {{"displaced", value}};
  return event;
}

}  // namespace

TEST_CASE("days are parted into at most six classes of the calendar", "[compose][traits]") {
  const auto quarters = time_classes(day(2022, 8, 25), day(2023, 9, 30), ramp);
  REQUIRE(quarters.size() == 5);
  CHECK(in_words(quarters.front().period) == "July–September 2022");
  CHECK(quarters.front().colour == ramp.front());
  CHECK(quarters.back().colour == ramp.back());
  CHECK(time_classes(day(2023, 4, 23), day(2023, 4, 23), ramp).size() == 1);
  CHECK(time_classes(day(1820, 1, 1), day(2023, 4, 23), ramp).size() <= 6);
  for (int length : {1, 6, 20, 50, 200, 900, 4000, 30000}) {
    const auto classes = time_classes(day(2020, 2, 29), day(2020, 2, 29) + length, ramp);
    INFO(length);
    REQUIRE_FALSE(classes.empty());
    CHECK(classes.size() <= 6);
    CHECK(classes.front().period.first <= day(2020, 2, 29));
    CHECK(classes.back().period.last >= day(2020, 2, 29) + length);
    for (std::size_t i = 1; i < classes.size(); ++i)
      CHECK(classes[i].period.first == classes[i - 1].period.last + 1);
  }
}

TEST_CASE("an event has the colour of its first day", "[compose][traits]") {
  const auto classes = time_classes(day(2022, 8, 25), day(2023, 9, 30), ramp);
  CHECK(time_class_of(classes, {day(2022, 9, 30), day(2023, 9, 30)}) == &classes[0]);
  CHECK(time_class_of(classes, {day(2022, 10, 1), day(2022, 10, 1)}) == &classes[1]);
  CHECK(time_class_of(classes, {Period::distant_past, day(2023, 9, 1)}) == &classes[4]);
  CHECK(time_class_of({}, {day(2022, 10, 1), day(2022, 10, 1)}) == nullptr);
}

TEST_CASE("a symbol's number is the deaths, one, or a column; never less than 0", "[compose][traits]") {
  Event event;
  CHECK_FALSE(size_value(event, "fatalities"));
  event.fatalities.best = 12;
  CHECK(size_value(event, "fatalities") == 12);
  CHECK(size_value(event, "count") == 1);
  CHECK(size_value(with_column("2.5"), "displaced") == 2.5);
  CHECK_FALSE(size_value(with_column("-3"), "displaced"));
  CHECK_FALSE(size_value(with_column("many"), "displaced"));
  CHECK_FALSE(size_value(with_column("5"), "wounded"));
}

TEST_CASE("the area of a symbol grows with its number", "[compose][traits]") {
  const SizeScale scale{100, 5, 0.9};
  CHECK(scale.half(100) == 5);
  CHECK(std::pow(scale.half(50) / scale.half(100), 2) == Approx(0.5));
  CHECK(scale.half(0) == 0.9);
}

TEST_CASE("numbers in a row are said as a range", "[compose][traits]") {
  CHECK(runs_of({3, 4, 5, 9}) == "3–5, 9");
  CHECK(runs_of({1, 2, 7}) == "1, 2, 7");
  CHECK(runs_of({4}) == "4");
  CHECK(runs_of({}).empty());
  CHECK(runs_of({2, 4, 9, 52, 90}) == "2, 4 … 90");
  CHECK(runs_of({2, 4, 9, 52, 90}, 5) == "2, 4, 9, 52, 90");
}
