// Small maps on one sheet: nothing overlaps, and all of them mean the same.

#include "dateline/compose/multiples.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "compose/sheet_faults.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const Period year{*Day::from_date(2022, 10, 1), *Day::from_date(2023, 9, 30)};

const Style& light() {
  static const Style style = [] {
    Findings findings;
    return read_style("light", findings);
  }();
  return style;
}

/// Events, a month after the other, of a country that nobody knows.
struct Made {
  SheetSpec spec;
  MapContent all;
  std::vector<SmallMap> maps;
};

std::vector<FeatureLayer> ground() {
  FeatureLayer places{"places", {}};
  for (int i = 0; i < 12; ++i) {
    Feature place;
    place.id = "p" + std::to_string(i);
    place.geometry = point_geometry({46 + 0.08 * i, 39.2 + 0.13 * (i % 6)});
    place.set("id", place.id);
    place.set("name", "Place " + std::string(1, static_cast<char>('A' + i)));
    place.set("kind", std::string("settlement"));
    place.set("feature_code", std::string("PPLA"));
    place.set("rank", static_cast<double>(1 + i % 3));
    place.set("event", i % 4 == 0);
    places.features.push_back(std::move(place));
  }
  FeatureLayer borders{"borders", {}};
  Feature border;
  border.geometry = line_geometry({{45.9, 39.1}, {46.6, 39.5}, {47.1, 40}});
  borders.features.push_back(std::move(border));
  return {borders, places};
}

/// `counts` tells the events of each map.
Made made(const std::vector<int>& counts, const SheetSize& size = {297, 210, 200}) {
  Made out;
  out.spec.size = size;
  out.spec.title = "A year";
  out.spec.extent = {46, 39, 47, 40};
  out.spec.period = year;
  out.spec.as_of = year.last;
  out.all.sources = {"a test"};
  out.all.locator = {ground().front()};
  std::mt19937 random(7);
  const auto between = [&](double low, double high) {
    return low + (high - low) * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
  };
  for (std::size_t month = 0; month < counts.size(); ++month) {
    SmallMap map;
    map.heading = "Month " + std::to_string(month + 1);
    const Day first = year.first + static_cast<int>(month) * 30;
    map.period = Period{first, first + 29};
    map.content.layers = ground();
    for (int i = 0; i < counts[month]; ++i) {
      LocatedEvent located;
      located.event.id = "e" + std::to_string(out.all.events.size());
      located.event.type = i % 2 == 0 ? "Battles" : "Protests";
      located.event.title = "What happened";
      located.event.fatalities.best = i + 1;
      located.event.date.period = {first + i % 30, first + i % 30};
      located.site = point_geometry({between(46.05, 46.95), between(39.05, 39.95)});
      located.precision = GeoPrecision::exact;
      map.events.push_back(out.all.events.size());
      map.content.events.push_back(located);
      out.all.events.push_back(std::move(located));
    }
    out.maps.push_back(std::move(map));
  }
  return out;
}

Sheet composed(const Made& made, Findings& findings) {
  Ruler ruler;
  return compose_multiples(made.spec, light(), made.all, made.maps, {}, ruler, findings);
}

Sheet composed(const Made& made) {
  Findings findings;
  return composed(made, findings);
}

std::vector<Placement> rows(const Sheet& sheet, const std::string& what) {
  std::vector<Placement> found;
  for (const Placement& item : sheet.report)
    if (item.what == what && item.state != "dropped") found.push_back(item);
  return found;
}

std::size_t count_of(const Findings& findings, const std::string& words) {
  return static_cast<std::size_t>(std::ranges::count_if(
      findings, [&](const Finding& finding) { return finding.message.find(words) != std::string::npos; }));
}

}  // namespace

TEST_CASE("a grid runs through all small maps, its figures stand at the outer ones", "[multiples]") {
  for (const GridKind kind : {GridKind::degrees, GridKind::utm}) {
    Made year = made({3, 0, 5, 2, 4, 1, 6, 2, 3, 0});
    year.spec.grid_kind = kind;
    const Sheet sheet = composed(year);
    const auto frames = rows(sheet, "frame");
    const auto figures = rows(sheet, "grid label");
    double left = frames.front().box.left;
    double bottom = 0;
    for (const Placement& frame : frames) bottom = std::max(bottom, frame.box.bottom);
    std::set<std::size_t> beside;
    std::set<std::size_t> below;
    for (const Placement& figure : figures) {
      const PageBox& frame = frames[figure.map - 1].box;
      if (figure.box.right < left) {
        beside.insert(figure.map);
        CHECK(frame.left == left);
      } else {
        below.insert(figure.map);
        CHECK(figure.box.top > bottom);
        CHECK(frame.bottom == bottom);
      }
    }
    CHECK(std::ranges::count_if(frames, [&](const Placement& f) { return f.box.left == left; }) ==
          static_cast<std::ptrdiff_t>(beside.size()));
    CHECK(std::ranges::count_if(frames, [&](const Placement& f) { return f.box.bottom == bottom; }) ==
          static_cast<std::ptrdiff_t>(below.size()));
    CHECK(faults_of(sheet).empty());
  }
  Made bare = made({3, 2, 4});
  bare.spec.grid = false;
  CHECK(rows(composed(bare), "grid label").empty());
}

