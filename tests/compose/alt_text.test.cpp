#include <catch2/catch.hpp>

#include "compose/reading_order.hpp"
#include "dateline/compose/compose.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

LocatedEvent event_on(int month, const std::string& title, Geometry geometry) {
  LocatedEvent located;
  located.event.type = "Protests";
  located.event.title = title;
  located.event.place = "Town";
  located.event.source = "A paper";
  located.event.date.period = {*Day::from_date(2023, month, 1), *Day::from_date(2023, month, 1)};
  located.precision = geometry.empty() ? GeoPrecision::unknown : GeoPrecision::exact;
  located.site = std::move(geometry);
  return located;
}

/// Events out of order, one without a place and one off the map, and a closed road.
Sheet sheet() {
  SheetSpec spec;
  spec.title = "A map";
  spec.extent = {46, 39, 47, 40};
  spec.alt_text = true;
  spec.as_of = *Day::from_date(2023, 12, 31);
  MapContent content;
  content.events = {event_on(3, "Third", point_geometry({46.2, 39.2})),
                    event_on(1, "First", point_geometry({46.7, 39.7})), event_on(2, "Nowhere", {}),
                    event_on(4, "Far", point_geometry({5, 52}))};
  Feature closed{"", line_geometry({{46.2, 39.5}, {46.3, 39.5}}), {}};
  closed.set("kind", std::string("closed"));
  closed.set("class", std::string("closed"));
  closed.set("name", std::string("Bridge road"));
  content.layers.push_back({"situation", {closed}});
  content.sources = {"a test"};
  Findings findings;
  Ruler ruler;
  return compose(spec, read_style("light", findings), content, ruler, findings);
}

std::size_t at(const std::string& text, const std::string& words) {
  const std::size_t found = text.find(words);
  INFO(text << "\nhas no: " << words);
  REQUIRE(found != std::string::npos);
  return found;
}

}  // namespace

TEST_CASE("the map in words tells its events by date, and what it does not show", "[compose][alt]") {
  const std::string words = sheet().alt_text;
  INFO(words);
  CHECK(words.starts_with("A map.\n"));
  const std::size_t first =
      at(words, "- 1 January 2023: First. Protests. Place: Town (place known exactly).");
  const std::size_t third = at(words, "- 1 March 2023: Third.");
  const std::size_t unknown =
      at(words, "Not shown, since their place is not known\n- 1 February 2023: Nowhere.");
  const std::size_t far = at(words, "Not shown, since they lie outside the map\n- 1 April 2023: Far.");
  const std::size_t ground = at(words, "On the ground\n- Bridge road (Closed stretch of road)");
  CHECK(first < third);
  CHECK(third < unknown);
  CHECK(unknown < far);
  CHECK(far < ground);
  at(words, "Sources: a test.");
  at(words, "It shows 2 events: Protests 2.");
}

TEST_CASE("a sheet is read as title, map, legend, events by date, credits", "[compose][alt]") {
  const Sheet made = sheet();
  std::vector<std::string> order;
  for (const Mark& mark : made.drawing.marks)
    if (const auto* group = std::get_if<GroupBegin>(&mark); group && group->role != "layer") {
      order.push_back(group->role);
      if (group->role == "event")
        order.back() += ' ' + group->description.substr(0, group->description.find('\n'));
    }
  const auto place = [&](const std::string& role) {
    return std::ranges::find_if(order, [&](const std::string& one) { return one.starts_with(role); }) -
           order.begin();
  };
  CHECK(place("title") == 0);
  CHECK(place("frame") < place("legend"));
  CHECK(place("legend") < place("event 1 January 2023"));
  CHECK(place("event 1 January 2023") < place("event 1 March 2023"));
  CHECK(place("event 1 March 2023") < place("credits"));
  CHECK(order.back() == "credits");
}

TEST_CASE("reading order keeps every mark", "[compose][alt]") {
  const Mark plain = PathMark{rectangle({0, 0, 1, 1}), Colour{}, {}, {}, 1.5};
  const auto group = [](const char* role) { return GroupBegin{"", role, "", "", {}, 1, Blend::normal}; };
  const std::vector<Mark> marks{group("layer"), group("event"), plain, GroupEnd{}, GroupEnd{},
                                plain,          group("title"), plain, GroupEnd{}};
  const std::vector<Mark> read = in_reading_order(marks);
  REQUIRE(read.size() == marks.size());
  CHECK(std::get<GroupBegin>(read.front()).role == "title");
  CHECK(std::get<GroupBegin>(read[4]).role == "layer");
}
