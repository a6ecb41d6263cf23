#include "dateline/read/events.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"
#include "dateline/geo/measure.hpp"
#include "read/event_table.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct Read {
  std::vector<Event> events;
  Findings findings;

  bool tells(const std::string& part) const {
    return std::ranges::any_of(findings,
                               [&](const Finding& f) { return f.message.find(part) != std::string::npos; });
  }
};

Read read(const std::string& bytes, const std::string& ending = ".csv") {
  const auto path = fs::temp_directory_path() / ("dateline-events-" + std::to_string(getpid()) + ending);
  std::ofstream(path, std::ios::binary) << bytes;
  Read result;
  try {
    result.events = read_events(path.string(), result.findings);
  } catch (...) {
    fs::remove(path);
    throw;
  }
  fs::remove(path);
  return result;
}

Period days(int year, int month, int first, int last) {
  return {*Day::from_date(year, month, first), *Day::from_date(year, month, last)};
}

std::string gdelt_row(const std::string& geo_type) {
  std::vector<std::string> cells(61);
  cells[0] = "1098765432";
  cells[1] = "20230423";
  cells[6] = "AZERBAIJAN";
  cells[26] = "191";
  cells[32] = "3";
  cells[51] = geo_type;
  cells[52] = "Lachin, Azerbaijan \"Berdzor\"";
  cells[56] = "39.6";
  cells[57] = "46.5";
  cells[60] = "https://example.org/1";
  std::string row;
  for (const std::string& cell : cells) row += (&cell == cells.data() ? "" : "\t") + cell;
  return row + "\n";
}

const std::string acled_header =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,"
    "location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n";

}  // namespace

TEST_CASE("a plain table with all its columns", "[events]") {
  const Read result = read(
      "id,date,date_end,time,place,lon,lat,radius_km,type,subtype,title,actor1,actor2,fatalities,fatalities_"
      "low,"
      "fatalities_high,source,source_url,notes,colour\n"
      "a1,2023-04-23,,12:00+04:00,Lachin,46.5478,39.6396,2,checkpoint,checkpoint "
      "established,T,A,B,3,1,5,S1;S2,"
      "https://example.org,\"N, n\",red\n"
      "a2,2022-12-12,2022-12-14,,,,,,Blockade,,,,,,,,,,,\n"
      "a3,2022-12,,,Lachin,,,,,,,,,,,,,,,\n");
  CHECK(result.findings.empty());
  REQUIRE(result.events.size() == 3);
  const Event& first = result.events[0];
  CHECK(first.id == "a1");
  CHECK(first.date.period == days(2023, 4, 23, 23));
  CHECK(first.date.time == ClockTime{720, 240});
  CHECK(first.given == LonLat(46.5478, 39.6396));
  CHECK(first.radius_km == 2.0);
  CHECK(first.type == "Checkpoint");
  CHECK(first.subtype == "Checkpoint established");
  CHECK(first.fatalities == Fatalities{3, 1, 5});
  CHECK(first.notes == "N, n");
  CHECK(first.more == std::vector<std::pair<SharedText, SharedText>>{{"colour", "red"}});
  CHECK(first.line == 2);
  CHECK(result.events[1].date.period == days(2022, 12, 12, 14));
  CHECK(result.events[2].date.period == days(2022, 12, 1, 31));
}

