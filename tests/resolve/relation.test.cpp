#include "dateline/resolve/relation.hpp"

#include <catch2/catch.hpp>

#include "dateline/geo/measure.hpp"
#include "dateline/resolve/resolve.hpp"

using namespace dateline;

namespace {

/// "offset Goris 20 135", "road Goris|Sisian", or "" when nothing is taken apart.
std::string taken_apart(const char* text) {
  const auto all = phrases(text);
  if (all.empty()) return "";
  const Phrase& phrase = all.front();
  std::string words = std::string(to_string(phrase.relation)) + " " + phrase.name;
  if (is_between_two(phrase.relation)) words += "|" + phrase.other;
  if (phrase.km > 0) words += " " + std::to_string(static_cast<int>(phrase.km));
  if (phrase.bearing) words += " @" + std::to_string(static_cast<int>(*phrase.bearing));
  return words;
}

Place place(const char* id, PlaceKind kind, LonLat point, const char* name) {
  Place made;
  made.id = id;
  made.kind = kind;
  made.country = "AM";
  made.point = point;
  made.rank = 4;
  made.names.push_back({name, "en", "", NameUse::official, {}, ""});
  return made;
}

Polygon square(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
}

const Gazetteer& sample() {
  using enum PlaceKind;
  static const Gazetteer gazetteer = [] {
    std::vector<Place> places{place("t:goris", settlement, {46.34, 39.51}, "Goris"),
                              place("t:sisian", settlement, {46.03, 39.52}, "Sisian"),
                              place("t:lachin", settlement, {46.55, 39.64}, "Lachin"),
                              place("t:west", district, {46.25, 39.5}, "Westland"),
                              place("t:east", district, {46.75, 39.5}, "Eastland"),
                              place("t:road", road, {46.2, 39.51}, "M2"),
                              place("t:far", settlement, {10, 50}, "Sisian")};
    places[3].extents.push_back({polygon_geometry(square(46, 39, 46.5, 40)), {}, 0, "", "", ""});
    places[4].extents.push_back({polygon_geometry(square(46.5, 39, 47, 40)), {}, 0, "", "", ""});
    places[5].extents.push_back(
        {line_geometry({{46.5, 39.5}, {46.34, 39.52}, {46.2, 39.6}, {46.03, 39.51}, {45.9, 39.5}}),
         {},
         0,
         "",
         "",
         ""});
    return Gazetteer(std::move(places));
  }();
  return gazetteer;
}

Found found(const char* text) {
  Toponym toponym;
  toponym.text = text;
  const Resolution resolution = resolve(toponym, sample());
  INFO(resolution.because);
  REQUIRE(resolution.found() != nullptr);
  return *resolution.found();
}

}  // namespace

TEST_CASE("texts are taken apart into a relation and names", "[relation]") {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"near Tegh", "near Tegh"},
      {"in the vicinity of the village of Tegh", "near village of Tegh"},
      {"not far from Tegh", "near Tegh"},
      {"Tegh (outside)", "near Tegh"},
      {"the outskirts of Goris", "outskirts Goris"},
      {"Goris suburbs", "outskirts Goris"},
      {"entrance to Goris", "outskirts Goris"},
      {"20 km south-east of Goris", "offset Goris 20 @135"},
      {"about 20 kilometres south east of Goris", "offset Goris 20 @135"},
      {"15km Northwest of Gwoza", "offset Gwoza 15 @315"},
      {"10 miles from Goris", "offset Goris 16"},
      {"north of Goris", "offset Goris @0"},
      {"to the west of Goris", "offset Goris @270"},
      {"Goris, 5 km to the north", "offset Goris 5 @0"},
      {"Goris (5 km north)", "offset Goris 5 @0"},
      {"севернее Гориса", "offset Гориса @0"},
      {"in the north of Syunik", "part Syunik @0"},
      {"northern Syunik", "part Syunik @0"},
      {"Aleppo countryside", "part Aleppo"},
      {"between Goris and Sisian", "between Goris|Sisian"},
      {"the Goris–Sisian road", "road Goris|Sisian"},
      {"along the road from Goris to Sisian", "road Goris|Sisian"},
      {"road between Goris and Sisian", "road Goris|Sisian"},
      {"the entrance of the Goris-Sisian road", "entrance Goris|Sisian"},
      {"the Armenia–Azerbaijan border", "border Armenia|Azerbaijan"},
      {"Armenia-Azerbaijan border area", "border Armenia|Azerbaijan"},
      {"border between Razih district and Saudi Arabia", "border Razih district|Saudi Arabia"},
      {"Goris", ""},
      {"Westland", ""},
      {"North Ossetia", ""},
      {"", ""},
      {"near", ""},
      {"20 km", ""},
      {"between Goris", ""},
      {"the road", ""},
      {"of of of", ""}};
  for (const auto& [text, words] : cases) {
    INFO(text);
    CHECK(taken_apart(text) == words);
  }
  CHECK(phrases("Goris-Nagorno-Karabakh road").size() == 2);
}

