#include "compose/legend.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "compose/event_legend.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

/// A legend of sizes as it is drawn in a column of a width, mm.
struct Drawn {
  std::vector<Placement> report;
  Findings findings;

  std::vector<std::string> texts(const std::string& state) const {
    std::vector<std::string> texts;
    for (const Placement& item : report)
      if (item.what == "legend entry" && item.state == state) texts.push_back(item.text);
    return texts;
  }
};

std::vector<LegendEntry> entries_of_sizes() {
  LegendEntry sizes = sizes_entry(
      100, 0.2, [](double value) { return value / 12; }, Colour{});
  LegendEntry kind;
  kind.text = "x";
  return {heading_entry("Dead"), sizes, kind};
}

Drawn drawn_in(double width) {
  const SheetSpec spec;
  Drawn out;
  const Style style = read_style("light", out.findings);
  Ruler ruler;
  Canvas canvas{spec, style, ruler, out.findings, {}};
  draw_legend(canvas, entries_of_sizes(), {10, 10, 10 + width, 100}, 1);
  out.report = canvas.sheet.report;
  return out;
}

}  // namespace

TEST_CASE("circles that tell sizes stand within their column, fewer where it is narrow",
          "[compose][legend]") {
  using Texts = std::vector<std::string>;
  CHECK(drawn_in(40).texts("placed") == Texts{"Dead", "Size: 100, 20, 5", "x"});
  CHECK(drawn_in(14).texts("placed") == Texts{"Dead", "Size: 20, 5", "x"});
  for (const double width : {40.0, 30.0, 24.0, 18.0, 14.0}) {
    const Drawn legend = drawn_in(width);
    CHECK(legend.findings.empty());
    for (const Placement& item : legend.report) CHECK(item.box.right <= 10 + width);
  }
}

TEST_CASE("circles that find no room are left out with their heading, and a finding says so",
          "[compose][legend]") {
  using Texts = std::vector<std::string>;
  const Drawn legend = drawn_in(8);
  CHECK(legend.texts("placed") == Texts{"x"});
  CHECK(legend.texts("dropped") == Texts{"Size: 100, 20, 5"});
  REQUIRE(legend.findings.size() == 1);
  CHECK_THAT(legend.findings.front().message, Catch::Contains("too narrow for the circles that tell sizes"));
}

TEST_CASE("rows of several lines stand apart where the legend has room, and close where it has not",
          "[compose][legend]") {
  std::vector<LegendEntry> entries(4);
  for (LegendEntry& entry : entries) entry.text = "a row of a legend that has to be set on two lines";
  const SheetSpec spec;
  Findings findings;
  const Style style = read_style("light", findings);
  Ruler ruler;
  const auto height_in = [&](double room) {
    Canvas canvas{spec, style, ruler, findings, {}};
    return draw_legend(canvas, entries, {10, 10, 50, 10 + room}, 1);
  };
  Canvas canvas{spec, style, ruler, findings, {}};
  const double close = legend_height(canvas, entries, 40, 1);
  CHECK(height_in(close) == Approx(close));
  CHECK(height_in(close + 3) > close + 2);
  CHECK(height_in(close + 20) > close + 4);
  CHECK(height_in(close + 20) < close + 6);
  CHECK(findings.empty());
}

TEST_CASE("circles of counts begin at one event", "[compose][legend]") {
  const auto radius = [](double value) { return value; };
  CHECK(sizes_entry(13, radius(0.99), radius, Colour{}).text == "Size: 10, 2");
}
