// Names on a whole sheet: those that lines lead to, and those for which letters stand.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "dateline/select/select.hpp"
#include "dateline/text/utf8.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

/// A sheet with `count` places of events in so narrow a spiral that not all names have room.
Sheet crowded(int count, bool legend, Findings& findings) {
  SheetSpec spec;
  spec.size = {200, 150};
  spec.extent = {46, 39, 48, 40.5};
  spec.legend = legend;
  FeatureLayer places{"places", {}};
  for (int i = 0; i < count; ++i) {
    const double turn = 2.4 * i;
    const double away = 0.03 * std::sqrt(i);
    Feature place{"p" + std::to_string(i),
                  point_geometry(LonLat(47 + away * std::cos(turn), 39.75 + away * std::sin(turn))),
                  {}};
    place.set("id", place.id);
    place.set("name", "Place with a name " + std::to_string(i));
    place.set("kind", std::string("settlement"));
    place.set("rank", 6.0);
    place.set("event", true);
    places.features.push_back(std::move(place));
  }
  MapContent content;
  content.layers.push_back(std::move(places));
  Ruler ruler;
  Findings unread;
  return compose(spec, read_style("light", unread), content, ruler, findings);
}

long count_of(const Sheet& sheet, const std::string& what, const std::string& state) {
  return std::ranges::count_if(sheet.report, [&](const Placement& placement) {
    return placement.what == what && placement.state == state;
  });
}

bool tells(const Findings& findings, const std::string& words) {
  return std::ranges::any_of(
      findings, [&](const Finding& finding) { return finding.message.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a crowd of names is led by lines and keyed, and all of it is told", "[compose][label]") {
  Findings findings;
  const Sheet sheet = crowded(60, true, findings);
  const long keyed = count_of(sheet, "label", "keyed");
  REQUIRE(keyed > 0);
  CHECK(keyed <= 12);
  CHECK(tells(findings, "stand in the key"));
  long in_legend = 0;
  long led = 0;
  for (const Placement& placement : sheet.report) {
    led += placement.why == "a line leads to it";
    in_legend += placement.what == "legend entry" && placement.text.starts_with("Place with a name");
    if (placement.what != "label" || placement.state == "dropped") continue;
    for (const Placement& other : sheet.report)
      if (&other != &placement && other.what == "label" && other.state != "dropped")
        CHECK_FALSE(other.box.overlaps(placement.box));
  }
  CHECK(in_legend == keyed);
  CHECK(led > 0);
}

TEST_CASE("no letter stands for a name on a sheet without a legend", "[compose][label]") {
  Findings findings;
  const Sheet sheet = crowded(60, false, findings);
  CHECK(count_of(sheet, "label", "keyed") == 0);
  CHECK(count_of(sheet, "label", "dropped") > 0);
  CHECK(tells(findings, "found no room"));
}

TEST_CASE("letters that no font has are told with the package that has them", "[compose][label]") {
  /// A ruler that has no letters beyond Latin ones.
  struct LatinRuler : Ruler {
    TextSize measure(const std::string& text, const Font& font) override {
      TextSize size = Ruler::measure(text, font);
      size.unknown_glyphs =
          static_cast<int>(std::ranges::count_if(to_utf32(text), [](char32_t c) { return c >= 0x370; }));
      return size;
    }
  };
  SheetSpec spec;
  spec.extent = {46, 39, 48, 40.5};
  spec.title = "Zürich – 東京";
  spec.subtitle = "กรุงเทพ";
  LatinRuler ruler;
  Findings findings;
  Findings unread;
  compose(spec, read_style("light", unread), {}, ruler, findings);
  CHECK(tells(findings,
              "no font at hand has all letters of 'Zürich – 東京'; Debian's package "
              "fonts-noto-cjk has a font for Han"));
  CHECK(tells(findings, "'กรุงเทพ'; Debian's package fonts-noto-core has a font for Thai"));
}

TEST_CASE("names keep off the edge of the world", "[compose][label]") {
  SheetSpec spec;
  spec.size = {240, 180};
  spec.extent = {-180, -90, 180, 90};
  FeatureLayer places{"places", {}};
  for (int i = 0; i < 12; ++i) {
    Feature place{"p" + std::to_string(i), point_geometry(LonLat(170, -66 + 12 * i)), {}};
    place.set("id", place.id);
    place.set("name", "Name " + std::to_string(i));
    place.set("kind", std::string("settlement"));
    place.set("rank", 1.0);
    places.features.push_back(std::move(place));
  }
  MapContent content;
  content.layers.push_back(std::move(places));
  Ruler ruler;
  Findings findings;
  const Sheet sheet = compose(spec, read_style("light", findings), content, ruler, findings);
  CHECK(count_of(sheet, "label", "dropped") == 0);
  // Each stands to the left of its place: to the right it would run over the edge.
  long left = 0;
  for (const Mark& mark : sheet.drawing.marks)
    if (const auto* text = std::get_if<TextMark>(&mark); text != nullptr && text->text.starts_with("Name "))
      left += text->align == TextAlign::right;
  CHECK(left >= 10);
}
