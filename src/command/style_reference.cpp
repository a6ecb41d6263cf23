#include "style/reference.hpp"

#include <iostream>

#include "command/command.hpp"
#include "command/style.hpp"
#include "dateline/write/file.hpp"

namespace dateline {

int run_style_reference(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::string output;
  const auto app = command_parser(
      "style reference",
      "Writes the reference page of the style language: every property and operator with its support.",
      options);
  app->add_option("-o,--output", output, "Writes to FILE instead of standard output")->type_name("FILE");
  if (!parse(*app, arguments)) return 0;
  if (output.empty())
    std::cout << style_reference();
  else
    write_file(output, style_reference());
  return 0;
}

}  // namespace dateline
