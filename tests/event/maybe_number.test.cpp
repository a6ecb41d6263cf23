#include "dateline/event/maybe_number.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("a number that may be missing takes no more room than one that is there", "[event]") {
  static_assert(sizeof(MaybeNumber<int>) == sizeof(int));
  static_assert(sizeof(MaybeNumber<double>) == sizeof(double));
  MaybeNumber<double> radius;
  CHECK_FALSE(radius.has_value());
  CHECK(radius.value_or(10) == 10);
  CHECK(radius == MaybeNumber<double>());
  CHECK(std::optional<double>(radius) == std::nullopt);
  radius = 2.5;
  REQUIRE(radius);
  CHECK(*radius == 2.5);
  CHECK(radius.value_or(10) == 2.5);
  CHECK_FALSE(radius == MaybeNumber<double>());
  CHECK(std::optional<double>(radius) == 2.5);
  radius.reset();
  CHECK_FALSE(radius);
}

TEST_CASE("nothing, zero and less are numbers of their own", "[event]") {
  CHECK(MaybeNumber<int>(0).has_value());
  CHECK(MaybeNumber<int>(-1) == -1);
  CHECK_FALSE(MaybeNumber<int>(std::nullopt) == 0);
  CHECK_FALSE(MaybeNumber<int>(std::optional<int>()));
  CHECK(MaybeNumber<int>(std::optional<int>(7)) == 7);
}
