#include "dateline/read/situation.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/time/edtf.hpp"

using namespace dateline;

namespace {

struct Read {
  std::vector<SituationFeature> features;
  Findings findings;

  std::string told() const {
    std::string lines;
    for (const Finding& finding : findings) lines += to_string(finding) + '\n';
    return lines;
  }
};

/// The features as a file of them, one a line from line 2 on.
Read read(const std::string& features) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("dateline-situation-" + std::to_string(getpid()) + ".geojson");
  std::ofstream(path) << "{\"type\":\"FeatureCollection\",\"features\":[\n" << features << "\n]}\n";
  Read result;
  result.features = read_situation(path.string(), result.findings);
  std::filesystem::remove(path);
  return result;
}

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

const std::string line = R"({"type":"LineString","coordinates":[[46,39],[47,40]]})";
const std::string area = R"({"type":"Polygon","coordinates":[[[46,39],[47,39],[47,40],[46,39]]]})";
const std::string point = R"({"type":"Point","coordinates":[46,39]})";

}  // namespace

TEST_CASE("features of a situation have a kind, a period and whose word they are", "[read][situation]") {
  const Read all = read(
      feature(
          R"("kind":"front","name":"North","side":"left","from":"2022-12","to":"2023","source":"A survey")",
          line) +
      ",\n" +
      feature(R"("kind":"territory","name":"Hills","by":"B","as_of":"2023-05-01","source":"A survey")",
              area) +
      ",\n" + feature(R"("kind":"corridor","width_km":5,"source":"A survey")", line) + ",\n" +
      feature(R"("kind":"checkpoint","source":"A survey")", point));
  INFO(all.told());
  REQUIRE(all.features.size() == 4);
  CHECK(all.findings.empty());
  const SituationFeature& front = all.features[0];
  CHECK(front.kind == SituationKind::front);
  CHECK(front.side == LineSide::left);
  CHECK(to_edtf(front.period) == "2022-12-01/2023-12-31");  // whole months and years count
  CHECK(front.origin.line == 2);
  CHECK(all.features[1].by == "B");
  CHECK(all.features[1].as_of == parse_edtf("2023-05-01")->period);
  CHECK(all.features[1].period == Period{});
  CHECK(all.features[2].width_km == 5);
  CHECK(all.features[3].id == "feature-4");
}

TEST_CASE("what cannot be drawn rightly is left out, with its line, its name and a way out",
          "[read][situation]") {
  struct Row {
    const char* properties;
    const std::string& geometry;
    const char* told;
  };
  const auto row = GENERATE(
      Row{R"("name":"N","source":"S")", line,
          "feature 1 'N': it has no \"kind\", which is one of corridor, road"},
      Row{R"("kind":"frnt","source":"S")", line, "there is no kind 'frnt' (did you mean 'front'?)"},
      Row{R"("kind":"front","source":"S","from":"May 2023")", line, "its \"from\" is no date"},
      Row{R"("kind":"front","source":"S","from":"2023","to":"2022")", line, "2023 is after its \"to\" 2022"},
      Row{R"("kind":"territory","source":"S")", line, "a territory is a Polygon, which its geometry is not"},
      Row{R"("kind":"checkpoint","source":"S")", area, "a checkpoint is a Point"},
      Row{R"("kind":"corridor","source":"S")", line, "needs \"width_km\""});
  const Read one = read(feature(row.properties, row.geometry));
  INFO(one.told());
  CHECK(one.features.empty());
  REQUIRE(one.findings.size() == 1);
  CHECK(one.findings[0].severity == Severity::error);
  CHECK(one.findings[0].origin.line == 2);
  CHECK_THAT(one.findings[0].message, Catch::Contains(row.told) && Catch::Contains("left out"));
}

TEST_CASE("a feature without a source, with a wrong side or a misspelt property is a warning",
          "[read][situation]") {
  const Read one = read(feature(R"("kind":"front","side":"lift","widht_km":3)", line));
  REQUIRE(one.features.size() == 1);
  CHECK(one.features[0].side == LineSide::none);
  CHECK(one.findings.size() == 3);
  CHECK_FALSE(has_error(one.findings));
  CHECK_THAT(one.told(), Catch::Contains("has no \"source\"") && Catch::Contains("did you mean 'left'?") &&
                             Catch::Contains("did you mean 'width_km'?"));
}

TEST_CASE("a features file is told from events and gazetteers by its content", "[read][situation]") {
  CHECK(looks_like_situation(R"({"type":"FeatureCollection","features":[{"properties":{"kind":"front"}}]})"));
  CHECK_FALSE(
      looks_like_situation(R"({"type":"FeatureCollection","features":[{"properties":{"date":"2023"}}]})"));
}
