#include "dateline/style/expression.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <set>

#include "read/json.hpp"
#include "style/operators.hpp"
#include "style/parse.hpp"

using namespace dateline;

namespace {

Feature lachin() {
  Feature feature;
  feature.id = "f1";
  feature.attributes = {{"name", "Lachin"}, {"population", 2200.0}, {"rank", 3.0},  {"half", "0.5"},
                        {"empty", ""},      {"flag", true},         {"nothing", {}}};
  return feature;
}

/// Scalars are no JSON document for the reader, so each expression comes in an array.
JsonValue json_of(const std::string& text) {
  return (*parse_json("[" + text + "]", "case").array())[0];
}

struct Outcome {
  StyleValue value;
  std::string failure;
};

Outcome outcome(const std::string& text) {
  ExpressionProblems problems;
  const NodePointer node = ExpressionParser(problems).parse(json_of(text), std::nullopt);
  if (!node) return {{}, problems.empty() ? "no node and no problem" : problems.front().message};
  const Feature feature = lachin();
  const auto value = Expression(node).evaluate({&feature, 8, "Point"});
  return value ? Outcome{*value, ""} : Outcome{{}, value.error()};
}

std::string key_of_problem(const std::string& text) {
  ExpressionProblems problems;
  ExpressionParser(problems).parse(json_of(text), std::nullopt);
  return problems.empty() ? "none" : problems.front().key;
}

bool filter_passes(const std::string& text) {
  ExpressionProblems problems;
  const auto filter = parse_filter(json_of(text), problems);
  for (const auto& one : problems) FAIL_CHECK(one.key << ' ' << one.message);
  const Feature feature = lachin();
  const auto passed = filter->evaluate({&feature, 8, "Point"});
  return passed && truth(*passed);
}

}  // namespace

TEST_CASE("expressions yield what the table says", "[style]") {
  std::ifstream file("tests/style/expressions.txt");
  int rows = 0;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const auto arrow = line.rfind(" => ");
    if (line.starts_with('#') || arrow == std::string::npos) continue;
    ++rows;
    const std::string expected = line.substr(arrow + 4);
    INFO("expressions.txt:" << number << ": " << line);
    const Outcome made = outcome(line.substr(0, arrow));
    if (expected.starts_with("! ")) {
      CHECK_THAT(made.failure, Catch::Contains(expected.substr(2)));
      continue;
    }
    CHECK(made.failure.empty());
    if (const double* result = made.value.as<double>())
      CHECK(*result == Approx(*json_of(expected).number()).epsilon(1e-6));
    else
      CHECK(to_json(made.value) == expected);
  }
  CHECK(rows > 150);
}

TEST_CASE("every operator is in the table of cases", "[style]") {
  std::ifstream file("tests/style/expressions.txt");
  const std::string cases(std::istreambuf_iterator<char>(file), {});
  const std::set<std::string_view> elsewhere{"image", "feature-state", "is-supported-script", "error", "ln2"};
  for (const OperatorInfo& row : expression_operators()) {
    INFO(row.name);
    CHECK_FALSE(row.syntax.empty());
    if (!elsewhere.contains(row.name))
      CHECK(cases.find("[\"" + std::string(row.name) + '"') != std::string::npos);
  }
}

TEST_CASE("operators without a case of the table", "[style]") {
  CHECK(to_string(outcome(R"(["image", "battle"])").value) == "battle");
  CHECK(outcome(R"(["feature-state", "hover"])").value.null());
  CHECK(outcome(R"(["is-supported-script", "Լաչին"])").value == StyleValue(true));
  CHECK(outcome(R"(["error", "no such thing"])").failure == "no such thing");
  CHECK(*outcome(R"(["ln2"])").value.as<double>() == Approx(std::log(2.0)));
}

TEST_CASE("an operator that was probably meant is offered", "[style]") {
  ExpressionProblems problems;
  ExpressionParser(problems).parse(json_of(R"(["upcas", "a"])"), std::nullopt);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].hint == " (did you mean 'upcase'?)");
}

TEST_CASE("a problem names its place in the expression", "[style]") {
  CHECK(key_of_problem(R"(["+", 1, ["*", 2, "x"]])") == "[2][2]");
  CHECK(key_of_problem(R"(["match", ["get", "a"], 1, 2, "x", 3, 4])") == "[4]");
  CHECK(key_of_problem(R"(["case", true, ["foo"], 1])") == "[2][0]");
  CHECK(key_of_problem(R"(["+", 1, 2])") == "none");
}

TEST_CASE("constants are folded and uses are known", "[style]") {
  ExpressionProblems problems;
  const auto parsed = [&](const char* text) {
    return Expression(ExpressionParser(problems).parse(json_of(text), std::nullopt));
  };
  CHECK(is_literal(*ExpressionParser(problems).parse(json_of(R"(["+", 1, ["*", 2, 3]])"), std::nullopt)));
  CHECK(parsed(R"(["zoom"])").uses_zoom());
  CHECK_FALSE(parsed(R"(["zoom"])").uses_feature());
  CHECK(parsed(R"(["concat", "a", ["get", "b"]])").uses_feature());
  CHECK(parsed(R"(["concat", "a", ["get", "b"]])").type() == "string");
  CHECK(parsed(R"(["literal", ["a"]])").type() == "array<string, 1>");
}

