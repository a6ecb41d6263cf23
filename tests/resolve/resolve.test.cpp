#include "dateline/resolve/resolve.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace dateline;

namespace {

Place place(const char* id, PlaceKind kind, const char* country, int rank, LonLat point,
            std::vector<const char*> names, const char* parent = nullptr) {
  Place made;
  made.id = id;
  made.kind = kind;
  made.country = country;
  made.rank = rank;
  made.point = point;
  for (const char* text : names) {
    Name name;
    name.text = text;
    name.language = "en";
    name.use = NameUse::official;
    made.names.push_back(name);
  }
  if (parent != nullptr) made.parents.push_back({parent, "", {}});
  return made;
}

const Gazetteer& sample() {
  using enum PlaceKind;
  static const Gazetteer gazetteer = [] {
    std::vector<Place> places{
        place("t:az", country, "AZ", 1, {47.5, 40.3}, {"Azerbaijan"}),
        place("t:am", country, "AM", 1, {45, 40}, {"Armenia"}),
        place("t:martuni-az", settlement, "AZ", 4, {47.1, 39.8}, {"Martuni"}, "t:az"),
        place("t:martuni-am", settlement, "AM", 4, {45.3, 40.1}, {"Martuni"}, "t:am"),
        place("t:shusha", settlement, "AZ", 5, {46.75, 39.76}, {"Shusha", "Shushi"}, "t:shusha-d"),
        place("t:shusha-d", district, "AZ", 3, {46.7, 39.7}, {"Shusha", "Shusha District"}, "t:az"),
        place("t:hakari", river, "AZ", 5, {46.6, 39.5}, {"Hakari River"}, "t:az"),
        place("t:ganja", settlement, "AZ", 2, {46.3, 40.7}, {"Ganja"}, "t:az"),
        place("t:ganja-v", settlement, "AZ", 7, {48, 39}, {"Ganja"}, "t:az"),
        place("t:kornidzor", settlement, "AM", 6, {46.5, 39.6}, {"Kornidzor"}, "t:am")};
    places[4].names[1].period.first = *Day::from_date(1992, 1, 1);
    places[4].population = 20000;
    places[9].population = 1200;
    return Gazetteer(std::move(places));
  }();
  return gazetteer;
}

Resolution asked(const char* text) {
  return resolve({text, {}, {}, {}, {}, {}, ""}, sample());
}

std::string id_of(const Resolution& resolution) {
  return resolution.found() != nullptr ? resolution.found()->best.place->id : status(resolution);
}

}  // namespace

TEST_CASE("two namesakes are ambiguous until something tells them apart", "[resolve]") {
  CHECK(id_of(asked("Martuni")) == "ambiguous");
  CHECK(asked("Martuni").candidates.size() == 2);
  CHECK(asked("Martuni").because.starts_with("Two places fit 'Martuni' about equally"));
  CHECK(id_of(asked("Martuni, Armenia")) == "t:martuni-am");
  CHECK(id_of(asked("Martuni in Azerbaijan")) == "t:martuni-az");
  Toponym near{"Martuni", {}, LonLat(47.2, 39.8), {}, {}, {}, ""};
  CHECK(id_of(resolve(near, sample())) == "t:martuni-az");
  Toponym country{"Martuni", {}, {}, {}, {"AM"}, {}, ""};
  CHECK(id_of(resolve(country, sample())) == "t:martuni-am");
  Toponym within{"Martuni", {}, {}, GeoBox{46, 39, 48, 41}, {}, {}, ""};
  CHECK(id_of(resolve(within, sample())) == "t:martuni-az");
}

TEST_CASE("importance decides only where it is plain", "[resolve]") {
  CHECK(id_of(asked("Ganja")) == "t:ganja");
  CHECK(asked("Ganja").because.find("because it is the more important place") != std::string::npos);
}

