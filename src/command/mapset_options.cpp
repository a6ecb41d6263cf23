#include "command/mapset_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "dateline/error.hpp"
#include "dateline/text/json_text.hpp"

namespace dateline {
namespace {

std::unique_ptr<CLI::App> map_parser(MapOptions& options) {
  auto app = command_parser("map", "", options.common);
  add_map_options(*app, options);
  return app;
}

/// What a set has keys of its own for, and what is about the run and not about a map.
bool is_for_manifests(const CLI::Option& option) {
  if (option.get_lnames().empty() || option.get_positional()) return false;
  const std::string& name = option.get_lnames().front();
  if (name == "as-of") return true;
  const std::string type = option.get_type_name();
  const bool writes_a_file = type == "FILE.json" || type == "FILE.txt";  // an output beside the map
  return option.get_group() != "Common options" && name != "help" && name != "output" && !writes_a_file;
}

void each_option(const std::function<void(const CLI::Option&)>& visit) {
  MapOptions options;
  const auto app = map_parser(options);
  for (const CLI::Option* option : app->get_options())
    if (is_for_manifests(*option)) visit(*option);
}

bool is_repeatable(const CLI::Option& option) {
  return option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
}

std::string keys_of(const std::vector<Setting>& settings) {
  std::string keys;
  for (const Setting& setting : settings) keys += setting.key + '\n';
  return keys;
}

}  // namespace

/// A command line with these settings, and the options that it makes. When only words of the settings
/// change, the options that have them are read again and the others stay as they are.
class SettingsReader::CommandLine {
 public:
  /// The words of the settings after those that a command line must have.
  explicit CommandLine(const std::vector<Setting>& settings)
      : m_app(map_parser(m_options)), m_settings(settings) {
    std::vector<std::string> words{"events.csv", "--output=map.png"};
    for (const Setting& setting : settings)
      for (const std::string& word : setting.words) words.push_back("--" + setting.key + "=" + word);
    parse(*m_app, words);
    m_options.outputs.clear();
    m_options.events.clear();
  }

  const MapOptions& options() const { return m_options; }

  /// False when an option cannot be read by itself; the line is then of no more use. The keys are as
  /// they were.
  bool change(const std::vector<Setting>& settings) {
    for (std::size_t i = 0; i < settings.size(); ++i) {
      const std::vector<std::string>& words = settings[i].words;
      if (words == m_settings[i].words) continue;
      if (!change(*m_app->get_option("--" + settings[i].key), words)) return false;
      m_settings[i].words = words;
    }
    return true;
  }

 private:
  static bool change(CLI::Option& option, const std::vector<std::string>& words) {
    const bool is_flag = option.get_items_expected_max() == 0;
    if (is_flag || words.empty() || std::ranges::find(words, "") != words.end()) return false;
    option.clear();
    for (const std::string& word : words) option.add_result(word);
    try {
      option.run_callback();
    } catch (const CLI::ParseError&) {
      return false;
    }
    return true;
  }

