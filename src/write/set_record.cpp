#include "dateline/write/set_record.hpp"

#include <fmt/format.h>

#include "dateline/feature/feature.hpp"
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
  if (finding.origin.column > 0) json += fmt::format(",\"column\":{}", finding.origin.column);
  return json + member("message", finding.message) + '}';
}

std::string findings_json(const Findings& findings) {
  return joined(findings, ",", [](const Finding& finding) { return finding_json(finding, ""); });
}

std::string bound_json(const BoundFile& bound) {
  return "{\"files\":[" + file_json(bound.file) + "]" + member("depends_on", bound.depends_on) +
         (bound.is_stale ? ",\"stale\":true}" : "}");
}

/// What is made of many sheets, and what is still to be.
std::string bound_files_json(const SetRecord& record) {
  std::string json;
  if (record.overview) json += ",\n\"overview\":" + sheet_json(*record.overview);
  if (record.is_overview_stale) json += ",\"overview_is_stale\":true";
  if (record.atlas) json += ",\n\"atlas\":" + bound_json(*record.atlas);
  if (!record.animations.empty())
    json += ",\n\"animations\":[" + joined(record.animations, ",", bound_json) + "]";
  if (!record.unmade.empty()) json += ",\n\"unmade\":[" + joined(record.unmade, ",", json_text) + "]";
  return json;
}

std::string outline_json(const Line& outline) {
  if (outline.empty()) return "";
  return ",\"outline\":[" +
         joined(outline, ",",
                [](LonLat at) { return '[' + number_text(at.lon()) + ',' + number_text(at.lat()) + ']'; }) +
         "]";
}

std::string area_json(const RecordedArea& area) {
  return "{\"label\":" + json_text(area.label) + ",\"sheets\":[" + joined(area.sheets, ",", json_text) +
         "],\"outline\":[" +
         joined(area.outline, ",",
                [](PagePoint at) { return '[' + number_text(at.x) + ',' + number_text(at.y) + ']'; }) +
         "]}";
}

/// An event without an id.
std::string nameless_json(const RecordedEvent& event) {
  return fmt::format("{{\"where\":\"{}\",\"what\":\"{}\",\"besides\":\"{}\"}}", event.where, event.what,
                     event.besides);
}

}  // namespace

std::string sheet_json(const RecordedSheet& sheet) {
  std::string json = "{\"name\":" + json_text(sheet.name) + fmt::format(",\"number\":{}", sheet.number) +
                     member("title", sheet.title) + member("period", sheet.period) +
                     fmt::format(",\"events\":{}", sheet.events) +
                     (sheet.missing > 0 ? fmt::format(",\"missing\":{}", sheet.missing) : "") +
                     member("depends_on", sheet.depends_on) + member("failure", sheet.failure) +
                     ",\"files\":[" + joined(sheet.files, ",", file_json) + "]" +
                     member("description", sheet.description);
  json += outline_json(sheet.outline);
  if (sheet.pages > 1) json += fmt::format(",\"pages\":{}", sheet.pages);
  if (!sheet.areas.empty()) json += ",\"areas\":[" + joined(sheet.areas, ",", area_json) + "]";
  if (!sheet.findings.empty()) json += ",\"findings\":[" + findings_json(sheet.findings) + "]";
  if (!sheet.nameless.empty()) json += ",\"nameless\":[" + joined(sheet.nameless, ",", nameless_json) + "]";
  return json + ",\"shown\":{" +
         joined(sheet.shown, ",",
                [](const auto& event) {
                  return fmt::format("{}:{{\"where\":\"{}\",\"what\":\"{}\"}}", json_text(event.first),
                                     event.second.where, event.second.what);
                }) +
         "}}";
}

std::string set_record_json(const SetRecord& record) {
  const std::string planned =
      record.planned > record.sheets.size() ? fmt::format(",\"planned\":{}", record.planned) : "";
  return "{\"dateline\":" + json_text(record.version) + member("title", record.title) + planned +
         bound_files_json(record) + ",\n\"inputs\":[\n" + joined(record.inputs, ",\n", file_json) +
         "],\n\"findings\":[\n" +
         joined(record.findings, ",\n", [](const Finding& one) { return finding_json(one, ""); }) +
         "],\n\"sheets\":[\n" + joined(record.sheets, ",\n", sheet_json) + "]}\n";
}

std::string set_findings_lines(const SetRecord& record) {
  std::string lines;
  for (const Finding& finding : record.findings) lines += finding_json(finding, "") + '\n';
  for (const RecordedSheet* sheet : record.drawn()) {
    for (const Finding& finding : sheet->findings) lines += finding_json(finding, sheet->name) + '\n';
    if (!sheet->failure.empty())
      lines += finding_json({Severity::error, {}, sheet->failure}, sheet->name) + '\n';
  }
  return lines;
}

}  // namespace dateline
