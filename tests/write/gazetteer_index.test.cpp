#include "dateline/write/gazetteer_index.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include "dateline/error.hpp"
#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/resolve/resolve.hpp"
#include "dateline/text/fold.hpp"
#include "write/built_index.hpp"

using namespace dateline;
using namespace dateline::test;
namespace fs = std::filesystem;

namespace {

/// An index of the South Caucasus, made once.
std::shared_ptr<const GazetteerIndex> compiled() {
  static const Folder folder;
  static const auto index = [] {
    build(folder.file("own.dlg"), {south_caucasus()});
    return open_gazetteer_index(folder.file("own.dlg"));
  }();
  return index;
}

using Found = std::multiset<std::tuple<double, std::string, std::string, std::string>>;

Found found(const Gazetteer& gazetteer, const std::vector<NameHit>& hits) {
  Found all;
  for (const NameHit& hit : hits)
    all.emplace(hit.cost, gazetteer.place(hit.place).id, std::string(hit.text), std::string(hit.language));
  return all;
}

bool is_rounded(LonLat a, LonLat b) {
  return std::abs(a.lon() - b.lon()) < 1e-7 && std::abs(a.lat() - b.lat()) < 1e-7;
}

}  // namespace

TEST_CASE("a place comes out of an index as it went in", "[gazetteer_index]") {
  const Gazetteer gazetteer({}, {compiled()});
  REQUIRE(compiled()->places() == south_caucasus().size());
  std::size_t extents = 0;
  for (const Place& place : south_caucasus()) {
    INFO(place.id);
    const Place* read = gazetteer.find(place.id);
    REQUIRE(read != nullptr);
    CHECK(read->kind == place.kind);
    CHECK(read->country == place.country);
    CHECK(read->feature_code == place.feature_code);
    CHECK(read->population == place.population);
    CHECK(read->rank == place.rank);
    CHECK(read->period == place.period);
    CHECK(read->links == place.links);
    CHECK(is_rounded(read->point, place.point));
    REQUIRE(read->parents.size() == place.parents.size());
    for (std::size_t i = 0; i < place.parents.size(); ++i) {
      CHECK(read->parents[i].id == place.parents[i].id);
      CHECK(read->parents[i].period == place.parents[i].period);
    }
    REQUIRE(read->extents.size() == place.extents.size());
    for (std::size_t i = 0; i < place.extents.size(); ++i, ++extents) {
      CHECK(read->extents[i].period == place.extents[i].period);
      CHECK(read->extents[i].width_km == place.extents[i].width_km);
      CHECK(read->extents[i].label == place.extents[i].label);
      REQUIRE(read->extents[i].geometry.lines.size() == place.extents[i].geometry.lines.size());
      CHECK(read->extents[i].geometry.polygons.size() == place.extents[i].geometry.polygons.size());
    }
    for (const Name& name : place.names) {
      INFO(name.text);
      CHECK(std::ranges::any_of(read->names, [&](const Name& other) {
        return other.text == name.text && other.language == name.language && other.by == name.by &&
               other.period == name.period && other.source == name.source;
      }));
    }
  }
  CHECK(extents > 10);
  CHECK(compiled()->sources().at(0).licence == "CC0");
  CHECK(compiled()->verify().empty());
}

TEST_CASE("an index finds what a gazetteer in memory finds", "[gazetteer_index]") {
  const Gazetteer indexed({}, {compiled()});
  std::vector<Place> same;
  for (PlaceNumber number = 0; number < indexed.size(); ++number) same.push_back(indexed.place(number));
  const Gazetteer in_memory(std::move(same));
  std::size_t number = 0;
  for (const Place& place : south_caucasus())
    for (const Name& name : place.names) {
      INFO(name.text);
      const std::string key = fold(name.text);
      const std::string sound = sound_key(name.text);
      CHECK(found(indexed, indexed.by_fold(key)) == found(in_memory, in_memory.by_fold(key)));
      CHECK(found(indexed, indexed.by_sound(sound)) == found(in_memory, in_memory.by_sound(sound)));
      if (number++ % 97 != 0) continue;
      for (const double edits : {0.5, 1.0, 2.0})
        CHECK(found(indexed, indexed.by_likeness(sound, edits)) ==
              found(in_memory, in_memory.by_likeness(sound, edits)));
    }
  CHECK(number > 4000);
  CHECK(indexed.by_fold("").empty());
  CHECK(indexed.by_fold("no such place").empty());
  CHECK(indexed.find("dl:no-such-place") == nullptr);
  const Day day = *Day::from_date(2023, 6, 1);
  for (const LonLat position : {LonLat(46.55, 39.64), LonLat(44.5, 40.2), LonLat(49.9, 40.4), LonLat(0, 0)}) {
    const auto a = indexed.nearest(position, 7, 300);
    const auto b = in_memory.nearest(position, 7, 300);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].km == Approx(b[i].km));
    CHECK(indexed.areas_at(position, day).size() == in_memory.areas_at(position, day).size());
  }
  const GeoBox box{46, 39.4, 47, 40};
  CHECK(indexed.within(box, 100000).size() == in_memory.within(box).size());
  CHECK(indexed.within(box, 5).size() == 5);
}

