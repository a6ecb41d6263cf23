#include "command/command.hpp"
#include "command/pictures.hpp"
#include "command/style.hpp"
#include "dateline/compose/sample_sheet.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/read/style.hpp"

namespace dateline {

int run_style_show(const std::vector<std::string>& arguments) {
  CommonOptions common;
  std::string style = "light";
  std::vector<std::string> outputs;
  double scale = 500000;
  double dpi = 150;
  const auto app =
      command_parser("style show",
                     "Draws a sample sheet of a style: a made-up country with all that maps show,\n"
                     "every kind of event, every symbol, and what each layer draws by itself.\n"
                     "Findings about the style are told as well.",
                     common);
  app->add_option("STYLE", style, "Name of a shipped style, or a MapLibre style file")->required();
  app->add_option("-o,--output", outputs, "Picture to write, by its ending .png, .svg or .pdf; repeatable")
      ->type_name("FILE")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app->add_option("--scale", scale, "Scale 1:N of the map and the layers; styles change with it")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(1e4, 5e7));
  app->add_option("--dpi", dpi, "Pixels to an inch")->capture_default_str()->check(CLI::Range(20.0, 1200.0));
  if (!parse(*app, arguments)) return 0;
  check_pictures(outputs);

  Findings findings;
  try {
    const Sheet sheet = sample_sheet(read_style(style, findings), scale, *text_measure(), findings);
    for (const std::string& output : outputs) write_picture(sheet.drawing, dpi / 25.4, output);
  } catch (const std::exception&) {
    report(findings, common);
    throw;
  }
  return report(findings, common);
}

}  // namespace dateline
