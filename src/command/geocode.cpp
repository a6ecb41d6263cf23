#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>

#include "command/command.hpp"
#include "command/geocode_answer.hpp"
#include "command/load_gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/write/file.hpp"
#include "read/csv.hpp"

namespace dateline {
namespace {

constexpr const char* description =
    "Resolves place names: says which place is meant, where it is, and why.\n\n"
    "'X, Y' and 'X in Y' mean X within Y; 'near X' asks for the surroundings. A name that\n"
    "fits several places equally is ambiguous, never guessed. Exit code 1 when any name is\n"
    "not found.\n\n"
    "  dateline geocode Lachin\n"
    "  dateline geocode 'Hadrut in Nagorno-Karabakh' --as-of 1985 --format jsonl\n"
    "  cut -d, -f2 reports.csv | dateline geocode --input - --format csv";

struct Options {
  CommonOptions common;
  std::vector<std::string> names;
  std::string input;
  std::string column;
  std::string near;
  std::string within;
  std::vector<std::string> countries;
  std::vector<std::string> kinds;
  std::string language;
  int limit = 5;
  std::string format;
  std::string output;
};

std::unique_ptr<CLI::App> parser_for(Options& options) {
  using CLI::MultiOptionPolicy;
  auto app = command_parser("geocode", description, options.common);
  app->add_option("NAME", options.names, "Names to resolve")->multi_option_policy(MultiOptionPolicy::TakeAll);
  app->add_option("--input", options.input,
                  "Names from FILE, one a line, or CSV with --column; - is standard input")
      ->type_name("FILE");
  app->add_option("--column", options.column, "The column of a CSV --input that holds the names")
      ->type_name("NAME");
  app->add_option("--near", options.near, "A position nearby, for choosing between namesakes")
      ->type_name("LON,LAT");
  app->add_option("--within", options.within, "Only places in this box")->type_name("W,S,E,N");
  app->add_option("--country", options.countries, "Only places of these countries")
      ->type_name("CC[,CC]")
      ->delimiter(',')
      ->multi_option_policy(MultiOptionPolicy::TakeAll)
      ->expected(1, -1)
      ->allow_extra_args(false);
  app->add_option("--kind", options.kinds, "Only places of these kinds: settlement, district, river, …")
      ->type_name("KIND[,…]")
      ->delimiter(',')
      ->multi_option_policy(MultiOptionPolicy::TakeAll)
      ->expected(1, -1)
      ->allow_extra_args(false);
  app->add_option("--language", options.language, "Language of the places' names in the answer (default: en)")
      ->type_name("LANG");
  app->add_option("--limit", options.limit, "Candidates to list beside the answer (default: 5)")
      ->type_name("N")
      ->check(CLI::Range(0, 1000));
  app->add_option("--format", options.format, "table (on a terminal), jsonl (else), csv or geojson")
      ->check(CLI::IsMember({"table", "jsonl", "csv", "geojson"}));
  app->add_option("-o,--output", options.output, "Writes the answers to FILE")->type_name("FILE");
  return app;
}

PlaceKind kind_named(const std::string& word) {
  if (const auto kind = place_kind(word)) return *kind;
  std::vector<std::string> words;
  for (const PlaceKind kind : all_place_kinds()) words.emplace_back(to_string(kind));
  std::string list;
  for (const std::string& allowed : words) list += (list.empty() ? "" : ", ") + allowed;
  throw UsageError("--kind: there is no kind of place '" + word + "'" + did_you_mean(word, words) +
                   "; kinds are " + list);
}

/// The code of a country given by its code or by one of its names.
std::string country_named(const std::string& word, const Gazetteer& gazetteer) {
  std::vector<std::string> known;
  const std::string key = fold(word);
  for (const Place& place : gazetteer.places()) {
    if (!place.country.empty() && fold(place.country) == key) return place.country;
    if (place.kind != PlaceKind::country) continue;
    known.push_back(place.country);
    for (const Name& name : place.names) {
      if (fold(name.text) == key) return place.country;
      if (name.language == "en" && name.use != NameUse::variant) known.push_back(name.text);
    }
  }
  throw UsageError("--country: there is no country '" + word + "' in the gazetteer" +
                   did_you_mean(word, known) + "; write its ISO 3166-1 code, such as AZ");
}

LonLat position_of(const std::string& text) {
  std::istringstream numbers(text);
  numbers.imbue(std::locale::classic());
  double lon = 0;
  double lat = 0;
  char comma = 0;
  char rest = 0;
  if (!(numbers >> lon >> comma >> lat) || comma != ',' || numbers >> rest)
    throw UsageError("--near: '" + text + "' is not a position; write LON,LAT in degrees, as 46.55,39.64");
  const auto position = LonLat::checked(lon, lat);
  if (!position) throw UsageError("--near: " + position.error());
  return *position;
}

/// What all names are asked with.
Toponym toponym_for(const Options& options, const Gazetteer& gazetteer) {
  Toponym toponym;
  if (options.common.as_of) toponym.as_of = options.common.as_of->last;
  if (!options.near.empty()) toponym.near = position_of(options.near);
  if (!options.within.empty()) {
    const auto box = parse_geobox(options.within);
    if (!box) throw UsageError("--within: " + box.error());
    toponym.within = *box;
  }
  for (const std::string& word : options.countries)
    toponym.countries.push_back(country_named(word, gazetteer));
  for (const std::string& word : options.kinds) toponym.kinds.push_back(kind_named(word));
  toponym.language = options.language;
  return toponym;
}

using Take = std::function<void(const std::string&)>;

std::string as_utf8(std::string_view line) {
  const std::string_view text = trim(line);
  return is_utf8(text) ? std::string(text) : from_windows_1252(text);
}

void each_line(std::istream& input, const Take& take) {
  bool first = true;
  for (std::string line; std::getline(input, line); first = false) {
    if (first && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (const std::string name = as_utf8(line); !name.empty()) take(name);
  }
}

void each_cell(const Options& options, Findings& findings, const Take& take) {
  CsvReader reader(options.input, findings);
  const std::vector<std::string>& header = reader.header();
  const auto found = std::ranges::find(header, options.column);
  if (found == header.end()) {
    std::string columns;
    for (const std::string& name : header) columns += (columns.empty() ? "" : ", ") + name;
    throw UsageError("--column: " + options.input + " has no column '" + options.column + "'" +
                     did_you_mean(options.column, header) +
                     (columns.empty() ? "; it is empty" : "; it has " + columns));
  }
  const auto column = static_cast<std::size_t>(found - header.begin());
  for (CsvRow row; reader.next(row);)
    take(column < row.cells.size() ? as_utf8(row.cells[column]) : std::string());
}

void each_name(const Options& options, Findings& findings, const Take& take) {
  for (const std::string& name : options.names) take(as_utf8(name));
  if (options.input.empty()) return;
  if (!options.column.empty()) return each_cell(options, findings, take);
  if (options.input == "-") return each_line(std::cin, take);
  std::ifstream file(options.input);
  if (!file) throw InputError("the file cannot be read", {options.input, 0});
  if (file.peek() == std::ifstream::traits_type::eof() && !file.eof())
    throw InputError("this is a folder, not a file", {options.input, 0});
  file.clear();
  each_line(file, take);
}

std::string chosen_format(const Options& options) {
  if (!options.format.empty()) return options.format;
  return options.output.empty() && isatty(STDOUT_FILENO) != 0 ? "table" : "jsonl";
}

}  // namespace

int run_geocode(const std::vector<std::string>& arguments) {
  Options options;
  if (!parse(*parser_for(options), arguments)) return 0;
  if (options.names.empty() && options.input.empty())
    throw UsageError("no name was given; write names or --input FILE");
  if (!options.column.empty() && options.input.empty())
    throw UsageError("--column names a column of --input FILE, which was not given");
  Findings findings;
  const Gazetteer gazetteer = load_gazetteer(options.common, findings);
  Toponym toponym = toponym_for(options, gazetteer);
  GeocodePrinting printing;
  if (!options.language.empty()) printing.language = options.language;
  printing.day = toponym.as_of.value_or(Period::distant_future);
  printing.limit = static_cast<std::size_t>(options.limit);
  std::ostringstream kept;
  std::ostream& out = options.output.empty() ? std::cout : kept;
  const auto printer = geocode_printer(chosen_format(options), printing, gazetteer, out);
  bool all_found = true;
  each_name(options, findings, [&](const std::string& name) {
    toponym.text = name;
    const GeocodeAnswer answer{name, resolve(toponym, gazetteer)};
    all_found = all_found && answer.resolution.found() != nullptr;
    printer->print(answer);
    if (options.input == "-") out.flush();
  });
  printer->finish();
  if (!options.output.empty()) write_file(options.output, kept.str());
  out.flush();
  const int code = report(findings, options.common);
  return all_found ? code : std::max(code, 1);
}

}  // namespace dateline
