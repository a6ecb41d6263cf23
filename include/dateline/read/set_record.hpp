#pragma once

#include <optional>
#include <string>

#include "dateline/sheet/set_record.hpp"

namespace dateline {

/// The record of a set that was made (manifest.json). Throws InputError when the file is none.
SetRecord read_set_record(const std::string& path);

/// A sheet from its line of JSON. Throws InputError when it is none.
RecordedSheet parse_recorded_sheet(const std::string& line);

/// The sheets that a run wrote down as it made them, a sheet a line; a last line that is not whole is
/// left out. None when there is no such file.
std::vector<RecordedSheet> read_set_journal(const std::string& path);

}  // namespace dateline