  MapOptions m_options;
  std::unique_ptr<CLI::App> m_app;
  std::vector<Setting> m_settings;
};

SettingsReader::SettingsReader() = default;
SettingsReader::~SettingsReader() = default;

/// Whole command lines are read only when other options are set than before.
const MapOptions& SettingsReader::parsed(const std::vector<Setting>& settings) {
  std::unique_ptr<CommandLine>& line = m_lines[keys_of(settings)];
  if (!line || !line->change(settings)) {
    line.reset();
    line = std::make_unique<CommandLine>(settings);
  }
  check_event_types(line->options().types);
  return line->options();
}

std::vector<MapKey> map_keys() {
  std::vector<MapKey> keys;
  each_option([&](const CLI::Option& option) {
    const std::string type = option.get_type_name();
    keys.push_back({option.get_lnames().front(), type == "FILE" || type == "FILE.png" || type == "DEM",
                    is_repeatable(option)});
  });
  return keys;
}

MapOptions SettingsReader::options_of(const std::vector<Setting>& settings) {
  try {
    return parsed(settings);
  } catch (const UsageError&) {
    for (const Finding& fault : faults_of(settings)) refuse(fault.origin, fault.message);
    throw;
  }
}

Findings SettingsReader::faults_of(const std::vector<Setting>& settings) {
  Findings faults;
  for (const Setting& setting : settings) try {
      parsed({setting});
    } catch (const UsageError& error) {
      const std::string option = "--" + setting.key + ": ";
      const std::string why = error.what();
      faults.push_back(
          {Severity::error, setting.origin,
           fmt::format("'{}': {}", setting.key, why.starts_with(option) ? why.substr(option.size()) : why)});
    }
  return faults;
}

std::string manifest_schema() {
  std::string options;
  each_option([&](const CLI::Option& option) {
    const std::string type = is_repeatable(option) ? R"("type": ["string", "number", "array"])"
                                                   : R"("type": ["string", "number", "boolean", "array"])";
    options += fmt::format("        {}: {{{}, \"description\": {}}},\n",
                           json_text(option.get_lnames().front()), type, json_text(option.get_description()));
  });
  return R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "title": "A set of maps of dateline",
  "type": "object",
  "additionalProperties": false,
  "required": ["map"],
  "properties": {
    "title": {"type": "string", "description": "Title of the set"},
    "events": {"$ref": "#/definitions/words", "description": "Event tables"},
    "atlas": {"type": "string", "description": "File of a PDF with all sheets in order"},
    "overview": {"anyOf": [{"$ref": "#/definitions/words"}, {"type": "object", "required": ["file"], "properties": {"file": {"$ref": "#/definitions/words"}}}], "description": "Files of a map of where the sheets lie (PNG, SVG, PDF) and of their outlines as a layer (GeoJSON), with any option of a map that differs from the first map's"},
    "gazetteer": {"$ref": "#/definitions/words", "description": "Gazetteers instead of the built-in one"},
    "overrides": {"$ref": "#/definitions/words", "description": "Overrides of the gazetteer"},
    "defaults": {"$ref": "#/definitions/map", "description": "What holds for all maps that do not say otherwise"},
    "map": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/map"}}
  },
  "definitions": {
    "words": {"type": ["string", "array"], "items": {"type": "string"}},
    "output": {
      "oneOf": [
        {"enum": ["png", "svg", "pdf"]},
        {"type": "object", "properties": {"format": {"enum": ["png", "svg", "pdf"]}, "suffix": {"type": "string"}}}
      ]
    },
    "map": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "name": {"type": "string", "description": "Name of the files without ending; a template"},
        "each": {"type": "object", "description": "Repeats the map: month, week, day or year with days as EDTF or \"*\"; type, kind, actor, place or a column with values or \"*\"; any other name with values for templates"},
        "events": {"$ref": "#/definitions/words", "description": "Event tables, in place of those of the set"},
        "outputs": {"anyOf": [{"$ref": "#/definitions/output"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/output"}}], "description": "Pictures of each sheet"},
        "export": {"type": ["string", "array"], "items": {"enum": ["events", "corridors", "features", "places"]}, "description": "Layers to write beside each sheet as GeoJSON"},
        "report": {"type": "boolean", "description": "Writes the boxes of all labels, symbols and furniture beside each sheet"},
        "alt-text": {"type": "boolean", "description": "Writes each sheet in words beside it"},
        "common": {"type": ["string", "array"], "items": {"enum": ["extent", "scale", "legend"]}, "description": "What the sheets of this map have in common, so that they compare"},
        "empty": {"enum": ["draw", "skip"], "description": "What to do with sheets without events"},
        "animation": {"type": ["string", "object"], "properties": {"file": {"type": "string"}, "seconds": {"type": "number", "minimum": 0.05, "maximum": 60}}, "required": ["file"], "additionalProperties": false, "description": "File of a moving picture (APNG) of the sheets, and the seconds that each is shown"},
)" + options.substr(0, options.size() - 2) +
         R"(
      }
    }
  }
}
)";
}

}  // namespace dateline
