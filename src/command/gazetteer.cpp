#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "command/command.hpp"
#include "command/gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

struct Verb {
  const char* name;
  const char* summary;
  int (*run)(const std::vector<std::string>& arguments);
};

constexpr Verb verbs[]{
    {"build", "Compiles gazetteer sources into one index", run_gazetteer_build},
    {"info", "Tells what an index holds, and checks it", run_gazetteer_info},
};

void print_overview(std::ostream& out) {
  out << "Compiles gazetteers and looks into them.\n\nUsage: dateline gazetteer VERB [options] "
         "[files]\n\nVerbs:\n";
  for (const Verb& verb : verbs) {
    std::string name = verb.name;
    name.resize(10, ' ');
    out << "  " << name << verb.summary << '\n';
  }
  out << "\n'dateline gazetteer build --help' shows the page of a verb.\n";
}

}  // namespace

int run_gazetteer(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
    print_overview(std::cout);
    return 0;
  }
  if (arguments.empty())
    throw UsageError("what shall be done with gazetteers? There are the verbs build and info");
  std::vector<std::string> names;
  for (const Verb& verb : verbs) {
    if (arguments[0] == verb.name) return verb.run({arguments.begin() + 1, arguments.end()});
    names.emplace_back(verb.name);
  }
  throw UsageError("there is no verb '" + arguments[0] + "' for gazetteers" +
                   did_you_mean(arguments[0], names) + "; there are build and info");
}

}  // namespace dateline
