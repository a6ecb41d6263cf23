#include "command/style.hpp"

#include "command/command.hpp"

namespace dateline {

int run_style(const std::vector<std::string>& arguments) {
  static const CommandGroup group{
      "style",
      "Works with MapLibre styles.",
      {
          {"list", "Lists the styles that are shipped", run_style_list},
          {"check", "Tells what styles hold that is unknown, wrong or not drawn", run_style_check},
          {"show", "Draws a sample sheet of a style", run_style_show},
          {"evaluate", "Evaluates cases in the form of the specification's suite", run_style_evaluate},
          {"reference", "Writes the reference page of the style language", run_style_reference},
      }};
  return run_group(group, arguments);
}

}  // namespace dateline
