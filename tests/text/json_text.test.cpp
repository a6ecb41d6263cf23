#include "dateline/text/json_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("a JSON string escapes what it must and nothing else", "[text]") {
  CHECK(json_text("Xankəndi / Ստեփանակերտ") == "\"Xankəndi / Ստեփանակերտ\"");
  CHECK(json_text("a \"b\" \\ c\n\r\t\x01") == R"("a \"b\" \\ c\n\r\t\u0001")");
  CHECK(json_text("\xff") == "\"\uFFFD\"");
}
