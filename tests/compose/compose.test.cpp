#include "dateline/compose/compose.hpp"
#include "dateline/event/kind.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "compose/sheet_faults.hpp"
#include "dateline/error.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/base_map.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/read/style.hpp"
#include "dateline/select/map_layers.hpp"
#include "dateline/select/select.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const GeoBox corridor_box{46.2, 39.4, 46.9, 39.95};
const Period blockade{*Day::from_date(2022, 12, 12), *Day::from_date(2023, 9, 20)};

const Gazetteer& gazetteer() {
  static const Gazetteer all = [] {
    Findings findings;
    return Gazetteer(read_gazetteer(data_file("gazetteer/south-caucasus.geojson").string(), findings));
  }();
  return all;
}

const Style& light() {
  static const Style style = [] {
    Findings findings;
    return read_style("light", findings);
  }();
  return style;
}

LocatedEvent event_at(LonLat at, const std::string& id, const std::string& type = "Battles") {
  LocatedEvent located;
  located.event.id = id;
  located.event.type = type;
  located.event.title = "Event " + id;
  located.event.date.period = blockade;
  located.site = point_geometry(at);
  located.precision = GeoPrecision::exact;
  return located;
}

SheetSpec spec_for(const GeoBox& extent) {
  SheetSpec spec;
  spec.title = "The Lachin corridor";
  spec.extent = extent;
  spec.period = blockade;
  spec.as_of = blockade.last;
  return spec;
}

MapContent content_for(const SheetSpec& spec, std::vector<LocatedEvent> events) {
  MapContent content;
  Findings findings;
  const GeoBox box = grown(spec.extent, 60);
  content.layers = read_base_map(box, 1e6, findings).layers;
  const auto corridors = corridors_in(gazetteer(), box, blockade);
  content.layers.push_back({"corridors", corridor_areas(corridors, blockade)});
  content.layers.push_back(
      place_layer(gazetteer(), box, spec.names, spec.as_of, {"dl:lachin", "dl:khankendi"}));
  content.events = std::move(events);
  content.sources = {"a test"};
  return content;
}

Sheet composed(const SheetSpec& spec, const MapContent& content, Findings& findings) {
  Ruler ruler;
  return compose(spec, light(), content, ruler, findings);
}

std::vector<Placement> placed(const Sheet& sheet, const std::string& what) {
  std::vector<Placement> found;
  for (const Placement& item : sheet.report)
    if (item.what == what && item.state != "dropped") found.push_back(item);
  return found;
}

std::vector<LocatedEvent> random_events(int count, unsigned seed, const GeoBox& box) {
  static const std::vector<std::string> types = event_types();
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> lon(box.west, box.east);
  std::uniform_real_distribution<double> lat(box.south, box.north);
  std::vector<LocatedEvent> events;
  for (int i = 0; i < count; ++i) {
    const LonLat at(lon(random), lat(random));
    events.push_back(event_at(at, std::to_string(i), types[random() % types.size()]));
    if (random() % 3 == 0) events.back().precision = GeoPrecision::near;
  }
  return events;
}

}  // namespace

TEST_CASE("sheets of every size and number of events hold together", "[compose]") {
  struct Case {
    double width, height;
    int events;
    std::string title;
  };
  const std::string long_title(300, 'W');
  const std::vector<Case> cases{{240, 180, 0, "None"},   {240, 180, 1, "One"},
                                {240, 180, 60, "Sixty"}, {180, 240, 40, "Upright"},
                                {297, 210, 400, "Many"}, {120, 90, 30, "Small"},
                                {90, 70, 12, "Tiny"},    {254, 190.5, 25, "A long title " + long_title},
                                {150, 150, 80, ""}};
  for (const Case& c : cases)
    for (const GeoBox& extent : {corridor_box, GeoBox{44.2, 38.6, 47.9, 41.2}}) {
      SheetSpec spec = spec_for(extent);
      spec.size = {c.width, c.height, 200};
      spec.title = c.title;
      Findings findings;
      INFO(c.width << " x " << c.height << " mm, " << c.events << " events");
      CHECK(
          faults_of(composed(spec, content_for(spec, random_events(c.events, 7, extent)), findings)).empty());
    }
}

