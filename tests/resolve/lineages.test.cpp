#include "resolve/lineages.hpp"

#include <catch2/catch.hpp>

#include "dateline/place/naming.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "write/built_index.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

Place unit(std::string id, PlaceKind kind, std::string name, std::vector<std::string> parents) {
  Place made;
  made.id = std::move(id);
  made.kind = kind;
  made.point = LonLat(46, 39);
  made.names.push_back({std::move(name), "en", "", NameUse::official, {}, ""});
  for (std::string& parent : parents) made.parents.push_back({std::move(parent), "", {}});
  return made;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("areas around places are told as the gazetteer tells them, once for all that share them",
          "[table]") {
  const Folder folder;
  build(folder.file("w.dlg"), {{unit("gn:1", PlaceKind::settlement, "First", {"gn:8"}),
                                unit("gn:2", PlaceKind::settlement, "Second", {"gn:8"}),
                                unit("gn:3", PlaceKind::settlement, "Alone", {}),
                                unit("gn:8", PlaceKind::district, "Old District", {"gn:9"}),
                                unit("gn:9", PlaceKind::country, "Land", {})}});
  std::vector<Place> own{unit("dl:district", PlaceKind::district, "District", {"gn:9", "dl:circle"}),
                         unit("dl:circle", PlaceKind::region, "Circle", {"dl:district"})};
  own[0].links = {"gn:8"};
  const Gazetteer gazetteer(std::move(own), {open_gazetteer_index(folder.file("w.dlg"))});
  int named = 0;
  Lineages lineages(gazetteer, [&](const Place& area, Day day) {
    ++named;
    return printed_name(area, {}, day);
  });
  const auto place = [&](const char* id) -> const Place& { return *gazetteer.find(id); };
  const auto lineage = [&](const char* name) { return gazetteer.by_fold(name).at(0).lineage; };
  const Day day(19000);
  CHECK(lineage("first") == lineage("second"));
  CHECK(lineages.names(place("gn:1"), lineage("first"), day) == Names{"District", "Circle", "Land"});
  CHECK(lineages.names(place("gn:2"), lineage("second"), day) == Names{"District", "Circle", "Land"});
  CHECK(named == 3);
  CHECK(lineages.names(place("gn:1"), lineage("first"), day + 1).size() == 3);
  CHECK(named == 6);
  CHECK(lineages.names(place("gn:3"), lineage("alone"), day).empty());

  CHECK(lineages.is_below(place("gn:1"), lineage("first"), place("dl:district")));
  CHECK(lineages.is_below(place("gn:1"), lineage("first"), place("gn:8")));
  CHECK(lineages.is_below(place("gn:1"), lineage("first"), place("gn:9")));
  CHECK_FALSE(lineages.is_below(place("gn:1"), lineage("first"), place("gn:2")));
  CHECK_FALSE(lineages.is_below(place("gn:9"), lineage("land"), place("gn:1")));

  // An area around itself is left out of its own.
  CHECK(lineages.names(place("dl:district"), 0, day) == Names{"Circle", "Land"});
  CHECK(lineages.names(place("dl:circle"), 0, day) == Names{"District", "Land"});
}
