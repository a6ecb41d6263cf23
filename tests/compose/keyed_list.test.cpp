#include "compose/keyed_list.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "compose/columns.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

KeyedList list_of(int count) {
  KeyedList list{"Events", {}, 2.2};
  for (int i = 1; i <= count; ++i)
    list.entries.push_back({std::to_string(i), i % 3 == 0
                                                   ? "A short one"
                                                   : "12 December 2022: a longer entry that needs more "
                                                     "than a line in any column of a sheet"});
  return list;
}

/// A sheet in the making to draw on.
struct Blank {
  SheetSpec spec;
  Style style;
  Ruler ruler;
  Findings findings;
  Canvas canvas{spec, style, ruler, findings, {}};
};

std::vector<PageBox> entries_of(const Canvas& canvas) {
  std::vector<PageBox> boxes;
  for (const Placement& item : canvas.sheet.report)
    if (item.what == "list entry") boxes.push_back(item.box);
  return boxes;
}

}  // namespace

TEST_CASE("rows stand in columns of equal length, in order, none cut", "[keyed-list]") {
  const std::vector<double> rows{4, 4, 8, 4, 4, 4, 12, 4};
  CHECK(balanced_height(rows, 1) == Approx(44).margin(0.01));
  CHECK(balanced_height(rows, 2) == Approx(24).margin(0.01));
  CHECK(balanced_height(rows, 8) == Approx(12).margin(0.01));
  CHECK(balanced_height({}, 3) == 0);
  const PageBox box{10, 20, 110, 44};
  const auto places = in_columns(rows, box, 2);
  REQUIRE(places.size() == rows.size());
  CHECK(places[4] == PageBox{10, 40, 60, 44});
  CHECK(places[5] == PageBox{60, 20, 110, 24});
  CHECK(in_columns(rows, {10, 20, 110, 30}, 2).size() == 3);
  CHECK(in_columns(rows, {10, 20, 110, 23}, 2).empty());
}

TEST_CASE("a keyed list takes the height that it tells, and no entry overlaps another", "[keyed-list]") {
  for (const int columns : {1, 2, 3}) {
    Blank blank;
    const KeyedList list = list_of(23);
    const double height = keyed_height(blank.canvas, list, 180, columns);
    const PageBox box{10, 10, 190, 10 + height};
    const KeyedDrawn drawn = draw_keyed_list(blank.canvas, list, "list", box, columns);
    CHECK(drawn.next == 23);
    CHECK(drawn.box.bottom == Approx(box.bottom).margin(0.01));
    const auto boxes = entries_of(blank.canvas);
    REQUIRE(boxes.size() == 23);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      CHECK(box.grown(0.01).contains(boxes[i]));
      for (std::size_t j = i + 1; j < boxes.size(); ++j) CHECK_FALSE(boxes[i].overlaps(boxes[j]));
    }
  }
}

TEST_CASE("what a keyed list has no room for is told and can be drawn elsewhere", "[keyed-list]") {
  Blank blank;
  const KeyedList list = list_of(40);
  const PageBox small{0, 0, 80, 60};
  std::size_t next = 0;
  int pages = 0;
  while (next < list.entries.size() && pages < 20) {
    const KeyedDrawn drawn = draw_keyed_list(blank.canvas, list, "list", small, 1, next);
    REQUIRE(drawn.next > next);
    CHECK(small.contains(drawn.box));
    next = drawn.next;
    ++pages;
  }
  CHECK(next == 40);
  CHECK(pages > 2);
  CHECK(entries_of(blank.canvas).size() == 40);
  CHECK(draw_keyed_list(blank.canvas, list, "list", {0, 0, 80, 3}, 1).next == 0);
}

TEST_CASE("a wide list is set in more columns than a narrow one", "[keyed-list]") {
  Blank blank;
  const KeyedList list = list_of(5);
  CHECK(keyed_columns(blank.canvas, list, 50) == 1);
  CHECK(keyed_columns(blank.canvas, list, 230) == 4);
  CHECK(keyed_height(blank.canvas, {"Events", {}, 2.2}, 100, 2) == 0);
}
