#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "command/command.hpp"
#include "command/load_gazetteer.hpp"
#include "command/mapset_faults.hpp"
#include "command/mapset_options.hpp"
#include "dateline/error.hpp"
#include "dateline/read/events.hpp"
#include "dateline/read/gazetteer.hpp"
#include "dateline/read/gazetteer_index.hpp"
#include "dateline/read/gazetteer_sources.hpp"
#include "dateline/read/situation.hpp"
#include "dateline/read/style.hpp"
#include "dateline/text/utf8.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

enum class Content { events, gazetteer, index, style, situation, manifest, overrides };

/// A line as TOML has them: "[[map]]", "[defaults]" or "key = ". Tables begin with the names of columns.
bool is_toml_line(std::string_view line) {
  if (line.starts_with('[')) return line.find(']') != std::string_view::npos;
  const std::size_t equals = line.find('=');
  const std::string_view key = trim(line.substr(0, equals));
  return equals != std::string_view::npos && !key.empty() &&
         key.find_first_of(",;\t ") == std::string_view::npos;
}

/// TOML, by its first line that is neither blank nor a comment, is a manifest or overrides.
std::optional<Content> content_of_toml(const std::string& start) {
  std::optional<Content> content;
  std::istringstream lines(start);
  for (std::string text; std::getline(lines, text);) {
    const std::string_view line = trim(text);
    if (line.empty() || line.starts_with('#')) continue;
    if (!content && !is_toml_line(line)) return std::nullopt;
    content = Content::manifest;
    for (const char* table : {"[[moved]]", "[[added]]", "[[banned]]", "[[meant]]"})
      if (line.starts_with(table)) return Content::overrides;
  }
  return content;
}

/// By what the file starts with; what is nothing else is taken for events.
Content content_of(const std::string& path) {
  std::string start(std::size_t{1} << 16, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  if (looks_like_index(start)) return Content::index;
  const std::size_t first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const auto holds = [&](const char* key) { return start.find(key) != std::string::npos; };
  if (first == std::string::npos) return path.ends_with(".toml") ? Content::manifest : Content::events;
  if (start[first] != '{') return content_of_toml(start.substr(first)).value_or(Content::events);
  if (holds("\"@context\"") || holds("\"toponym\"")) return Content::gazetteer;
  if (holds("\"version\"") && (holds("\"layers\"") || holds("\"sources\""))) return Content::style;
  return looks_like_situation(start) ? Content::situation : Content::events;
}

std::string check_index(const std::string& path, Findings& findings) {
  const auto index = open_gazetteer_index(path);
  for (std::string& sentence : index->verify())
    findings.push_back({Severity::error, {path, 0}, std::move(sentence)});
  return counted(index->places(), "place") + " with " + counted(index->names(), "name");
}

std::string check_events(const std::string& path, const CommonOptions& options, Findings& findings) {
  const Gazetteer gazetteer = load_gazetteer(options, findings);
  const std::vector<LocatedEvent> events = read_located_events({path}, gazetteer, findings);
  std::size_t located = 0;
  for (const LocatedEvent& event : events) located += !event.site.empty();
  return counted(events.size(), "event") + ", " + std::to_string(located) + " of them with a place";
}

/// Paths of a manifest start from its own folder; this is there as long as the value is.
class InFolderOf {
 public:
  explicit InFolderOf(const std::string& file) : m_before(fs::current_path()) {
    std::error_code none;  // a folder that is not there is told when the file is read
    if (const fs::path folder = fs::path(file).parent_path(); !folder.empty()) fs::current_path(folder, none);
  }
  ~InFolderOf() {
    std::error_code none;
    fs::current_path(m_before, none);
  }
  InFolderOf(const InFolderOf&) = delete;
  InFolderOf& operator=(const InFolderOf&) = delete;

 private:
  fs::path m_before;
};

/// Reads and plans the set as `dateline mapset --list` does; what is wrong is told in the same words.
std::string check_set(const std::string& manifest, CommonOptions options, Findings& findings) {
  const MapSet set = read_map_set(manifest, map_keys(), findings);
  const Findings missing = missing_inputs(set);
  findings.insert(findings.end(), missing.begin(), missing.end());
  const std::string maps = counted(set.maps.size(), "map");
  if (has_error(findings)) return maps;
  options.gazetteers.insert(options.gazetteers.end(), set.gazetteers.begin(), set.gazetteers.end());
  options.overrides.insert(options.overrides.end(), set.overrides.begin(), set.overrides.end());
  const Gazetteer gazetteer = load_gazetteer(options, findings);
  const SetTables tables = read_tables(set, gazetteer, findings);
  const SetPlan plan = planned_set(set, tables, gazetteer);
  for (const Findings& found : {plan.findings, faults_of_sheets(plan, gazetteer)})
    findings.insert(findings.end(), found.begin(), found.end());
  return maps + ", " + counted(plan.sheets.size(), "sheet");
}

/// Findings name files as the user would from where the program was run.
std::string check_manifest(const std::string& path, CommonOptions options, Findings& findings) {
  for (std::vector<std::string>* files : {&options.gazetteers, &options.overrides})
    for (std::string& file : *files) file = fs::absolute(file).string();
  const fs::path folder = fs::path(path).parent_path();
  Findings own;
  const auto hand_over = [&] {
    for (Finding& finding : own) {
      if (!finding.origin.file.empty()) finding.origin.file = (folder / finding.origin.file).string();
      findings.push_back(std::move(finding));
    }
  };
  try {
    const InFolderOf there(path);
    std::string summary = check_set(fs::path(path).filename().string(), options, own);
    hand_over();
    return summary;
  } catch (const InputError& error) {
    hand_over();
    throw InputError(error.what(),
                     {(folder / error.origin().file).string(), error.origin().line, error.origin().column});
  }
}

std::string check_overrides(const std::string& path) {
  const Overrides overrides = read_overrides(path);
  return counted(
      overrides.moved.size() + overrides.added.size() + overrides.banned.size() + overrides.meant.size(),
      "override");
}

std::string check_file(const std::string& path, const CommonOptions& options, Findings& findings) {
  switch (content_of(path)) {
    case Content::index: return check_index(path, findings);
    case Content::gazetteer: return counted(read_gazetteer(path, findings).size(), "place");
    case Content::style: return counted(read_style(path, findings).layers.size(), "style layer");
    case Content::situation: return counted(read_situation(path, findings).size(), "feature");
    case Content::manifest: return check_manifest(path, options, findings);
    case Content::overrides: return check_overrides(path);
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
  app->add_option(
         "FILES", files,
         "Event tables, gazetteers, styles, features, manifests and overrides, known by their content")
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
    } catch (const UsageError& error) {
      findings.push_back({Severity::error, {file, 0}, error.what()});
    }
  }
  std::cout.flush();
  return report(findings, options);
}

}  // namespace dateline
