#include "compose/leader_lines.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace dateline;

namespace {

double sum(const std::vector<Leader>& lines) {
  double mm = 0;
  for (const Leader& line : lines) mm += length(line);
  return mm;
}

}  // namespace

TEST_CASE("lines cross, or only meet", "[leaders]") {
  CHECK(cross({{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}));
  CHECK_FALSE(cross({{0, 0}, {2, 2}}, {{2, 2}, {4, 0}}));
  CHECK_FALSE(cross({{0, 0}, {2, 0}}, {{0, 1}, {2, 1}}));
  CHECK_FALSE(cross({{0, 0}, {1, 1}}, {{3, 0}, {0, 3}}));

  CHECK(apart({{0, 0}, {2, 2}}, {{0, 2}, {2, 0}}) == 0);
  CHECK(apart({{0, 0}, {2, 0}}, {{1, 3}, {1, 1}}) == Approx(1));
  CHECK(apart({{0, 0}, {0, 0}}, {{3, 4}, {3, 4}}) == Approx(5));

  const PageBox box{0, 0, 4, 2};
  CHECK(crosses(box, {{-1, 1}, {5, 1}}));
  CHECK(crosses(box, {{1, 1}, {2, 1}}));
  CHECK_FALSE(crosses(box, {{-1, 2}, {5, 2}}));
  CHECK_FALSE(crosses(box, {{-1, 1}, {1, 4}}));
}

TEST_CASE("a line of its own leads to each place that is nearer to the box than to another", "[leaders]") {
  const PageBox box{0, 0, 10, 4};
  const std::vector<PagePoint> sides{{-2, 2}, {12, 2}};
  const auto both = lines_to(box, sides, links_between(sides));
  REQUIRE(both.size() == 2);
  CHECK(sum(both) == Approx(4));

  const std::vector<PagePoint> row{{-2, 2}, {-3, 2}, {-5, 2}};
  const auto chain = lines_to(box, row, links_between(row));
  REQUIRE(chain.size() == 3);
  CHECK(sum(chain) == Approx(5));
}

TEST_CASE("the lines of a block join all its places, and never cross", "[leaders]") {
  std::mt19937 random(7);
  const auto somewhere = [&] { return static_cast<double>(random() % 4000) / 100; };
  for (int turn = 0; turn < 200; ++turn) {
    std::vector<PagePoint> points(1 + random() % 12);
    for (PagePoint& p : points) p = {somewhere(), somewhere()};
    const double left = somewhere();
    const double top = somewhere();
    const auto lines = lines_to({left, top, left + 8, top + 5}, points, links_between(points));
    // As many lines as points, and each point at an end: with no ring among them, all are joined.
    CHECK(lines.size() == points.size());
    std::set<PagePoint> ends;
    for (const Leader& line : lines) ends.insert({line.from, line.to});
    for (const PagePoint& p : points) CHECK(ends.contains(p));
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j) CHECK_FALSE(cross(lines[i], lines[j]));
  }
}