TEST_CASE("names built on names cost no more than they are long", "[style]") {
  // Evaluated afresh at each use this would take 2^40 steps.
  std::string text = R"(["var", "a40"])";
  for (int i = 40; i > 0; --i) {
    const std::string below =
        i == 1 ? R"(["get", "rank"])" : R"(["var", "a)" + std::to_string(i - 1) + R"("])";
    text = R"(["let", "a)" + std::to_string(i) + R"(", ["+", )" + below + ", " + below + "], " + text + "]";
  }
  CHECK(*outcome(text).value.as<double>() == Approx(3 * std::pow(2.0, 40)));
}

TEST_CASE("older filters", "[style]") {
  CHECK(filter_passes(R"(["==", "name", "Lachin"])"));
  CHECK_FALSE(filter_passes(R"(["==", "name", "Shusha"])"));
  CHECK(filter_passes(R"(["!=", "name", "Shusha"])"));
  CHECK(filter_passes(R"(["!=", "missing", "Shusha"])"));
  CHECK_FALSE(filter_passes(R"(["==", "missing", null])"));
  CHECK(filter_passes(R"([">=", "rank", 3])"));
  CHECK_FALSE(filter_passes(R"([">", "rank", 3])"));
  CHECK_FALSE(filter_passes(R"(["<", "rank", "9"])"));
  CHECK(filter_passes(R"(["<=", "rank", 3])"));
  CHECK(filter_passes(R"(["in", "name", "Shusha", "Lachin"])"));
  CHECK_FALSE(filter_passes(R"(["in", "name"])"));
  CHECK(filter_passes(R"(["!in", "name", "Shusha"])"));
  CHECK(filter_passes(R"(["has", "nothing"])"));
  CHECK(filter_passes(R"(["!has", "missing"])"));
  CHECK(filter_passes(R"(["==", "$type", "Point"])"));
  CHECK(filter_passes(R"(["==", "$id", "f1"])"));
  CHECK(filter_passes(R"(["has", "$id"])"));
  CHECK(filter_passes(R"(["all", ["==", "rank", 3], ["has", "name"]])"));
  CHECK_FALSE(filter_passes(R"(["all", ["==", "rank", 4], ["has", "name"]])"));
  CHECK(filter_passes(R"(["any", ["==", "rank", 4], ["has", "name"]])"));
  CHECK(filter_passes(R"(["none", ["==", "rank", 4], ["has", "missing"]])"));
  CHECK(filter_passes("[]"));
}

TEST_CASE("filters that are expressions", "[style]") {
  CHECK(filter_passes("true"));
  CHECK_FALSE(filter_passes("false"));
  CHECK(filter_passes(R"(["==", ["get", "name"], "Lachin"])"));
  CHECK(filter_passes(R"(["all", ["has", "name"], ["<=", ["get", "rank"], ["zoom"]]])"));
  CHECK_FALSE(filter_passes(R"(["<", ["get", "missing"], 3])"));
}

TEST_CASE("filters that cannot be read", "[style]") {
  for (const char* text : {R"(["==", "rank"])", R"(["like", "name", "L"])", R"("text")", R"(["in", 3, 4])",
                           R"(["==", ["get", "rank"], "a", "b", "c"])"}) {
    INFO(text);
    ExpressionProblems problems;
    CHECK(parse_filter(json_of(text), problems) == nullptr);
    CHECK(problems.size() == 1);
  }
}

TEST_CASE("a filter of the newer kind decides for the whole", "[style]") {
  // The older comparison within it is one of two texts.
  ExpressionProblems problems;
  CHECK_FALSE(parse_filter(json_of(R"(["all", ["==", ["get", "rank"], 3], ["==", "rank", 3]])"), problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "[2]");
  CHECK(problems[0].message == "Cannot compare types 'string' and 'number'.");
  CHECK(filter_passes(R"(["all", ["has", "name"], ["==", "rank", 3]])"));
  CHECK(filter_passes(R"(["any", true, ["==", "rank", 4]])"));
}

TEST_CASE("the style's state answers global-state", "[style]") {
  const auto state = std::make_shared<const std::vector<std::pair<std::string, StyleValue>>>(
      std::vector<std::pair<std::string, StyleValue>>{{"shown", StyleValue("roads")}});
  ExpressionProblems problems;
  const auto node =
      ExpressionParser(problems, state).parse(json_of(R"(["global-state", "shown"])"), std::nullopt);
  CHECK(Expression(node).evaluate({}).value() == StyleValue("roads"));
}

TEST_CASE("an image that there is not is passed over", "[style]") {
  ExpressionProblems problems;
  const auto node = ExpressionParser(problems).parse(
      json_of(R"(["coalesce", ["image", "x"], ["image", "pass"]])"), std::nullopt);
  StyleSurroundings around;
  around.images = {"pass"};
  const StyleContext context{nullptr, 8, "", std::nullopt, &around};
  CHECK(Expression(node).evaluate(context).value() == StyleValue(StyleImage{"pass", true}));
}
