#include <unistd.h>

#include <iostream>
#include <sstream>

#include "command/command.hpp"
#include "command/gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/text/json_text.hpp"

namespace dateline {
namespace {

using Counts = std::vector<GazetteerIndex::Count>;

std::string json_of(const Counts& counts) {
  std::string text = "{";
  for (const auto& [what, count] : counts)
    text += (text.size() > 1 ? "," : "") + json_text(what) + ":" + std::to_string(count);
  return text + "}";
}

std::string json_of(const GazetteerSource& source) {
  return "{\"name\":" + json_text(source.name) + ",\"file\":" + json_text(source.file) +
         ",\"licence\":" + json_text(source.licence) + ",\"date\":" + json_text(source.date) +
         ",\"places\":" + std::to_string(source.places) + ",\"names\":" + std::to_string(source.names) + "}";
}

void print_json(const GazetteerIndex& index, std::ostream& out) {
  std::string sources;
  for (const GazetteerSource& source : index.sources())
    sources += (sources.empty() ? "" : ",") + json_of(source);
  out << "{\"file\":" << json_text(index.path()) << ",\"bytes\":" << index.bytes()
      << ",\"places\":" << index.places() << ",\"names\":" << index.names()
      << ",\"kinds\":" << json_of(index.places_by_kind())
      << ",\"countries\":" << json_of(index.places_by_country()) << ",\"sources\":[" << sources << "]}\n";
}

void print_counts(const char* title, const Counts& counts, std::ostream& out) {
  out << title;
  constexpr std::size_t widest = 72;
  std::size_t width = widest;
  for (const auto& [what, count] : counts) {
    const std::string word = (what.empty() ? "(none)" : what) + ' ' + std::to_string(count);
    if (width + word.size() > widest) {
      out << "\n  ";
      width = 0;
    }
    out << word << "  ";
    width += word.size() + 2;
  }
  out << '\n';
}

void print_table(const GazetteerIndex& index, std::ostream& out) {
  out << index.path() << ": " << index.places() << " places, " << index.names() << " names, " << index.bytes()
      << " bytes\n\nSources:\n";
  for (const GazetteerSource& source : index.sources()) {
    out << "  " << source.name << " (" << source.file << "): " << source.places << " places, " << source.names
        << " names";
    if (!source.licence.empty()) out << ", " << source.licence;
    if (!source.date.empty()) out << ", as of " << source.date;
    out << '\n';
  }
  print_counts("\nPlaces by kind:", index.places_by_kind(), out);
  print_counts("\nPlaces by country:", index.places_by_country(), out);
}

void print_csv(const GazetteerIndex& index, std::ostream& out) {
  out << "what,key,count\nplaces,," << index.places() << "\nnames,," << index.names() << '\n';
  for (const auto& [what, count] : index.places_by_kind()) out << "kind," << what << ',' << count << '\n';
  for (const auto& [what, count] : index.places_by_country())
    out << "country," << what << ',' << count << '\n';
}

}  // namespace

int run_gazetteer_info(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::string path;
  std::string format;
  bool verify = false;
  const auto app =
      command_parser("gazetteer info",
                     "Tells what a compiled gazetteer holds: places, names, kinds, countries, and its\n"
                     "sources with their licences and dates.",
                     options);
  app->add_option("FILE", path, "A compiled gazetteer")->required();
  app->add_option("--format", format, "table (on a terminal), jsonl (else), or csv")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}));
  app->add_flag("--verify", verify, "Checks every byte against the checksums");
  if (!parse(*app, arguments)) return 0;
  const auto index = open_gazetteer_index(path);
  Findings findings;
  if (verify)
    for (const std::string& sentence : index->verify())
      findings.push_back({Severity::error, {path, 0}, sentence});
  if (findings.empty()) {
    if (format.empty()) format = isatty(STDOUT_FILENO) != 0 ? "table" : "jsonl";
    if (format == "jsonl") print_json(*index, std::cout);
    if (format == "table") print_table(*index, std::cout);
    if (format == "csv") print_csv(*index, std::cout);
    std::cout.flush();
  }
  return report(findings, options);
}

}  // namespace dateline
