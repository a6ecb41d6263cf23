#include "dateline/place/place.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("every kind and use has a word that reads back", "[place]") {
  CHECK(all_place_kinds().size() == 19);
  CHECK(all_place_kinds().front() == PlaceKind::settlement);
  CHECK(all_place_kinds().back() == PlaceKind::closure);
  for (const PlaceKind kind : all_place_kinds()) CHECK(place_kind(to_string(kind)) == kind);
  for (const NameUse use :
       {NameUse::official, NameUse::local, NameUse::common, NameUse::variant, NameUse::former})
    CHECK(name_use(to_string(use)) == use);
  CHECK(to_string(PlaceKind::line_of_contact) == std::string("line_of_contact"));
  CHECK_FALSE(place_kind("town").has_value());
  CHECK_FALSE(name_use("").has_value());
}

TEST_CASE("extents are those that held in the period", "[place]") {
  Place corridor;
  const Day change = *Day::from_date(2022, 8, 30);
  corridor.extents.resize(2);
  corridor.extents[0].period.last = change - 1;
  corridor.extents[0].label = "old";
  corridor.extents[1].period.first = change;
  corridor.extents[1].label = "new";
  CHECK(extents_in(corridor, {change, change}).at(0).label == "new");
  CHECK(extents_in(corridor, {change - 1, change - 1}).at(0).label == "old");
  CHECK(extents_in(corridor, {change - 1, change}).size() == 2);
}
