#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "command/map_options.hpp"
#include "dateline/read/map_set.hpp"

namespace dateline {

/// The options of `dateline map` that a manifest may set: all but those that name what a set has its
/// own keys for. Taken from the command line's own table, so that a new option is there by itself.
std::vector<MapKey> map_keys();

/// Reads the settings of many sheets, which have most of their words in common.
class SettingsReader {
 public:
  SettingsReader();
  ~SettingsReader();
  SettingsReader(const SettingsReader&) = delete;
  SettingsReader& operator=(const SettingsReader&) = delete;

  /// The options that these settings make, as the command line would. Throws InputError with the place
  /// of the setting that it would refuse.
  MapOptions options_of(const std::vector<Setting>& settings);

  /// What the command line would refuse, setting by setting.
  Findings faults_of(const std::vector<Setting>& settings);

 private:
  class CommandLine;
  const MapOptions& parsed(const std::vector<Setting>& settings);

  std::map<std::string, std::unique_ptr<CommandLine>> m_lines;  ///< by the keys of their settings
};

/// The schema of manifests (JSON Schema, draft 7) for editors.
std::string manifest_schema();

}  // namespace dateline
