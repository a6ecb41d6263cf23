#include "dateline/select/select.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

LocatedEvent event(const std::string& type, const std::string& subtype, int month) {
  LocatedEvent made;
  made.event.type = type;
  made.event.subtype = subtype;
  made.event.date.period = *month_period(2023, month);
  return made;
}

}  // namespace

TEST_CASE("events are chosen by period and by type or subtype", "[select]") {
  const std::vector<LocatedEvent> events{event("Blockade", "Utility cut", 1), event("Blockade", "", 2),
                                         event("Meeting", "Talks", 3), event("Picnic", "", 4)};
  CHECK(selected(events, {}).size() == 4);
  CHECK(selected(events, {Period{*Day::from_date(2023, 1, 31), *Day::from_date(2023, 2, 1)}, {}}).size() ==
        2);
  CHECK(selected(events, {{}, {"blockade"}}).size() == 2);
  CHECK(selected(events, {{}, {"Utility cut", "talks"}}).size() == 2);
  CHECK(selected(events, {{}, {"Other"}}).size() == 1);
  CHECK(selected(events, {{}, {"Picnic"}}).size() == 1);
  CHECK(selected(events, {{}, {"Protests"}}).empty());
}

TEST_CASE("the properties of an event stand in the order of the interface", "[select]") {
  LocatedEvent located = event("Meeting", "", 3);
  located.event.more = {{"colour", "red"}, {"type", "not this one"}};
  located.event.date.uncertain = true;
  located.score = 0.9490000000000002;
  const Feature feature = to_feature(located);
  std::string names;
  for (const auto& [name, value] : feature.attributes) names += name + " ";
  CHECK(
      names ==
      "id date_start date_end time date_precision type subtype title actor1 actor2 fatalities fatalities_low "
      "fatalities_high place place_id place_name geo_precision radius_km located_by score source source_url "
      "sources notes colour ");
  CHECK(to_string(feature["date_start"]) == "2023-03-01");
  CHECK(to_string(feature["date_precision"]) == "month");
  CHECK(to_string(feature["type"]) == "Meeting");
  CHECK(to_string(feature["geo_precision"]) == "unknown");
  CHECK(to_string(feature["score"]) == "0.949");
}

TEST_CASE("a corridor is drawn while it was in force", "[select]") {
  Place corridor;
  corridor.id = "dl:c";
  corridor.kind = PlaceKind::corridor;
  corridor.names.push_back({"C", "en", "", NameUse::common, {}, ""});
  const Day change = *Day::from_date(2022, 8, 30);
  corridor.extents.push_back(
      {line_geometry({{46, 39}, {47, 39}}), {Period::distant_past, change - 1}, 5, "", "", ""});
  corridor.extents.push_back(
      {line_geometry({{46, 40}, {47, 40}}), {change, Period::distant_future}, 0, "", "", ""});
  const auto areas = corridor_areas({&corridor}, {change - 100, change + 100});
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].geometry.polygons.size() == 1);
  CHECK(to_string(areas[0]["valid_to"]) == "2022-08-29");
  CHECK(to_string(areas[0]["width_km"]) == "5");
  CHECK(corridor_routes({&corridor}, {change - 100, change + 100}).size() == 2);
  CHECK(corridor_routes({&corridor}, {change, change + 100}).size() == 1);
}