TEST_CASE("a bad cell costs itself, a bad date its row", "[events]") {
  const Read result = read(
      "id,date,date_end,time,place,lon,lat,radius_km,type,fatalities,geometry\n"
      "1,2023-02-31,,,Lachin,,,,,,\n"
      "2,2023-02-01,,,Lachin,46.5,95,,,,\n"
      "3,2023-02-01,,,Lachin,46.5,,,,,\n"
      "4,2023-02-01,,,Lachin,39.6,146.5,,,,\n"
      "5,2023-02-01,,,Lachin,x,39.6,,,,\n"
      "6,2023-02-01,,,Lachin,46.5,39.6,-1,,,\n"
      "7,2023-02-01,,,Lachin,,,,Blokade,,\n"
      "7,2023-02-01,,,Lachin,,,,,many,\n"
      "8,2023-02-01,,,Lachin,,,,,,POINT 46\n"
      "9,2023-02-05,2023-02-01,,Lachin,,,,,,\n"
      "10,2023-02-01,,25:00,Lachin,,,,,,\n"
      "11,,,,Lachin,,,,,,\n"
      "12,2023-02-01\n"
      "13,2023-02-01,,,Lachin,,,,,,,,x\n");
  CHECK(result.tells("31"));
  CHECK(result.tells("95"));
  CHECK(result.tells("lon without lat"));
  CHECK(result.tells("swapped"));
  CHECK(result.tells("lon 'x' is not a number"));
  CHECK(result.tells("radius_km '-1'"));
  CHECK(result.tells("there is no event type 'Blokade' (did you mean 'Blockade'?)"));
  CHECK(result.tells("the id '7' is that of line 8 too"));
  CHECK(result.tells("fatalities 'many'"));
  CHECK(result.tells("POINT (46.55 39.64)"));
  CHECK(result.tells("is before the date"));
  CHECK(result.tells("time '25:00'"));
  CHECK(result.tells("has no date"));
  CHECK(result.tells("has 2 cells where the header has 11"));
  CHECK(result.tells("has 13 cells where the header has 11"));
  CHECK(result.events.size() == 11);
  for (const Event& event : result.events) CHECK(event.given.empty() == (event.id != "6"));
  for (const Finding& finding : result.findings) CHECK(finding.origin.line > 1);
}

TEST_CASE("decimal commas of a semicolon table", "[events]") {
  const Read result = read("date;place;lon;lat\n2023-02-01;Lachin;46,5;39,6\n");
  REQUIRE(result.events.size() == 1);
  CHECK(result.events[0].given == LonLat(46.5, 39.6));
  CHECK(result.findings.empty());
}

TEST_CASE("well-known text becomes a geometry", "[events]") {
  CHECK(parse_wkt("POINT (46.5 39.6)")->points.size() == 1);
  CHECK(parse_wkt("LINESTRING (46 39, 47 39)")->lines.size() == 1);
  CHECK(parse_wkt("POLYGON ((46 39, 47 39, 47 40, 46 39))")->polygons.size() == 1);
  CHECK(parse_wkt("GEOMETRYCOLLECTION (POINT (46 39), LINESTRING (46 39, 47 39))")->points.size() == 1);
  CHECK_FALSE(parse_wkt("POINT EMPTY"));
  CHECK_FALSE(parse_wkt("POINT (46 95)"));
  CHECK_FALSE(parse_wkt("POLYGON ((46 39, 47 39))"));
  CHECK_FALSE(parse_wkt(std::string(200000, '(')));
}

TEST_CASE("a table without its columns is refused with what is missing", "[events]") {
  CHECK_THROWS_WITH(read("dates,place\n2023-01-01,x\n"), Catch::Contains("'date' (is it 'dates'?)"));
  CHECK_THROWS_WITH(read("date,name\n2023-01-01,x\n"),
                    Catch::Contains("'place'") && Catch::Contains("'name'"));
  CHECK_THROWS_WITH(read(""), Catch::Contains("is empty"));
  CHECK_THROWS_WITH(read("WEEK,COUNTRY,EVENTS,CENTROID_LATITUDE,CENTROID_LONGITUDE\n"),
                    Catch::Contains("middles"));
  CHECK(read("date,place\n").tells("only a header"));
}

TEST_CASE("ACLED rows keep what their precision codes say", "[events]") {
  const Read result =
      read(acled_header +
           "AZE1,2023-04-23,2023,1,,Battles,Armed clash,A,B,Lachin,39.6,46.5,1,S1; S2,n,2\n"
           "AZE2,23-04-2023,2023,2,,Protests,Excessive force against protestors,A,,Lachin,39.6,46.5,2,S,n,0\n"
           "AZE3,23 April 2023,2023,3,,Riots,Mob violence,A,,Lachin,39.6,46.5,3,S,n,0\n"
           "AZE4,31 April 2023,2023,3,,Riots,Mob violence,A,,Lachin,39.6,46.5,3,S,n,0\n");
  REQUIRE(result.events.size() == 3);
  CHECK(result.events[0].given_precision == GeoPrecision::exact);
  CHECK(result.events[0].sources == 2);
  CHECK(result.events[0].fatalities.best == 2);
  CHECK(result.events[1].given_precision == GeoPrecision::near);
  CHECK(result.events[1].date.period == days(2023, 4, 20, 26));
  CHECK(result.events[1].subtype == "Excessive force against protesters");
  CHECK(result.events[2].given_precision == GeoPrecision::region);
  CHECK(result.events[2].date.period == days(2023, 4, 1, 30));
  CHECK(result.findings.size() == 1);
}

