#include "dateline/select/situation.hpp"

#include <catch2/catch.hpp>

#include "dateline/read/data_files.hpp"
#include "dateline/read/gazetteer.hpp"

using namespace dateline;

namespace {

Day day(int year, int month, int of_month) {
  return *Day::from_date(year, month, of_month);
}

SituationFeature feature(SituationKind kind, const std::string& name, const Period& period) {
  SituationFeature feature;
  feature.kind = kind;
  feature.name = name;
  feature.source = "source of " + name;
  feature.period = period;
  feature.geometry = line_geometry({LonLat(46, 39), LonLat(47, 40)});
  return feature;
}

const Period year_2022{day(2022, 1, 1), day(2022, 12, 31)};
const Period year_2023{day(2023, 1, 1), day(2023, 12, 31)};

const Gazetteer& gazetteer() {
  static const Gazetteer built = [] {
    Findings findings;
    return Gazetteer(read_gazetteer(data_file("gazetteer/south-caucasus.geojson").string(), findings));
  }();
  return built;
}

}  // namespace

TEST_CASE("a sheet shows what held within its period", "[select][situation]") {
  const std::vector<SituationFeature> all{feature(SituationKind::front, "old", year_2022),
                                          feature(SituationKind::front, "new", year_2023),
                                          feature(SituationKind::corridor, "c", year_2023)};
  const FeatureLayer layer = situation_layer(all, {day(2023, 5, 1), day(2023, 5, 1)});
  REQUIRE(layer.features.size() == 1);
  CHECK(to_string(layer.features[0]["name"]) == "new");
  CHECK(to_string(layer.features[0]["from"]) == "2023-01-01");
  CHECK(sources_of(all, year_2022) == std::vector<std::string>{"source of old"});
  CHECK(sources_of(all, year_2023) == std::vector<std::string>{"source of c", "source of new"});
}

TEST_CASE("a holder's territories look alike on every sheet", "[select][situation]") {
  std::vector<SituationFeature> all{feature(SituationKind::territory, "a", year_2022),
                                    feature(SituationKind::territory, "b", year_2023),
                                    feature(SituationKind::territory, "c", year_2023)};
  all[0].by = "A";
  all[1].by = "B";
  all[2].by = "A";
  const FeatureLayer layer = situation_layer(all, year_2023);
  REQUIRE(layer.features.size() == 2);
  CHECK(layer.features[0]["series"] == Value(1.0));  // though A has nothing before it this year
  CHECK(layer.features[1]["series"] == Value(0.0));
}

TEST_CASE("courses of one name are one corridor", "[select][situation]") {
  std::vector<SituationFeature> all{feature(SituationKind::corridor, "Way", year_2022),
                                    feature(SituationKind::corridor, "Way", year_2023),
                                    feature(SituationKind::corridor, "Other", year_2023)};
  for (SituationFeature& one : all) one.width_km = 3;
  const std::vector<Place> corridors = corridors_of(all);
  REQUIRE(corridors.size() == 2);
  CHECK(corridors[0].extents.size() == 2);
  CHECK(corridors[1].extents[0].width_km == 3);
}

TEST_CASE("the road near Shusha is closed from the day of the blockade to its end", "[select][situation]") {
  const auto closed_on = [](Day on) { return closures_in(gazetteer(), {}, {on, on}, on); };
  CHECK(closed_on(day(2022, 12, 11)).empty());
  REQUIRE(closed_on(day(2022, 12, 12)).size() == 1);
  CHECK(closed_on(day(2023, 4, 28)).size() == 1);
  CHECK(closed_on(day(2023, 4, 29)).empty());
  const SituationFeature closure = closed_on(day(2023, 1, 1)).front();
  CHECK(closure.kind == SituationKind::closed);
  CHECK_THAT(closure.source, Catch::Contains("News.am"));
  CHECK(closure.geometry.lines.size() == 1);
}
