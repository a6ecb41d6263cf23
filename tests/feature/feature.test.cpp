#include "dateline/feature/feature.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace dateline;

TEST_CASE("numbers are written in the shortest way that reads back", "[feature]") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(12) == "12");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(46.5478) == "46.5478");
  CHECK(number_text(1e6) == "1000000");
  CHECK(number_text(0.00001) == "0.00001");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(1.0 / 3) == "0.3333333333333333");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("attributes keep their order and are replaced in place", "[feature]") {
  Feature feature;
  feature.set("name", std::string("Lachin"));
  feature.set("rank", 3.0);
  feature.set("name", std::string("Laçın"));
  REQUIRE(feature.attributes.size() == 2);
  CHECK(std::get<std::string>(feature["name"]) == "Laçın");
  CHECK(std::holds_alternative<std::monostate>(feature["none"]));
  CHECK(to_string(feature["rank"]) == "3");
  CHECK(to_string(Value(true)) == "true");
  CHECK(to_string(Value()).empty());
}
