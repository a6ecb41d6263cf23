// Events that would hide each other, counted: geometry, area, legend, and what may not be counted.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

#include "compose/equal_area.hpp"
#include "compose/event_plan.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const GeoBox region{44.5, 38.8, 47.8, 40.8};
const Day day = *Day::from_date(2023, 4, 23);

LocatedEvent event_at(LonLat at, const std::string& type = "Battles") {
  LocatedEvent located;
  located.event.type = type;
  located.event.date.period = {day, day};
  located.site = point_geometry(at);
  located.precision = GeoPrecision::exact;
  return located;
}

std::vector<LocatedEvent> scattered(std::size_t count) {
  std::mt19937 random(5);
  std::normal_distribution<double> lon(46.4, 0.4);
  std::normal_distribution<double> lat(39.8, 0.25);
  std::vector<LocatedEvent> events;
  while (events.size() < count)
    events.push_back(
        event_at(LonLat(lon(random), lat(random)), events.size() % 3 == 0 ? "Protests" : "Battles"));
  return events;
}

SheetSpec spec_for(Grouping group, const GeoBox& extent = region) {
  SheetSpec spec;
  spec.title = "Counted";
  spec.extent = extent;
  spec.as_of = day;
  spec.group = group;
  return spec;
}

struct Made {
  Sheet sheet;
  Findings findings;

  std::size_t count(const std::string& what) const {
    return static_cast<std::size_t>(std::ranges::count(sheet.report, what, &Placement::what));
  }
  bool legend_has(const std::string& words) const {
    return std::ranges::any_of(sheet.report, [&](const Placement& item) {
      return item.what == "legend entry" && item.text.find(words) != std::string::npos;
    });
  }
  bool credits_say(const std::string& words) const {
    return std::ranges::any_of(sheet.report, [&](const Placement& item) {
      std::string text = item.text;
      std::ranges::replace(text, '\n', ' ');
      return item.what == "credits" && text.find(words) != std::string::npos;
    });
  }
  bool finding_says(const std::string& words) const {
    return std::ranges::any_of(findings,
                               [&](const Finding& f) { return f.message.find(words) != std::string::npos; });
  }
};

Made made(const SheetSpec& spec, std::vector<LocatedEvent> events, const std::string& style = "light",
          std::vector<FeatureLayer> layers = {}) {
  Made out;
  MapContent content;
  content.events = std::move(events);
  content.layers = std::move(layers);
  content.sources = {"a test"};
  Ruler ruler;
  out.sheet = compose(spec, read_style(style, out.findings), content, ruler, out.findings);
  return out;
}

/// The rings of the marks of a role's groups, with what their titles say.
std::vector<std::pair<std::string, PathMark>> marks_of_counts(const Sheet& sheet) {
  std::vector<std::pair<std::string, PathMark>> marks;
  std::string title;
  for (const Mark& mark : sheet.drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark))
      title = group->role == "count" ? group->title : "";
    if (const auto* path = std::get_if<PathMark>(&mark); path != nullptr && !title.empty())
      marks.emplace_back(title, *path);
    if (std::holds_alternative<GroupEnd>(mark)) title.clear();
  }
  return marks;
}

double area(const std::vector<PagePoint>& ring) {
  double twice = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PagePoint& next = ring[(i + 1) % ring.size()];
    twice += ring[i].x * next.y - next.x * ring[i].y;
  }
  return std::abs(twice) / 2;
}

/// A corridor, a territory and a border across the region, and the events about them, one known only
/// within 20 km.
std::vector<FeatureLayer> layers_of_areas() {
  const Line ring{{45.8, 39.4}, {46.6, 39.4}, {46.6, 40}, {45.8, 40}, {45.8, 39.4}};
  Feature corridor{"corridor", polygon_geometry({{ring}}), {}};
  corridor.set("id", "corridor");
  corridor.set("name", "Corridor");
  corridor.set("superseded", false);
  Feature territory = corridor;
  territory.id = "territory";
  territory.set("kind", "territory");
  territory.set("series", 0.0);
  Feature border{"border", line_geometry({{45, 39.5}, {47, 39.7}}), {}};
  return {{"borders", {border}}, {"corridors", {corridor}}, {"situation", {territory}}};
}

std::vector<LocatedEvent> scattered_and_vague(std::size_t count) {
  std::vector<LocatedEvent> events = scattered(count);
  events.push_back(event_at(LonLat(46.4, 39.8)));
  events.back().precision = GeoPrecision::near;
  events.back().radius_km = 20;
  return events;
}

/// The ids of the style layers that are drawn before and after the classes.
std::pair<std::vector<std::string>, std::vector<std::string>> layers_about_classes(const Sheet& sheet) {
  std::pair<std::vector<std::string>, std::vector<std::string>> layers;
  bool after = false;
  for (const Mark& mark : sheet.drawing.marks) {
    const auto* group = std::get_if<GroupBegin>(&mark);
    if (group == nullptr || group->role != "layer") continue;
    if (group->title.starts_with("Events per"))
      after = true;
    else
      (after ? layers.second : layers.first).push_back(group->title);
  }
  return layers;
}

