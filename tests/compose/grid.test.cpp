#include "compose/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "compose/sheet_faults.hpp"
#include "compose/utm_grid.hpp"
#include "dateline/geo/utm.hpp"
#include "dateline/geo/window.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const GeoBox corridor_box{46.3, 39.5, 46.9, 39.9};

SheetSpec spec_for(const GeoBox& box, GridKind kind) {
  SheetSpec spec;
  spec.extent = box;
  spec.as_of = *Day::from_date(2023, 9, 30);
  spec.grid_kind = kind;
  spec.inset = false;
  return spec;
}

struct Made {
  Sheet sheet;
  Findings findings;

  std::set<std::string> texts(const std::string& what) const {
    std::set<std::string> all;
    for (const Placement& item : sheet.report)
      if (item.what == what && item.state != "dropped") all.insert(item.text);
    return all;
  }
  std::string credits() const {
    const auto all = texts("credits");
    std::string words = all.empty() ? "" : *all.begin();
    std::ranges::replace(words, '\n', ' ');
    return words;
  }
};

Made made(const SheetSpec& spec) {
  static const Style style = [] {
    Findings findings;
    return read_style("light", findings);
  }();
  Made out;
  Ruler ruler;
  out.sheet = compose(spec, style, {}, ruler, out.findings);
  return out;
}

Projector projector_for(const GeoBox& box) {
  return Projector::fitted(projection_for(box), box, {10, 10, 210, 160});
}

double number(const Feature& feature, const char* name) {
  return std::get<double>(feature[name]);
}

/// How far the positions of a line are from its easting or northing, metres.
double farthest_off(const GridLine& line) {
  double most = 0;
  const std::string zone = to_string(line.feature["zone"]);
  const UtmZone own{std::stoi(zone), zone.ends_with("north")};
  for (const Line& part : line.feature.geometry.lines)
    for (const LonLat& position : part) {
      const auto utm = utm_of(position, own);
      REQUIRE(utm);
      const double is = line.upright ? utm->easting : utm->northing;
      most = std::max(most, std::abs(is - number(line.feature, "metres")));
    }
  return most;
}

/// Is the position in that zone, or on its border?
bool is_of(LonLat position, const std::string& zone) {
  for (const double nudge : {-1e-6, 1e-6})
    if (const auto own = utm_of(LonLat(wrapped_longitude(position.lon() + nudge), position.lat() + nudge));
        own && fmt::format("{} {}", own->zone.number, own->zone.north ? "north" : "south") == zone)
      return true;
  return false;
}

}  // namespace

TEST_CASE("a grid of UTM has kilometres at the frame, the first of each edge in full", "[compose][grid]") {
  const Made map = made(spec_for(corridor_box, GridKind::utm));
  const auto labels = map.texts("grid label");
  CHECK(labels.contains("615000 m E"));
  CHECK(labels.contains("630"));
  CHECK(labels.contains("4375000 m N"));
  CHECK(labels.contains("4400"));
  CHECK(std::ranges::count_if(labels, [](const std::string& text) { return text.ends_with(" E"); }) == 1);
  CHECK(map.credits().find("Grid: UTM zone 38 north; WGS 84, a line each 5 km.") != std::string::npos);
  CHECK(map.findings.empty());
  CHECK(faults_of(map.sheet).empty());
}

TEST_CASE("a grid of MGRS names its zone and squares", "[compose][grid]") {
  const Made map = made(spec_for(corridor_box, GridKind::mgrs));
  CHECK(map.texts("label") == std::set<std::string>{"PJ", "PK"});
  CHECK(map.credits().find("Grid: MGRS 38S, squares PJ, PK; WGS 84, a line each 10 km.") !=
        std::string::npos);
  CHECK(mgrs_of(LonLat(46.6, 39.6), 0) == "38SPJ");
  CHECK(faults_of(map.sheet).empty());
}

