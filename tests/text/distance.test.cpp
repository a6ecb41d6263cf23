#include "dateline/text/distance.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("edit distance counts characters and stops at its limit", "[distance]") {
  CHECK(edit_distance("", "", 2) == 0);
  CHECK(edit_distance("lachin", "lachin", 2) == 0);
  CHECK(edit_distance("lachin", "lahcin", 2) == 1);
  CHECK(edit_distance("lachin", "lacin", 2) == 1);
  CHECK(edit_distance("Xankəndi", "Xankendi", 2) == 1);
  CHECK(edit_distance("goris", "shusha", 2) == 3);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("abc", "", 1) == 2);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
}

TEST_CASE("near misses are the nearest words, at most three", "[distance]") {
  const std::vector<std::string> words{"title", "subtitle", "tile", "tilt", "size", "titles"};
  CHECK(near_misses("titel", words) == std::vector<std::string>{"title"});
  CHECK(near_misses("TITLE", words).front() == "title");
  CHECK(near_misses("zzzzzz", words).empty());
  CHECK(near_misses("titl", {"titla", "titlb", "titlc", "titld"}).size() == 3);
}

TEST_CASE("did you mean names them", "[distance]") {
  CHECK(did_you_mean("titel", {"title", "size"}) == " (did you mean 'title'?)");
  CHECK(did_you_mean("qqq", {"title"}).empty());
  CHECK(did_you_mean("tile", {"tille", "tilt"}) == " (did you mean 'tille' or 'tilt'?)");
}
