#include "compose/line_marks.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;

namespace {

const PageLine level{{0, 0}, {40, 0}};
const PageLine corner{{0, 0}, {20, 0}, {20, 20}};

MarkPaths marks(const PageLine& line, LineMarks::Kind kind, LineSide side) {
  MarkPaths paths;
  add_marks(line, {kind, 4, 8}, 0.5, side, paths);  // 2 mm marks every 4 mm
  return paths;
}

int parts(const Path& path) {
  return static_cast<int>(std::ranges::count(path.steps, Path::Step::move));
}

}  // namespace

TEST_CASE("teeth stand on the side that the feature names", "[compose][marks]") {
  const MarkPaths right = marks(level, LineMarks::Kind::teeth, LineSide::right);
  CHECK(parts(right.filled) == 10);
  CHECK(bounds(right.filled).top == Approx(0).margin(1e-9));
  CHECK(bounds(right.filled).bottom == Approx(1.7));  // y grows downwards: to the right of the walk east
  CHECK(bounds(right.filled).left == Approx(1));
  const MarkPaths left = marks(level, LineMarks::Kind::teeth, LineSide::left);
  CHECK(bounds(left.filled).top == Approx(-1.7));
  CHECK(marks(level, LineMarks::Kind::teeth, LineSide::none).empty());
  CHECK(parts(marks(level, LineMarks::Kind::teeth, LineSide::both).filled) == 20);
}

TEST_CASE("the foot of a tooth follows the bend that it stands on", "[compose][marks]") {
  MarkPaths paths;
  add_marks(corner, {LineMarks::Kind::teeth, 4, 78}, 0.5, LineSide::left, paths);  // one, on the corner
  REQUIRE(parts(paths.filled) == 1);
  CHECK(std::ranges::count(paths.filled.points, PagePoint{20, 0}) == 1);
  CHECK(bounds(paths.filled).right > 20);
}

TEST_CASE("ticks cross a line that both sides meet on", "[compose][marks]") {
  const PageBox one_side = bounds(marks(level, LineMarks::Kind::ticks, LineSide::right).stroked);
  CHECK(one_side.top == Approx(0).margin(1e-9));
  CHECK(one_side.bottom == Approx(2));
  const PageBox both = bounds(marks(level, LineMarks::Kind::ticks, LineSide::both).stroked);
  CHECK(both.top == Approx(-1));
  CHECK(both.bottom == Approx(1));
}

TEST_CASE("a closed stretch keeps a cross however short it is drawn", "[compose][marks]") {
  CHECK(parts(marks({{0, 0}, {0.1, 0}}, LineMarks::Kind::crosses, LineSide::none).stroked) == 2);
  CHECK(parts(marks(level, LineMarks::Kind::crosses, LineSide::none).stroked) == 20);
}

TEST_CASE("an arrow ends in a head at the line's end", "[compose][marks]") {
  const Path straight = arrow_along(level, 1, 3);
  const PageBox box = bounds(straight);
  CHECK(box.right == Approx(40));  // its tip
  CHECK(box.height() == Approx(3));
  CHECK(std::ranges::count(straight.points, PagePoint{40, 0}) == 1);
  // The tail is thinner than the neck.
  double tail = 0;
  for (const PagePoint& p : straight.points)
    if (p.x < 0.1) tail = std::max(tail, std::abs(p.y));
  CHECK(tail == Approx(0.225));
  // A short one is not all head.
  CHECK(bounds(arrow_along({{0, 0}, {2, 0}}, 1, 3)).width() == Approx(2));
  CHECK(arrow_along({{5, 5}, {5, 5}}, 1, 3).empty());
}
