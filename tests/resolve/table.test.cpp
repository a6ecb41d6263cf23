#include <algorithm>
#include <catch2/catch.hpp>

#include "dateline/resolve/resolve.hpp"
#include "dateline/resolve/reverse.hpp"

using namespace dateline;

namespace {

Place town(std::string id, const std::string& country, LonLat point, std::string name) {
  Place made;
  made.id = std::move(id);
  made.country = country;
  made.point = point;
  made.rank = 5;
  made.names.push_back({std::move(name), "en", "", NameUse::official, {}, ""});
  return made;
}

/// Twenty towns of each of two countries, and one name that both have.
const Gazetteer& sample() {
  static const Gazetteer gazetteer = [] {
    std::vector<Place> places;
    for (int i = 0; i < 20; ++i) {
      const std::string letter(1, static_cast<char>('a' + i));
      places.push_back(town("t:n" + letter, "NN", {10 + i / 10.0, 50}, "Nor" + letter + "stad"));
      places.push_back(town("t:s" + letter, "SS", {40 + i / 10.0, 10}, "Sol" + letter + "pur"));
    }
    places.push_back(town("t:both-n", "NN", {10.5, 50.2}, "Vank"));
    places.push_back(town("t:both-s", "SS", {40.5, 10.2}, "Vank"));
    places.push_back({});
    places.back().id = "t:north";
    places.back().kind = PlaceKind::country;
    places.back().country = "NN";
    places.back().names.push_back({"Northland", "en", "", NameUse::official, {}, ""});
    places.back().extents.push_back(
        {polygon_geometry({{{{5, 45}, {15, 45}, {15, 55}, {5, 55}, {5, 45}}}}), {}, 0, "", "", ""});
    places[0].parents.push_back({"t:north", "", {}});
    return Gazetteer(std::move(places));
  }();
  return gazetteer;
}

std::vector<Toponym> table(const std::string& prefix, const std::string& ending) {
  std::vector<Toponym> toponyms;
  for (int i = 0; i < 20; ++i) {
    Toponym toponym;
    toponym.text = prefix + static_cast<char>('a' + i) + ending;
    toponyms.push_back(toponym);
  }
  Toponym open;
  open.text = "Vank";
  toponyms.insert(toponyms.begin() + 3, open);
  return toponyms;
}

std::string id_of(const Resolution& resolution) {
  return resolution.found() != nullptr ? resolution.found()->best.place->id : status(resolution);
}

}  // namespace

TEST_CASE("a name that fits two places means the one among the others of its table", "[table]") {
  CHECK(id_of(resolve(table("Nor", "stad")[3], sample())) == "ambiguous");
  TableContext north;
  const auto answers = resolve_table(table("Nor", "stad"), sample(), north);
  CHECK(id_of(answers[3]) == "t:both-n");
  CHECK(answers[3].because.find("table") != std::string::npos);
  TableContext south;
  CHECK(id_of(resolve_table(table("Sol", "pur"), sample(), south)[3]) == "t:both-s");
  CHECK(north.size() == 20);
  CHECK(north.country_share("NN") > 0.8);
  CHECK(north.near_share({10.5, 50.2}) > 0.8);
  CHECK(north.country_share("SS") == 0);
}

TEST_CASE("the context of a table is carried over, and threads change nothing", "[table]") {
  TableContext context;
  auto rows = table("Nor", "stad");
  const Toponym open = rows[3];
  rows.erase(rows.begin() + 3);
  resolve_table(rows, sample(), context);
  CHECK(id_of(resolve_table({open}, sample(), context)[0]) == "t:both-n");

  std::vector<Toponym> many;
  for (int i = 0; i < 400; ++i) {
    Toponym toponym;
    toponym.text = (i % 3 == 0 ? "Vank " : "Nor") + std::string(1, static_cast<char>('a' + i % 20)) +
                   (i % 7 == 0 ? "stat" : "stad") + std::string(static_cast<std::size_t>(i % 2), ' ');
    toponym.areas = {std::to_string(i)};
    many.push_back(toponym);
  }
  TableContext one;
  TableContext four;
  const auto first = resolve_table(many, sample(), one, 1);
  const auto second = resolve_table(many, sample(), four, 4);
  for (std::size_t i = 0; i < many.size(); ++i) {
    CHECK(first[i].because == second[i].because);
    CHECK(first[i].candidates.size() == second[i].candidates.size());
  }
}

TEST_CASE("every answer of a table says why, whether other names speak for it or none", "[table]") {
  std::vector<Toponym> rows = table("Nor", "stad");
  for (const char* text : {"Vank-Norastad road", "near Vank", "Vank district", "Vunk", "nowhere"}) {
    rows.emplace_back();
    rows.back().text = text;
  }
  for (const bool is_alone : {false, true}) {
    if (is_alone) rows.erase(rows.begin(), rows.begin() + 21);
    TableContext context;
    const auto answers = resolve_table(rows, sample(), context);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO(rows[i].text);
      CHECK(answers[i].because.size() > 20);
      CHECK(answers[i].because.find(": .") == std::string::npos);
      if (is_alone && context.size() < 2) CHECK(answers[i].because == resolve(rows[i], sample()).because);
    }
  }
}