TEST_CASE("the same sources give the same bytes, however much memory there is", "[gazetteer_index]") {
  const Folder folder;
  IndexBuild small;
  small.memory = 20000;
  build(folder.file("a.dlg"), {south_caucasus()});
  build(folder.file("b.dlg"), {south_caucasus()}, small);
  CHECK(bytes_of(folder.file("a.dlg")) == bytes_of(folder.file("b.dlg")));
}

TEST_CASE("a build that does not finish leaves the old index whole and nothing else", "[gazetteer_index]") {
  const Folder folder;
  const std::string path = folder.file("w.dlg");
  build(path, {{place("t:old", 46, 39, {"Old"})}});
  const std::string old = bytes_of(path);
  {
    IndexBuilder builder(path, {});
    builder.begin({"source", "", "", "", 0, 0});
    builder.add(place("t:new", 46, 39, {"New"}));
  }
  CHECK(bytes_of(path) == old);
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("one place from two sources is joined, and disagreements are findings", "[gazetteer_index]") {
  const Folder folder;
  std::vector<Place> first{place("cj:lachin", 46.55, 39.64, {"Lachin"}),
                           place("cj:other", 46.0, 39.0, {"Agdam"}), place("cj:linked", 45.0, 39.0, {"Sus"})};
  first[2].links = {"gn:3"};
  std::vector<Place> second{place("gn:1", 46.52, 39.62, {"Laçın", "Lachin"}),
                            place("gn:2", 46.2, 39.0, {"Agdam"}), place("gn:3", 45.2, 39.0, {"Susikend"})};
  second[0].population = 11000;
  const auto outcome = build(folder.file("j.dlg"), {first, second});
  CHECK(outcome.places == 4);
  CHECK(outcome.joined == 2);
  REQUIRE(outcome.findings.size() == 2);
  const Gazetteer gazetteer({}, {open_gazetteer_index(folder.file("j.dlg"))});
  const Place* lachin = gazetteer.find("gn:1");
  REQUIRE(lachin != nullptr);
  CHECK(is_rounded(lachin->point, {46.55, 39.64}));
  CHECK(lachin->population == 11000);
  CHECK(lachin->links == std::vector<std::string>{"cj:lachin"});
  CHECK(gazetteer.find("cj:lachin") == lachin);
  CHECK(lachin->names.size() == 2);
  CHECK(gazetteer.find("cj:linked")->id == "gn:3");
  CHECK(gazetteer.by_fold("agdam").size() == 2);
}

TEST_CASE("two namesakes that are as near join nothing", "[gazetteer_index]") {
  const Folder folder;
  const auto outcome =
      build(folder.file("n.dlg"),
            {{place("a:1", 46.00, 39.00, {"San Juan"}), place("a:2", 46.04, 39.00, {"San Juan"})},
             {place("b:1", 46.02, 39.00, {"San Juan"})}});
  CHECK(outcome.places == 3);
}

TEST_CASE("pieces of one place are put together", "[gazetteer_index]") {
  const Folder folder;
  IndexBuilder builder(folder.file("p.dlg"), {});
  builder.begin({"codes", "", "", "", 0, 0});
  builder.add(place("gn:5", 40, 40, {"Province"}), false);
  builder.begin({"names", "", "", "", 0, 0});
  const auto name = [](const char* text, const char* language) {
    Name made;
    made.text = text;
    made.language = language;
    return made;
  };
  builder.add_name("gn:5", name("Ikinci", "az"));
  builder.add_name("gn:5", name("Birinci", "az"), true);
  builder.add_name("gn:5", name("Province", "en"));
  builder.add_name("gn:6", name("Nowhere", "en"));
  builder.add_parent("gn:5", {"gn:7", "", {}});
  builder.begin({"rows", "", "", "", 0, 0});
  builder.add(place("gn:5", 46, 39, {"Province"}));
  builder.add(place("gn:7", 46, 39, {"Country"}));
  CHECK(builder.finish().places == 2);
  const Gazetteer gazetteer({}, {open_gazetteer_index(folder.file("p.dlg"))});
  const Place* place = gazetteer.find("gn:5");
  REQUIRE(place != nullptr);
  CHECK(place->point.lon() == Approx(46));
  REQUIRE(gazetteer.parents(*place, Day(0)).size() == 1);
  for (const Name& one : place->names) {
    if (one.text == "Birinci") CHECK(one.use == NameUse::common);
    if (one.text == "Ikinci") CHECK(one.use == NameUse::variant);
  }
  CHECK(place->names.size() == 4);
  CHECK(gazetteer.by_fold("nowhere").empty());
}

TEST_CASE("areas hold the places of an index as they hold places in memory", "[gazetteer_index]") {
  const Folder folder;
  std::vector<Place> world;
  const auto add = [&](const std::string& id, PlaceKind kind, LonLat point, const std::string& name,
                       const std::vector<Parent>& parents) {
    world.push_back(place(id, point.lon(), point.lat(), {name}));
    world.back().kind = kind;
    world.back().parents = parents;
  };
  const auto day = [](int year) { return *Day::from_date(year, 1, 1); };
  add("t:country", PlaceKind::country, {46, 40}, "Azerbaijan", {});
  add("t:west", PlaceKind::province, {46, 40}, "West", {{"t:country", "", {}}});
  add("t:east", PlaceKind::province, {49, 40}, "East", {{"t:country", "", {}}});
  add("t:old", PlaceKind::province, {47, 40}, "Old Land", {});
  world.back().period = {day(1920), day(1990)};
  for (int i = 0; i < 8; ++i)
    add("t:w" + std::to_string(i), PlaceKind::settlement, {46 + i / 9.0, 40}, "Vank",
        {{"t:west", "", {}}, {"t:old", "", {day(1920), day(1990)}}});
  for (int i = 0; i < 8; ++i)
    add("t:e" + std::to_string(i), PlaceKind::settlement, {49 + i / 9.0, 40}, "Vank", {{"t:east", "", {}}});
  build(folder.file("areas.dlg"), {world});
  const Gazetteer indexed({}, {open_gazetteer_index(folder.file("areas.dlg"))});
  const Gazetteer in_memory(std::move(world));
  // A place in memory has another score, so that only who goes before whom is compared.
  const auto told = [](const Resolution& answer) {
    std::map<std::string, long> likelier;
    for (const Candidate& one : answer.candidates)
      likelier[one.place->id] = std::ranges::count_if(
          answer.candidates, [&](const Candidate& other) { return other.score > one.score * 1.001; });
    return likelier;
  };
  std::set<std::map<std::string, long>> different;
  for (const char* area : {"West", "East", "Old Land", "Azerbaijan", "Nowhere"})
    for (const auto& as_of : {std::optional<Day>(), std::optional(day(1950)), std::optional(day(2000))}) {
      INFO(area << (as_of ? to_string(*as_of) : ""));
      Toponym toponym;
      toponym.text = "Vank";
      toponym.areas = {area};
      toponym.as_of = as_of;
      const auto beside = told(resolve(toponym, indexed));
      CHECK(beside == told(resolve(toponym, in_memory)));
      different.insert(beside);
      toponym.text = std::string("Vank, ") + area;
      toponym.areas.clear();
      CHECK(told(resolve(toponym, indexed)) == told(resolve(toponym, in_memory)));
    }
  CHECK(different.size() > 2);
}

TEST_CASE("a place in memory has the last word over its twin in an index", "[gazetteer_index]") {
  const Folder folder;
  std::vector<Place> world{place("gn:1", 46.52, 39.62, {"Lachin", "Abdallyar"}),
                           place("gn:2", 46.0, 39.0, {"Lachin"}), place("gn:3", 47.0, 39.0, {"Zabukh"})};
  build(folder.file("w.dlg"), {world});
  std::vector<Place> own{place("dl:lachin", 46.55, 39.64, {"Lachin", "Laçın"}),
                         place("dl:z", 40.0, 39.0, {"Zabux"})};
  own[1].links = {"gn:3"};
  const Gazetteer gazetteer(std::move(own), {open_gazetteer_index(folder.file("w.dlg"))});
  const auto hits = gazetteer.by_fold("lachin");
  REQUIRE(hits.size() == 2);
  CHECK(gazetteer.place(hits[0].place).id == "dl:lachin");
  CHECK(gazetteer.place(hits[1].place).id == "gn:2");
  const auto lent = gazetteer.by_fold("abdallyar");
  REQUIRE(lent.size() == 1);
  CHECK(lent[0].place == hits[0].place);
  CHECK(lent[0].use == NameUse::variant);
  CHECK(gazetteer.place(lent[0].place).names[lent[0].name].text == "Abdallyar");
  CHECK(gazetteer.find("gn:3")->id == "dl:z");
  CHECK(gazetteer.by_fold("zabukh").at(0).point == LonLat(40.0, 39.0));
  CHECK(gazetteer.nearest({46.52, 39.62}, 9, 10).size() == 1);
  CHECK(gazetteer.within({46, 39, 48, 40}).size() == 2);
}

TEST_CASE("twins are joined across the date line and in the far north", "[gazetteer_index]") {
  const Folder folder;
  std::vector<Place> world{place("gn:1", -179.99, 66.0, {"Enmelen"}),
                           place("gn:2", 15.8, 78.2, {"Longyear"})};
  for (Place& one : world) one.kind = PlaceKind::district;
  std::vector<Place> own{place("dl:1", 179.99, 66.0, {"Enmelen"}), place("dl:2", 16.7, 78.2, {"Longyear"})};
  for (Place& one : own) one.kind = PlaceKind::district;
  build(folder.file("w.dlg"), {world});
  const Gazetteer gazetteer(std::move(own), {open_gazetteer_index(folder.file("w.dlg"))});
  for (const char* name : {"enmelen", "longyear"}) {
    INFO(name);
    const auto hits = gazetteer.by_fold(name);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].place < 2);
  }
  CHECK(gazetteer.find("gn:1")->id == "dl:1");
}

