// The list of a sheet's events: what it tells, and where it finds room.

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "compose/event_listing.hpp"
#include "compose/sheet_faults.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

LocatedEvent event_of(int number, std::optional<LonLat> at) {
  LocatedEvent located;
  located.event.id = "e" + std::to_string(number);
  located.event.type = "Battles";
  located.event.title = "Shots near the bridge of road " + std::to_string(number);
  located.event.place = "Lachin";
  const Day day = *Day::from_date(2023, 1, 1) + number;
  located.event.date.period = {day, day};
  if (at) located.site = point_geometry(*at);
  return located;
}

/// So many events apart from each other, in an order that is not that of their days.
MapContent events(int count, int unknown = 0) {
  MapContent content;
  for (int i = count; i > 0; --i)
    content.events.push_back(event_of(i, LonLat(46.1 + 0.08 * (i % 10), 39.45 + 0.05 * (i / 10 % 10))));
  for (int i = 0; i < unknown; ++i) content.events.push_back(event_of(200 + i, std::nullopt));
  content.sources = {"events The Gazette"};
  return content;
}

struct Listed {
  Sheet sheet;
  Findings findings;

  std::vector<Placement> all(const std::string& what, std::size_t page = 1) const {
    std::vector<Placement> items;
    const auto& report = page == 1 ? sheet.report : sheet.pages.at(page - 2).report;
    for (const Placement& item : report)
      if (item.what == what) items.push_back(item);
    return items;
  }
  bool tells(const std::string& words) const {
    return std::ranges::any_of(findings,
                               [&](const Finding& f) { return f.message.find(words) != std::string::npos; });
  }
};

/// A ruler to whom only ASCII is known.
class PlainRuler : public Ruler {
 public:
  TextSize measure(const std::string& text, const Font& font) override {
    TextSize size = Ruler::measure(text, font);
    size.unknown_glyphs = static_cast<int>(
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    return size;
  }
};

Listed listed(EventList list, SheetSize size, const MapContent& content, Show timeline = Show::automatic) {
  SheetSpec spec;
  spec.size = size;
  spec.title = "A bridge";
  spec.extent = {46, 39.4, 47, 40};
  spec.list = list;
  spec.time = TimeShown::number;
  spec.inset = false;
  spec.timeline = timeline;
  Listed out;
  PlainRuler ruler;
  out.sheet = compose(spec, read_style("light", out.findings), content, ruler, out.findings);
  const auto faults = faults_of(out.sheet);
  for (const std::string& fault : faults) UNSCOPED_INFO(fault);
  CHECK(faults.empty());
  return out;
}

}  // namespace

TEST_CASE("a list tells the events by their numbers, then those that are not on the map", "[list]") {
  MapContent content = events(3, 1);
  content.events[0].event.title = "Shots at the bridge";
  content.events[1].event.title = "Rally in Lachin";
  content.events[2].event.title = "";
  EventPlan plan;
  plan.blocks.order = {2, 1, 0};
  for (const std::size_t event : {0, 1, 2}) {
    EventBlock block;
    block.symbols.push_back({"battle", {}, false, 2, {event}, {}});
    block.symbols.front().numbers = {3 - event};
    plan.blocks.blocks.push_back(block);
  }
  EventListing listing = listed_events(plan, content);
  REQUIRE(listing.list.entries.size() == 4);
  CHECK(listing.more == 0);
  CHECK(listing.list.entries[0] == KeyedEntry{"1", "Battles (Lachin)", "2 January 2023", "", "e1"});
  CHECK(listing.list.entries[1].text == "Rally in Lachin");
  CHECK(listing.list.entries[2].text == "Shots at the bridge (Lachin)");
  CHECK(listing.list.entries[3].key == "–");
  CHECK(listing.list.entries[3].above == "Not on the map: place not known");

  // A number that the map has no room for stands nowhere.
  plan.blocks.blocks[1].symbols.front().numbers.clear();
  listing = listed_events(plan, content);
  CHECK(listing.list.entries[1].key == "•");
  CHECK(listing.list.entries[2].key == "3");

  listing = with_names(listing, {{"A", "Lachin"}, {"B", "Goris"}});
  REQUIRE(listing.list.entries.size() == 6);
  CHECK(listing.list.entries[3] == KeyedEntry{"A", "Lachin", "", "Places"});
  CHECK(listing.list.entries[4] == KeyedEntry{"B", "Goris"});
  CHECK(in_words(listing.list.entries[0]) == "1: 2 January 2023: Battles (Lachin)");
}

TEST_CASE("no list is longer than anybody reads, and what is beyond is counted", "[list]") {
  const MapContent content = events(2500);
  EventPlan plan;
  plan.vague = {0};
  for (std::size_t i = 1; i < content.events.size(); ++i) plan.counted.push_back({i, {}, true});
  const EventListing listing = listed_events(plan, content);
  CHECK(listing.list.entries.size() == 2000);
  CHECK(listing.more == 500);
  CHECK(listing.list.entries.front().key == "•");
}