TEST_CASE("GDELT rows are known by their 61 cells", "[events]") {
  const Read result = read(gdelt_row("4") + gdelt_row("1") + gdelt_row("5"));
  REQUIRE(result.events.size() == 3);
  CHECK(result.events[0].place == "Lachin, Azerbaijan \"Berdzor\"");
  CHECK(result.events[0].given_precision == GeoPrecision::exact);
  CHECK(result.events[0].given == LonLat(46.5, 39.6));
  CHECK(result.events[0].type == "Blockade");
  CHECK(result.events[0].sources == 3);
  CHECK(result.events[0].date.uncertain);
  CHECK(result.events[1].given_precision == GeoPrecision::country);
  CHECK(result.events[2].given_precision == GeoPrecision::region);
}

TEST_CASE("GeoJSON and JSON Lines are tables too", "[events]") {
  const Read collection = read(
      R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":"e1","properties":{"date":"2023-04-23","place":"Lachin","fatalities":2,"type":"Blockade"},"geometry":{"type":"Point","coordinates":[46.5,39.6]}},
{"type":"Feature","properties":{"id":"e2","date":"2023-04-31"},"geometry":null},
{"type":"Feature","properties":{"id":"e3","date":"2023-04-23"},"geometry":{"type":"Point","coordinates":[46.5,95]}}]})",
      ".geojson");
  REQUIRE(collection.events.size() == 2);
  CHECK(collection.events[0].id == "e1");
  CHECK(collection.events[0].fatalities.best == 2);
  CHECK(collection.events[0].given.point() != nullptr);
  CHECK(collection.events[0].type == "Blockade");
  CHECK(collection.events[1].given.empty());
  CHECK(collection.findings.size() == 2);
  CHECK(collection.findings[0].origin.line == 4);

  const Read lines = read(
      "{\"date\":\"2023-04-23\",\"place\":\"Lachin\",\"lon\":46.5,\"lat\":39.6}\nbroken\n"
      "{\"date\":\"2023-04-24\",\"place\":\"Tegh\"}\n");
  REQUIRE(lines.events.size() == 2);
  CHECK(lines.events[0].given == LonLat(46.5, 39.6));
  CHECK(lines.events[1].line == 3);
  REQUIRE(lines.findings.size() == 1);
  CHECK(lines.findings[0].origin.line == 2);
}

TEST_CASE("JSON that breaks off keeps what came before", "[events]") {
  const Read result = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"date":"2023-04-23","place":"Lachin"},"geometry":null},
{"type":"Feature","properties":{"date":)");
  CHECK(result.events.size() == 1);
  CHECK(has_error(result.findings));
}

TEST_CASE("real UCDP rows keep their precision", "[events][shared]") {
  const char* folder = std::getenv("DATELINE_SHARED");
  const fs::path path =
      fs::path(folder == nullptr ? "../shared" : folder) / "data/events/ucdp_ged_sample_dev.csv";
  if (!fs::exists(path)) {
    WARN("left out: " << path.filename() << " is not at hand");
    return;
  }
  Findings findings;
  const std::vector<Event> events = read_events(path.string(), findings);
  CHECK(events.size() > 150);
  CHECK(findings.empty());
  std::size_t exact = 0;
  for (const Event& event : events) {
    REQUIRE(event.given.point() != nullptr);
    REQUIRE(event.given_precision);
    exact += event.given_precision == GeoPrecision::exact;
    CHECK((event.given_precision == GeoPrecision::near) == event.radius_km.has_value());
  }
  CHECK(exact * 10 < events.size() * 6);
}