TEST_CASE("a distance and a direction give a point with what they leave open", "[relation]") {
  const Found place = found("20 km south-east of Goris");
  const LonLat goris(46.34, 39.51);
  REQUIRE(place.where.geometry.points.size() == 1);
  const LonLat point = place.where.geometry.points.front();
  CHECK(distance_km(goris, point) == Approx(20).margin(0.01));
  CHECK(bearing(goris, point) == Approx(135).margin(0.01));
  // 20 sin 22.5° = 7.7 aside, 5 along, and a kilometre for the place.
  CHECK(place.where.radius_km == Approx(10.1).margin(0.1));
  CHECK(found("near Goris").where.radius_km == 10);
  CHECK(found("outskirts of Goris").where.radius_km == 3);
  CHECK(found("13 km from Goris").where.radius_km == 14);
  CHECK(found("13 km from Goris").where.geometry.points.front() == goris);
  CHECK(found("north of Goris").where.geometry.points.front().lat() > goris.lat());
}

TEST_CASE("a road is its known line between the two, else a straight one", "[relation]") {
  const Found road = found("the Goris–Sisian road");
  CHECK(road.best.place->id == "t:goris");
  REQUIRE(road.other);
  CHECK(road.other->place->id == "t:sisian");
  CHECK(road.where.geometry.lines.at(0).size() == 3);
  CHECK(road.where.geometry.lines[0].front() == LonLat(46.34, 39.52));
  CHECK(road.where.because.find("'M2'") != std::string::npos);
  const Found back = found("the road from Sisian to Goris");
  CHECK(back.where.geometry.lines.at(0).front() == LonLat(46.03, 39.51));
  const Found straight = found("between Goris and Lachin");
  CHECK(straight.where.geometry.lines.at(0) == Line{{46.34, 39.51}, {46.55, 39.64}});
  CHECK(straight.where.because.find("straight line") != std::string::npos);
  const Found entrance = found("entrance of the Sisian–Goris road");
  CHECK(entrance.where.geometry.points.at(0) == LonLat(46.03, 39.51));
  CHECK(entrance.where.radius_km == 3);
}

TEST_CASE("a border is the outline that both share", "[relation]") {
  const Found border = found("the Westland–Eastland border");
  REQUIRE(border.where.geometry.lines.size() == 1);
  for (const LonLat corner : border.where.geometry.lines[0]) CHECK(corner.lon() == 46.5);
  Toponym toponym;
  toponym.text = "the Goris–Westland border";
  const Resolution none = resolve(toponym, sample());
  CHECK(none.found() == nullptr);
  CHECK(none.because.find("no border between the two") != std::string::npos);
}

TEST_CASE("a part of an area is that side of it", "[relation]") {
  const Found part = found("northern Westland");
  CHECK(part.where.is_area);
  REQUIRE(part.where.geometry.polygons.size() == 1);
  for (const LonLat corner : part.where.geometry.polygons[0].rings[0]) CHECK(corner.lat() >= 39.5);
  CHECK(found("Goris countryside").where.radius_km == 25);
}