TEST_CASE("overrides are applied at the build and again at every run", "[gazetteer_index]") {
  const Folder folder;
  const std::vector<Place> world{place("gn:1", 46.52, 39.62, {"Lachin", "Said"}),
                                 place("gn:2", 48, 40, {"Said", "Far"})};
  Overrides overrides;
  overrides.moved.push_back({"gn:1", LonLat(46.55, 39.64), "survey", {}});
  Name added;
  added.text = "Berdzor";
  overrides.added.push_back({"gn:1", added, {}});
  overrides.banned.push_back({"said", "gn:1", {}});
  overrides.meant.push_back({"The Town", "gn:1", {}});
  const auto check = [](const Gazetteer& gazetteer) {
    const Place* lachin = gazetteer.find("gn:1");
    REQUIRE(lachin != nullptr);
    CHECK(is_rounded(lachin->point, {46.55, 39.64}));
    CHECK(lachin->source == "survey");
    CHECK(gazetteer.by_fold("berdzor").size() == 1);
    CHECK(gazetteer.by_fold("lachin").size() == 1);
    REQUIRE(gazetteer.by_fold("said").size() == 1);
    CHECK(gazetteer.place(gazetteer.by_fold("said")[0].place).id == "gn:2");
  };
  IndexBuild how;
  how.overrides = overrides;
  build(folder.file("built.dlg"), {world}, how);
  check(Gazetteer({}, {open_gazetteer_index(folder.file("built.dlg"))}));
  build(folder.file("plain.dlg"), {world});
  const auto plain = open_gazetteer_index(folder.file("plain.dlg"));
  const Gazetteer run({}, {plain}, overrides);
  check(run);
  CHECK(run.meant("the town") == run.number_of("gn:1"));
  CHECK_FALSE(run.meant("other").has_value());
  overrides.banned.push_back({"Said", "", {}});
  CHECK(Gazetteer({}, {plain}, overrides).by_fold("said").empty());
}

TEST_CASE("an empty index is found to hold nothing", "[gazetteer_index]") {
  const Folder folder;
  CHECK(build(folder.file("e.dlg"), {{}}).places == 0);
  const Gazetteer gazetteer({}, {open_gazetteer_index(folder.file("e.dlg"))});
  CHECK(gazetteer.size() == 0);
  CHECK(gazetteer.by_fold("lachin").empty());
  CHECK(gazetteer.by_likeness("lacin", 2).empty());
  CHECK(gazetteer.nearest({0, 0}, 3, 1000).empty());
  CHECK(gazetteer.find("gn:1") == nullptr);
}
