#include "dateline/time/edtf.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::string read(const char* text) {
  const auto date = parse_edtf(text);
  return date ? to_edtf(date->period) : "error: " + date.error();
}

}  // namespace

TEST_CASE("EDTF gives the days it stands for", "[edtf]") {
  CHECK(read("2023-04-23") == "2023-04-23");
  CHECK(read(" 2022-12 ") == "2022-12");
  CHECK(read("2022-21") == "2022-03-01/2022-05-31");
  CHECK(read("2022-24") == "2022-12-01/2023-02-28");
  CHECK(read("2022-34") == "2022-04-01/2022-06-30");
  CHECK(read("2022-41") == "2022-07-01/2022-12-31");
  CHECK(read("202X") == "2020-01-01/2029-12-31");
  CHECK(read("19XX") == "1900-01-01/1999-12-31");
  CHECK(read("2022-XX") == "2022");
  CHECK(read("2022-12-XX") == "2022-12");
  CHECK(read("2022-XX-XX") == "2022");
  CHECK(read("2020-11-09/2020-11-10") == "2020-11-09/2020-11-10");
  CHECK(read("2020-11/2021") == "2020-11-01/2021-12-31");
  CHECK(read("1991-11-26/") == "1991-11-26/..");
  CHECK(read("/2022-08-29") == "../2022-08-29");
}

TEST_CASE("EDTF marks and times are kept", "[edtf]") {
  CHECK(parse_edtf("2020-09-27~")->approximate);
  CHECK_FALSE(parse_edtf("2020-09-27~")->uncertain);
  CHECK(parse_edtf("2020?")->uncertain);
  CHECK_FALSE(parse_edtf("2020?")->approximate);
  CHECK((parse_edtf("2020-09%")->approximate && parse_edtf("2020-09%")->uncertain));
  CHECK(parse_edtf("2020~/2021")->approximate);
  CHECK(iso_time(*parse_edtf("2023-04-23T12:00+04:00")) == "2023-04-23T12:00+04:00");
  CHECK(iso_time(*parse_edtf("2023-04-23T12:00:30Z")) == "2023-04-23T12:00+00:00");
  CHECK(iso_time(*parse_edtf("2023-04-23T08:05-0330")) == "2023-04-23T08:05-03:30");
  CHECK(iso_time(*parse_edtf("2023-04-23T08:05")) == "2023-04-23T08:05");
  CHECK(iso_time(*parse_edtf("2023-04-23")) == std::nullopt);
}

TEST_CASE("what is no date gets a sentence", "[edtf]") {
  CHECK(read("2023-02-31") == "error: there is no 31 February 2023; February 2023 has 28 days");
  CHECK(read("2023-13") == "error: there is no month 13 in '2023-13'; months are 01 to 12");
  CHECK(read("23.04.2023") == "error: '23.04.2023' is not written as a date; write 2023-04-23");
  CHECK(read("2023/4/23") == "error: '2023/4/23' is not written as a date; write 2023-04-23");
  CHECK(read("03/04/2023").find("may mean 2023-04-03 or 2023-03-04") != std::string::npos);
  CHECK(read("2021/2020").find("ends before it begins") != std::string::npos);
  CHECK(read("2023-04T12:00").find("a time is given without a day") != std::string::npos);
  CHECK(read("2023-04-23T25:00").find("'25:00' is not a time of day") != std::string::npos);
  CHECK(read("2023-04-23T12:00+4").find("not an offset from UTC") != std::string::npos);
  CHECK(read("").find("the date is empty") != std::string::npos);
  for (const char* text :
       {"yesterday", "/", "//", "2023-", "-", "20233", "2023-04-23T", "XXXX", "2X23", "2023-X1", "2023-04-2X",
        "2022-XX-05", "20XX-05", "a/b/c", "~", "2023-04-23/2023-04-24T12:00", "99999999999999999999"}) {
    INFO(text);
    CHECK(read(text).starts_with("error: "));
  }
}
