#include "command/gazetteer.hpp"

#include "command/command.hpp"

namespace dateline {

int run_gazetteer(const std::vector<std::string>& arguments) {
  static const CommandGroup group{
      "gazetteer",
      "Compiles gazetteers and looks into them.",
      {
          {"build", "Compiles gazetteer sources into one index", run_gazetteer_build},
          {"info", "Tells what an index holds, and checks it", run_gazetteer_info},
      }};
  return run_group(group, arguments);
}

}  // namespace dateline
