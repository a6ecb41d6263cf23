#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include "command/command.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/version.hpp"

namespace dateline {
namespace {

void print_overview(std::ostream& out) {
  out << "dateline turns names and dates of places into maps.\n\n"
         "Usage: dateline COMMAND [options] [files]\n\nCommands:\n";
  print_table(commands(), out);
  out << "  help       Shows this page, or the page of a command: dateline help map\n"
         "\nOptions:\n  --version  Prints the version\n";
}

const Command& command_named(std::string_view name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  throw UsageError("there is no command '" + std::string(name) + "'" + did_you_mean(name, names));
}

int dispatch(const std::vector<std::string>& words) {
  if (words.empty()) {
    print_overview(std::cerr);
    return 2;
  }
  const std::string& first = words.front();
  if (first == "--version") {
    std::cout << "dateline " << version() << '\n';
    return 0;
  }
  if (first == "help" || first == "--help" || first == "-h") {
    if (words.size() < 2) {
      print_overview(std::cout);
      return 0;
    }
    return command_named(words[1]).run({"--help"});
  }
  return command_named(first).run({words.begin() + 1, words.end()});
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  try {
    return dispatch(arguments);
  } catch (const UsageError& error) {
    std::string page = "dateline help";
    for (const Command& command : commands())
      if (!arguments.empty() && arguments.front() == command.name) page += std::string(" ") + command.name;
    std::cerr << "dateline: " << error.what() << "\nTry '" << page << "'.\n";
    return 2;
  } catch (const InputError& error) {
    const std::string where = to_string(error.origin());
    std::cerr << (where.empty() ? "dateline" : where) << ": " << error.what() << '\n';
    return 3;
  } catch (const std::exception& error) {
    std::cerr << "dateline: " << error.what() << '\n';
    return 3;
  }
}

}  // namespace dateline