TEST_CASE("names that are asked alike share one answer", "[table]") {
  TableContext context;
  auto rows = table("Nor", "stad");
  rows.push_back(rows[3]);
  rows.push_back(rows[3]);
  rows.back().areas = {"Northland"};
  const auto answers = resolve_table(rows, sample(), context);
  REQUIRE(answers.size() == rows.size());
  CHECK(&answers[3] == &answers[rows.size() - 2]);
  CHECK(&answers[3] != &answers[rows.size() - 1]);
}

TEST_CASE("names of which one is bound to a country have answers of their own", "[table]") {
  TableContext context;
  auto rows = table("Nor", "stad");
  rows.push_back(rows[3]);
  rows.back().countries = {"SS"};
  const auto answers = resolve_table(rows, sample(), context);
  CHECK(id_of(answers[3]) == "t:both-n");
  CHECK(id_of(answers[rows.size() - 1]) == "t:both-s");
}

TEST_CASE("of thousands of namesakes the likeliest are told, with the chances among all", "[table]") {
  std::vector<Place> places;
  for (int i = 0; i < 3000; ++i) {
    places.push_back(town("t:" + std::to_string(i), "NN", {i % 360 - 180.0, i % 170 - 85.0}, "Santa Rosa"));
    places.back().population = 1 + (i * 7919) % 3000;
    places.back().names.push_back({"Santa Rosa de Lima", "es", "", NameUse::variant, {}, ""});
    places.back().names.push_back({"santa rosa", "es", "", NameUse::variant, {}, ""});
  }
  const Gazetteer gazetteer(std::move(places));
  Toponym toponym;
  toponym.text = "Santa Rosa";
  const Resolution answer = resolve(toponym, gazetteer);
  REQUIRE(answer.candidates.size() == 24);
  double sum = 0;
  for (std::size_t i = 0; i < answer.candidates.size(); ++i) {
    CHECK(answer.candidates[i].place->population == 3000 - static_cast<std::int64_t>(i));
    CHECK(answer.candidates[i].how == MatchHow::exact);
    sum += answer.candidates[i].score;
  }
  CHECK(sum < 0.1);
  CHECK(std::string(status(answer)) == "ambiguous");
}

TEST_CASE("areas beside a name count but do not bind", "[table]") {
  Toponym toponym;
  toponym.text = "Vank";
  toponym.areas = {"Northland"};
  CHECK(id_of(resolve(toponym, sample())) == "t:both-n");
  toponym.areas = {"SS"};
  CHECK(id_of(resolve(toponym, sample())) == "t:both-s");
  toponym.areas = {"Nowhere"};
  CHECK(id_of(resolve(toponym, sample())) == "ambiguous");
  toponym.text = "Norastad";
  CHECK(id_of(resolve(toponym, sample())) == "t:na");
}

TEST_CASE("what spoke for a candidate is told when asked", "[table]") {
  Toponym toponym;
  toponym.text = "Norastad";
  CHECK(resolve(toponym, sample()).candidates.at(0).reasons.empty());
  toponym.explain = true;
  const auto resolution = resolve(toponym, sample());
  REQUIRE_FALSE(resolution.candidates.at(0).reasons.empty());
  CHECK(resolution.candidates[0].reasons[0].trait == "known");
}

TEST_CASE("a position is told by its areas and nearest settlements", "[reverse]") {
  const auto answer = describe_position({10, 50.1}, {}, 3, sample());
  REQUIRE(answer.nearest.size() == 3);
  CHECK(answer.nearest[0].place->id == "t:na");
  CHECK(answer.nearest[0].km == Approx(11.1).margin(0.1));
  CHECK(wind_of(answer.nearest[0].bearing) == "north");
  REQUIRE(answer.areas.size() == 1);
  CHECK(answer.areas[0].place->id == "t:north");
  CHECK(answer.areas[0].outlined);
  CHECK(answer.description == "11 km north of Norastad, Northland");
  CHECK(describe_position({10, 50.001}, {}, 1, sample()).description == "Norastad, Northland");
  CHECK(describe_position({-100, -50}, {}, 3, sample()).description.empty());
  CHECK(wind_of(359) == "north");
  CHECK(wind_of(225) == "south-west");
}

TEST_CASE("what only sounds like a name is no namesake of what is spelt like it", "[table]") {
  const Gazetteer gazetteer({town("t:k", "KK", {30, 30}, "al Kamishli"),
                             town("t:o", "OO", {50, 50}, "Qamishly"),
                             town("t:p", "PP", {60, 60}, "Gamyshli")});
  Toponym asked;
  asked.text = "Kamishli";
  asked.explain = true;
  const Resolution answer = resolve(asked, gazetteer);
  REQUIRE(answer.candidates.size() == 3);
  const auto counts_namesakes = [](const Candidate& candidate) {
    return std::ranges::find(candidate.reasons, "namesakes", &Reason::trait) != candidate.reasons.end();
  };
  CHECK(answer.candidates[0].place->id == "t:k");
  CHECK_FALSE(counts_namesakes(answer.candidates[0]));
  CHECK(counts_namesakes(answer.candidates[1]));
}
