#include "command/mapset_names.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "command/pictures.hpp"

namespace dateline {
namespace {

std::string without_capitals(const std::string& name) {
  std::string folded;
  icu::UnicodeString::fromUTF8(name).foldCase().toUTF8String(folded);
  return folded;
}

/// All files that the sheet writes.
std::vector<std::string> files_of(const PlannedSheet& sheet) {
  std::vector<std::string> files;
  for (const MapOptions& map : sheet.maps) {
    files.insert(files.end(), map.outputs.begin(), map.outputs.end());
    for (const std::string& file : {map.report, map.alt_text})
      if (!file.empty()) files.push_back(file);
  }
  for (const std::string& layer : sheet.exports) files.push_back(sheet.name + "." + layer + ".geojson");
  return files;
}

/// Two sheets must not write one file, nor one of the set's own; where capitals do not count, two names
/// that differ in them only are one.
void check_file_names(SetPlan& plan, const MapSet& set) {
  std::map<std::string, std::string> files;  // by their names without capitals
  for (const char* own : {"index.html", "manifest.json", "findings.jsonl", "summary.md", "junit.xml"})
    files.emplace(own, own);
  if (!set.atlas.empty()) files.emplace(without_capitals(set.atlas), set.atlas);
  if (set.overview)
    for (const std::string& file : set.overview->files) files.emplace(without_capitals(file), file);
  for (const SetMap& map : set.maps)
    if (map.animation && !files.emplace(without_capitals(map.animation->file), map.animation->file).second)
      plan.findings.push_back(
          {Severity::error, map.origin,
           fmt::format("'{}' would be written twice: give each animation a file of its own",
                       map.animation->file)});
  std::set<const SetMap*> told;
  for (const PlannedSheet& sheet : plan.sheets)
    for (const std::string& file : files_of(sheet)) {
      const auto [known, is_new] = files.emplace(without_capitals(file), file);
      if (is_new || told.contains(sheet.from)) continue;
      told.insert(sheet.from);
      const Origin& where = sheet.from->name_origin;
      if (known->second == file)
        plan.findings.push_back(
            {Severity::error, where,
             fmt::format(
                 "'{}' would be written twice: give each output a suffix of its own, and let the name "
                 "hold every key of 'each'",
                 file)});
      else
        plan.findings.push_back(
            {Severity::warning, where,
             fmt::format("'{}' and '{}' are one file where capitals do not count, as on macOS and Windows",
                         known->second, file)});
    }
}

/// Nor may one have the name of a page behind another.
void check_page_names(SetPlan& plan) {
  std::set<std::string> files;
  for (const PlannedSheet& sheet : plan.sheets)
    for (std::string& file : files_of(sheet)) files.insert(std::move(file));
  std::set<const SetMap*> told;
  for (const PlannedSheet& sheet : plan.sheets)
    for (const MapOptions& map : sheet.maps)
      for (const std::string& file : map.outputs) {
        const std::string other = map.list == "page" ? named_as_page(file, files) : "";
        if (other.empty() || !told.insert(sheet.from).second) continue;
        const Origin& where = sheet.from->name_origin;
        plan.findings.push_back(
            {Severity::error, where,
             fmt::format(
                 "'{}' has the name of a page behind '{}': let the names differ by more than a number "
                 "at their end",
                 other, file)});
      }
}

}  // namespace

void check_names(SetPlan& plan, const MapSet& set) {
  check_file_names(plan, set);
  check_page_names(plan);
}

}  // namespace dateline
