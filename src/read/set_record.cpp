#include "dateline/read/set_record.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "read/json.hpp"

namespace dateline {
namespace {

std::string text(const JsonValue& object, const char* key) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : "";
}

double number(const JsonValue& object, const char* key) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->number() != nullptr ? *value->number() : 0;
}

/// The members of an array; none when there is no such key.
const JsonValue::Array& members(const JsonValue& object, const char* key) {
  static const JsonValue::Array none;
  const JsonValue* value = object.find(key);
  return value != nullptr && value->array() != nullptr ? *value->array() : none;
}

std::vector<RecordedFile> files(const JsonValue& object, const char* key) {
  std::vector<RecordedFile> all;
  for (const JsonValue& file : members(object, key))
    all.push_back(
        {text(file, "path"), text(file, "xxh128"), static_cast<std::uint64_t>(number(file, "bytes"))});
  return all;
}

Findings findings(const JsonValue& object) {
  Findings all;
  for (const JsonValue& finding : members(object, "findings")) {
    const std::string severity = text(finding, "severity");
    all.push_back({severity == "error"     ? Severity::error
                   : severity == "warning" ? Severity::warning
                                           : Severity::note,
                   {text(finding, "file"), static_cast<int>(number(finding, "line")),
                    static_cast<int>(number(finding, "column"))},
                   text(finding, "message")});
  }
  return all;
}

/// Pairs of numbers, as `At` has two.
template <class At>
std::vector<At> pairs(const JsonValue& object, const char* key) {
  std::vector<At> all;
  for (const JsonValue& pair : members(object, key)) {
    const JsonValue::Array* both = pair.array();
    if (both == nullptr || both->size() != 2 || (*both)[0].number() == nullptr ||
        (*both)[1].number() == nullptr)
      return {};
    all.push_back(At{*(*both)[0].number(), *(*both)[1].number()});
  }
  return all;
}

std::vector<std::string> words(const JsonValue& object, const char* key) {
  std::vector<std::string> all;
  for (const JsonValue& word : members(object, key))
    if (word.string() != nullptr) all.push_back(*word.string());
  return all;
}

RecordedSheet sheet(const JsonValue& json) {
  RecordedSheet sheet{text(json, "name"),
                      static_cast<std::uint64_t>(number(json, "number")),
                      text(json, "title"),
                      text(json, "period"),
                      text(json, "description"),
                      text(json, "depends_on"),
                      static_cast<std::uint64_t>(number(json, "events")),
                      static_cast<std::uint64_t>(number(json, "missing")),
                      {},
                      {},
                      files(json, "files"),
                      text(json, "failure"),
                      findings(json),
                      pairs<LonLat>(json, "outline"),
                      std::max<std::uint64_t>(1, static_cast<std::uint64_t>(number(json, "pages"))),
                      {}};
  for (const JsonValue& area : members(json, "areas"))
    sheet.areas.push_back({text(area, "label"), words(area, "sheets"), pairs<PagePoint>(area, "outline")});
  if (const JsonValue* shown = json.find("shown"); shown != nullptr && shown->object() != nullptr)
    for (const auto& [id, event] : *shown->object())
      sheet.shown[id] = {text(event, "where"), text(event, "what")};
  for (const JsonValue& event : members(json, "nameless"))
    sheet.nameless.push_back({text(event, "where"), text(event, "what"), text(event, "besides")});
  return sheet;
}

/// A record may come from elsewhere, as those of shards do: what it names must lie in its folder.
void check_within(const std::string& file, const std::string& record) {
  const std::filesystem::path path(file);
  if (file.empty() || path.is_absolute() || std::ranges::find(path, "..") != path.end())
    throw InputError("names '" + file + "' as a file of the set, which does not lie in its folder",
                     {record, 0});
}

BoundFile bound_file(const JsonValue& json) {
  const JsonValue* stale = json.find("stale");
  return {files(json, "files").front(), text(json, "depends_on"), stale != nullptr};
}

}  // namespace

SetRecord read_set_record(const std::string& path) {
  const JsonValue json = parse_json(read_file(path), path);
  if (json.find("sheets") == nullptr || json.find("dateline") == nullptr)
    throw InputError("this is no manifest.json of a set of maps", {path, 0});
  SetRecord record;
  record.version = text(json, "dateline");
  record.title = text(json, "title");
  record.inputs = files(json, "inputs");
  record.findings = findings(json);
  if (const JsonValue* atlas = json.find("atlas"); atlas != nullptr && !files(*atlas, "files").empty())
    record.atlas = bound_file(*atlas);
  for (const JsonValue& one : members(json, "animations"))
    if (!files(one, "files").empty()) record.animations.push_back(bound_file(one));
  record.unmade = words(json, "unmade");
  if (const JsonValue* overview = json.find("overview")) record.overview = sheet(*overview);
  record.is_overview_stale = json.find("overview_is_stale") != nullptr;
  for (const JsonValue& one : members(json, "sheets")) record.sheets.push_back(sheet(one));
  record.planned =
      std::max<std::uint64_t>(record.sheets.size(), static_cast<std::uint64_t>(number(json, "planned")));
  for (const RecordedSheet* drawn : record.drawn())
    for (const RecordedFile& file : drawn->files) check_within(file.path, path);
  for (const BoundFile& bound : record.bound()) check_within(bound.file.path, path);
  return record;
}

RecordedSheet parse_recorded_sheet(const std::string& line) {
  return sheet(parse_json(line, ""));
}

std::vector<RecordedSheet> read_set_journal(const std::string& path) {
  std::vector<RecordedSheet> sheets;
  if (!std::filesystem::exists(path)) return sheets;
  std::istringstream lines(read_file(path));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    try {
      sheets.push_back(sheet(parse_json(line, path)));
    } catch (const InputError&) {
      continue;  // a run ended while it wrote this line, and a later one went on below
    }
  }
  return sheets;
}

}  // namespace dateline
