#include "dateline/time/day.hpp"

#include <catch2/catch.hpp>

#include "dateline/time/period.hpp"

using namespace dateline;

TEST_CASE("days count from 1970 and know their date", "[day]") {
  CHECK(Day::from_date(1970, 1, 1)->number() == 0);
  CHECK(Day::from_date(2023, 4, 23)->number() == 19470);
  CHECK(Day::from_date(2000, 2, 29).has_value());
  CHECK_FALSE(Day::from_date(1900, 2, 29).has_value());
  CHECK_FALSE(Day::from_date(2023, 2, 31).has_value());
  CHECK_FALSE(Day::from_date(2023, 13, 1).has_value());
  CHECK_FALSE(Day::from_date(10000, 1, 1).has_value());
  CHECK(to_string(Day(0)) == "1970-01-01");
  CHECK(to_string(*Day::from_date(-44, 3, 15)) == "-0044-03-15");
}

TEST_CASE("every day of four centuries comes back from its date", "[day]") {
  Day day = *Day::from_date(1799, 12, 31);
  for (int i = 0; i < 146100; ++i) {
    const Day next = day + 1;
    const auto again = Day::from_date(next.year(), next.month(), next.day_of_month());
    REQUIRE(again == next);
    day = next;
  }
}

TEST_CASE("open ends stay open and nothing overflows", "[day]") {
  CHECK(Period::distant_future + 1 == Period::distant_future);
  CHECK(Period::distant_past - 1 == Period::distant_past);
  CHECK(Period::distant_future - Period::distant_past == std::numeric_limits<int>::max());
  CHECK(Period::distant_past - Period::distant_future == std::numeric_limits<int>::min());
  CHECK(Period::distant_past.year() < -9999);
  CHECK(Day(5) + std::numeric_limits<int>::max() == Period::distant_future);
}
