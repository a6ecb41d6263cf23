#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "command/command.hpp"
#include "dateline/error.hpp"
#include "dateline/event/kind.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/json_text.hpp"
#include "dateline/time/edtf.hpp"
#include "dateline/write/file.hpp"

namespace dateline {
namespace {

std::string to_json_line(const Finding& finding) {
  const int column = finding.origin.column;
  return "{\"severity\":" + json_text(to_string(finding.severity)) +
         ",\"file\":" + json_text(finding.origin.file) + ",\"line\":" + std::to_string(finding.origin.line) +
         (column == 0 ? "" : ",\"column\":" + std::to_string(column)) +
         ",\"message\":" + json_text(finding.message) + "}\n";
}

bool use_colour(const CommonOptions& options) {
  if (options.color != "auto") return options.color == "always";
  return isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// What CLI11 says, with the nearest option for a word that is none.
std::string explanation(const CLI::App& app, const CLI::ParseError& error,
                        const std::vector<std::string>& arguments) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return error.what();
  const std::vector<std::string> names = option_names(app);
  for (const std::string& word : arguments) {
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("-") || name == "-") continue;
    if (app.get_option_no_throw(name) == nullptr)
      return "there is no option '" + name + "'" + did_you_mean(name, names);
  }
  return error.what();
}

}  // namespace

std::unique_ptr<CLI::App> command_parser(const char* name, const char* description, CommonOptions& options) {
  auto app = std::make_unique<CLI::App>(description, std::string("dateline ") + name);
  app->set_help_flag("-h,--help", "Shows this page");
  app->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app->add_flag("-q,--quiet", options.quiet, "Prints no findings and no progress")->group("Common options");
  app->add_option("--color", options.color, "Colour in messages: auto, always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group("Common options");
  app->add_option("--findings", options.findings_file, "Writes all findings to FILE as JSON Lines")
      ->type_name("FILE")
      ->group("Common options");
  app->add_option(
         "--gazetteer", options.gazetteers,
         "Gazetteer to use instead of the built-in one: Linked Places, or an index of 'gazetteer build';\n"
         "repeatable, the first wins on equal ids")
      ->type_name("FILE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false)
      ->group("Common options");
  app->add_option("--overrides", options.overrides,
                  "What you know better: places moved, names added, banned or meant; repeatable")
      ->type_name("FILE.toml")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false)
      ->group("Common options");
  app->add_option_function<std::string>(
         "--as-of",
         [&options](const std::string& text) {
           const Expected<Date> date = parse_edtf(text);
           if (!date) throw UsageError("--as-of: " + date.error());
           options.as_of = date->period;
         },
         "Day for names, borders and corridors, as EDTF: 2023-04-23")
      ->type_name("DATE")
      ->group("Common options");
  return app;
}

bool parse(CLI::App& app, const std::vector<std::string>& arguments) {
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help();
    return false;
  } catch (const CLI::ParseError& error) {
    throw UsageError(explanation(app, error, arguments));
  }
  return true;
}

int report(const Findings& findings, const CommonOptions& options) {
  if (!options.quiet) {
    const bool colour = use_colour(options);
    int errors = 0;
    int warnings = 0;
    constexpr std::size_t block = 65536;  // one line at a time is a call of the system each
    std::string lines;
    for (const Finding& finding : findings) {
      errors += finding.severity == Severity::error;
      warnings += finding.severity == Severity::warning;
      const char* paint = finding.severity == Severity::error     ? "\033[31m"
                          : finding.severity == Severity::warning ? "\033[33m"
                                                                  : "";
      if (colour) lines += paint;
      (lines += to_string(finding)) += colour && *paint ? "\033[0m\n" : "\n";
      if (lines.size() < block) continue;
      std::cerr << lines;
      lines.clear();
    }
    std::cerr << lines;
    if (errors + warnings > 0)
      std::cerr << "dateline: " << errors << (errors == 1 ? " error, " : " errors, ") << warnings
                << (warnings == 1 ? " warning\n" : " warnings\n");
  }
  if (!options.findings_file.empty()) {
    std::string lines;
    for (const Finding& finding : findings) lines += to_json_line(finding);
    write_file(options.findings_file, lines);
  }
  return has_error(findings) ? 1 : 0;
}

void check_event_types(const std::vector<std::string>& types) {
  for (const std::string& type : types)
    if (!is_event_kind(type))
      throw UsageError("--type: there is no event type '" + type + "'" + did_you_mean(type, event_types()));
}

}  // namespace dateline
