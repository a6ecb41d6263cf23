#include "dateline/select/views.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "dateline/read/base_map.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/features.hpp"
#include "dateline/time/edtf.hpp"

using namespace dateline;

namespace {

Day day(const char* text) {
  return parse_edtf(text)->period.first;
}

std::vector<FeatureLayer> lines(const std::vector<std::string>& names) {
  std::vector<FeatureLayer> layers{{"borders", {}}, {"disputed", {}}};
  for (const std::string& name : names) {
    Feature line{"", line_geometry({{0, 0}, {1, 1}}), {}};
    line.set("name", name);
    line.set("class", std::string("disputed"));
    layers[1].features.push_back(line);
  }
  return layers;
}

const std::vector<View> views{{"Crimea", "RU", {day("2014-03-18"), Period::distant_future}, true},
                              {"Crimea", "UA", {Period::distant_past, Period::distant_future}, false}};

}  // namespace

TEST_CASE("a line is a border, nothing or disputed, by whose view it is", "[select]") {
  const auto of = [](const char* state, const char* when) {
    return seen_by(state, day(when), views, lines({"Crimea", "Kosovo"}));
  };
  const auto ru = of("RU", "2022-12-12");
  CHECK(ru[0].features.size() == 1);
  CHECK(to_string(ru[0].features.front()["class"]) == "country");
  CHECK(ru[1].features.size() == 1);
  CHECK(of("RU", "2014-01-01")[1].features.size() == 2);
  const auto ua = of("UA", "2022-12-12");
  CHECK(ua[0].features.empty());
  CHECK(ua[1].features.size() == 1);
  CHECK(of("FR", "2022-12-12")[1].features.size() == 2);
}

TEST_CASE("every line of which a view is known is a line of a base map", "[select]") {
  Findings findings;
  std::set<std::string> known;
  for (const char* file : {"world/disputed_50m", "south-caucasus/disputed"})
    for (const Feature& line :
         read_geojson(data_file(std::string("gazetteer/basemap/") + file + ".geojson").string(), std::nullopt,
                      findings))
      known.insert(to_string(line["name"]));
  known.insert("Buffer zone in Cyprus");  // at 1:10 million only
  const std::vector<View> all = read_views(findings);
  CHECK(all.size() > 30);
  for (const View& view : all) {
    CHECK(known.contains(view.line));
    CHECK(view.by.size() == 2);
  }
}
