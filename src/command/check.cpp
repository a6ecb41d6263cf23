#include <fstream>
#include <iostream>

#include "command/command.hpp"
#include "command/load_gazetteer.hpp"
#include "dateline/error.hpp"
#include "dateline/read/events.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/read/situation.hpp"
#include "dateline/read/style.hpp"
#include "dateline/resolve/attach.hpp"

namespace dateline {
namespace {

enum class Content { events, gazetteer, index, style, situation };

/// By what the file starts with; what is neither gazetteer, style nor features is taken for events.
Content content_of(const std::string& path) {
  std::string start(std::size_t{1} << 16, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  if (looks_like_index(start)) return Content::index;
  const std::size_t first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const auto holds = [&](const char* key) { return start.find(key) != std::string::npos; };
  if (first == std::string::npos || start[first] != '{') return Content::events;
  if (holds("\"@context\"") || holds("\"toponym\"")) return Content::gazetteer;
  if (holds("\"version\"") && (holds("\"layers\"") || holds("\"sources\""))) return Content::style;
  return looks_like_situation(start) ? Content::situation : Content::events;
}

std::string counted(std::size_t number, const std::string& word) {
  return std::to_string(number) + ' ' + word + (number == 1 ? "" : "s");
}

std::string check_index(const std::string& path, Findings& findings) {
  const auto index = open_gazetteer_index(path);
  for (std::string& sentence : index->verify())
    findings.push_back({Severity::error, {path, 0}, std::move(sentence)});
  return counted(index->places(), "place") + " with " + counted(index->names(), "name");
}

std::string check_events(const std::string& path, const CommonOptions& options, Findings& findings) {
  const Gazetteer gazetteer = load_gazetteer(options, findings);
  const std::vector<LocatedEvent> events = attach(read_events(path, findings), gazetteer, findings);
  std::size_t located = 0;
  for (const LocatedEvent& event : events) located += !event.site.empty();
  return counted(events.size(), "event") + ", " + std::to_string(located) + " of them with a place";
}

std::string check_file(const std::string& path, const CommonOptions& options, Findings& findings) {
  switch (content_of(path)) {
    case Content::index: return check_index(path, findings);
    case Content::gazetteer: return counted(read_gazetteer(path, findings).size(), "place");
    case Content::style: return counted(read_style(path, findings).layers.size(), "style layer");
    case Content::situation: return counted(read_situation(path, findings).size(), "feature");
    case Content::events: break;
  }
  return check_events(path, options, findings);
}

}  // namespace

int run_check(const std::vector<std::string>& arguments) {
  CommonOptions options;
  std::vector<std::string> files;
  const auto app =
      command_parser("check", "Reads files and lists what is wrong in them; draws nothing.", options);
  app->add_option("FILES", files, "Event tables, gazetteers, styles and features, known by their content")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  if (!parse(*app, arguments)) return 0;
  Findings findings;
  for (const std::string& file : files) {
    try {
      const std::string summary = check_file(file, options, findings);
      if (!options.quiet) std::cout << file << ": " << summary << '\n';
    } catch (const InputError& error) {
      findings.push_back({Severity::error, error.origin(), error.what()});
    }
  }
  std::cout.flush();
  return report(findings, options);
}

}  // namespace dateline