std::size_t fills_of(const Sheet& sheet, Colour colour) {
  return static_cast<std::size_t>(std::ranges::count_if(sheet.drawing.marks, [&](const Mark& mark) {
    const auto* path = std::get_if<PathMark>(&mark);
    return path != nullptr && path->fill && path->fill->red == colour.red &&
           path->fill->green == colour.green && path->fill->blue == colour.blue && path->fill->alpha < 255;
  }));
}

int number_in(const std::string& words) {
  return std::stoi(words);
}

}  // namespace

TEST_CASE("a few events stay symbols, many become hexagons, and the sheet says so", "[compose][counts]") {
  const Made few = made(spec_for(Grouping::automatic), scattered(60));
  CHECK(few.count("hexagon") == 0);
  CHECK(few.count("symbol") == 60);
  const Made many = made(spec_for(Grouping::automatic), scattered(3000));
  CHECK(many.count("symbol") == 0);
  CHECK(many.count("hexagon") > 50);
  CHECK(many.legend_has("Events per hexagon of 100 km²"));
  CHECK(
      many.credits_say("are counted in hexagons of equal area, since their symbols would hide each other."));
  CHECK(many.finding_says("--group none draws a dot for each"));
  CHECK(many.sheet.drawing.description.find("counted in hexagons") != std::string::npos);
}

TEST_CASE("many events of few places stay symbols with their counts", "[compose][counts]") {
  std::vector<LocatedEvent> events;
  for (int i = 0; i < 600; ++i) events.push_back(event_at(LonLat(46 + i % 5 * 0.2, 39.5)));
  const Made sheet = made(spec_for(Grouping::automatic), events);
  CHECK(sheet.count("hexagon") == 0);
  CHECK(sheet.count("symbol") == 600);
}

TEST_CASE("hexagons count every event of the frame once, and have the same area of ground",
          "[compose][counts]") {
  for (const char* projection : {"", "EPSG:3857", "+proj=laea +lat_0=40 +lon_0=46 +ellps=WGS84"}) {
    INFO(projection);
    SheetSpec spec = spec_for(Grouping::hex, {20, 35, 60, 65});
    spec.projection = projection;
    std::vector<LocatedEvent> events;
    for (int i = 0; i < 900; ++i) events.push_back(event_at(LonLat(22 + i % 30 * 1.2, 37 + i / 30 * 0.85)));
    const Made sheet = made(spec, events);
    int sum = 0;
    for (const auto& [words, mark] : marks_of_counts(sheet.sheet)) sum += number_in(words);
    CHECK(sum == 900);
    const auto frame = std::ranges::find(sheet.sheet.report, "frame", &Placement::what);
    REQUIRE(frame != sheet.sheet.report.end());
    const Projector projector = Projector::fitted(
        spec.projection.empty() ? projection_for(spec.extent) : projection, spec.extent, frame->box);
    double least = INFINITY;
    double most = 0;
    for (const auto& [words, mark] : marks_of_counts(sheet.sheet)) {
      const PageBox box = bounds(mark.path);
      const auto km2_per_mm2 = ground_area(projector, box.centre());
      REQUIRE(km2_per_mm2);
      const double km2 = area(mark.path.points) * *km2_per_mm2;
      least = std::min(least, km2);
      most = std::max(most, km2);
    }
    CHECK(most / least < 1.02);
  }
}

TEST_CASE("what is known only to a district or a line is in no hexagon", "[compose][counts]") {
  std::vector<LocatedEvent> events = scattered(400);
  LocatedEvent district = event_at(LonLat(46.5, 39.8));
  district.precision = GeoPrecision::district;
  events.push_back(district);  // a point that stands for a district
  LocatedEvent road = event_at(LonLat(46.5, 39.8));
  road.site = line_geometry({LonLat(46.3, 39.5), LonLat(46.8, 39.8)});
  road.precision = GeoPrecision::line;
  events.push_back(road);
  LocatedEvent wide = event_at(LonLat(46.5, 39.8));
  wide.precision = GeoPrecision::near;
  wide.radius_km = 60;
  events.push_back(wide);
  LocatedEvent close = wide;
  close.radius_km = 1;
  events.push_back(close);
  const Made sheet = made(spec_for(Grouping::hex), events);
  int sum = 0;
  for (const auto& [words, mark] : marks_of_counts(sheet.sheet)) sum += number_in(words);
  const auto inside = std::ranges::count_if(events, [](const LocatedEvent& e) { return !e.site.empty(); });
  CHECK(sum <= inside - 3);
  CHECK(sheet.count("symbol") == 2);  // the road's and the wide ring's, hollow, with their shapes
  CHECK(sheet.credits_say("1 more, known only to an area or a line, has no symbol."));
}

