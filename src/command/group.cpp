#include <iostream>

#include "command/command.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {

void print_table(const std::vector<Command>& table, std::ostream& out) {
  for (const Command& command : table) {
    std::string name = command.name;
    name.resize(11, ' ');
    out << "  " << name << command.summary << '\n';
  }
}

namespace {

void print_page(const CommandGroup& group, std::ostream& out) {
  const std::string name = std::string("dateline ") + group.name;
  out << group.about << "\n\nUsage: " << name << " COMMAND [options] [files]\n\nCommands:\n";
  print_table(group.commands, out);
  out << "\n'" << name << " COMMAND --help' shows the page of a command.\n";
}

}  // namespace

int run_group(const CommandGroup& group, const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    print_page(group, std::cerr);
    return 2;
  }
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h") {
    print_page(group, std::cout);
    return 0;
  }
  std::vector<std::string> names;
  for (const Command& command : group.commands) {
    if (first == command.name) return command.run({arguments.begin() + 1, arguments.end()});
    names.emplace_back(command.name);
  }
  throw UsageError(std::string("there is no command '") + group.name + " " + first + "'" +
                   did_you_mean(first, names));
}

}  // namespace dateline
