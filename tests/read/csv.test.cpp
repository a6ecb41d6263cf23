#include "read/csv.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"

using namespace dateline;

namespace {

struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<int> lines;
  std::vector<std::string> places;  ///< of the rows' cells: "line:column line:column"
  std::string places_of_header;
  Findings findings;
  char separator = 0;
};

std::string places_of(const CsvReader& reader, std::size_t cells) {
  std::string places;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const TextPlace place = reader.place_of(cell);
    if (cell > 0) places += ' ';
    places += std::to_string(place.line) + ':' + std::to_string(place.column);
  }
  return places;
}

Table read(const std::string& bytes) {
  const auto path = std::filesystem::temp_directory_path() / ("dateline-csv-" + std::to_string(getpid()));
  std::ofstream(path, std::ios::binary) << bytes;
  Table table;
  {
    CsvReader reader(path.string(), table.findings);
    table.header = reader.header();
    table.separator = reader.separator();
    table.places_of_header = places_of(reader, table.header.size());
    CsvRow row;
    while (reader.next(row)) {
      table.places.push_back(places_of(reader, row.cells.size()));
      table.rows.emplace_back(row.cells.begin(), row.cells.end());
      table.lines.push_back(row.line);
    }
  }
  std::filesystem::remove(path);
  return table;
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("a table with every kind of line end and a byte order mark", "[csv]") {
  const Table table = read(
      "\xEF\xBB\xBF"
      "a,b\r\n1,2\n3,4\r5,6");
  CHECK(table.header == std::vector<std::string>{"a", "b"});
  CHECK(table.rows == Rows{{"1", "2"}, {"3", "4"}, {"5", "6"}});
  CHECK(table.lines == std::vector<int>{2, 3, 4});
  CHECK(table.findings.empty());
}

TEST_CASE("a cell is found by its line and the character that it starts with", "[csv]") {
  const Table table = read(
      "\xEF\xBB\xBF"
      "ort,\"b\",c\r\nБердзор,2,3\r\n\"one\n\ntwo\",\"4\",5\n6,,7\n");
  CHECK(table.places_of_header == "1:1 1:5 1:9");
  CHECK(table.places == std::vector<std::string>{"2:1 2:9 2:11", "3:1 5:6 5:10", "6:1 6:3 6:4"});
}

TEST_CASE("in a table of Windows-1252 each byte is a character", "[csv]") {
  CHECK(read("a,b\nG\xF6ris,1\n").places == std::vector<std::string>{"2:1 2:7"});
}

TEST_CASE("a cell that the row does not have is the row's line", "[csv]") {
  const auto path = std::filesystem::temp_directory_path() / ("dateline-csv-" + std::to_string(getpid()));
  std::ofstream(path) << "a,b\n1\n";
  Findings findings;
  CsvReader reader(path.string(), findings);
  CsvRow row;
  REQUIRE(reader.next(row));
  CHECK(reader.where(1) == Origin{path.string(), 2});
  CHECK(to_string(reader.where(0)) == path.string() + ":2:1");
  std::filesystem::remove(path);
}

TEST_CASE("quoted cells hold separators, doubled marks and line breaks", "[csv]") {
  const Table table = read("a,b\n\"x, \"\"y\"\"\",\"one\n\ntwo\"\n3,4\n");
  CHECK(table.rows == Rows{{"x, \"y\"", "one\n\ntwo"}, {"3", "4"}});
  CHECK(table.lines == std::vector<int>{2, 5});
  CHECK(table.findings.empty());
}

TEST_CASE("the separator is the one that the header has most of", "[csv]") {
  CHECK(read("a;b;\"c,d,e\"\n").separator == ';');
  CHECK(read("a\tb\n").separator == '\t');
  CHECK(read("a\n").separator == ',');
}

TEST_CASE("blank rows are passed over, cells of any number are handed on", "[csv]") {
  const Table table = read("a,b\n\n,\n1\n1,2,3\n");
  CHECK(table.rows == Rows{{"1"}, {"1", "2", "3"}});
  CHECK(table.lines == std::vector<int>{4, 5});
}

TEST_CASE("an unclosed quotation mark costs its line only", "[csv]") {
  SECTION("to the end of the file") {
    const Table table = read("a,b,c\n1,\"open,2\n3,4,5\n");
    CHECK(table.rows == Rows{{"1", "open", "2"}, {"3", "4", "5"}});
    REQUIRE(table.findings.size() == 1);
    CHECK(table.findings[0].severity == Severity::error);
    CHECK(table.findings[0].origin.line == 2);
    CHECK(table.findings[0].message.find("cell 2 ('b')") != std::string::npos);
  }
  SECTION("up to the next mark") {
    const Table table = read("a,b,c\n1,\"open\n3,\"x\",5\n6,7,\"8\"\n");
    CHECK(table.rows == Rows{{"3", "x", "5"}, {"6", "7", "8"}});
    CHECK(table.findings.size() == 1);
  }
  SECTION("which closes it in the wrong place") {
    const Table table = read("a,b,c\n1,\"open,2\n3,4,5,\"\n6,7,8\n");
    CHECK(table.rows.front() == std::vector<std::string>{"1", "open", "2"});
    CHECK(table.rows.back() == std::vector<std::string>{"6", "7", "8"});
  }
}

TEST_CASE("a stray quotation mark inside a quoted cell is text", "[csv]") {
  const Table table = read("a,b\n\"the \"great\" man\",2\n3,4\n");
  CHECK(table.rows == Rows{{"the \"great\" man", "2"}, {"3", "4"}});
  REQUIRE(table.findings.size() == 1);
  CHECK(table.findings[0].severity == Severity::warning);
}

TEST_CASE("Windows-1252 and NUL bytes are read and told once", "[csv]") {
  const Table table = read("a,b\nLa\xE7\xFDn,2\nLa\xE7\xFDn,Laçın\n" + std::string("x\0y,2\n", 6));
  CHECK(table.rows == Rows{{"Laçýn", "2"}, {"Laçýn", "Laçın"}, {"xy", "2"}});
  CHECK(table.findings.size() == 2);
}

TEST_CASE("a row beyond every measure is left out, the others stay", "[csv]") {
  const std::string huge(9 << 20, 'x');
  CHECK(read("a,b\n1,2\n" + huge + ",2\n3,4\n").rows == Rows{{"1", "2"}, {"3", "4"}});
  CHECK(read("a,b\n1,2\n\"" + huge + ",2\n3,4\n").rows == Rows{{"1", "2"}, {"3", "4"}});
  CHECK(read("a,b\n1,2\n\"" + huge).rows == Rows{{"1", "2"}});
  const Table table = read("a,b\n1," + huge.substr(0, 2 << 20) + "\n3,4\n");
  CHECK(table.rows == Rows{{"3", "4"}});
  REQUIRE(table.findings.size() == 1);
  CHECK(table.findings[0].origin.line == 2);
}

TEST_CASE("rows longer than a block of the buffer come whole", "[csv]") {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 40; ++i)
    bytes += "\"" + std::string(100000, static_cast<char>('a' + i % 26)) + "\n\",2\r\n";
  const Table table = read(bytes);
  REQUIRE(table.rows.size() == 40);
  for (const auto& row : table.rows) CHECK(row[0].size() == 100001);
  CHECK(table.lines.back() == 2 + 39 * 2);
  CHECK(table.findings.empty());
}

TEST_CASE("what is no table is refused with a sentence", "[csv]") {
  CHECK_THROWS_AS(read("\xFF\xFE"
                       "a"),
                  InputError);
  CHECK_THROWS_AS(read("PK\x03\x04"), InputError);
  Findings findings;
  CHECK_THROWS_WITH(CsvReader("/nowhere/x.csv", findings), Catch::Contains("No such file"));
  CHECK_THROWS_WITH(CsvReader("/tmp", findings), Catch::Contains("folder"));
}

TEST_CASE("an empty file has no header", "[csv]") {
  CHECK(read("").header.empty());
  CHECK(read("\n").rows.empty());
}
