#include <iostream>

#include "command/command.hpp"
#include "command/style.hpp"
#include "dateline/error.hpp"
#include "dateline/read/style.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

std::string check_style(const std::string& name, Findings& findings) {
  const std::size_t before = findings.size();
  const std::size_t layers = read_style(name, findings).layers.size();
  return counted(layers, "layer") + ", " + counted(findings.size() - before, "finding");
}

}  // namespace

int run_style_check(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::vector<std::string> styles;
  const auto app =
      command_parser("style check",
                     "Tells what styles hold that is unknown, wrong or not drawn, with line, layer "
                     "and property. Exits with 1 when there is anything to tell.",
                     options);
  app->add_option("STYLES", styles, "Files, or names of styles that are shipped")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  if (!parse(*app, arguments)) return 0;
  Findings findings;
  for (const std::string& style : styles) {
    try {
      const std::string summary = check_style(style, findings);
      if (!options.quiet) std::cout << style << ": " << summary << '\n';
    } catch (const InputError& error) {
      findings.push_back({Severity::error, error.origin(), error.what()});
    }
  }
  std::cout.flush();
  report(findings, options);
  return findings.empty() ? 0 : 1;
}

}  // namespace dateline
