#include "style/reference.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "dateline/style/expression.hpp"
#include "dateline/style/properties.hpp"

using namespace dateline;

TEST_CASE("the reference page is the one that the program writes", "[style]") {
  std::ifstream file("docs/style.md");
  const std::string committed(std::istreambuf_iterator<char>(file), {});
  INFO("docs/style.md is old: build/dev/dateline style reference -o docs/style.md");
  CHECK((committed == style_reference()));
}

TEST_CASE("the reference page names every property and operator", "[style]") {
  const std::string page = style_reference();
  for (const StyleProperty& row : style_properties())
    CHECK(page.find("\n| `" + std::string(row.name) + "` |") != std::string::npos);
  for (const OperatorInfo& row : expression_operators())
    CHECK(page.find("\n| `" + std::string(row.name) + "` |") != std::string::npos);
}
