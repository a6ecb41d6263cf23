#include "command/mapset_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "command/map_sheet.hpp"
#include "command/mapset_options.hpp"
#include "dateline/error.hpp"
#include "dateline/read/style.hpp"
#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// "there is no such file 'evnts.csv' (did you mean 'events.csv'?)", the near misses of its folder.
std::string missing(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  std::vector<std::string> there;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, none))
    if (fs::exists(entry, none)) there.push_back((folder / entry.path().filename()).string());
  std::ranges::sort(there);
  return fmt::format("there is no such file '{}'{}", file, did_you_mean(file, there));
}

bool is_there(const std::string& file) {
  std::error_code none;
  return fs::exists(file, none);
}

/// Where the map, or one of its outputs, sets the option; the map itself when neither does.
Origin origin_of(const SetMap& map, std::string_view key) {
  const auto of_key = [&](const std::vector<Setting>& settings) {
    return std::ranges::find(settings, key, &Setting::key);
  };
  if (const auto own = of_key(map.settings); own != map.settings.end()) return own->origin;
  for (const SetOutput& output : map.outputs)
    if (const auto own = of_key(output.settings); own != output.settings.end()) return own->origin;
  return map.origin;
}

/// Tries sheets one after the other; what is wrong with several is kept once, with their number.
class SheetTrial {
 public:
  explicit SheetTrial(const Gazetteer& gazetteer) : m_gazetteer(gazetteer) {
    for (const MapKey& key : map_keys())
      if (key.names_file) m_file_keys.insert(key.name);
  }

  void look_at(const PlannedSheet& sheet) {
    for (const MapOptions& map : sheet.maps) {
      attempt(sheet, [&] { sheet_spec(map, events_of(sheet), m_gazetteer); });
      if (const std::string style = chosen_style(map); m_styles.insert(style).second)
        attempt(sheet, [&] { read_style(style, m_found); });
    }
    std::istringstream lines(sheet.words);
    for (std::string line; std::getline(lines, line);) look_at_file(sheet, line);
  }

  Findings found() {
    for (const auto& [fault, sheets] : m_faults) {
      const auto& [first, count] = sheets;
      const std::string more = count == 1 ? "" : fmt::format(" and {} more", count - 1);
      m_found.push_back(
          {Severity::error, fault.where, fmt::format("sheet '{}'{}: {}", first, more, fault.message)});
    }
    return std::move(m_found);
  }

 private:
  /// "0 relief=heights.tif": an option of the sheet's first map.
  void look_at_file(const PlannedSheet& sheet, const std::string& line) {
    const std::size_t space = line.find(' ');
    const std::size_t equals = line.find('=', space);
    if (space == std::string::npos || equals == std::string::npos) return;
    const std::string key = line.substr(space + 1, equals - space - 1);
    const std::string file = line.substr(equals + 1);
    if (!m_file_keys.contains(key) || file.empty() || is_there(file)) return;
    keep(sheet, fault_of(sheet, "--" + key + ": " + missing(file)));
  }

  template <class Part>
  void attempt(const PlannedSheet& sheet, const Part& part) {
    try {
      part();
    } catch (const UsageError& error) {
      keep(sheet, fault_of(sheet, error.what()));
    } catch (const InputError& error) {
      m_found.push_back({Severity::error, error.origin(), error.what()});
    }
  }

  void keep(const PlannedSheet& sheet, const SheetFault& fault) {
    auto& [first, count] = m_faults[fault];
    if (count++ == 0) first = sheet.name;
  }

  const Gazetteer& m_gazetteer;
  std::set<std::string> m_file_keys;
  std::set<std::string> m_styles;
  std::map<SheetFault, std::pair<std::string, std::size_t>> m_faults;  ///< the first sheet, and how many
  Findings m_found;
};

}  // namespace

SheetFault fault_of(const PlannedSheet& sheet, const std::string& message) {
  const std::size_t colon = message.find(": ");
  const bool is_of_option = message.starts_with("--") && colon != std::string::npos;
  if (!is_of_option) {
    const bool no_style = message.starts_with("there is no style ");
    return {origin_of(*sheet.from, no_style ? "style" : ""), message};
  }
  const std::string key = message.substr(2, colon - 2);
  return {origin_of(*sheet.from, key), fmt::format("'{}': {}", key, message.substr(colon + 2))};
}

Findings missing_inputs(const MapSet& set) {
  Findings findings;
  for (const auto& [file, origin] : set.inputs)
    if (!is_there(file)) findings.push_back({Severity::error, origin, missing(file)});
  return findings;
}

Findings faults_of_sheets(const SetPlan& plan, const Gazetteer& gazetteer) {
  SheetTrial trial(gazetteer);
  for (const PlannedSheet& sheet : plan.sheets) trial.look_at(sheet);
  if (plan.overview) trial.look_at(*plan.overview);
  return trial.found();
}

}  // namespace dateline
