#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "command/command.hpp"
#include "command/style.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/style.hpp"
#include "dateline/text/json_text.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

struct ListedStyle {
  std::string name;
  std::string about;
  std::size_t layers = 0;
  std::size_t symbols = 0;
  std::string file;
};

std::vector<ListedStyle> listed(Findings& findings) {
  std::vector<ListedStyle> styles;
  for (const std::string& name : shipped_styles()) {
    const Style style = read_style(name, findings);
    styles.push_back({name, style.about, style.layers.size(), style.symbols.size(),
                      data_file("styles/" + name + ".json").string()});
  }
  return styles;
}

void print_table(const std::vector<ListedStyle>& styles) {
  std::size_t widest = 4;
  for (const ListedStyle& style : styles) widest = std::max(widest, style.name.size());
  const auto row = [&](std::string name, std::string layers, std::string symbols, const std::string& about) {
    name.resize(widest, ' ');
    std::cout << name << "  " << std::string(6 - layers.size(), ' ') << layers << "  "
              << std::string(7 - symbols.size(), ' ') << symbols << "  " << about << '\n';
  };
  row("name", "layers", "symbols", "what it is for");
  for (const ListedStyle& style : styles)
    row(style.name, std::to_string(style.layers), std::to_string(style.symbols), style.about);
}

void print_lines(const std::vector<ListedStyle>& styles) {
  for (const ListedStyle& style : styles)
    std::cout << "{\"name\":" << json_text(style.name) << ",\"about\":" << json_text(style.about)
              << ",\"layers\":" << style.layers << ",\"symbols\":" << style.symbols
              << ",\"file\":" << json_text(style.file) << "}\n";
}

}  // namespace

int run_style_list(const std::vector<std::string>& arguments) {
  CommonOptions common;
  std::string format;
  const auto app = command_parser("style list", "Lists the styles that are shipped.", common);
  app->add_option("--format", format, "table or jsonl; without it table on a terminal, else jsonl")
      ->check(CLI::IsMember({"table", "jsonl"}));
  if (!parse(*app, arguments)) return 0;
  if (format.empty()) format = isatty(STDOUT_FILENO) != 0 ? "table" : "jsonl";
  Findings findings;
  const std::vector<ListedStyle> styles = listed(findings);
  if (format == "table")
    print_table(styles);
  else
    print_lines(styles);
  return report(findings, common);
}

}  // namespace dateline
