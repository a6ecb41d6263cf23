#include "dateline/resolve/attach.hpp"

#include <catch2/catch.hpp>

#include "dateline/gazetteer/gazetteer.hpp"

using namespace dateline;

namespace {

Place place(const std::string& id, const std::string& name, PlaceKind kind, LonLat point) {
  Place made;
  made.id = id;
  made.kind = kind;
  made.country = "AZ";
  made.point = point;
  made.names.push_back({name, "en", "AZ", NameUse::official, {}, ""});
  return made;
}

Gazetteer gazetteer() {
  std::vector<Place> places;
  places.push_back(place("dl:lachin", "Lachin", PlaceKind::settlement, {46.5478, 39.6396}));
  places.push_back(place("dl:azerbaijan", "Azerbaijan", PlaceKind::country, {47.5, 40.3}));
  places.push_back(place("dl:agdam", "Aghdam District", PlaceKind::district, {46.9, 40}));
  places.back().extents.push_back(
      {polygon_geometry({{{{46.8, 39.9}, {47, 39.9}, {47, 40.1}, {46.8, 39.9}}}}), {}, 0, "", "", ""});
  places.push_back(place("dl:road", "Lachin corridor", PlaceKind::corridor, {46.55, 39.6}));
  const Day change = *Day::from_date(2022, 8, 30);
  places.back().extents.push_back(
      {line_geometry({{46.5, 39.6}, {46.6, 39.7}}), {Period::distant_past, change - 1}, 5, "", "", ""});
  places.back().extents.push_back(
      {line_geometry({{46.5, 39.5}, {46.6, 39.6}}), {change, Period::distant_future}, 5, "", "", ""});
  return Gazetteer(std::move(places));
}

struct Attached {
  LocatedEvent event;
  Findings findings;
};

Attached attached(const std::string& name, Geometry given = {}, std::optional<GeoPrecision> precision = {},
                  std::optional<double> radius = {}, int year = 2023) {
  Event event;
  event.place = name;
  event.given = std::move(given);
  event.given_precision = precision;
  event.radius_km = radius;
  event.date.period = {*Day::from_date(year, 2, 1), *Day::from_date(year, 2, 1)};
  event.file = "events.csv";
  event.line = 7;
  Attached result;
  const Gazetteer places = gazetteer();
  result.event = attach({event}, places, result.findings).at(0);
  return result;
}

}  // namespace

TEST_CASE("a settlement is an exact point, near it a ring", "[attach]") {
  const LocatedEvent exact = attached("Lachin").event;
  CHECK(exact.precision == GeoPrecision::exact);
  CHECK(exact.site == LonLat(46.5478, 39.6396));
  CHECK(exact.located_by == "gazetteer");
  CHECK(exact.place_id == "dl:lachin");
  CHECK_FALSE(exact.radius_km);
  const LocatedEvent near = attached("near Lachin").event;
  CHECK(near.precision == GeoPrecision::near);
  CHECK(near.radius_km == 10.0);
  CHECK(near.because.str().find("10 km") != std::string::npos);
  CHECK(attached("near Lachin", {}, {}, 3.0).event.radius_km == 3.0);
}

TEST_CASE("an area is never a sighting", "[attach]") {
  const LocatedEvent district = attached("Aghdam District").event;
  CHECK(district.precision == GeoPrecision::district);
  CHECK(district.site.geometry().points.empty());
  CHECK(district.site.geometry().polygons.size() == 1);
  const LocatedEvent country = attached("Azerbaijan").event;
  CHECK(country.precision == GeoPrecision::country);
  CHECK(country.because.str().find("no position of the event") != std::string::npos);
}

TEST_CASE("a corridor is its line as of the day", "[attach]") {
  CHECK(attached("Lachin corridor", {}, {}, {}, 2021).event.site.geometry().lines.at(0).at(0) ==
        LonLat(46.5, 39.6));
  CHECK(attached("Lachin corridor", {}, {}, {}, 2023).event.site.geometry().lines.at(0).at(0) ==
        LonLat(46.5, 39.5));
  CHECK(attached("Lachin corridor").event.precision == GeoPrecision::line);
}

TEST_CASE("what the table gives comes first", "[attach]") {
  const Geometry point = point_geometry({46.55, 39.64});
  const LocatedEvent given = attached("Lachin", point).event;
  CHECK(given.precision == GeoPrecision::exact);
  CHECK(given.located_by == "given");
  CHECK(given.site == point);
  CHECK(given.place_id == "dl:lachin");
  CHECK(attached("Lachin", point, {}, 2.0).event.precision == GeoPrecision::near);
  const LocatedEvent centroid = attached("Aghdam", point, GeoPrecision::district).event;
  CHECK(centroid.precision == GeoPrecision::district);
  CHECK_FALSE(centroid.radius_km);
  CHECK(attached("", line_geometry({{46, 39}, {47, 39}})).event.precision == GeoPrecision::line);
}

TEST_CASE("a point far from the place that it names is told", "[attach]") {
  const Attached swapped = attached("Lachin", point_geometry({39.6396, 46.5478}));
  REQUIRE(swapped.findings.size() == 1);
  CHECK(swapped.findings[0].message.find("swapped") != std::string::npos);
  CHECK(swapped.findings[0].origin.line == 7);
  CHECK(swapped.event.place_id.empty());
  const Attached namesake = attached("Lachyn", point_geometry({10, 50}));
  CHECK(namesake.event.place_id.empty());
  CHECK(namesake.event.site == LonLat(10, 50));
  CHECK(attached("Lachin", point_geometry({46.6, 39.7})).findings.empty());
}

TEST_CASE("a place that stays open is a finding and no position", "[attach]") {
  const Attached open = attached("Qwxyzzk");
  CHECK(open.event.site.empty());
  CHECK(open.event.precision == GeoPrecision::unknown);
  REQUIRE(open.findings.size() == 1);
  CHECK(open.findings[0].severity == Severity::warning);
  CHECK(attached("").findings.empty());
  CHECK(attached("").event.site.empty());
}
