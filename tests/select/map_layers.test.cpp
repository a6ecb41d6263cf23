#include "dateline/select/map_layers.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

Feature town(const char* name, LonLat at, double rank, bool event = false) {
  Feature feature{"", point_geometry(at), {}};
  feature.set("name", std::string(name));
  feature.set("kind", std::string("settlement"));
  feature.set("rank", rank);
  feature.set("event", event);
  return feature;
}

const FeatureLayer gazetteer{"places",
                             {town("Khankendi / Stepanakert", {46.75, 39.81}, 2),
                              town("Gorus", {46.34, 39.51}, 4), town("Zabukh", {46.52, 39.59}, 6, true)}};
const FeatureLayer world{"places",
                         {town("Stepanakert", {46.752, 39.8156}, 5), town("Paris", {2.35, 48.85}, 1)}};

std::vector<std::string> names(const FeatureLayer& layer) {
  std::vector<std::string> out;
  for (const Feature& feature : layer.features) out.push_back(to_string(feature["name"]));
  return out;
}

}  // namespace

TEST_CASE("the gazetteer names a town that the world map has too", "[select]") {
  const FeatureLayer near = with_world_places(gazetteer, world, 1e6);
  CHECK(names(near) == std::vector<std::string>{"Khankendi / Stepanakert", "Gorus", "Zabukh", "Paris"});
  CHECK(near.features.front()["rank"] == Value(2.0));
}

TEST_CASE("on a sheet of a continent the world map says which towns matter", "[select]") {
  const FeatureLayer far = with_world_places(gazetteer, world, 50e6);
  CHECK(names(far) == std::vector<std::string>{"Khankendi / Stepanakert", "Zabukh", "Paris"});
  CHECK(far.features.front()["rank"] == Value(5.0));
  CHECK(names(with_world_places(gazetteer, {"places", {}}, 50e6)).size() == 3);
}

TEST_CASE("names in a language come by country and by unit", "[select]") {
  FeatureLayer layer{"land", {Feature{}, Feature{}, Feature{}}};
  layer.features[0].set("iso", std::string("FR"));
  layer.features[1].set("id", std::string("AZE-1735"));
  layer.features[2].set("name", std::string("Atlantis"));
  const FeatureLayer named = with_names(layer, {{"FR", "Fransa"}, {"AZE-1735", "Laçın"}});
  CHECK(names(named) == std::vector<std::string>{"Fransa", "Laçın", "Atlantis"});
}

TEST_CASE("ranges get the lines that their names run along", "[select]") {
  FeatureLayer places = gazetteer;
  places.features.front().id = "dl:range";
  Feature axis{"", line_geometry({{46, 40}, {47, 39}}), {}};
  axis.set("id", std::string("dl:range"));
  const FeatureLayer both = with_axes(places, {"axes", {axis}});
  CHECK(both.features[0].geometry.lines == axis.geometry.lines);
  CHECK(both.features[0].geometry.points == places.features[0].geometry.points);
  CHECK(both.features[1].geometry == places.features[1].geometry);
}
