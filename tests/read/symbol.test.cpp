#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "dateline/event/kind.hpp"
#include "dateline/read/style.hpp"
#include "read/svg_path.hpp"

using namespace dateline;

namespace {

std::vector<PathMark> symbol(const std::string& inside, Findings& findings) {
  return parse_symbol("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\">" + inside + "</svg>",
                      "x.svg", findings);
}

PageBox box_of(const std::string& inside) {
  Findings findings;
  const auto marks = symbol(inside, findings);
  REQUIRE(findings.empty());
  REQUIRE(marks.size() == 1);
  return bounds(marks.front().path);
}

void check_box(const PageBox& box, const PageBox& expected) {
  CHECK(box.left == Approx(expected.left).margin(1e-6));
  CHECK(box.top == Approx(expected.top).margin(1e-6));
  CHECK(box.right == Approx(expected.right).margin(1e-6));
  CHECK(box.bottom == Approx(expected.bottom).margin(1e-6));
}

}  // namespace

TEST_CASE("shapes of symbols stand in a box from -1 to 1", "[style]") {
  check_box(box_of(R"(<path d="M0 0 L20 0 L20 20 Z"/>)"), {-1, -1, 1, 1});
  check_box(box_of(R"(<path d="m0,0h20v20h-20z"/>)"), {-1, -1, 1, 1});
  check_box(box_of(R"(<circle cx="10" cy="10" r="5"/>)"), {-0.5, -0.5, 0.5, 0.5});
  check_box(box_of(R"(<rect x="5" y="10" width="10" height="5"/>)"), {-0.5, 0, 0.5, 0.5});
  check_box(box_of(R"(<rect x="5" y="10" width="10" height="5" rx="2"/>)"), {-0.5, 0, 0.5, 0.5});
  check_box(box_of(R"(<polygon points="10,0 20,20 0,20"/>)"), {-1, -1, 1, 1});
  check_box(box_of(R"(<!-- <rect/> --><g><line x1="0" y1="10" x2="20" y2="10" stroke="currentColor"/></g>)"),
            {-1, 0, 1, 0});
}

TEST_CASE("colours and pens of symbols", "[style]") {
  Findings findings;
  const auto marks = symbol(R"(<g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
      <path d="M0 0L20 20"/></g><circle cx="10" cy="10" r="3" fill="white"/><circle cx="1" cy="1" r="1" fill="currentColor"/>)",
                            findings);
  REQUIRE(marks.size() == 3);
  CHECK(findings.empty());
  CHECK_FALSE(marks[0].fill);
  CHECK(marks[0].pen == Pen{{0, 0, 0, 255}, 0.2, {}, LineCap::round, LineJoin::miter});
  CHECK(marks[1].fill == Colour{255, 255, 255, 255});
  CHECK_FALSE(marks[1].pen);
  CHECK(marks[2].fill == Colour{0, 0, 0, 255});
}

TEST_CASE("path data", "[style]") {
  const auto steps = [](const char* data) { return svg_path(data).value().steps.size(); };
  CHECK(steps("M0 0 10 0 10 10z") == 4);
  CHECK(steps("M0 0C1 1 2 2 3 3S5 5 6 6") == 3);
  CHECK(steps("M0 0Q1 1 2 0T4 0") == 3);
  CHECK(steps("M0 0A5 5 0 0 1 10 0") == 3);
  CHECK(steps("M0 0A5 5 0 0110 0") == 3);
  CHECK(svg_path("M0 0Q3 3 6 0T12 0").value().points.back() == PagePoint{12, 0});
  const Path arc = svg_path("M0 0A5 5 0 0 1 10 0").value();
  CHECK(arc.points[3].x == Approx(5));
  CHECK(arc.points[3].y == Approx(-5));
  const Path other_way = svg_path("M0 0A5 5 0 0 0 10 0").value();
  CHECK(other_way.points[3].y == Approx(5));
  CHECK(svg_path("M0 0a1 1 0 1 1 .5 .5").value().points.back() == PagePoint{0.5, 0.5});
}

TEST_CASE("path data that cannot be read", "[style]") {
  for (const char* data :
       {"L1 1", "M1", "M1 1 L", "M1 1 X", "M0 0Z5 5", "12", "M0 0C1 1", "M0 0A1 1 0 5 1 2 2", "M1e999 0"}) {
    INFO(data);
    CHECK_FALSE(svg_path(data));
  }
  CHECK(svg_path("").value().empty());
}

TEST_CASE("what a symbol may not hold is a finding", "[style]") {
  Findings findings;
  CHECK(symbol(R"(<text x="1">A</text>)", findings).empty());
  CHECK(findings.size() == 2);
  findings.clear();
  CHECK(
      parse_symbol("<svg viewBox=\"0 0 20 10\"><circle cx=\"1\" cy=\"1\" r=\"1\"/></svg>", "x.svg", findings)
          .size() == 1);
  CHECK_THAT(findings.at(0).message, Catch::Contains("square viewBox"));
  for (const char* broken :
       {"", "<", "<svg", "<svg viewBox=", "<svg><path d=\"M0", "<<<>>>", "<!--", "</g></g></svg>"}) {
    INFO(broken);
    Findings some;
    CHECK(parse_symbol(broken, "x.svg", some).empty());
    CHECK_FALSE(some.empty());
  }
}

TEST_CASE("the shipped symbols read without findings and differ in shape", "[style]") {
  Findings findings;
  const Style style = read_style("light", findings);
  CHECK(findings.empty());
  std::set<std::string> shapes;
  std::set<std::string> patterns;
  std::map<std::string, PageBox> boxes;
  for (const auto& [name, marks] : style.symbols) {
    INFO(name);
    Drawing drawing;
    PageBox box = bounds(marks.front().path);
    for (const PathMark& mark : marks) {
      const PageBox part = bounds(mark.path);
      box = {std::min(box.left, part.left), std::min(box.top, part.top), std::max(box.right, part.right),
             std::max(box.bottom, part.bottom)};
      drawing.marks.emplace_back(mark);
    }
    shapes.insert(to_text(drawing));
    boxes[name] = box;
    // A pattern's lines run past its tile; a symbol stays in its box.
    if (!PageBox{-1.001, -1.001, 1.001, 1.001}.contains(box)) patterns.insert(name);
  }
  CHECK(patterns == std::set<std::string>{"cross-hatch", "dots", "hatch", "hatch-back"});
  CHECK(shapes.size() == style.symbols.size());
  for (const char* name : {"blockade", "checkpoint", "agreement", "capital", "city", "town", "village",
                           "peak", "pass", "site", "lines", "other"}) {
    INFO(name);
    CHECK(style.symbols.contains(name));
  }
  for (const EventKind& kind : event_kinds()) {
    INFO(kind.label);
    REQUIRE(style.symbols.contains(kind.symbol));
    // At 3 mm no part of the box may be given away.
    const PageBox& box = boxes.at(std::string(kind.symbol));
    CHECK(std::max(box.width(), box.height()) > 1.55);
    CHECK(std::min(box.width(), box.height()) > 0.9);
  }
}
