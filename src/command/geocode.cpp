#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "command/command.hpp"
#include "command/geocode_answer.hpp"
#include "command/geocode_input.hpp"
#include "command/geocode_reverse.hpp"
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
    "'X, Y' and 'X in Y' mean X within Y. 'near X', '20 km south-east of X', 'between X and Y',\n"
    "'the X-Y road' and 'the X-Y border' give a ring or a line. A column of a table is taken\n"
    "as one document, whose places lie together. A score is the chance of being right; a name\n"
    "that fits several places is ambiguous, never guessed. Exit code 1 when any name is not\n"
    "found.\n\n"
    "  dateline geocode Lachin\n"
    "  dateline geocode 'Hadrut in Nagorno-Karabakh' --as-of 1985 --format jsonl\n"
    "  cut -d, -f2 reports.csv | dateline geocode --input - --format csv\n"
    "  dateline geocode --input reports.csv --column town --context district,country\n"
    "  dateline geocode --reverse 46.6,39.7 --as-of 2021";

struct Options {
  CommonOptions common;
  std::vector<std::string> names;
  std::string input;
  GeocodeColumns columns;
  std::vector<std::string> reverse;
  bool positions = false;
  bool explain = false;
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
  app->add_option("--column", options.columns.name, "The column of a CSV --input that holds the names")
      ->type_name("NAME");
  app->add_option("--context", options.columns.areas,
                  "Columns that name areas around it (district, country); they count, but do not bind")
      ->type_name("NAME[,…]")
      ->delimiter(',');
  app->add_option("--date", options.columns.date, "The column of the day that names are asked for")
      ->type_name("NAME");
  app->add_option("--document", options.columns.document,
                  "Rows with one value in this column are one document (default: all rows)")
      ->type_name("NAME");
  app->add_option("--reverse", options.reverse, "What is around a position: areas and nearest settlements")
      ->type_name("LON,LAT")
      ->multi_option_policy(MultiOptionPolicy::TakeAll)
      ->expected(1, -1)
      ->allow_extra_args(false);
  app->add_flag("--positions", options.positions,
                "The --input holds positions: LON,LAT a line, or columns lon and lat");
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
  app->add_flag("--explain", options.explain, "Adds to each candidate what spoke for and against it (jsonl)");
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
  for (const NameHit& hit : gazetteer.by_fold(key))
    if (hit.kind == PlaceKind::country && !hit.country.empty()) return std::string(hit.country);
  std::string code = word;
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (const Place* unit = gazetteer.find("geonames:" + code)) return unit->country;
  throw UsageError("--country: there is no country '" + word + "' in the gazetteer" +
                   did_you_mean(word, known) + "; write its ISO 3166-1 code, such as AZ");
}

/// What all names are asked with.
Toponym toponym_for(const Options& options, const Gazetteer& gazetteer) {
  Toponym toponym;
  if (options.common.as_of) toponym.as_of = options.common.as_of->last;
  if (!options.near.empty()) toponym.near = position_named(options.near, "--near");
  if (!options.within.empty()) {
    const auto box = parse_geobox(options.within);
    if (!box) throw UsageError("--within: " + box.error());
    toponym.within = *box;
  }
  for (const std::string& word : options.countries)
    toponym.countries.push_back(country_named(word, gazetteer));
  for (const std::string& word : options.kinds) toponym.kinds.push_back(kind_named(word));
  toponym.language = options.language;
  toponym.explain = options.explain;
  return toponym;
}

std::string chosen_format(const Options& options) {
  if (!options.format.empty()) return options.format;
  return options.output.empty() && isatty(STDOUT_FILENO) != 0 ? "table" : "jsonl";
}

bool answer_positions(const Options& options, const std::string& format, const GeocodePrinting& printing,
                      const Gazetteer& gazetteer, Findings& findings, std::ostream& out) {
  std::vector<LonLat> positions;
  for (const std::string& text : options.reverse) positions.push_back(position_named(text, "--reverse"));
  if (!options.input.empty()) {
    const std::vector<LonLat> more = read_positions(options.input, findings);
    positions.insert(positions.end(), more.begin(), more.end());
  }
  return print_positions(positions, format, printing, gazetteer, out);
}

/// Prints the answers to all names; says whether all were found.
bool answer_all(const Options& options, const std::string& format, const GeocodePrinting& printing,
                const Toponym& asked, const Gazetteer& gazetteer, Findings& findings, std::ostream& out) {
  const auto printer = geocode_printer(format, printing, gazetteer, out);
  bool all_found = true;
  const bool is_spoken = options.input == "-" && options.columns.name.empty();
  const auto print = [&](const std::string& name, const Resolution& answer) {
    all_found = all_found && answer.found() != nullptr;
    printer->print({name, answer});
    if (is_spoken) out.flush();
  };
  const auto print_table = [&](const std::vector<Toponym>& questions, const TableAnswers& answers) {
    std::vector<GeocodeAnswer> together;
    together.reserve(answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i) together.push_back({questions[i].text, answers[i]});
    all_found = all_found && std::ranges::all_of(together, [](const GeocodeAnswer& answer) {
                  return answer.resolution.found() != nullptr;
                });
    printer->print_all(together);
  };
  for (const std::string& name : options.names) answer_names({name}, asked, gazetteer, print);
  if (!options.input.empty() && options.columns.name.empty())
    answer_lines(options.input, asked, gazetteer, print);
  else if (!options.input.empty())
    answer_table(options.input, options.columns, asked, gazetteer, findings, print_table);
  printer->finish();
  return all_found;
}

}  // namespace

int run_geocode(const std::vector<std::string>& arguments) {
  Options options;
  if (!parse(*parser_for(options), arguments)) return 0;
  if (options.names.empty() && options.input.empty() && options.reverse.empty())
    throw UsageError("no name was given; write names, --input FILE or --reverse LON,LAT");
  const bool backwards = !options.reverse.empty() || options.positions;
  if (backwards && !options.names.empty())
    throw UsageError("names and positions cannot be asked together; leave '" + options.names.front() +
                     "' or --reverse away");
  if (options.positions && options.input.empty())
    throw UsageError("--positions is about --input FILE, which was not given");
  check_columns(options.columns, options.input);
  Findings findings;
  const Gazetteer gazetteer = load_gazetteer(options.common, findings);
  const Toponym asked = toponym_for(options, gazetteer);
  GeocodePrinting printing;
  if (!options.language.empty()) printing.language = options.language;
  printing.day = asked.as_of.value_or(Period::distant_future);
  printing.limit = static_cast<std::size_t>(options.limit);
  std::ostringstream kept;
  std::ostream& out = options.output.empty() ? std::cout : kept;
  const std::string format = chosen_format(options);
  const bool all_found = backwards ? answer_positions(options, format, printing, gazetteer, findings, out)
                                   : answer_all(options, format, printing, asked, gazetteer, findings, out);
  if (!options.output.empty()) write_file(options.output, kept.view());
  out.flush();
  const int code = report(findings, options.common);
  return all_found ? code : std::max(code, 1);
}

}  // namespace dateline
