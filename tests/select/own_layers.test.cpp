#include "dateline/select/own_layers.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

Feature named(LonLat at, std::vector<std::pair<std::string, Value>> names) {
  return {"", point_geometry(at), std::move(names)};
}

Place place(std::string id, PlaceKind kind, LonLat at,
            const std::vector<std::pair<std::string, std::string>>& names) {
  Place made;
  made.id = std::move(id);
  made.kind = kind;
  made.country = "AZ";
  made.point = at;
  for (const auto& [language, text] : names) {
    Name name;
    name.text = text;
    name.language = language;
    name.use = NameUse::official;
    name.by = "AZ";
    made.names.push_back(name);
  }
  return made;
}

std::string name_of(const std::vector<std::pair<std::string, Value>>& names, const char* policy) {
  const FeatureLayer layer =
      with_tagged_names({"place", {named({46, 39}, names)}, true}, *parse_naming_policy(policy));
  return to_string(layer.features.at(0)["name"]);
}

}  // namespace

TEST_CASE("names by language, and in the letters of the sheet", "[own_layers]") {
  const std::vector<std::pair<std::string, Value>> names{
      {"name", std::string("Տեղ")}, {"name:en", std::string("Tegh")}, {"name:ru", std::string("Тех")}};
  CHECK(name_of(names, "both") == "Tegh");
  CHECK(name_of(names, "ru") == "Тех");
  CHECK(name_of(names, "hy") == "Տեղ");
  CHECK(name_of({{"name:latin", std::string("Լաչին")}}, "both") == "Lachin");
  CHECK(name_of({{"name:latin", std::string("Laçın")}}, "both") == "Laçın");
  CHECK(name_of({{"class", std::string("village")}}, "both").empty());
}

TEST_CASE("a place of the gazetteer is not there twice", "[own_layers]") {
  std::vector<Place> places;
  places.push_back(
      place("x:lachin", PlaceKind::settlement, {46.5478, 39.6396}, {{"en", "Lachin"}, {"az", "Laçın"}}));
  const Gazetteer gazetteer(std::move(places));
  const auto left = [&](LonLat at, const char* name) {
    return without_known_places({"place", {named(at, {{"name", std::string(name)}})}, true}, gazetteer)
        .features.size();
  };
  CHECK(left({46.55, 39.64}, "Laçın") == 0);
  CHECK(left({46.55, 39.64}, "Laçın / Berdzor") == 0);
  CHECK(left({46.55, 39.64}, "Լաչին") == 0);
  CHECK(left({46.55, 39.64}, "Sus") == 1);
  CHECK(left({46.8, 39.64}, "Laçın") == 1);  // 20 km away: another one
}

TEST_CASE("a river has the gazetteer's name", "[own_layers]") {
  std::vector<Place> places;
  places.push_back(
      place("x:hakari", PlaceKind::river, {46.6, 39.5}, {{"en", "Hakari River"}, {"az", "Həkəri çayı"}}));
  const Gazetteer gazetteer(std::move(places));
  const auto name = [&](const char* own) {
    Feature river{"", line_geometry({{46.5, 39.6}, {46.55, 39.55}}), {{"name", std::string(own)}}};
    return to_string(
        with_known_waters({"waterway", {river}, true}, gazetteer, {}, *Day::from_date(2023, 1, 1))
            .features.at(0)["name"]);
  };
  CHECK(name("Həkəri") == "Hakari");
  CHECK(name("Həkəri çayı") == "Hakari");
  CHECK(name("Araz") == "Araz");
}

TEST_CASE("tiles take the place of the built-in lines they are finer than", "[own_layers]") {
  const Feature something = named({46, 39}, {});
  const std::vector<FeatureLayer> built_in{
      {"land", {something}}, {"roads", {something}}, {"disputed", {something}}};
  const auto names = [&](const std::vector<FeatureLayer>& own) {
    std::string all;
    for (const FeatureLayer& layer : without_replaced(built_in, own)) all += layer.name + " ";
    return all;
  };
  CHECK(names({}) == "land roads disputed ");
  CHECK(names({{"transportation", {}, true}}) == "land roads disputed ");
  CHECK(names({{"transportation", {something}, true}, {"boundary", {something}, true}}) == "land disputed ");
}