TEST_CASE("a settlement goes before its district, and the word district turns that round", "[resolve]") {
  CHECK(id_of(asked("Shusha")) == "t:shusha");
  CHECK(asked("Shusha").because.find("a place goes before the area around it") != std::string::npos);
  for (const char* text : {"Shusha district", "Shusha rayon", "the district of Shusha", "Shusha region"})
    CHECK(id_of(asked(text)) == "t:shusha-d");
  CHECK(id_of(asked("city of Shusha")) == "t:shusha");
  Toponym kind{"Shusha", {}, {}, {}, {}, {PlaceKind::district}, ""};
  CHECK(id_of(resolve(kind, sample())) == "t:shusha-d");
}

TEST_CASE("words for the surroundings make the answer near", "[resolve]") {
  for (const char* text :
       {"near Kornidzor", "outside Kornidzor", "in the vicinity of Kornidzor", "north of Kornidzor",
        "5 km south-east of the village of Kornidzor", "the outskirts of Kornidzor", "Kornidzor (outside)",
        "not far from Kornidzor", "near Kornidzor, Armenia"}) {
    INFO(text);
    const Resolution resolution = asked(text);
    REQUIRE(resolution.found() != nullptr);
    CHECK(resolution.found()->best.place->id == "t:kornidzor");
    CHECK(resolution.found()->near());
  }
  CHECK_FALSE(asked("the village of Kornidzor").found()->near());
}

TEST_CASE("how a name matched is told", "[resolve]") {
  CHECK(asked("Kornidzor").found()->best.how == MatchHow::exact);
  CHECK(asked("KORNIDZOR").found()->best.how == MatchHow::folded);
  CHECK(asked("Корнидзор").found()->best.how == MatchHow::transliterated);
  CHECK(asked("Kornidzur").found()->best.how == MatchHow::fuzzy);
  CHECK(asked("Kornidzor").found()->best.score > asked("KORNIDZOR").found()->best.score);
  CHECK(asked("KORNIDZOR").found()->best.score > asked("Корнидзор").found()->best.score);
  CHECK(asked("Корнидзор").found()->best.score > asked("Kornidzur").found()->best.score);
  CHECK(id_of(asked("Hakari")) == "t:hakari");
}

TEST_CASE("a country beside a name speaks against places elsewhere", "[resolve]") {
  Toponym beside{"Martuni", {}, {}, {}, {}, {}, ""};
  beside.areas = {"", "Armenia"};
  CHECK(id_of(resolve(beside, sample())) == "t:martuni-am");
  beside.text = "Kornidzor";
  beside.areas = {"Azerbaijan"};
  CHECK(id_of(resolve(beside, sample())) == "unknown");
  CHECK(resolve(beside, sample()).because ==
        "No place named 'Kornidzor' in what is named beside it is in the gazetteer.");
  beside.text = "Kornidsors";
  CHECK(resolve(beside, sample()).candidates.empty());
}

TEST_CASE("a town that is a unit of its own is no rival of it", "[resolve]") {
  std::vector<Place> places{place("t:town", PlaceKind::settlement, "AZ", 4, {47.1, 41.2}, {"Sheki"}),
                            place("t:unit", PlaceKind::district, "AZ", 4, {47.1, 41.0}, {"Sheki"})};
  const Gazetteer together(places);
  CHECK(id_of(resolve({"Sheki", {}, {}, {}, {}, {}, ""}, together)) == "t:town");
  places[1].point = {48.9, 41.0};
  CHECK(id_of(resolve({"Sheki", {}, {}, {}, {}, {}, ""}, Gazetteer(places))) == "ambiguous");
}

