#include "dateline/write/set_record.hpp"

#include <fmt/format.h>

#include "dateline/text/json_text.hpp"

namespace dateline {
namespace {

std::string member(const char* key, const std::string& text) {
  return text.empty() ? "" : fmt::format(",\"{}\":{}", key, json_text(text));
}

template <class Range, class Write>
std::string joined(const Range& range, const char* between, const Write& write) {
  std::string all;
  for (const auto& one : range) all += (all.empty() ? "" : between) + write(one);
  return all;
}

std::string file_json(const RecordedFile& file) {
  return fmt::format("{{\"path\":{},\"xxh128\":\"{}\",\"bytes\":{}}}", json_text(file.path), file.checksum,
                     file.bytes);
}

std::string finding_json(const Finding& finding, const std::string& sheet) {
  std::string json = fmt::format("{{\"severity\":\"{}\"", to_string(finding.severity));
  json += member("sheet", sheet) + member("file", finding.origin.file);
  if (finding.origin.line > 0) json += fmt::format(",\"line\":{}", finding.origin.line);
  return json + member("message", finding.message) + '}';
}

std::string findings_json(const Findings& findings) {
  return joined(findings, ",", [](const Finding& finding) { return finding_json(finding, ""); });
}

std::string animations_json(const std::vector<RecordedAnimation>& animations) {
  if (animations.empty()) return "";
  return ",\n\"animations\":[" +
         joined(animations, ",",
                [](const RecordedAnimation& animation) {
                  return "{\"files\":[" + file_json(animation.file) + "]" +
                         member("depends_on", animation.depends_on) + "}";
                }) +
         "]";
}

}  // namespace

std::string sheet_json(const RecordedSheet& sheet) {
  std::string json = "{\"name\":" + json_text(sheet.name) + fmt::format(",\"number\":{}", sheet.number) +
                     member("title", sheet.title) + member("period", sheet.period) +
                     fmt::format(",\"events\":{}", sheet.events) + member("depends_on", sheet.depends_on) +
                     member("failure", sheet.failure) + ",\"files\":[" + joined(sheet.files, ",", file_json) +
                     "]" + member("description", sheet.description);
  if (!sheet.findings.empty()) json += ",\"findings\":[" + findings_json(sheet.findings) + "]";
  return json + ",\"shown\":{" +
         joined(sheet.shown, ",",
                [](const auto& event) {
                  return fmt::format("{}:{{\"where\":\"{}\",\"what\":\"{}\"}}", json_text(event.first),
                                     event.second.where, event.second.what);
                }) +
         "}}";
}

std::string set_record_json(const SetRecord& record) {
  return "{\"dateline\":" + json_text(record.version) + member("title", record.title) +
         (record.atlas ? ",\n\"atlas\":[" + file_json(*record.atlas) + "]" : "") +
         member("atlas_depends_on", record.atlas_depends_on) + animations_json(record.animations) +
         ",\n\"inputs\":[\n" + joined(record.inputs, ",\n", file_json) + "],\n\"findings\":[\n" +
         joined(record.findings, ",\n", [](const Finding& one) { return finding_json(one, ""); }) +
         "],\n\"sheets\":[\n" + joined(record.sheets, ",\n", sheet_json) + "]}\n";
}

std::string set_findings_lines(const SetRecord& record) {
  std::string lines;
  for (const Finding& finding : record.findings) lines += finding_json(finding, "") + '\n';
  for (const RecordedSheet& sheet : record.sheets) {
    for (const Finding& finding : sheet.findings) lines += finding_json(finding, sheet.name) + '\n';
    if (!sheet.failure.empty())
      lines += finding_json({Severity::error, {}, sheet.failure}, sheet.name) + '\n';
  }
  return lines;
}

}  // namespace dateline
