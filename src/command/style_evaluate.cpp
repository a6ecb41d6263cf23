#include <iostream>
#include <iterator>

#include "command/command.hpp"
#include "command/style.hpp"
#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "read/json.hpp"
#include "style/case.hpp"

namespace dateline {
namespace {

constexpr std::size_t size_limit = std::size_t{64} << 20;

std::string text_of(const std::string& path) {
  if (path != "-") return read_file(path, size_limit);
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

std::string outcome_of(const std::string& path, int digits) {
  const std::string name = path == "-" ? "standard input" : path;
  const JsonValue json = parse_json(text_of(path), name);
  if (!json.find("expression"))
    throw InputError("a case is a JSON object with an \"expression\"; this has none", {name, json.line});
  return evaluate_case(json, digits);
}

}  // namespace

int run_style_evaluate(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::vector<std::string> files;
  int digits = 6;
  const auto app = command_parser(
      "style evaluate",
      "Evaluates expressions: each FILE is a case in the form of the MapLibre style specification's suite, "
      "{\"expression\": …, \"propertySpec\": {…}, \"inputs\": [[{\"zoom\": …}, {\"properties\": {…}}], …]}, "
      "and gives one line of JSON with what was compiled and the outputs. What is wrong with an expression "
      "is part of that line, not an error of this command.",
      options);
  app->add_option("FILES", files, "Cases; - is standard input")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app->add_option("--digits", digits,
                  "Significant digits of numbers, at most; 17 keep them whole (default 6)")
      ->type_name("N")
      ->check(CLI::Range(1, 17));
  if (!parse(*app, arguments)) return 0;
  for (const std::string& file : files) std::cout << outcome_of(file, digits) << '\n';
  std::cout.flush();
  return 0;
}

}  // namespace dateline
