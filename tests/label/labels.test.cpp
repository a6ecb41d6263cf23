#include "dateline/label/labels.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "ruler.hpp"

using namespace dateline;

namespace {

const PageBox frame{0, 0, 200, 150};

LabelRequest beside(const std::string& text, PagePoint point, double priority = 0) {
  LabelRequest request;
  request.feature = text;
  request.text = text;
  request.points = {point};
  request.clearance = 1;
  request.priority = priority;
  return request;
}

void check_no_overlap(const std::vector<Label>& labels, const LabelObstacles& obstacles) {
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (const PageBox& box : labels[i].boxes) {
      CHECK(obstacles.frame.contains(box));
      for (const PageBox& solid : obstacles.solid) CHECK_FALSE(solid.overlaps(box));
      for (std::size_t j = i + 1; j < labels.size(); ++j)
        for (const PageBox& other : labels[j].boxes) CHECK_FALSE(other.overlaps(box));
    }
}

}  // namespace

TEST_CASE("a label alone stands at the upper right", "[label]") {
  Ruler ruler;
  const auto labels = place_labels({beside("Lachin", {100, 75})}, {frame, {}, {}}, ruler);
  REQUIRE(labels.front().placed);
  CHECK_FALSE(labels.front().moved);
  CHECK(labels.front().mark.align == TextAlign::left);
  CHECK(labels.front().boxes.front().left > 100);
  CHECK(labels.front().boxes.front().bottom < 75.9);
}

TEST_CASE("a label at the right edge goes to the left", "[label]") {
  Ruler ruler;
  const auto labels = place_labels({beside("Khankendi", {198, 75})}, {frame, {}, {}}, ruler);
  REQUIRE(labels.front().placed);
  CHECK(labels.front().moved);
  CHECK(labels.front().boxes.front().right < 198);
}

TEST_CASE("labels cover no symbol, no other label, and stay in the frame", "[label]") {
  Ruler ruler;
  std::mt19937 random(4);
  std::uniform_real_distribution<double> x(0, 200);
  std::uniform_real_distribution<double> y(0, 150);
  std::vector<LabelRequest> requests;
  LabelObstacles obstacles{frame, {}, {}};
  for (int i = 0; i < 200; ++i) {
    const PagePoint point{x(random), y(random)};
    requests.push_back(beside("Place " + std::to_string(i), point, i % 5));
    obstacles.solid.push_back({point.x - 0.8, point.y - 0.8, point.x + 0.8, point.y + 0.8});
  }
  const auto labels = place_labels(requests, obstacles, ruler);
  check_no_overlap(labels, obstacles);
  const auto placed = std::ranges::count_if(labels, [](const Label& label) { return label.placed; });
  CHECK(placed > 120);
  for (const Label& label : labels) CHECK(label.placed == label.why.empty());
  const auto again = place_labels(requests, obstacles, ruler);
  for (std::size_t i = 0; i < labels.size(); ++i) CHECK(labels[i].boxes == again[i].boxes);
}

TEST_CASE("what matters more is placed first", "[label]") {
  Ruler ruler;
  // Room for one label only.
  const LabelObstacles narrow{{0, 0, 17, 4}, {}, {}};
  const auto labels =
      place_labels({beside("hamlet", {1, 2}, 1), beside("Khankendi", {1, 2}, 9)}, narrow, ruler);
  CHECK_FALSE(labels[0].placed);
  CHECK(labels[0].why == "labels that matter more take all its places");
  CHECK(labels[1].placed);
}

TEST_CASE("a label makes room for one that has no other place", "[label]") {
  Ruler ruler;
  // "first" may stand right or left of its point; "second" only to the right of its own.
  const LabelObstacles strip{{0, 0, 40, 3.4}, {}, {}};
  const auto labels =
      place_labels({beside("first", {20, 1.7}, 2), beside("second", {21.2, 1.7}, 1)}, strip, ruler);
  CHECK(labels[0].placed);
  CHECK(labels[1].placed);
}

TEST_CASE("river names follow the line and never stand on their heads", "[label]") {
  Ruler ruler;
  LabelRequest river = beside("Hakari", {});
  river.way = LabelRequest::Way::along_line;
  river.points = {{120, 20}, {60, 110}};  // drawn from right to left
  const auto labels = place_labels({river}, {frame, {}, {}}, ruler);
  REQUIRE(labels.front().placed);
  CHECK(std::abs(labels.front().mark.angle) <= 90);
  CHECK(labels.front().mark.angle == Approx(-56.3).epsilon(0.01));
  river.points = {{10, 10}, {11, 10}};
  CHECK(place_labels({river}, {frame, {}, {}}, ruler).front().why == "it is longer than its line");
}

TEST_CASE("lines are left uncovered where there is a choice", "[label]") {
  Ruler ruler;
  LabelObstacles obstacles{frame, {}, {}};
  obstacles.lines = {{{101, 72}, {160, 72}}, {{101, 74}, {160, 74}}, {{101, 76}, {160, 76}}};
  const auto labels = place_labels({beside("Goris", {100, 75})}, obstacles, ruler);
  REQUIRE(labels.front().placed);
  CHECK(labels.front().boxes.front().right < 101);
}

TEST_CASE("long names are tried on two lines", "[label]") {
  Ruler ruler;
  LabelRequest both = beside("Khankendi / Stepanakert", {2, 10});
  both.other_texts = {"Khankendi /\nStepanakert"};
  const auto labels = place_labels({both}, {{0, 0, 25, 20}, {}, {}}, ruler);
  REQUIRE(labels.front().placed);
  CHECK(labels.front().mark.text == "Khankendi /\nStepanakert");
}

TEST_CASE("text wraps at spaces", "[label]") {
  Ruler ruler;
  const Font font{FontFamily::sans, 2, false, false, 0};  // a letter is 1 mm
  CHECK(wrapped("one two three", font, 7, ruler) == "one two\nthree");
  CHECK(wrapped("incomprehensible", font, 5, ruler) == "incomprehensible");
  CHECK(wrapped("", font, 5, ruler).empty());
  CHECK(measure_lines("ab\nabcd", font, 1.5, ruler).width == 4);
  CHECK(measure_lines("ab\nabcd", font, 1.5, ruler).descent == Approx(0.4 + 3));
}
