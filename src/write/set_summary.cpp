// What pages of CI show of a set: a summary in Markdown and a report in the form of JUnit.

#include <fmt/format.h>

#include <algorithm>

#include "dateline/write/set_record.hpp"
#include "draw/xml.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

/// A cell of a table in Markdown.
std::string cell(std::string text) {
  std::ranges::replace(text, '|', '/');
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::size_t count(const Findings& findings, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

std::string words_of(const RecordedSheet& sheet) {
  std::string words;
  for (const Finding& finding : sheet.findings) words += to_string(finding) + '\n';
  return words;
}

}  // namespace

std::string set_summary(const SetRecord& record) {
  std::size_t failed = 0;
  std::size_t warnings = count(record.findings, Severity::warning);
  std::size_t errors = count(record.findings, Severity::error);
  for (const RecordedSheet* sheet : record.drawn()) {
    failed += !sheet->failure.empty();
    warnings += count(sheet->findings, Severity::warning);
    errors += count(sheet->findings, Severity::error);
  }
  std::string text = fmt::format(
      "## {}\n\n{}{}, {} failed; {} and {} in the data.\n\n", record.title.empty() ? "Maps" : record.title,
      counted(record.sheets.size(), "sheet"), record.overview ? " and an overview" : "", failed,
      counted(errors, "error"), counted(warnings, "warning"));
  text += "| sheet | title | events | state |\n|---|---|---:|---|\n";
  const auto is_overview = [&](const RecordedSheet* sheet) {
    return record.overview && sheet == &*record.overview;
  };
  for (const RecordedSheet* sheet : record.drawn())
    text += fmt::format("| {} | {} | {} | {} |\n", cell(sheet->name), cell(sheet->title),
                        is_overview(sheet) ? "" : fmt::format("{}", sheet->events),
                        sheet->failure.empty() ? "made" : "**failed:** " + cell(sheet->failure));
  return text;
}

std::string set_junit(const SetRecord& record) {
  const std::vector<const RecordedSheet*> drawn = record.drawn();
  const auto failed =
      std::ranges::count_if(drawn, [](const RecordedSheet* sheet) { return !sheet->failure.empty(); });
  const bool data_failed = has_error(record.findings);
  std::string xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"{}\" tests=\"{}\" "
      "failures=\"{}\">\n",
      xml_text(record.title.empty() ? "maps" : record.title), drawn.size() + 1, failed + data_failed);
  std::string words;
  for (const Finding& finding : record.findings) words += to_string(finding) + '\n';
  xml += "<testcase classname=\"data\" name=\"inputs\">";
  if (data_failed)
    xml += fmt::format("<failure message=\"rows were left out\">{}</failure>", xml_text(words));
  if (!data_failed && !words.empty()) xml += fmt::format("<system-out>{}</system-out>", xml_text(words));
  xml += "</testcase>\n";
  for (const RecordedSheet* sheet : drawn) {
    xml += fmt::format("<testcase classname=\"sheet\" name=\"{}\">", xml_text(sheet->name));
    if (!sheet->failure.empty()) xml += fmt::format("<failure message=\"{}\"/>", xml_text(sheet->failure));
    if (const std::string found = words_of(*sheet); !found.empty())
      xml += fmt::format("<system-out>{}</system-out>", xml_text(found));
    xml += "</testcase>\n";
  }
  return xml + "</testsuite>\n</testsuites>\n";
}

}  // namespace dateline
