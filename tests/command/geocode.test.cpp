#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "command/command.hpp"

using namespace dateline;

namespace {

const char* const gazetteer = R"({"type":"FeatureCollection","features":[
{"@id":"t:az","type":"Feature","properties":{"ccodes":["AZ"],"kind":"country","rank":1},"names":[{"toponym":"Azerbaijan","lang":"en","by":"AZ","use":"official"}],"geometry":{"type":"Point","coordinates":[47.5,40.3]}},
{"@id":"t:khankendi","type":"Feature","properties":{"ccodes":["AZ"],"kind":"settlement","feature_code":"PPLA","population":53100,"rank":3},"names":[{"toponym":"Khankendi","lang":"en","by":"AZ","use":"official","when":{"timespans":[{"start":{"in":"1991-11-26"}}]}},{"toponym":"Xankəndi","lang":"az","by":"AZ","use":"official"},{"toponym":"Stepanakert","lang":"en","by":"SU","use":"official","when":{"timespans":[{"start":{"in":"1923"},"end":{"in":"1991-11-25"}}]}}],"geometry":{"type":"Point","coordinates":[46.7515,39.8153]},"relations":[{"relationType":"gvp:broaderPartitive","relationTo":"t:az"}]},
{"@id":"t:a","type":"Feature","properties":{"ccodes":["AZ"],"kind":"settlement","rank":6},"names":[{"toponym":"Vank","lang":"en"}],"geometry":{"type":"Point","coordinates":[46,39]}},
{"@id":"t:b","type":"Feature","properties":{"ccodes":["AM"],"kind":"settlement","rank":6},"names":[{"toponym":"Vank","lang":"en"}],"geometry":{"type":"Point","coordinates":[45,40]}}
]}
)";

/// Stands in for a stream while it lives.
class Redirected {
 public:
  Redirected(std::ios& stream, std::streambuf* buffer) : m_stream(stream), m_before(stream.rdbuf(buffer)) {}
  ~Redirected() { m_stream.rdbuf(m_before); }
  Redirected(const Redirected&) = delete;
  Redirected& operator=(const Redirected&) = delete;

 private:
  std::ios& m_stream;
  std::streambuf* m_before;
};

struct Run {
  int code;
  std::string out;
  std::string err;
};

