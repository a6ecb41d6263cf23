#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Writes `bytes` to a temporary file beside `path` and renames it: a run that dies
/// leaves the old file whole. "-" is standard output. Throws InputError.
void write_file(const std::string& path, std::string_view bytes);

/// Makes the folder and those above it, where they are not there yet. Throws InputError.
void make_folder(const std::string& path);

}  // namespace dateline
