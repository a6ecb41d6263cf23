#include "dateline/gazetteer/gazetteer.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "dateline/text/fold.hpp"

using namespace dateline;

namespace {

Place place(const char* id, PlaceKind kind, double lon, double lat, std::vector<const char*> names) {
  Place made;
  made.id = id;
  made.kind = kind;
  made.point = LonLat(lon, lat);
  for (const char* text : names) {
    Name name;
    name.text = text;
    made.names.push_back(name);
  }
  return made;
}

Gazetteer sample() {
  const Day change = *Day::from_date(1991, 11, 26);
  std::vector<Place> places{place("t:lachin", PlaceKind::settlement, 46.5, 39.6, {"Lachin", "Laçın"}),
                            place("t:az", PlaceKind::country, 47, 40, {"Azerbaijan"}),
                            place("t:oblast", PlaceKind::region, 46.8, 39.8, {"Oblast"}),
                            place("t:district", PlaceKind::district, 46.4, 39.7, {"Lachin District"}),
                            place("t:lachin", PlaceKind::peak, 0, 0, {"Second Lachin"})};
  places[0].parents = {{"t:az", "", {}},
                       {"t:district", "", {change, Period::distant_future}},
                       {"t:oblast", "", {Period::distant_past, change - 1}}};
  places[3].parents = {{"t:az", "", {}}, {"t:district", "", {}}, {"t:gone", "", {}}};
  return Gazetteer(std::move(places));
}

}  // namespace

TEST_CASE("places are found by id and the first of an id wins", "[gazetteer]") {
  const Gazetteer gazetteer = sample();
  CHECK(gazetteer.places().size() == 4);
  REQUIRE(gazetteer.find("t:lachin") != nullptr);
  CHECK(gazetteer.find("t:lachin")->kind == PlaceKind::settlement);
  CHECK(gazetteer.find("t:gone") == nullptr);
}

TEST_CASE("names are found by fold, sound and likeness", "[gazetteer]") {
  const Gazetteer gazetteer = sample();
  REQUIRE(gazetteer.by_fold("lacin").size() == 1);
  CHECK(gazetteer.by_fold("lacin")[0].text == "Laçın");
  CHECK(gazetteer.by_fold("Lachin").empty());
  CHECK(gazetteer.by_fold("").empty());
  CHECK(gazetteer.by_sound(sound_key("Лачин")).size() == 2);
  CHECK(gazetteer.by_likeness(sound_key("Lachim"), 1).size() == 2);
  CHECK(gazetteer.by_likeness(sound_key("Azerbajan"), 1).size() == 1);
  CHECK(gazetteer.by_likeness("zzzzzz", 2).empty());
}

TEST_CASE("a hit tells what ranking needs without a place", "[gazetteer]") {
  const Gazetteer gazetteer = sample();
  const auto hits = gazetteer.by_likeness("lacim", 1);
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].cost == 0.75);  // m for n
  CHECK(hits[0].kind == PlaceKind::settlement);
  CHECK(hits[0].names == 2);
  CHECK(hits[1].name == 1);
  CHECK(gazetteer.place(hits[1].place).names[hits[1].name].text == hits[1].text);
  CHECK(gazetteer.by_likeness("lacim", 0.5).empty());
  CHECK(gazetteer.by_likeness("lcain", 1).size() == 2);  // neighbours swapped
  CHECK(gazetteer.by_likeness("lucun", 1).size() == 2);  // two vowels, half an edit each
  CHECK(gazetteer.by_likeness("lacinx", 0.9).empty());
}

TEST_CASE("the nearest places and the areas of a position", "[gazetteer]") {
  std::vector<Place> places{place("t:near", PlaceKind::settlement, 46.5, 39.6, {"Near"}),
                            place("t:peak", PlaceKind::peak, 46.5, 39.61, {"Peak"}),
                            place("t:area", PlaceKind::district, 46.4, 39.7, {"Area"})};
  Extent extent;
  extent.geometry = polygon_geometry({{{{46, 39}, {47, 39}, {47, 40}, {46, 40}, {46, 39}}}});
  extent.period.first = *Day::from_date(2000, 1, 1);
  places[2].extents.push_back(extent);
  const Gazetteer gazetteer(std::move(places));
  const LonLat here{46.5, 39.62};
  const auto near = gazetteer.nearest(here, 2, 100);
  REQUIRE(near.size() == 2);
  CHECK(gazetteer.place(near[0].place).id == "t:peak");
  CHECK(near[1].km == Approx(2.22).epsilon(0.01));
  CHECK(gazetteer.nearest(here, 5, 2).size() == 1);
  CHECK(gazetteer.nearest(here, 5, 50, {PlaceKind::settlement}).size() == 1);
  CHECK(gazetteer.areas_at(here, *Day::from_date(2020, 1, 1)) == std::vector<PlaceNumber>{2});
  CHECK(gazetteer.areas_at(here, *Day::from_date(1999, 1, 1)).empty());
  CHECK(gazetteer.areas_at({45, 39.5}, *Day::from_date(2020, 1, 1)).empty());
}

TEST_CASE("parents are those of the day, nearest first, without circles", "[gazetteer]") {
  const Gazetteer gazetteer = sample();
  const auto ids = [&](int year) {
    std::string text;
    for (const Place* parent : gazetteer.parents(*gazetteer.find("t:lachin"), *Day::from_date(year, 1, 1)))
      text += parent->id + ' ';
    return text;
  };
  CHECK(ids(2023) == "t:district t:az ");
  CHECK(ids(1985) == "t:oblast t:az ");
}

TEST_CASE("places are found by position and a moved gazetteer stays whole", "[gazetteer]") {
  Gazetteer first = sample();
  CHECK(first.by_fold("lachin").size() == 1);
  const Gazetteer gazetteer = std::move(first);
  CHECK(gazetteer.within({46.3, 39.5, 46.6, 39.9}).size() == 2);
  CHECK(gazetteer.by_fold("lachin").at(0).place == gazetteer.number_of("t:lachin"));
}

TEST_CASE("several threads may ask at once", "[gazetteer]") {
  const Gazetteer gazetteer = sample();
  std::vector<std::size_t> counts(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : counts)
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i)
        count += gazetteer.by_sound(sound_key("Lachin")).size() + gazetteer.by_fold("lacin").size();
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::size_t count : counts) CHECK(count == 300);
}

TEST_CASE("an empty gazetteer knows nothing", "[gazetteer]") {
  const Gazetteer gazetteer(std::vector<Place>{});
  CHECK(gazetteer.by_fold("").empty());
  CHECK(gazetteer.by_likeness("lachin", 2).empty());
  CHECK(gazetteer.find("") == nullptr);
}