TEST_CASE("each small map knows where on the ground it lies", "[multiples]") {
  const Sheet sheet = composed(made({3, 0, 5}));
  const auto frames = rows(sheet, "frame");
  REQUIRE(sheet.grounds.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(sheet.grounds[i].frame == frames[i].box);
    CHECK(sheet.grounds[i].name == "Month " + std::to_string(i + 1));
    CHECK(sheet.grounds[i].corners == sheet.grounds[0].corners);
  }
}

TEST_CASE("small maps are of one size, in their order, each with its heading and number", "[multiples]") {
  const Sheet sheet = composed(made({3, 0, 5, 2, 4, 1, 6, 2, 3, 0}));
  const auto frames = rows(sheet, "frame");
  const auto headings = rows(sheet, "heading");
  REQUIRE(frames.size() == 10);
  REQUIRE(headings.size() == 10);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    CHECK(frames[i].map == i + 1);
    CHECK(frames[i].box.width() == Approx(frames[0].box.width()));
    CHECK(frames[i].box.height() == Approx(frames[0].box.height()));
    CHECK(headings[i].box.bottom < frames[i].box.top);
    CHECK(headings[i].box.left == Approx(frames[i].box.left));
  }
  CHECK(headings[1].text == "Month 2, no events");
  CHECK(headings[2].text == "Month 3, 5 events");
  CHECK(frames[1].box.left > frames[0].box.right);
  CHECK(rows(sheet, "legend").size() == 1);
  CHECK(rows(sheet, "scale bar").size() == 1);
  CHECK(rows(sheet, "locator").size() == 1);
  CHECK(rows(sheet, "symbol").size() == 26);
}

TEST_CASE("nothing overlaps or leaves a sheet of small maps", "[multiples]") {
  std::mt19937 random(3);
  Ruler ruler;
  for (const SheetSize& size : {SheetSize{297, 210, 200}, SheetSize{210, 297, 200}, SheetSize{420, 297, 200},
                                SheetSize{320, 180, 200}, SheetSize{120, 90, 200}, SheetSize{95, 260, 200}})
    for (int round = 0; round < 6; ++round) {
      std::vector<int> counts;
      for (std::size_t i = 0; i < 1 + random() % (size.width > 130 ? 12 : 3); ++i)
        counts.push_back(static_cast<int>(random() % 3 == 0 ? 0 : random() % 14));
      Made sheet = made(counts, size);
      if (round == 1) sheet.spec.title.clear();
      if (round == 2) sheet.maps.front().heading = std::string(120, 'x') + " and more";
      if (round == 3) sheet.spec.time = TimeShown::number;
      if (round == 4) sheet.spec.size_by = "fatalities";
      if (round == 5) sheet.spec.timeline = Show::on;
      INFO("round " << round << ", " << size.width << " x " << size.height << " mm, " << counts.size());
      const auto faults = faults_of(composed(sheet));
      for (std::size_t i = 0; i < std::min<std::size_t>(faults.size(), 3); ++i) UNSCOPED_INFO(faults[i]);
      CHECK(faults.empty());
    }
}

TEST_CASE("a name stands at the same place in every small map", "[multiples]") {
  const Sheet sheet = composed(made({3, 0, 5, 2, 4, 7}));
  std::map<std::size_t, PageBox> frames;
  for (const Placement& frame : rows(sheet, "frame")) frames[frame.map] = frame.box;
  std::map<std::string, std::set<std::pair<long, long>>> places;
  std::map<std::string, std::size_t> times;
  for (const Placement& label : rows(sheet, "label")) {
    const PageBox& frame = frames.at(label.map);
    places[label.text].emplace(std::lround((label.box.left - frame.left) * 100),
                               std::lround((label.box.top - frame.top) * 100));
    ++times[label.text];
  }
  REQUIRE(places.size() > 3);
  for (const auto& [text, where] : places) {
    INFO(text);
    CHECK(where.size() == 1);
    CHECK(times[text] == 6);
  }
}