TEST_CASE("a region that is no unit is the unit or the country about the town of its name", "[resolve]") {
  std::vector<Place> places{
      place("t:cf", PlaceKind::country, "CF", 1, {21, 6}, {"Central African Republic"}),
      place("t:bria", PlaceKind::settlement, "CF", 4, {21.99, 6.54}, {"Bria", "Briya"}, "t:cf"),
      place("t:paris-tx", PlaceKind::settlement, "US", 4, {-95.5, 33.6}, {"Paris"}),
      place("t:mobaye", PlaceKind::settlement, "CF", 4, {21.2, 4.3}, {"Mobaye"}, "t:mobaye-u"),
      place("t:mobaye-u", PlaceKind::district, "CF", 7, {21.2, 4.3}, {"Mobayi", "Mobaye"}, "t:cf")};
  for (Place& town : places) town.population = town.kind == PlaceKind::settlement ? 30000 : 0;
  places[4].names[1].use = NameUse::variant;
  const Gazetteer gazetteer(std::move(places));
  const auto found = [&](const char* text) { return resolve({text, {}, {}, {}, {}, {}, ""}, gazetteer); };
  const Resolution region = found("Bria region");
  REQUIRE(id_of(region) == "t:bria");
  CHECK(region.found()->near());
  CHECK(region.found()->where.radius_km == 25);
  CHECK(region.because.find("no unit of that name is in the gazetteer") != std::string::npos);
  CHECK(id_of(found("Mobaye district")) == "t:mobaye-u");
  CHECK(found("Mobaye district").because.find("the town Mobaye lies in it") != std::string::npos);
  CHECK(id_of(found("lake Bria")) == "unknown");
}

TEST_CASE("a unit that the text calls by another name of its town is found by the present one", "[resolve]") {
  std::vector<Place> places{
      place("t:ua", PlaceKind::country, "UA", 1, {31, 49}, {"Ukraine"}),
      place("t:kyiv", PlaceKind::settlement, "UA", 1, {30.5, 50.45}, {"Kyiv", "Kiev"}, "t:ua"),
      place("t:oblast", PlaceKind::province, "UA", 3, {30.2, 49.8}, {"Kyiv Oblast"}, "t:ua"),
      place("t:other", PlaceKind::province, "BY", 3, {30.2, 52}, {"Kyiv District"})};
  places[1].population = 2'800'000;
  places[1].names[1].use = NameUse::variant;
  const Gazetteer gazetteer(std::move(places));
  const auto found = [&](const char* text) { return resolve({text, {}, {}, {}, {}, {}, ""}, gazetteer); };
  CHECK(id_of(found("Kiev oblast")) == "t:oblast");
  CHECK(found("Kiev oblast").because ==
        "'Kiev oblast' names 'Kyiv Oblast', a province in Ukraine; 'Kiev' is a name of the town Kyiv.");
  // A unit of that name in another country is not it: the surroundings of the town are.
  CHECK(found("Kiev district").found()->near());
}

TEST_CASE("a border of two units is what their outlines share, or lies about the middle", "[resolve]") {
  const auto square = [](double west) {
    Extent extent;
    extent.geometry.polygons.push_back(
        {{{{west, 40}, {west + 1, 40}, {west + 1, 41}, {west, 41}, {west, 40}}}});
    return extent;
  };
  std::vector<Place> places{place("t:a", PlaceKind::district, "AZ", 3, {46.5, 40.5}, {"Alpha District"}),
                            place("t:b", PlaceKind::district, "AZ", 3, {47.5, 40.5}, {"Beta District"}),
                            place("t:c", PlaceKind::district, "AZ", 3, {49.5, 40.5}, {"Gamma District"})};
  std::vector<std::unique_ptr<Gazetteer>> kept;  // answers point into them
  const auto border = [&](const char* text) {
    kept.push_back(std::make_unique<Gazetteer>(places));
    return resolve({text, {}, {}, {}, {}, {}, ""}, *kept.back());
  };
  const Resolution open = border("border between Alpha District and Beta District");
  REQUIRE(open.found() != nullptr);
  CHECK(open.found()->where.geometry.points.size() == 1);
  CHECK(open.found()->where.radius_km == Approx(42.3).margin(1));
  CHECK(open.because.find("no outline of both") != std::string::npos);
  CHECK(id_of(border("border between Alpha District and Gamma District")) == "unknown");
  places[0].extents.push_back(square(46));
  places[1].extents.push_back(square(47));
  places[2].extents.push_back(square(49));
  const Resolution shared = border("border between Alpha District and Beta District");
  REQUIRE(shared.found() != nullptr);
  REQUIRE(shared.found()->where.geometry.lines.size() == 1);
  for (const LonLat corner : shared.found()->where.geometry.lines.front()) CHECK(corner.lon() == 47);
  CHECK(border("border between Beta District and Gamma District").because.find("do not meet") !=
        std::string::npos);
}