Run run(std::vector<std::string> words, const std::string& input = "") {
  const auto file =
      std::filesystem::temp_directory_path() / ("dateline-geocode-" + std::to_string(getpid()) + ".geojson");
  std::ofstream(file) << gazetteer;
  words.insert(words.begin(), {"geocode", "--gazetteer", file.string()});
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const Redirected read(std::cin, in.rdbuf());
  const Redirected written(std::cout, out.rdbuf());
  const Redirected told(std::cerr, err.rdbuf());
  const int code = run_program(words);
  std::cin.clear();
  std::filesystem::remove(file);
  return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("a JSON line has the keys of the interface in their order", "[geocode]") {
  const Run result = run({"Khankendi", "--format", "jsonl"});
  CHECK(result.code == 0);
  CHECK(
      result.out ==
      R"({"query":"Khankendi","status":"found","place":{"id":"t:khankendi","name":"Khankendi","lon":46.7515,"lat":39.8153,"kind":"settlement","feature_code":"PPLA","country":"AZ","within":["Azerbaijan"],"population":53100},"matched":{"name":"Khankendi","language":"en","how":"exact"},"score":0.99,"because":"'Khankendi' is the official name in English (Azerbaijan's usage, from 26 November 1991) of a settlement in Azerbaijan; no other place of the gazetteer fits.","candidates":[]})"
      "\n");
  CHECK(run({"Xankəndi", "--as-of", "1985", "--format", "jsonl"})
            .out.find("\"name\":\"Stepanakert\",\"lon\"") != std::string::npos);
  CHECK(
      run({"Khankendi", "--language", "az", "--format", "jsonl"}).out.find("\"name\":\"Xankəndi\",\"lon\"") !=
      std::string::npos);
  CHECK(run({"near Khankendi", "--format", "jsonl"}).out.find("\"near\":true") != std::string::npos);
}

TEST_CASE("a name that is not found makes the exit code 1", "[geocode]") {
  const Run unknown = run({"Khankendi", "Nowhere \"\x01\"", "--format", "jsonl"});
  CHECK(unknown.code == 1);
  CHECK(
      unknown.out.find(
          R"({"query":"Nowhere \"\u0001\"","status":"unknown","place":null,"matched":null,"score":null,)") !=
      std::string::npos);
  const Run ambiguous = run({"Vank", "--format", "jsonl"});
  CHECK(ambiguous.code == 1);
  CHECK(ambiguous.out.find("\"status\":\"ambiguous\",\"place\":null") != std::string::npos);
  CHECK(ambiguous.out.find("{\"id\":\"t:a\"") < ambiguous.out.find("{\"id\":\"t:b\""));
  CHECK(run({"Vank", "--limit", "1", "--format", "jsonl"}).out.find("t:b") == std::string::npos);
  CHECK(run({"Vank", "--country", "AM"}).code == 0);
  CHECK(run({"Vank", "--near", "45.1,40"}).code == 0);
  CHECK(run({"Vank", "--within", "44,39,45.5,41"}).code == 0);
}

TEST_CASE("names come from lines and from a column", "[geocode]") {
  const Run lines =
      run({"--input", "-", "--format", "csv"}, "\xEF\xBB\xBFKhankendi\r\n\r\nVank, Azerbaijan\n");
  CHECK(
      lines.out.find(
          "\nKhankendi,found,t:khankendi,Khankendi,46.7515,39.8153,settlement,AZ,Khankendi,en,exact,0.99,") !=
      std::string::npos);
  CHECK(lines.out.find("\n\"Vank, Azerbaijan\",found,t:a,") != std::string::npos);
  const auto table =
      std::filesystem::temp_directory_path() / ("dateline-geocode-" + std::to_string(getpid()) + ".csv");
  std::ofstream(table) << "date;place\n2023;Khankendi\n2023;\n";
  const Run column = run({"--input", table.string(), "--column", "place", "--format", "jsonl"});
  CHECK(column.code == 1);
  CHECK(column.out.find("\"query\":\"\",\"status\":\"unknown\"") != std::string::npos);
  CHECK(run({"--input", table.string(), "--column", "plaze"}).err.find("did you mean 'place'?") !=
        std::string::npos);
  std::filesystem::remove(table);
  const Run nothing = run({"--input", "-"}, "");
  CHECK(nothing.code == 0);
  CHECK(nothing.out.empty());
}

TEST_CASE("answers are printed as table and GeoJSON", "[geocode]") {
  const Run table = run({"Khankendi", "Vank", "--format", "table"});
  CHECK(table.out.find("QUERY      STATUS     NAME       KIND        COUNTRY  LON      LAT      SCORE\n") ==
        0);
  CHECK(table.out.find("\nVank       ambiguous\n    Two places fit 'Vank'") != std::string::npos);
  const Run geojson = run({"Khankendi", "Nowhere", "--format", "geojson"});
  CHECK(geojson.out.find("\"coordinates\":[46.7515,39.8153]") != std::string::npos);
  CHECK(geojson.out.find("\"geometry\":null") != std::string::npos);
}

TEST_CASE("columns beside the names count", "[geocode]") {
  const auto table =
      std::filesystem::temp_directory_path() / ("dateline-geocode-" + std::to_string(getpid()) + "-c.csv");
  std::ofstream(table)
      << "place,land,day,report\nVank,Azerbaijan,2021,a\nVank,Nowhere,,a\nStepanakert,,1985,b\n"
         "Stepanakert,,2023-02-31,b\n";
  const Run run_columns = run({"--input", table.string(), "--column", "place", "--context", "land", "--date",
                               "day", "--document", "report", "--format", "csv"});
  CHECK(run_columns.out.find("\nVank,found,t:a,") != std::string::npos);
  CHECK(run_columns.out.find("\nVank,ambiguous,") != std::string::npos);
  CHECK(run_columns.err.find("there is no 31 February 2023") != std::string::npos);
  CHECK(run({"--input", table.string(), "--column", "place", "--context", "lnd"})
            .err.find("did you mean 'land'?") != std::string::npos);
  CHECK(run({"--input", table.string(), "--context", "land"}).code == 2);
  std::filesystem::remove(table);
}

TEST_CASE("relations are printed with their geometry", "[geocode]") {
  const Run offset = run({"20 km north of Khankendi", "--format", "jsonl"});
  CHECK(offset.out.find("\"near\":true,\"relation\":\"offset\",\"geometry\":{\"type\":\"Point\"") !=
        std::string::npos);
  CHECK(offset.out.find("\"radius_km\":10.1") != std::string::npos);
  const Run line = run({"the Khankendi–Azerbaijan road", "--format", "csv"});
  CHECK(line.out.find(",t:khankendi,Khankendi,,,settlement,") != std::string::npos);
  CHECK(line.out.find(",road,") != std::string::npos);
  const Run explained = run({"Khankendi", "--explain", "--format", "jsonl"});
  CHECK(explained.out.find("\"reasons\":[{\"trait\":\"known\",") != std::string::npos);
}

TEST_CASE("positions are turned back into names", "[geocode]") {
  const Run json = run({"--reverse", "46.75,39.9", "--reverse", "-100,-50", "--format", "jsonl"});
  CHECK(json.code == 1);
  CHECK(json.out.find("\"description\":\"9.4 km north of Khankendi, Azerbaijan\"") != std::string::npos);
  CHECK(json.out.find("\"by\":\"nearest settlement\"") != std::string::npos);
  CHECK(json.out.find("\"km\":9.4,\"bearing\":359,\"direction\":\"north\"") != std::string::npos);
  CHECK(json.out.find("{\"query\":\"-100,-50\",\"status\":\"unknown\"") != std::string::npos);
  CHECK(run({"--reverse", "46.75,39.9", "--as-of", "1985", "--format", "table"})
            .out.find("north of Stepanakert") != std::string::npos);
  CHECK(run({"--reverse", "46.75,39.9", "--format", "geojson"}).out.find("\"nearest_id\":\"t:khankendi\"") !=
        std::string::npos);
  const auto file =
      std::filesystem::temp_directory_path() / ("dateline-geocode-" + std::to_string(getpid()) + "-p.csv");
  std::ofstream(file) << "id,Latitude,Longitude\n1,39.9,46.75\n2,x,46\n";
  const Run csv = run({"--input", file.string(), "--positions", "--format", "csv"});
  CHECK(csv.out.find("\n46.75,39.9,found,\"9.4 km north of Khankendi, Azerbaijan\",t:khankendi,") !=
        std::string::npos);
  CHECK(csv.err.find(":3:5: error: '46,x' is not a position") != std::string::npos);
  std::ofstream(file) << "46.75,39.9\n46.76,39.9\n";
  CHECK(run({"--input", file.string(), "--positions", "--format", "jsonl"}).code == 0);
  std::filesystem::remove(file);
  CHECK(run({"--reverse", "46.75"}).err.find("--reverse: '46.75' is not a position") != std::string::npos);
  CHECK(run({"Vank", "--reverse", "46,39"}).code == 2);
  CHECK(run({"--positions", "Vank"}).code == 2);
}

TEST_CASE("the analyst's overrides have the last word", "[geocode]") {
  const auto file =
      std::filesystem::temp_directory_path() / ("dateline-geocode-" + std::to_string(getpid()) + ".toml");
  std::ofstream(file) << "[[meant]]\nname = \"Vank\"\nplace = \"t:b\"\n";
  const Run result = run({"Vank", "--overrides", file.string(), "--format", "jsonl"});
  INFO(result.err);
  CHECK(result.code == 0);
  CHECK(result.out.find("\"id\":\"t:b\"") != std::string::npos);
  CHECK(result.out.find("The overrides say that 'Vank' means") != std::string::npos);
  std::filesystem::remove(file);
}

TEST_CASE("wrong words are told with near misses", "[geocode]") {
  const std::vector<std::pair<std::vector<std::string>, const char*>> cases{
      {{"Vank", "--kind", "setlement"}, "did you mean 'settlement'?"},
      {{"Vank", "--country", "Azerbaijn"}, "did you mean 'Azerbaijan'?"},
      {{"Vank", "--near", "95"}, "write LON,LAT in degrees"},
      {{"Vank", "--near", "45,95"}, "latitude 95"},
      {{"Vank", "--as-of", "2023-02-31"}, "there is no 31 February 2023"},
      {{"Vank", "--formt", "csv"}, "did you mean '--format'?"},
      {{}, "no name was given"},
      {{"--column", "place", "Vank"}, "--column names a column of --input"}};
  for (const auto& [words, message] : cases) {
    const Run result = run(words);
    INFO(result.err);
    CHECK(result.code == 2);
    CHECK(result.err.find(message) != std::string::npos);
  }
  CHECK(run({"--input", "tests"}).code == 3);
  CHECK(run({"--input", "no-such-file"}).code == 3);
  CHECK(run({"--gazetteer", "no-such-file", "Vank"}).code == 3);
}
