#include "dateline/event/kind.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "dateline/event/event.hpp"

using namespace dateline;

TEST_CASE("the table of kinds is whole", "[event]") {
  const std::set<std::string_view> symbols{"battle",       "explosion",    "violence", "protest",
                                           "riot",         "strategic",    "blockade", "checkpoint",
                                           "agreement",    "statement",    "call",     "meeting",
                                           "displacement", "humanitarian", "transfer", "other"};
  std::set<std::pair<std::string_view, std::string_view>> seen;
  std::set<std::string_view> used;
  std::size_t acled_types = 0;
  std::size_t acled_subtypes = 0;
  std::string_view type;
  for (const EventKind& kind : event_kinds()) {
    INFO(kind.type << " / " << kind.subtype);
    CHECK(seen.insert({kind.type, kind.subtype}).second);
    CHECK_FALSE(kind.label.empty());
    CHECK(symbols.contains(kind.symbol));
    used.insert(kind.symbol);
    if (kind.type != type) CHECK(kind.subtype.empty());
    type = kind.type;
    acled_types += kind.acled && kind.subtype.empty();
    acled_subtypes += kind.acled && !kind.subtype.empty();
    const EventKind& found = event_kind(kind.type, kind.subtype);
    CHECK(found.type == kind.type);
    CHECK(found.subtype == kind.subtype);
  }
  CHECK(acled_types == 6);
  CHECK(acled_subtypes == 25);
  CHECK(used == symbols);
}

TEST_CASE("kinds are found as people write them", "[event]") {
  CHECK(event_kind("BATTLES", " armed  clash ").subtype == "Armed clash");
  CHECK(event_kind("Protests", "Excessive force against protestors").subtype ==
        "Excessive force against protesters");
  CHECK(event_kind("Ceasefire", "").type == "Agreement");
  CHECK(event_kind("", "Court order").type == "Statement");
  CHECK(event_kind("Battles", "no such subtype").subtype.empty());
  CHECK(event_kind("Picnic", "").type == "Other");
  CHECK(event_kind("", "").type == "Other");
  CHECK(is_event_type("blockade"));
  CHECK_FALSE(is_event_type("Road blockade"));
  CHECK(is_event_kind("Road blockade"));
  CHECK(event_types().front() == "Battles");
}

TEST_CASE("codes of other tables are kinds", "[event]") {
  CHECK(ucdp_kind(1).type == "Battles");
  CHECK(ucdp_kind(3).type == "Violence against civilians");
  CHECK(ucdp_kind(4).type == "Other");
  CHECK(cameo_kind("0871").subtype == "Ceasefire");
  CHECK(cameo_kind("191").type == "Blockade");
  CHECK(cameo_kind("193").type == "Battles");
  CHECK(cameo_kind("99").type == "Other");
}

TEST_CASE("the words of geo_precision read back", "[event]") {
  for (int i = 0; i <= static_cast<int>(GeoPrecision::unknown); ++i) {
    const auto precision = static_cast<GeoPrecision>(i);
    CHECK(geo_precision(to_string(precision)) == precision);
  }
  CHECK_FALSE(geo_precision("Exact"));
}
