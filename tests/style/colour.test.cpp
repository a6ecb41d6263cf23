#include <catch2/catch.hpp>

#include "dateline/style/value.hpp"

using namespace dateline;

namespace {

std::string read(const char* css) {
  const auto colour = parse_colour(css);
  return colour ? to_hex(to_colour(*colour)) : "none";
}

}  // namespace

TEST_CASE("colours as CSS writes them", "[style]") {
  CHECK(read("red") == "#ff0000");
  CHECK(read("AliceBlue") == "#f0f8ff");
  CHECK(read("yellowgreen") == "#9acd32");
  CHECK(read(" #1a2B3c ") == "#1a2b3c");
  CHECK(read("#abc") == "#aabbcc");
  CHECK(read("#abc8") == "#aabbcc88");
  CHECK(read("#11223380") == "#11223380");
  CHECK(read("rgb(1, 2, 3)") == "#010203");
  CHECK(read("rgb(100%, 0%, 50%)") == "#ff0080");
  CHECK(read("rgb(1 2 3 / 50%)") == "#01020380");
  CHECK(read("rgba(255, 0, 0, 0.5)") == "#ff000080");
  CHECK(read("rgb(300, -5, 0)") == "#ff0000");
  CHECK(read("hsl(120, 100%, 25%)") == "#008000");
  CHECK(read("hsl(-120deg, 100%, 50%)") == "#0000ff");
  CHECK(read("hsla(0, 0%, 100%, 0.2)") == "#ffffff33");
  CHECK(read("transparent") == "#00000000");
}

TEST_CASE("what is no colour", "[style]") {
  for (const char* css :
       {"", "#", "#12", "#12345", "#1234567", "#gggggg", "reddish", "rgb()", "rgb(1,2)", "rgb(1,2,3,4,5)",
        "rgb(a,b,c)", "hsl(1,2", "cmyk(1,2,3,4)", "(", ")", "rgb(1,,3)"}) {
    INFO(css);
    CHECK(read(css) == "none");
  }
}

TEST_CASE("colours keep their parts beside alpha", "[style]") {
  CHECK(*parse_colour("rgba(255, 0, 0, 0.5)") == StyleColour{1, 0, 0, 0.5});
  CHECK(to_colour({0, 0, 0, 0}) == Colour{0, 0, 0, 0});
  CHECK(to_string(StyleValue(*parse_colour("#ff000080"))).starts_with("rgba(255,0,0,0.50"));
}
