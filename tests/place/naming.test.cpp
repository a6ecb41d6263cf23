#include "dateline/place/naming.hpp"

#include <catch2/catch.hpp>

#include "dateline/time/edtf.hpp"

using namespace dateline;

namespace {

using Choice = NamingPolicy::Choice;

Name name(const char* text, const char* language, const char* by, NameUse use, const char* edtf = "../..") {
  return {text, language, by, use, parse_edtf(edtf).value().period, ""};
}

Place khankendi() {
  Place place;
  place.id = "dl:khankendi";
  place.country = "AZ";
  place.names = {name("Xankandi", "en", "", NameUse::variant),
                 name("Vararakn", "en", "", NameUse::former, "../1922"),
                 name("Khankendi", "en", "AZ", NameUse::official, "1991-11-26/.."),
                 name("Xankəndi", "az", "AZ", NameUse::official, "1991-11-26/.."),
                 name("Stepanakert", "en", "SU", NameUse::official, "1923/1991-11-26"),
                 name("Stepanakert", "en", "AM", NameUse::local, "1923/.."),
                 name("Ստեփանակերտ", "hy", "AM", NameUse::local, "1923/.."),
                 name("Степанакерт", "ru", "RU", NameUse::common)};
  return place;
}

Day day(int year) {
  return *Day::from_date(year, 6, 1);
}

}  // namespace

TEST_CASE("the printed name follows the policy and the day", "[naming]") {
  const Place place = khankendi();
  CHECK(printed_name(place, {}, day(2023)) == "Khankendi / Stepanakert");
  CHECK(printed_name(place, {}, day(2023), "\n") == "Khankendi\nStepanakert");
  CHECK(printed_name(place, {}, day(1985)) == "Stepanakert");
  CHECK(printed_name(place, {Choice::official, "en"}, day(2023)) == "Khankendi");
  CHECK(printed_name(place, {Choice::official, "en"}, day(1985)) == "Stepanakert");
  CHECK(printed_name(place, {Choice::official, "en"}, day(1900)) == "Vararakn");
  CHECK(printed_name(place, {Choice::official, "az"}, day(1985)) == "Xankəndi");
  CHECK(printed_name(place, {Choice::local, "en"}, day(2023)) == "Stepanakert");
  CHECK(printed_name(place, {Choice::local, "az"}, day(2023)) == "Xankəndi");
  CHECK(printed_name(place, {Choice::language, "hy"}, day(2023)) == "Ստեփանակերտ");
  CHECK(printed_name(place, {Choice::language, "ru"}, day(2023)) == "Степанакерт");
  CHECK(printed_name(place, {Choice::language, "ka"}, day(2023)) == "Khankendi");
}

TEST_CASE("variants are printed only when there is nothing else", "[naming]") {
  Place place;
  place.id = "dl:x";
  CHECK(printed_name(place, {}, day(2023)) == "dl:x");
  place.names = {name("Xx", "en", "", NameUse::variant)};
  CHECK(printed_name(place, {}, day(2023)) == "Xx");
  place.names.push_back(name("Икс", "ru", "", NameUse::common));
  CHECK(printed_name(place, {}, day(2023)) == "Икс");
}

TEST_CASE("the nearest period wins where none holds the day", "[naming]") {
  Place place;
  place.country = "AZ";
  place.names = {name("Old", "en", "AZ", NameUse::official, "1920/1930"),
                 name("New", "en", "AZ", NameUse::official, "1960/..")};
  CHECK(printed_name(place, {}, day(1935)) == "Old");
  CHECK(printed_name(place, {}, day(1955)) == "New");
  CHECK(printed_name(place, {}, day(1800)) == "Old");
}

TEST_CASE("naming policies have words", "[naming]") {
  CHECK(parse_naming_policy("both")->choice == Choice::both);
  CHECK(parse_naming_policy("official")->choice == Choice::official);
  CHECK(parse_naming_policy("local")->choice == Choice::local);
  CHECK(*parse_naming_policy("hy") == NamingPolicy{Choice::language, "hy"});
  CHECK(parse_naming_policy("Both").error().find("'Both'") != std::string::npos);
  CHECK_FALSE(parse_naming_policy("").has_value());
}
