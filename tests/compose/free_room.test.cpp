#include "compose/free_room.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

const PageBox frame{0, 0, 100, 80};

bool is_in_a_corner(const PageBox& box) {
  return (box.left < 2 || box.right > 98) && (box.top < 2 || box.bottom > 78);
}

/// Something of that weight in each corner.
std::vector<Hidden> in_corners(double weight) {
  return {{{5, 5}, weight}, {{95, 5}, weight}, {{5, 75}, weight}, {{95, 75}, weight}};
}

}  // namespace

TEST_CASE("furniture takes a corner that hides about as little as an edge", "[compose]") {
  const auto corner = FreeRoom(frame, in_corners(1)).best(20, 15);
  REQUIRE(corner);
  CHECK(is_in_a_corner(corner->box));
  CHECK(corner->hides == 1);
  const auto edge = FreeRoom(frame, in_corners(2)).best(20, 15);
  REQUIRE(edge);
  CHECK_FALSE(is_in_a_corner(edge->box));
  CHECK(edge->hides == 0);
}

TEST_CASE("furniture takes no corner that hides more than it may", "[compose]") {
  const auto edge = FreeRoom(frame, in_corners(1)).best(20, 15, 0.5);
  REQUIRE(edge);
  CHECK_FALSE(is_in_a_corner(edge->box));
  CHECK(edge->hides == 0);
}