TEST_CASE("circles are true to area and hide none of each other", "[compose][counts]") {
  const Made sheet = made(spec_for(Grouping::cluster), scattered(2000));
  const auto circles = marks_of_counts(sheet.sheet);
  REQUIRE(circles.size() > 5);
  const auto radius = [](const PathMark& mark) { return bounds(mark.path).width() / 2; };
  const double per_event = std::pow(radius(circles.front().second), 2) / number_in(circles.front().first);
  int sum = 0;
  for (const auto& [words, mark] : circles) {
    sum += number_in(words);
    INFO(words);
    if (radius(mark) > 0.51)
      CHECK(std::pow(radius(mark), 2) == Approx(per_event * number_in(words)).epsilon(0.001));
  }
  CHECK(sum > 1900);
  for (std::size_t i = 0; i < circles.size(); ++i)
    for (std::size_t j = i + 1; j < circles.size(); ++j) {
      const PagePoint a = bounds(circles[i].second.path).centre();
      const PagePoint b = bounds(circles[j].second.path).centre();
      CHECK(std::hypot(a.x - b.x, a.y - b.y) >= radius(circles[i].second) + radius(circles[j].second));
    }
  CHECK(sheet.legend_has("Size: "));
}

TEST_CASE("a density tells events to an area", "[compose][counts]") {
  // 40 events on each 100 km² of a wide field: the middle of the field is of that density.
  std::vector<LocatedEvent> events;
  for (int row = -30; row <= 30; ++row)
    for (int column = -30; column <= 30; ++column) {
      const LonLat east = destination(LonLat(46.2, 39.8), 90, column * 1.58114);
      events.push_back(event_at(destination(east, 0, row * 1.58114)));
    }
  const Made sheet = made(spec_for(Grouping::density, {45.4, 39.2, 47, 40.4}), events);
  CHECK(sheet.legend_has("Events per 100 km²"));
  CHECK(sheet.legend_has("20 and more"));
  CHECK_FALSE(sheet.legend_has("50 and more"));
}

TEST_CASE("without grouping, crowded events are dots in the colours of their kinds", "[compose][counts]") {
  const Made sheet = made(spec_for(Grouping::none), scattered(3000));
  CHECK(sheet.count("dots") == 2);
  std::size_t dots = 0;
  for (const Mark& mark : sheet.sheet.drawing.marks)
    if (const auto* symbols = std::get_if<SymbolMark>(&mark)) dots = std::max(dots, symbols->at.size());
  CHECK(dots > 1800);
  CHECK(sheet.legend_has("Protest (1,000)") == sheet.credits_say("3,000 events are dots"));
}

TEST_CASE("one ink counts by hatching, and in hexagons where a density is asked for", "[compose][counts]") {
  const Made sheet = made(spec_for(Grouping::density), scattered(2000), "print");
  CHECK(sheet.count("hexagon") > 20);
  CHECK(sheet.finding_says("one ink shows no density"));
  std::map<double, int> spacings;
  for (const auto& [words, mark] : marks_of_counts(sheet.sheet))
    if (mark.hatch) ++spacings[mark.hatch_spacing];
  CHECK(spacings.size() >= 3);
}

TEST_CASE("nothing tints the classes of counts, and the legend shows what is drawn", "[compose][counts]") {
  using Layers = std::vector<std::string>;
  constexpr Colour corridor{0xd9, 0x7a, 0x0b};  // of light.json, as the next
  constexpr Colour ring{0x4a, 0x4a, 0x55};
  for (const Grouping group : {Grouping::hex, Grouping::density}) {
    const Made sheet = made(spec_for(group), scattered_and_vague(400), "light", layers_of_areas());
    const auto [before, after] = layers_about_classes(sheet.sheet);
    CHECK(before == Layers{"grid", "territory", "territory-hatching", "border-band"});
    CHECK(after == Layers{"territory-edges", "border", "corridor-edges", "event-ring-edges",
                          "Leader lines of events", "Labels", "Events"});
    CHECK(fills_of(sheet.sheet, corridor) == 0);
    CHECK(fills_of(sheet.sheet, ring) == 0);
    CHECK(sheet.legend_has("Corridor"));
    CHECK(sheet.legend_has("Events within this distance"));
  }
  const Made circles =
      made(spec_for(Grouping::cluster), scattered_and_vague(400), "light", layers_of_areas());
  CHECK(fills_of(circles.sheet, corridor) == 2);  // on the map and in the legend
  CHECK(fills_of(circles.sheet, ring) == 2);
}

TEST_CASE("a fill without edges lies beneath the classes of counts", "[compose][counts]") {
  Findings findings;
  Style style = read_style("light", findings);
  std::erase_if(style.layers, [](const StyleLayer& layer) {
    return layer.source == "corridors" && layer.type == StyleLayerType::line;
  });
  MapContent content;
  content.events = scattered(400);
  content.layers = layers_of_areas();
  Ruler ruler;
  const Sheet sheet = compose(spec_for(Grouping::hex), style, content, ruler, findings);
  CHECK(std::ranges::count(layers_about_classes(sheet).first, "corridors") == 1);
}

TEST_CASE("counts are the same each time", "[compose][counts]") {
  for (const Grouping group : {Grouping::hex, Grouping::cluster, Grouping::density, Grouping::none})
    CHECK(made(spec_for(group), scattered(1500)).sheet.drawing ==
          made(spec_for(group), scattered(1500)).sheet.drawing);
}
