#include "dateline/read/features.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"
#include "dateline/write/geojson.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

struct File {
  fs::path path = fs::temp_directory_path() / ("dateline-features-" + std::to_string(getpid()) + ".geojson");
  explicit File(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
  ~File() { fs::remove(path); }
};

std::vector<Feature> read(const std::string& bytes, Findings& findings,
                          const std::optional<GeoBox>& box = {}) {
  const File file(bytes);
  return read_geojson(file.path.string(), box, findings);
}

const std::string two_lines =
    R"({"type":"FeatureCollection","features":[
{"type":"Feature","bbox":[46,39,47,40],"properties":{"name":"a","rank":2,"on":true,"none":null,"list":[1,2]},"geometry":{"type":"LineString","coordinates":[[46,39],[47,40,900]]}},
{"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Polygon","coordinates":[[[10,10],[11,10],[11,11],[10,10]]]}}
]})";

}  // namespace

TEST_CASE("features of every value and geometry", "[features]") {
  Findings findings;
  const auto features = read(two_lines, findings);
  REQUIRE(features.size() == 2);
  CHECK(to_string(features[0]["name"]) == "a");
  CHECK(to_string(features[0]["rank"]) == "2");
  CHECK(to_string(features[0]["list"]) == "[1,2]");
  CHECK(features[0].geometry.lines.at(0).size() == 2);
  CHECK(features[1].geometry.polygons.at(0).rings.at(0).size() == 4);
  CHECK(findings.empty());
}

TEST_CASE("commas before features, and features of several lines", "[features]") {
  const std::string one = R"({"type":"Feature","properties":{"name":"a"},"geometry":null})";
  const std::string parted = R"({"type":"Feature",
"properties":{"name":"a"},"geometry":null})";
  const std::string head = "{\"type\":\"FeatureCollection\",\"features\":[\n";
  for (const std::string& text : {head + one + "\n," + one + "\n,\n" + one + "\n]}",
                                  head + one + ",\n" + one + "," + "\n" + one + "\n]}",
                                  head + parted + ",\n" + parted + ",\n" + parted + "]}"}) {
    CAPTURE(text);
    Findings findings;
    CHECK(read(text, findings).size() == 3);
    CHECK(findings.empty());
  }
}

TEST_CASE("a box leaves out what does not touch it, with or without bbox", "[features]") {
  Findings findings;
  CHECK(read(two_lines, findings, GeoBox{46.5, 39.5, 50, 50}).size() == 1);
  CHECK(read(two_lines, findings, GeoBox{9, 9, 10.5, 10.5}).size() == 1);
  CHECK(read(two_lines, findings, GeoBox{-10, -10, -5, -5}).empty());
}

TEST_CASE("what is no GeoJSON is said with its line", "[features]") {
  Findings findings;
  CHECK_THROWS_AS(read("{\"type\":\"Feature\"", findings), InputError);
  CHECK_THROWS_AS(read("", findings), InputError);
  CHECK_THROWS_AS(read("[1,2", findings), InputError);
  CHECK_THROWS_WITH(read("{\"a\":1}", findings), Catch::Contains("features"));
  const auto features = read(
      "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{},"
      "\"geometry\":{\"type\":\"Circle\",\"coordinates\":[1]}},\n{\"type\":\"Fea",
      findings);
  CHECK(features.empty());
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].origin.line == 2);
  CHECK(findings[0].message.find("Circle") != std::string::npos);
  CHECK(findings[1].origin.line == 3);
}

TEST_CASE("what is written is read again", "[features]") {
  Findings findings;
  FeatureLayer layer{"x", read(two_lines, findings)};
  const std::string once = to_geojson(layer);
  const FeatureLayer again{"x", read(once, findings)};
  CHECK(to_geojson(again) == once);
  CHECK(findings.empty());
}

TEST_CASE("GDAL reads vector files and its complaints are findings", "[features]") {
  const File file(two_lines);
  Findings findings;
  const auto layers = read_vector_file(file.path.string(), GeoBox{46.5, 39.5, 50, 50}, findings);
  REQUIRE(layers.size() == 1);
  CHECK(layers[0].features.size() == 1);
  CHECK(to_string(layers[0].features[0]["rank"]) == "2");
  const File broken("no vector file");
  CHECK_THROWS_AS(read_vector_file(broken.path.string(), {}, findings), InputError);
}

TEST_CASE("a file in metres is read in degrees, and only about the box", "[features]") {
  const File file(
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[5181690,4813000]}},
{"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Point","coordinates":[600000,6800000]}}]})");
  Findings findings;
  const auto layers = read_vector_file(file.path.string(), GeoBox{46, 39, 47, 40}, findings);
  REQUIRE(layers.at(0).features.size() == 1);
  CHECK(to_string(layers[0].features[0]["name"]) == "a");
  CHECK(layers[0].features[0].geometry.points.at(0).lon() == Approx(46.548).epsilon(0.001));
  CHECK(layers[0].features[0].geometry.points.at(0).lat() == Approx(39.635).epsilon(0.001));
}