TEST_CASE("an ending is taken away where the rest is a name", "[resolve]") {
  CHECK(id_of(asked("Kornidzorda")) == "t:kornidzor");
  CHECK(asked("Kornidzorda").because.find("without its ending") != std::string::npos);
  CHECK(id_of(asked("Kornidzor's")) == "t:kornidzor");
  std::vector<Place> places{place("t:susa", PlaceKind::settlement, "IT", 3, {7, 45}, {"Susa"}),
                            place("t:shusha", PlaceKind::settlement, "AZ", 5, {46.75, 39.76}, {"Şuşa"})};
  places[1].population = 4000;
  const Gazetteer gazetteer(std::move(places));
  CHECK(id_of(resolve({"Şuşada", {}, {}, {}, {}, {}, ""}, gazetteer)) == "t:shusha");
}

TEST_CASE("a doubtful name is unknown, with suggestions", "[resolve]") {
  CHECK(id_of(asked("Shusa")) == "t:shusha");
  CHECK(id_of(asked("Shustha")) == "unknown");
  CHECK(asked("Shustha").because.find("did you mean 'Shusha'") != std::string::npos);
  CHECK(id_of(asked("Atlantis")) == "unknown");
  CHECK(asked("Atlantis").because == "No place named 'Atlantis' is in the gazetteer.");
  CHECK(id_of(asked("Kornidzor, Azerbaijan")) == "unknown");
  CHECK(asked("Kornidzor, Azerbaijan").because ==
        "'Kornidzor' is known as a settlement in Armenia, but it is not in 'Azerbaijan'.");
  CHECK(id_of(asked("Kornidzor, Ruritania")) == "unknown");
  CHECK(id_of(asked("lake Kornidzor")) == "unknown");
}

TEST_CASE("a name counts less on a day when it was not in use", "[resolve]") {
  Toponym toponym{"Shushi", Day::from_date(2020, 11, 9), {}, {}, {}, {}, ""};
  const double now = resolve(toponym, sample()).found()->best.score;
  toponym.as_of = Day::from_date(1985, 1, 1);
  const Resolution before = resolve(toponym, sample());
  CHECK(before.found()->best.score < now);
  CHECK(before.because.find("that name was in use from 1992, not on 1 January 1985") != std::string::npos);
}

TEST_CASE("scores stay from 0 to 1 and odd texts crash nothing", "[resolve]") {
  for (const char* text : {"",
                           " ",
                           ",",
                           ", ,",
                           " in ",
                           "near",
                           "near ",
                           "the",
                           "(outside)",
                           "5 km",
                           "5 km of",
                           "of of of",
                           " / ",
                           "()",
                           "a (",
                           "\xFF\xFE",
                           "village of",
                           "in in in",
                           "Martuni,,,Armenia",
                           "lake",
                           "ьъ",
                           "12",
                           "\t\n"}) {
    INFO(text);
    const Resolution resolution = asked(text);
    CHECK_FALSE(resolution.because.empty());
    for (const Candidate& candidate : resolution.candidates)
      CHECK((candidate.score >= 0 && candidate.score <= 1));
  }
  CHECK(asked("").because == "The name is empty.");
}
