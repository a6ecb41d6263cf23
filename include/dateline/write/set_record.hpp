#pragma once

#include <string>

#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// The record as manifest.json has it: the same record gives the same bytes.
std::string set_record_json(const SetRecord& record);

/// A sheet as one line of JSON.
std::string sheet_json(const RecordedSheet& sheet);

/// All findings of the set, those of a sheet with its name, as JSON Lines.
std::string set_findings_lines(const SetRecord& record);

/// A summary in Markdown, for pages of CI.
std::string set_summary(const SetRecord& record);

/// JUnit XML with a test case a sheet, for CI to list.
std::string set_junit(const SetRecord& record);

/// A page with all sheets, to be looked at from the folder of the set without a server.
std::string set_page(const SetRecord& record);

}  // namespace dateline