TEST_CASE("every event in the frame has a symbol, and those at one place are told apart", "[compose]") {
  const SheetSpec spec = spec_for(corridor_box);
  std::vector<LocatedEvent> events;
  for (const char* type : {"Battles", "Blockade", "Checkpoint", "Blockade"})
    events.push_back(event_at({46.5478, 39.6396}, std::to_string(events.size()), type));
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, events), findings);
  const auto symbols = placed(sheet, "symbol");
  CHECK(symbols.size() == 4);
  std::vector<PageBox> boxes;
  for (const Placement& symbol : symbols)
    if (std::ranges::find(boxes, symbol.box) == boxes.end()) boxes.push_back(symbol.box);
  CHECK(boxes.size() == 3);  // the two blockades share a symbol, which carries their number
  const bool counted = std::ranges::any_of(sheet.drawing.marks, [](const Mark& mark) {
    const auto* text = std::get_if<TextMark>(&mark);
    return text != nullptr && text->text == "2";
  });
  CHECK(counted);
}

TEST_CASE("names stand over the lines that lead to symbols, and symbols over names", "[compose]") {
  const SheetSpec spec = spec_for(corridor_box);
  std::vector<LocatedEvent> events;
  for (const char* type : {"Battles", "Blockade"})
    events.push_back(event_at({46.5478, 39.6396}, std::to_string(events.size()), type));
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, events), findings);
  const auto group = [&](const std::string& title) {
    const auto found = std::ranges::find_if(sheet.drawing.marks, [&](const Mark& mark) {
      const auto* begin = std::get_if<GroupBegin>(&mark);
      return begin != nullptr && begin->title == title;
    });
    REQUIRE(found != sheet.drawing.marks.end());
    return found;
  };
  const auto name = std::ranges::find_if(sheet.drawing.marks, [](const Mark& mark) {
    const auto* text = std::get_if<TextMark>(&mark);
    return text != nullptr && text->text.starts_with("Lachin");
  });
  CHECK(group("Leader lines of events") < name);
  CHECK(name < group("Events"));
}

TEST_CASE("events without a place or outside the map are counted on the sheet", "[compose]") {
  const SheetSpec spec = spec_for(corridor_box);
  std::vector<LocatedEvent> events{event_at({46.55, 39.64}, "in"), event_at({-77.04, 38.9}, "far"),
                                   event_at({46, 39}, "x")};
  events[2].site = {};
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, events), findings);
  const auto credits = placed(sheet, "credits");
  REQUIRE(credits.size() == 1);
  CHECK(credits.front().text.find(
            "2 of 3 events are not shown: 1 without a known place, 1 outside the map.") != std::string::npos);
  CHECK(placed(sheet, "symbol").size() == 1);
}

TEST_CASE("names are printed by policy and the corridor is in the legend with its days", "[compose]") {
  SheetSpec spec = spec_for(corridor_box);
  Findings findings;
  const auto texts = [&] {
    std::set<std::string> all;
    const Sheet sheet = composed(spec, content_for(spec, {event_at({46.7, 39.8}, "e")}), findings);
    for (const Placement& item : sheet.report)
      if (item.state != "dropped") all.insert(item.text);
    return all;
  };
  const auto both = texts();
  CHECK(both.contains("Khankendi / Stepanakert"));
  CHECK(both.contains("Lachin / Berdzor"));
  CHECK(both.contains("Lachin Corridor, 30 August 2022 – 20 September 2023"));
  spec.names.choice = NamingPolicy::Choice::official;
  const auto official = texts();
  CHECK(official.contains("Khankendi"));
  CHECK(official.contains("Lachin"));
}

TEST_CASE("the scale bar is as long as its kilometres at the map's centre", "[compose]") {
  SheetSpec spec = spec_for(corridor_box);
  spec.scale = 250'000;
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, {}), findings);
  const auto bars = placed(sheet, "scale bar");
  REQUIRE(bars.size() == 1);
  CHECK(bars.front().text == "1:250,000, 10 km");
  // Its boxes together: 10 km at 1:250,000 are 40 mm.
  double left = 1e9;
  double right = -1e9;
  for (const Mark& mark : sheet.drawing.marks)
    if (const auto* path = std::get_if<PathMark>(&mark)) {
      const PageBox box = bounds(path->path);
      if (std::abs(box.height() - 1.0) > 1e-6 || !bars.front().box.grown(0.01).contains(box)) continue;
      left = std::min(left, box.left);
      right = std::max(right, box.right);
    }
  CHECK(right - left == Approx(40).epsilon(0.002));
}

