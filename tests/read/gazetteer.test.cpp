#include "dateline/read/gazetteer.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"

using namespace dateline;

namespace {

const std::string head = R"({"type":"FeatureCollection","features":[)";

std::string feature(const std::string& id, const std::string& more = "") {
  return R"({"@id":")" + id +
         R"(","type":"Feature","properties":{"title":"Lachin","ccodes":["AZ"],"kind":"settlement","rank":4},)" +
         more + R"("names":[{"toponym":"Lachin","lang":"en","by":"AZ","use":"official"}],)" +
         R"("geometry":{"type":"Point","coordinates":[46.5478,39.6396]}})";
}

struct Result {
  std::vector<Place> places;
  Findings findings;
};

Result read(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("dateline-gazetteer-" + std::to_string(getpid()) + ".geojson");
  std::ofstream(path, std::ios::binary) << text;
  Result result;
  result.places = read_gazetteer(path.string(), result.findings);
  for (Finding& finding : result.findings) finding.origin.file = "g";
  std::filesystem::remove(path);
  return result;
}

/// A good place, one changed by replacing `from`, and another good one: the findings.
std::string finding_for(const std::string& from, const std::string& to) {
  std::string broken = feature("t:b");
  const auto at = broken.find(from);
  REQUIRE(at != std::string::npos);
  broken.replace(at, from.size(), to);
  const Result result =
      read(head + "\n" + feature("t:a") + ",\n" + broken + ",\n" + feature("t:c") + "\n]}\n");
  CHECK(result.places.size() == 2);
  REQUIRE(result.findings.size() == 1);
  return to_string(result.findings[0]);
}

}  // namespace

TEST_CASE("a place is read with all it has", "[read_gazetteer]") {
  const Result result = read(head + R"(
{"@id":"t:x","type":"Feature","properties":{"ccodes":["AZ"],"kind":"corridor","feature_code":"RTE","population":12,"rank":3,"position_source":"OSM"},"when":{"timespans":[{"start":{"in":"2020-11-10"},"end":{"in":"2023"}}]},"names":[{"toponym":"Xə","lang":"az","by":"AZ","use":"official","when":{"timespans":[{"start":{"earliest":"1991","latest":"1992"}}]},"citations":[{"label":"GeoNames"}]},{"toponym":"X@en"}],"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[46,39]},{"type":"LineString","coordinates":[[46,39],[47,40]],"width_km":5,"certainty":"certain","label":"road","when":{"timespans":[{"end":{"in":"2022-08-29"}}]}},{"type":"Polygon","coordinates":[[[46,39],[47,39],[47,40],[46,39]]]}]},"relations":[{"relationType":"gvp:broaderPartitive","relationTo":"t:az","label":"Azerbaijan"},{"relationType":"other","relationTo":"t:no"}]}
]})");
  CHECK(result.findings.empty());
  REQUIRE(result.places.size() == 1);
  const Place& place = result.places[0];
  CHECK(place.id == "t:x");
  CHECK(place.kind == PlaceKind::corridor);
  CHECK(place.country == "AZ");
  CHECK(place.population == 12);
  CHECK(place.rank == 3);
  CHECK(to_string(place.period.last) == "2023-12-31");
  CHECK(place.origin.line == 2);
  CHECK(place.names.at(0).source == "GeoNames");
  CHECK(to_string(place.names[0].period.first) == "1991-01-01");
  CHECK(place.names.at(1).text == "X");
  CHECK(place.names[1].language == "en");
  CHECK(place.names[1].use == NameUse::common);
  CHECK(place.point == LonLat(46, 39));
  REQUIRE(place.extents.size() == 2);
  CHECK(place.extents[0].width_km == 5);
  CHECK(to_string(place.extents[0].period.last) == "2022-08-29");
  CHECK(place.extents[1].geometry.polygons.size() == 1);
  CHECK(place.parents.size() == 1);
}

TEST_CASE("a name in use twice is not in use between", "[read_gazetteer]") {
  std::string twice = feature("t:a");
  twice.insert(twice.find("\"use\":"),
               R"("when":{"timespans":[{"end":{"in":"2019"}},{"start":{"in":"2022"}}]},)");
  const Result result = read(head + "\n" + twice + "\n]}");
  CHECK(result.findings.empty());
  REQUIRE(result.places.at(0).names.size() == 2);
  CHECK(to_string(result.places[0].names[0].period.last) == "2019-12-31");
  CHECK(to_string(result.places[0].names[1].period.first) == "2022-01-01");
}