TEST_CASE("lines of the grid lie where their figures say, within their zones", "[compose][grid]") {
  for (const GeoBox& box : {corridor_box, GeoBox{43, 38.6, 50.6, 42.6}, GeoBox{30, -3, 33, 2},
                            GeoBox{178.5, -18, -178.5, -16}, GeoBox{2, 58, 14, 65}, GeoBox{8, 76, 30, 80}}) {
    const Projector projector = projector_for(box);
    REQUIRE(utm_trouble(projector).empty());
    for (const GridKind kind : {GridKind::utm, GridKind::mgrs}) {
      int lines = 0;
      for (const GridLine& line : utm_grid_lines(kind, projector)) {
        if (to_string(line.feature["kind"]) == "zone") continue;
        ++lines;
        CHECK(farthest_off(line) < 0.01);
        for (const Line& part : line.feature.geometry.lines)
          for (std::size_t i = 1; i + 1 < part.size(); ++i) {
            INFO(in_words(part[i]));
            CHECK(is_of(part[i], to_string(line.feature["zone"])));
          }
      }
      CHECK(lines >= 4);
    }
  }
}

TEST_CASE("lines of two zones meet at the border between them", "[compose][grid]") {
  const Projector projector = projector_for({43, 38.6, 50.6, 42.6});
  std::set<std::string> ends;
  for (const GridLine& line : utm_grid_lines(GridKind::mgrs, projector)) {
    if (line.upright || to_string(line.feature["kind"]) == "zone") continue;
    const Line& part = line.feature.geometry.lines.front();
    const LonLat end = part.front().lon() < 47.99 ? part.back() : part.front();
    CHECK(end.lon() == Approx(48).margin(1e-6));
    ends.insert(to_string(line.feature["zone"]));
  }
  CHECK(ends == std::set<std::string>{"38 north", "39 north"});
  const Made map = made(spec_for({43, 38.6, 50.6, 42.6}, GridKind::mgrs));
  const auto labels = map.texts("grid label");
  CHECK(labels.contains("zones 38 | 39"));
  CHECK(labels.contains("bands S | T"));
  CHECK(faults_of(map.sheet).empty());
}

TEST_CASE("northings of the south count from the pole, and the equator parts them", "[compose][grid]") {
  const Made map = made(spec_for({30, -3, 33, 2}, GridKind::utm));
  const auto labels = map.texts("grid label");
  CHECK(labels.contains("equator"));
  CHECK(labels.contains("9700000 m N"));
  CHECK(labels.contains("100000 m N"));
  CHECK(map.credits().find("UTM zones 35 south, 35 north, 36 south, 36 north") != std::string::npos);
}

TEST_CASE("where UTM means nothing the sheet has degrees, and says why", "[compose][grid]") {
  const Made world = made(spec_for({-180, -60, 180, 80}, GridKind::utm));
  REQUIRE(world.findings.size() == 1);
  CHECK(world.findings.front().message.find("60 zones of UTM") != std::string::npos);
  CHECK(world.credits().find("Grid:") == std::string::npos);
  const Made wide = made(spec_for({0, 30, 50, 60}, GridKind::mgrs));
  REQUIRE(wide.findings.size() == 1);
  CHECK(wide.texts("grid label").contains("30° E"));
  const Made pole = made(spec_for({10, 85, 40, 89}, GridKind::mgrs));
  REQUIRE_FALSE(pole.findings.empty());
}

TEST_CASE("the north arrow tells how far grid north lies from true north", "[compose][grid]") {
  const auto arrow = [](const SheetSpec& spec) {
    const auto all = made(spec).texts("north arrow");
    REQUIRE(all.size() == 1);
    return *all.begin();
  };
  // 1.6 degrees east of the zone's central meridian: 1.6 times sin(39.7).
  CHECK(arrow(spec_for(corridor_box, GridKind::utm)) ==
        "N, grid north 1.0° east of true north in the middle of the map");
  CHECK(arrow(spec_for({43.1, 39.5, 43.7, 39.9}, GridKind::mgrs)) ==
        "N, grid north 1.0° west of true north in the middle of the map");
  CHECK(arrow(spec_for({44.8, 39.5, 45.2, 39.9}, GridKind::mgrs)) == "N");
  // Without such a grid it is the projection's, which is the sheet's top.
  SheetSpec spec = spec_for(corridor_box, GridKind::degrees);
  CHECK(arrow(spec) == "N");
  spec.projection = "EPSG:32638";
  CHECK(arrow(spec) == "N, grid north 1.0° east of true north in the middle of the map");
  CHECK(faults_of(made(spec).sheet).empty());
}