TEST_CASE("two lines of contact of one map are told apart in the legend", "[compose]") {
  const SheetSpec spec = spec_for({45.8, 39.3, 47.4, 40.5});
  MapContent content = content_for(spec, {});
  for (FeatureLayer& layer : content.layers)
    layer = in_force(std::move(layer), {*Day::from_date(2020, 9, 27), *Day::from_date(2023, 9, 30)});
  Findings findings;
  std::set<std::string> entries;
  for (const Placement& entry : placed(composed(spec, content, findings), "legend entry"))
    entries.insert(entry.text);
  CHECK(entries.contains("Line of contact, 12 May 1994 – 9 November 2020"));
  CHECK(entries.contains("Line of contact, 10 November 2020 – 20 September 2023"));
}

TEST_CASE("furniture can be left out", "[compose]") {
  SheetSpec spec = spec_for(corridor_box);
  spec.legend = spec.grid = spec.scale_bar = spec.inset = false;
  spec.north_arrow = Show::off;
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, {event_at({46.55, 39.64}, "e")}), findings);
  for (const char* what : {"legend", "scale bar", "locator", "north arrow"})
    CHECK(placed(sheet, what).empty());
}

TEST_CASE("equal arguments give an equal drawing", "[compose]") {
  const SheetSpec spec = spec_for(corridor_box);
  const MapContent content = content_for(spec, random_events(50, 3, corridor_box));
  Findings findings;
  CHECK(composed(spec, content, findings).drawing == composed(spec, content, findings).drawing);
}

TEST_CASE("the report is JSON with a row for everything", "[compose]") {
  const SheetSpec spec = spec_for(corridor_box);
  Findings findings;
  const Sheet sheet = composed(spec, content_for(spec, {event_at({46.55, 39.64}, "e\"1")}), findings);
  const std::string json = report_json(sheet);
  CHECK(static_cast<std::size_t>(std::ranges::count(json, '\n')) == sheet.report.size() + 2);
  CHECK(json.find("\"feature\":\"e\\\"1\"") != std::string::npos);
  CHECK(json.starts_with("{\"width_mm\":240,\"height_mm\":180,\"items\":["));
}

TEST_CASE("a sheet without room for a map is refused in words", "[compose]") {
  SheetSpec spec = spec_for(corridor_box);
  spec.size = {24, 20, 200};
  Findings findings;
  CHECK_THROWS_AS(composed(spec, content_for(spec, {}), findings), UsageError);
}

TEST_CASE("the sheet around the map follows the style", "[compose][look]") {
  const SheetSpec spec = spec_for(corridor_box);
  const MapContent content = content_for(spec, {event_at({46.41, 39.64}, "a")});
  Findings findings;
  Ruler ruler;
  Style style = light();
  std::erase_if(style.layers, [](const StyleLayer& layer) { return layer.source != "events"; });
  const std::string before = to_text(compose(spec, style, content, ruler, findings).drawing);
  for (const SheetLookColour& row : sheet_look_colours()) style.look.*row.colour = {1, 2, 3, 255};
  const Sheet sheet = compose(spec, style, content, ruler, findings);
  CHECK(sheet.drawing.background == Colour{1, 2, 3, 255});
  const std::string after = to_text(sheet.drawing);
  for (const SheetLookColour& row : sheet_look_colours()) {
    const std::string standard = to_hex(SheetLook{}.*row.colour) + " ";
    INFO(row.key);
    if (row.key == "dateline:locator") continue;  // no locator on this sheet
    CHECK(before.find(standard) != std::string::npos);
    CHECK(after.find(standard) == std::string::npos);
  }
}

