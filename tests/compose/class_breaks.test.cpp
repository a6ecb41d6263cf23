#include "compose/class_breaks.hpp"

#include <catch2/catch.hpp>

#include "dateline/style/sheet_look.hpp"

using namespace dateline;

TEST_CASE("classes of counts begin at round numbers", "[compose][counts]") {
  CHECK(count_breaks(1, 4, 6) == std::vector<double>{1, 2, 3, 4});
  CHECK(count_breaks(1, 25, 6) == std::vector<double>{1, 2, 5, 10, 20});
  CHECK(count_breaks(1, 900, 6) == std::vector<double>{1, 3, 10, 30, 100, 300});
  CHECK(count_breaks(3, 70000, 6) == std::vector<double>{1, 10, 100, 1000, 10000});
  CHECK(count_breaks(900, 1300, 6) == std::vector<double>{900, 1000, 1100, 1200, 1300});
  CHECK(count_breaks(7, 7, 6) == std::vector<double>{7});
  for (const double most : {1.0, 9.0, 87.0, 1234.0, 65536.0, 1e6, 3e8})
    for (const double least : {1.0, most / 9, most / 2, most}) {
      INFO(least << " to " << most);
      const auto breaks = count_breaks(least, most, 6);
      REQUIRE_FALSE(breaks.empty());
      CHECK(breaks.size() <= 6);
      CHECK(breaks.front() <= least);
      CHECK(breaks.back() <= most);
      CHECK(class_of(breaks, least) >= 0);
      CHECK(std::is_sorted(breaks.begin(), breaks.end()));
    }
}

TEST_CASE("classes of densities begin at round numbers below one too", "[compose][counts]") {
  CHECK(class_breaks(0.2, 10.5, 6) == std::vector<double>{0.2, 0.5, 1, 2, 5, 10});
  CHECK(class_of({0.2, 0.5, 1}, 0.1) == -1);
  CHECK(class_of({0.2, 0.5, 1}, 0.5) == 1);
  CHECK(class_of({0.2, 0.5, 1}, 70) == 2);
}

TEST_CASE("classes and numbers in words", "[compose][counts]") {
  CHECK(count_class_words({1, 2, 5, 10}, 0) == "1");
  CHECK(count_class_words({1, 2, 5, 10}, 1) == "2–4");
  CHECK(count_class_words({1, 1000, 20000}, 1) == "1,000–19,999");
  CHECK(count_class_words({1, 2, 5, 10}, 3) == "10 and more");
  CHECK(with_commas(1234567) == "1,234,567");
  CHECK(with_commas(-1234) == "-1,234");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(0.25) == "0.25");
  CHECK(round_below(4999) == 2000);
  CHECK(round_below(1000) == 1000);
  CHECK(round_below(0.07) == Approx(0.05));
}

TEST_CASE("a ramp's classes are told apart by lightness alone", "[compose][counts]") {
  const auto light = [](Colour c) { return 0.299 * c.red + 0.587 * c.green + 0.114 * c.blue; };
  const SheetLook look;
  CHECK(ramp_colour(look.ramp, 0) == look.ramp.front());
  CHECK(ramp_colour(look.ramp, 1) == look.ramp.back());
  for (std::size_t i = 1; i < 6; ++i)
    CHECK(light(class_colour(look.ramp, i - 1, 6)) - light(class_colour(look.ramp, i, 6)) > 18);
}