TEST_CASE("sizes mean the same in all small maps", "[multiples]") {
  Made sheet = made({1, 9});
  sheet.spec.size_by = "fatalities";
  std::map<std::string, double> widths;
  for (const Placement& symbol : rows(composed(sheet), "symbol")) widths[symbol.feature] = symbol.box.width();
  REQUIRE(widths.size() == 10);
  CHECK(widths["e0"] == Approx(widths["e1"]));  // one killed in either map
  CHECK(widths["e0"] < widths["e9"] / 2);
}

TEST_CASE("where the events of one small map would hide each other all are counted alike", "[multiples]") {
  Made sheet = made({3, 900, 12}, {420, 297, 200});
  Findings findings;
  const Sheet drawn = composed(sheet, findings);
  std::set<std::size_t> counted;
  for (const Placement& hexagon : rows(drawn, "hexagon")) counted.insert(hexagon.map);
  CHECK(counted == std::set<std::size_t>{1, 2, 3});
  CHECK(rows(drawn, "symbol").empty());
  CHECK(count_of(findings, "1 of 3 small maps would hide each other") == 1);
  const auto entries = rows(drawn, "legend entry");
  CHECK(std::ranges::count_if(
            entries, [](const Placement& entry) { return entry.text.find("Events per hexagon") == 0; }) == 1);
  CHECK(faults_of(drawn).empty());
}

TEST_CASE("the legend of small maps counts an event once that stands in two", "[multiples]") {
  Made sheet = made({2, 0});
  sheet.maps[1].events = {0};
  sheet.maps[1].content.events = {sheet.all.events[0]};
  const Sheet drawn = composed(sheet);
  CHECK(rows(drawn, "symbol").size() == 3);
  const auto entries = rows(drawn, "legend entry");
  const auto has = [&](const std::string& text) {
    return std::ranges::any_of(entries, [&](const Placement& entry) { return entry.text == text; });
  };
  CHECK(has("Battle (1)"));
  CHECK(has("Protest (1)"));
}

TEST_CASE("what is not shown of small maps is counted on each and on the sheet", "[multiples]") {
  Made sheet = made({2, 2});
  sheet.maps[0].content.events[0].site = {};
  sheet.all.events[0].site = {};
  const Sheet drawn = composed(sheet);
  CHECK(rows(drawn, "heading")[0].text == "Month 1, 1 of 2 events");
  CHECK(rows(drawn, "credits").front().text.find("1 of 4 events is not shown: 1 without a known place.") !=
        std::string::npos);
}

TEST_CASE("more small maps than are legible are refused with the number that is", "[multiples]") {
  Made sheet = made(std::vector<int>(40, 1));
  CHECK_THROWS_WITH(composed(sheet), Catch::Contains("40 small maps find no room") &&
                                         Catch::Contains("room for about") && Catch::Contains("mapset"));
  sheet = made({});
  CHECK_THROWS_AS(composed(sheet), UsageError);
}

TEST_CASE("small maps are the same each time and read in their order", "[multiples]") {
  const Made sheet = made({3, 0, 5});
  const Drawing drawing = composed(sheet).drawing;
  CHECK(to_text(drawing) == to_text(composed(sheet).drawing));
  std::vector<std::string> order;
  int depth = 0;
  for (const Mark& mark : drawing.marks) {
    if (const auto* group = std::get_if<GroupBegin>(&mark); group != nullptr && depth++ == 0)
      order.push_back(group->role == "map" ? group->title + ": " + group->description : group->role);
    depth -= std::holds_alternative<GroupEnd>(mark) ? 1 : 0;
  }
  CHECK(order.front() == "title");
  CHECK(order.back() == "credits");
  const std::vector<std::string> maps(order.end() - 4, order.end() - 1);
  CHECK(maps == std::vector<std::string>{"Month 1: 3 events.", "Month 2: no events.", "Month 3: 5 events."});
}

TEST_CASE("the words of small maps tell each of them", "[multiples]") {
  Made sheet = made({1, 0});
  sheet.spec.alt_text = true;
  const std::string words = composed(sheet).alt_text;
  CHECK(words.find("2 small maps side by side. It shows 1 event: Battles 1.") != std::string::npos);
  CHECK(words.find("Month 1: 1 event\n- 1 October 2022: What happened. Battles.") != std::string::npos);
  CHECK(words.find("Month 2: no events\n") != std::string::npos);
}
