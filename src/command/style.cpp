#include "command/style.hpp"

#include <iostream>

#include "command/command.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

const std::vector<Command>& style_commands() {
  static const std::vector<Command> table{
      {"list", "Lists the styles that are shipped", run_style_list},
      {"show", "Draws a sample sheet of a style", run_style_show},
      {"check", "Tells what styles hold that is unknown, wrong or not drawn", run_style_check},
      {"evaluate", "Evaluates cases in the form of the specification's suite", run_style_evaluate},
      {"reference", "Writes the reference page of the style language", run_style_reference},
  };
  return table;
}

void print_style_overview(std::ostream& out) {
  out << "dateline style works with MapLibre styles.\n\n"
         "Usage: dateline style COMMAND [options] [files]\n\nCommands:\n";
  for (const Command& command : style_commands()) {
    std::string name = command.name;
    name.resize(11, ' ');
    out << "  " << name << command.summary << '\n';
  }
  out << "\n'dateline style COMMAND --help' tells more of each.\n";
}

}  // namespace

int run_style(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    print_style_overview(std::cerr);
    return 2;
  }
  if (arguments.front() == "--help" || arguments.front() == "-h") {
    print_style_overview(std::cout);
    return 0;
  }
  std::vector<std::string> names;
  for (const Command& command : style_commands()) {
    if (arguments.front() == command.name) return command.run({arguments.begin() + 1, arguments.end()});
    names.emplace_back(command.name);
  }
  throw UsageError("there is no command 'style " + arguments.front() + "'" +
                   did_you_mean(arguments.front(), names));
}

}  // namespace dateline