TEST_CASE("a broken place is a finding with its line and the others are kept", "[read_gazetteer]") {
  using Catch::Contains;
  CHECK_THAT(finding_for("}}", "}"), Contains("g:3: error:"));
  CHECK_THAT(finding_for("\"@id\":\"t:b\"", "\"nr\":1"), Contains("g:3: error: a place has no @id"));
  CHECK_THAT(finding_for("\"settlement\"", "\"setlement\""), Contains("did you mean 'settlement'?"));
  CHECK_THAT(finding_for("39.6396", "95"), Contains("'t:b': latitude 95 is outside -90 to 90"));
  CHECK_THAT(finding_for("\"names\":[{", "\"nomen\":[{"), Contains("it has no names"));
  CHECK_THAT(finding_for("\"toponym\":\"Lachin\"", "\"toponym\":\"\""), Contains("has no toponym"));
  CHECK_THAT(finding_for("\"geometry\"", "\"geometrie\""), Contains("it has no geometry"));
  CHECK_THAT(finding_for("\"official\"", "\"oficial\""), Contains("did you mean 'official'?"));
  CHECK_THAT(finding_for("\"rank\":4", "\"rank\":9"), Contains("its rank is no whole number from 1 to 7"));
  CHECK_THAT(
      finding_for(
          "\"use\":",
          "\"when\":{\"timespans\":[{\"start\":{\"in\":\"2000\"},\"end\":{\"in\":\"1990\"}}]},\"use\":"),
      Contains("begins on 2000-01-01 and ends before"));
  CHECK_THAT(
      finding_for("\"use\":", "\"when\":{\"timespans\":[{\"start\":{\"in\":\"2023-02-31\"}}]},\"use\":"),
      Contains("there is no 31 February 2023"));
  CHECK_THAT(finding_for("[46.5478,39.6396]", "\"here\""), Contains("no position [longitude, latitude]"));
  CHECK_THAT(finding_for("\"Point\"", "\"Circle\""), Contains("'Circle', which is no type of GeoJSON"));
  CHECK_THAT(finding_for("Lachin\",\"ccodes", "La\xE7in\",\"ccodes"), Contains("not valid JSON"));
}

TEST_CASE("a file that is cut off keeps its whole places", "[read_gazetteer]") {
  const Result result = read(head + "\n" + feature("t:a") + ",\n" + feature("t:b").substr(0, 60));
  CHECK(result.places.size() == 1);
  REQUIRE(result.findings.size() == 2);
  CHECK(to_string(result.findings[0]) ==
        "g:3: error: a place is cut off before its closing brace; it is left out");
  CHECK(result.findings[1].message.find("the file ends inside its list of features") == 0);
}

TEST_CASE("features over several lines, on one line, or after a byte order mark are read",
          "[read_gazetteer]") {
  std::string spread = feature("t:b");
  for (std::size_t at = spread.find(",\""); at != std::string::npos; at = spread.find(",\"", at + 3))
    spread.insert(at + 1, "\n");
  const Result several = read("\xEF\xBB\xBF{\"type\": \"FeatureCollection\",\n\"features\" : [\n  {\n" +
                              feature("t:a").substr(1) + ",\n" + spread + "\n]\n}");
  CHECK(several.findings.empty());
  REQUIRE(several.places.size() == 2);
  CHECK(several.places[0].origin.line == 3);
  CHECK(several.places[1].origin.line == 5);
  CHECK(read(head + feature("t:a") + "," + feature("t:b") + "]}").places.size() == 2);
  CHECK(read(head + "]}").places.empty());
  CHECK(read(head + "\r\n" + feature("t:a") + ",\r\n" + feature("t:b") + "\r\n]}\r\n").places.size() == 2);
}

TEST_CASE("what is no gazetteer at all is an InputError", "[read_gazetteer]") {
  CHECK_THROWS_WITH(read(""), Catch::Contains("the file is empty"));
  CHECK_THROWS_WITH(read(" \n"), Catch::Contains("the file is empty"));
  CHECK_THROWS_WITH(read("date,place\n"), Catch::Contains("this is no gazetteer"));
  CHECK_THROWS_WITH(read("{\"features\":7}"), Catch::Contains("this is no gazetteer"));
  Findings findings;
  CHECK_THROWS_WITH(read_gazetteer("tests", findings), Catch::Contains("a folder"));
  CHECK_THROWS_AS(read_gazetteer("no-such-file", findings), InputError);
}

TEST_CASE("no cut of a gazetteer crashes the reader", "[read_gazetteer]") {
  const std::string whole = head + "\n" + feature("t:a") + ",\n" + feature("t:b") + "\n]}\n";
  std::size_t read_some = 0;
  for (std::size_t length = head.size(); length < whole.size(); length += 7) {
    const Result result = read(whole.substr(0, length));
    read_some += result.places.size();
    CHECK((result.places.size() == 2 || !result.findings.empty()));
  }
  CHECK(read_some > 0);
}
