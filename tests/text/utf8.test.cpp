#include "dateline/text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("UTF-8 is the shortest form of Unicode characters only", "[utf8]") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("Xankəndi, Երևան, 🗺"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));  // overlong /
  CHECK_FALSE(is_utf8("\xE0\x80\xAF"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  CHECK_FALSE(is_utf8("La\xE7"));            // cut off
  CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("decoding replaces each malformed byte and encoding gives the text back", "[utf8]") {
  CHECK(to_utf32("aə\U0001F5FA") == U"aə\U0001F5FA");
  CHECK(to_utf8(U"aə\U0001F5FA") == "aə\U0001F5FA");
  CHECK(to_utf32("a\xFF\xC9z") == U"a\uFFFD\uFFFDz");
  CHECK(to_utf8(U'ə') == "ə");
}

TEST_CASE("Windows-1252 becomes UTF-8", "[utf8]") {
  CHECK(from_windows_1252("La\xE7\x20\x96 \x80") == "Laç – €");
}

TEST_CASE("trim takes white space from both ends", "[utf8]") {
  CHECK(trim(" \tLachin \r\n") == "Lachin");
  CHECK(trim("a b") == "a b");
  CHECK(trim(" \n").empty());
}

TEST_CASE("characters are counted, bytes where the text is none of UTF-8", "[utf8]") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("Lachin") == 6);
  CHECK(count_characters("Laçın, Бердзор") == 14);
  CHECK(count_characters("G\xF6ris") == 5);
}
