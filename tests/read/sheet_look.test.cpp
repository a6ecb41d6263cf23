#include <catch2/catch.hpp>

#include "dateline/read/style.hpp"

using namespace dateline;

namespace {

/// A style without layers whose metadata has these members, and what was found in it.
std::pair<Style, std::vector<std::string>> with_metadata(const std::string& members) {
  Findings findings;
  Style style =
      parse_style("{\"version\": 8,\n\"metadata\": {" + members + "}, \"layers\": []}", "s.json", findings);
  std::vector<std::string> lines;
  for (const Finding& one : findings) lines.push_back(to_string(one));
  return {std::move(style), std::move(lines)};
}

}  // namespace

TEST_CASE("a style's metadata sets every colour of the sheet", "[style][look]") {
  for (const SheetLookColour& row : sheet_look_colours()) {
    const auto [style, found] = with_metadata("\"" + std::string(row.key) + "\": \"#010203\"");
    CHECK(found.empty());
    SheetLook expected;
    expected.*row.colour = Colour{1, 2, 3, 255};
    CHECK(style.look == expected);
  }
}

TEST_CASE("a style's metadata sets the ramps of counts and days", "[style][look]") {
  for (const SheetLookRamp& row : sheet_look_ramps()) {
    const auto [style, found] = with_metadata("\"" + std::string(row.key) + "\": [\"#010203\", \"#040506\"]");
    CHECK(found.empty());
    CHECK(style.look.*row.colours == std::vector<Colour>{{1, 2, 3, 255}, {4, 5, 6, 255}});
    for (const char* wrong : {"\"#010203\"", "[]", "[\"inky\"]", "[1]"}) {
      const auto [kept, told] = with_metadata("\"" + std::string(row.key) + "\": " + wrong);
      CHECK(kept.look == SheetLook{});
      REQUIRE(told.size() == 1);
      CHECK(told.front().find("must be a list of colours such as") != std::string::npos);
    }
  }
}

TEST_CASE("a style says what it is for and how large its words are", "[style][look]") {
  const auto [style, found] = with_metadata(
      "\"dateline:about\": \"For walls.\", \"dateline:text-scale\": 1.5, \"maputnik:renderer\": \"mlgljs\"");
  CHECK(found.empty());
  CHECK(style.about == "For walls.");
  CHECK(style.look.text_scale == 1.5);
}

TEST_CASE("a wrong key or value of the metadata is told and ignored", "[style][look]") {
  const auto [style, found] = with_metadata(
      "\"dateline:soft-inc\": \"#fff\",\n\"dateline:ink\": \"inky\", \"dateline:text-scale\": 9,\n"
      "\"dateline:about\": 3");
  CHECK(style.look == SheetLook{});
  CHECK(found == std::vector<std::string>{
                     "s.json:2: warning: metadata: there is no key 'dateline:soft-inc' (did you mean "
                     "'dateline:soft-ink'?); it is ignored",
                     "s.json:3: warning: metadata: 'dateline:ink' must be a colour such as \"#262626\"; it "
                     "is ignored",
                     "s.json:3: warning: metadata: 'dateline:text-scale' must be a number from 0.5 to 3; it "
                     "is ignored",
                     "s.json:4: warning: metadata: 'dateline:about' must be a text; it is ignored"});
}
