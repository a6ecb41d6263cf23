#include "dateline/time/period.hpp"

#include <catch2/catch.hpp>

#include "dateline/time/edtf.hpp"

using namespace dateline;

namespace {

Period period(const char* edtf) {
  return parse_edtf(edtf).value().period;
}

struct Case {
  const char* edtf;
  const char* words;
  const char* precision;
  int ucdp;
  int acled;
};

constexpr Case cases[]{
    {"2023-04-23", "23 April 2023", "day", 1, 1},
    {"2020-11-09/2020-11-10", "9–10 November 2020", "days", 2, 2},
    {"2022-12-12/2022-12-18", "12–18 December 2022", "week", 3, 2},
    {"2022-12-12/2022-12-20", "12–20 December 2022", "week", 4, 2},
    {"2020-09-27/2020-11-10", "27 September – 10 November 2020", "months", 5, 3},
    {"2022-12-12/2023-04-28", "12 December 2022 – 28 April 2023", "months", 5, 3},
    {"2022-12", "December 2022", "month", 4, 3},
    {"2023-02", "February 2023", "month", 4, 3},
    {"2022-12-10/2023-01-05", "10 December 2022 – 5 January 2023", "month", 4, 3},
    {"2022", "2022", "year", 5, 3},
    {"2022-01/2022-03", "January–March 2022", "months", 5, 3},
    {"2022-12/2023-04", "December 2022 – April 2023", "months", 5, 3},
    {"1988/1994", "1988–1994", "years", 5, 3},
    {"1991/..", "from 1991", "years", 5, 3},
    {"1991-11-26/..", "from 26 November 1991", "years", 5, 3},
    {"../2022-08-29", "until 29 August 2022", "years", 5, 3},
    {"../1991", "until 1991", "years", 5, 3},
    {"../..", "at all times", "years", 5, 3},
    {"-0043", "44 BC", "year", 5, 3},
};

}  // namespace

TEST_CASE("a period says in words and codes how well it is known", "[period]") {
  for (const Case& c : cases) {
    INFO(c.edtf);
    CHECK(in_words(period(c.edtf)) == c.words);
    CHECK(to_string(precision_of(period(c.edtf))) == std::string(c.precision));
    CHECK(ucdp_date_prec(period(c.edtf)) == c.ucdp);
    CHECK(acled_time_precision(period(c.edtf)) == c.acled);
  }
}

TEST_CASE("EDTF written is EDTF read", "[period]") {
  for (const Case& c : cases) CHECK(period(to_edtf(period(c.edtf)).c_str()) == period(c.edtf));
  for (const char* text :
       {"2023-04-23", "2022-12", "2022", "2020-11-09/2020-11-10", "../2022-08-29", "1991-11-26/.."})
    CHECK(to_edtf(period(text)) == text);
}

TEST_CASE("periods meet and join", "[period]") {
  CHECK(intersection(period("2022"), period("2022-12/2023-01")) == period("2022-12"));
  CHECK(intersection(period("2022"), period("../2021")) == std::nullopt);
  CHECK(hull(period("2020"), period("2022-03-01/..")) == period("2020/.."));
  CHECK_FALSE(month_period(2022, 13).has_value());
  CHECK(month_period(2024, 2)->last == *Day::from_date(2024, 2, 29));
  CHECK(Period{}.contains(Period::distant_future));
}