TEST_CASE("what a long list tells are the first events by days, then by the table", "[list]") {
  MapContent content = events(3000);
  std::mt19937 random(3);
  std::vector<std::pair<Day, std::string>> expected;
  for (LocatedEvent& located : content.events) {
    const Day day = *Day::from_date(2023, 1, 1) + static_cast<int>(random() % 300);
    located.event.date.period = {day, day};
    expected.emplace_back(day, located.event.id);
  }
  std::ranges::stable_sort(expected, {}, &std::pair<Day, std::string>::first);
  EventPlan plan;
  for (std::size_t i = content.events.size(); i > 0; --i) plan.counted.push_back({i - 1, {}, true});
  const EventListing listing = listed_events(plan, content);
  REQUIRE(listing.list.entries.size() == 2000);
  for (std::size_t i = 0; i < 2000; ++i) CHECK(listing.list.entries[i].feature == expected[i].second);
}

TEST_CASE("a list stands beside or below the map, with every event in order", "[list]") {
  for (const EventList list : {EventList::beside, EventList::below}) {
    const Listed made = listed(list, {297, 210}, events(20, 2));
    const auto entries = made.all("list entry");
    REQUIRE(entries.size() == 22);
    CHECK(entries.front().feature == "e1");
    CHECK(entries[19].text.starts_with("20: 21 January 2023: "));
    CHECK(entries.back().text.starts_with("–: "));
    CHECK(std::ranges::all_of(entries, [](const Placement& item) { return item.state == "keyed"; }));
    CHECK(made.sheet.pages.empty());
    CHECK_FALSE(made.tells("has no room for"));
    const PageBox map = made.all("frame").front().box;
    const PageBox box = made.all("list").front().box;
    if (list == EventList::beside) CHECK(box.left > map.right);
    if (list == EventList::below) CHECK(box.top > map.bottom);
  }
}

TEST_CASE("a short list beside the map shares its column with the legend", "[list]") {
  const Listed few = listed(EventList::beside, {297, 210}, events(4));
  const PageBox list = few.all("list").front().box;
  const PageBox legend = few.all("legend").front().box;
  CHECK(legend.left == Approx(list.left));
  CHECK(legend.top > list.bottom);
  const Listed many = listed(EventList::beside, {297, 210}, events(40));
  CHECK(many.all("legend").front().box.right < many.all("list").front().box.left);
  const auto width = [](const Listed& sheet) { return sheet.all("frame").front().box.width(); };
  CHECK(width(few) >= width(many));
}

TEST_CASE("a list gives way before a timeline that is asked for does", "[list]") {
  const Listed made = listed(EventList::below, {210, 297}, events(90), Show::on);
  CHECK(made.all("timeline").front().state == "placed");
  CHECK(made.tells("the list of events has no room for"));
}

TEST_CASE("what a list has no room for is counted on the sheet, in the report and in a finding", "[list]") {
  const Listed made = listed(EventList::below, {140, 105}, events(60));
  const auto entries = made.all("list entry");
  REQUIRE(entries.size() == 60);
  const auto dropped = std::ranges::count(entries, "dropped", &Placement::state);
  REQUIRE(dropped > 0);
  CHECK(dropped < 60);
  REQUIRE(made.all("list remainder").size() == 1);
  CHECK(made.all("list remainder").front().text == "and " + std::to_string(dropped) + " more events");
  CHECK(made.tells("the list of events has no room for " + std::to_string(dropped) +
                   " of 60 events: --list page lists all"));
}

TEST_CASE("pages of a list have the sheet's size, its sources and all events once", "[list]") {
  const Listed made = listed(EventList::page, {140, 105}, events(90));
  REQUIRE(made.sheet.pages.size() >= 2);
  CHECK(made.all("list entry").empty());
  std::set<std::string> seen;
  for (std::size_t page = 2; page <= made.sheet.pages.size() + 1; ++page) {
    for (const Placement& item : made.all("list entry", page)) CHECK(seen.insert(item.feature).second);
    REQUIRE(made.all("credits", page).size() == 1);
    CHECK(made.all("credits", page).front().text.find("The Gazette") != std::string::npos);
    const Drawing& drawing = made.sheet.pages[page - 2].drawing;
    CHECK(drawing.width == 140);
    CHECK(drawing.height == 105);
    CHECK(drawing.title == (page == 2 ? "A bridge: Events" : "A bridge: Events, continued"));
  }
  CHECK(seen.size() == 90);
  CHECK(report_json(made.sheet).find("\"page\":3") != std::string::npos);
}

TEST_CASE("a sheet without events has no list and says so", "[list]") {
  for (const EventList list : {EventList::beside, EventList::below, EventList::page}) {
    const Listed made = listed(list, {240, 180}, {});
    CHECK(made.sheet.pages.empty());
    CHECK(made.tells("there is no list of events"));
  }
}

TEST_CASE("letters of pages that no font has are told", "[list]") {
  MapContent content = events(2);
  content.events[0].event.title = "Եռաբլուր";
  content.events[0].event.place = "";
  const Listed made = listed(EventList::page, {240, 180}, content);
  CHECK(made.tells("'Եռաբլուր'"));
}