TEST_CASE("larger words make a larger panel and the same map content", "[compose][look]") {
  const SheetSpec spec = spec_for(corridor_box);
  const MapContent content = content_for(spec, {event_at({46.41, 39.64}, "a")});
  Findings findings;
  Ruler ruler;
  Style style = light();
  const Sheet plain = compose(spec, style, content, ruler, findings);
  style.look.text_scale = 1.2;
  const Sheet large = compose(spec, style, content, ruler, findings);
  const auto height = [](const Sheet& sheet) { return placed(sheet, "title").front().box.height(); };
  CHECK(height(large) == Approx(1.2 * height(plain)));
  CHECK(placed(large, "legend").front().box.width() > placed(plain, "legend").front().box.width());
  CHECK(placed(large, "legend entry").size() == placed(plain, "legend entry").size());
}

TEST_CASE("a locator without room beside a long legend stands on the map", "[compose]") {
  SheetSpec spec = spec_for({44.2, 38.6, 47.9, 41.2});
  MapContent content = content_for(spec, random_events(40, 5, {46, 39.4, 47, 40.2}));
  content.locator = {content.layers.front()};
  content.layers = content.locator;  // names and roads would want its place
  int on_map = 0;
  for (double height = 72; height <= 120; height += 4) {
    INFO(height);
    spec.size = {240, height, 200};
    Findings findings;
    const Sheet sheet = composed(spec, content, findings);
    CHECK(faults_of(sheet).empty());
    for (const Placement& locator : placed(sheet, "locator")) {
      if (!sheet.frame.contains(locator.box)) continue;
      ++on_map;
      CHECK(locator.box.height() >= 16);
      CHECK(placed(sheet, "legend").front().box.left > sheet.frame.right);
    }
  }
  CHECK(on_map > 0);
}

TEST_CASE("furniture inside a map keeps off the counts of its events", "[compose]") {
  SheetSpec spec = spec_for({44.2, 38.6, 47.9, 41.2});
  spec.group = Grouping::hex;
  spec.legend_place = LegendPlace::inside;
  // All corners but the upper right have events.
  std::vector<LocatedEvent> events = random_events(300, 5, {44.2, 38.6, 45.9, 41.2});
  for (const LocatedEvent& event : random_events(100, 6, {45.9, 38.6, 47.9, 39.6})) events.push_back(event);
  MapContent content = content_for(spec, std::move(events));
  content.layers.resize(1);
  Findings findings;
  const Sheet sheet = composed(spec, content, findings);
  const auto legend = placed(sheet, "legend");
  REQUIRE(legend.size() == 1);
  REQUIRE(placed(sheet, "hexagon").size() > 40);
  for (const Placement& hexagon : placed(sheet, "hexagon"))
    CHECK_FALSE(legend.front().box.contains(hexagon.box.centre()));
}

TEST_CASE("a long legend stands where it leaves the map more room", "[compose][look]") {
  SheetSpec spec = spec_for(corridor_box);
  spec.size = {297, 210, 100};
  spec.timeline = Show::on;
  std::vector<LocatedEvent> events;
  for (const EventKind& kind : event_kinds())
    if (kind.subtype.empty())
      events.push_back(event_at({46.41, 39.64}, std::string(kind.type), std::string(kind.type)));
  Findings findings;
  Ruler ruler;
  Style style = light();
  style.look.text_scale = 1.45;
  const Sheet sheet = compose(spec, style, content_for(spec, events), ruler, findings);
  const PageBox frame = placed(sheet, "frame").front().box;
  CHECK(placed(sheet, "legend").front().box.left > frame.left + frame.width());
  CHECK(frame.height() > 0.55 * spec.size.height);
}

TEST_CASE("the grid is drawn as the style says, and thinly where it says nothing", "[compose][look]") {
  const SheetSpec spec = spec_for(corridor_box);
  const MapContent content = content_for(spec, {});
  Findings findings;
  Ruler ruler;
  Style style = light();
  const auto has = [](const Sheet& sheet, const char* group) {
    return to_text(sheet.drawing).find(group) != std::string::npos;
  };
  const Sheet by_style = compose(spec, style, content, ruler, findings);
  CHECK(has(by_style, "\"grid\""));
  CHECK_FALSE(has(by_style, "Grid of latitude and longitude"));
  std::erase_if(style.layers, [](const StyleLayer& layer) { return layer.source == "grid"; });
  CHECK(has(compose(spec, style, content, ruler, findings), "Grid of latitude and longitude"));
}
