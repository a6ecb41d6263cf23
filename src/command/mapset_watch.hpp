#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// What a run has read: the files, and whether one of them is another by now.
struct FilesRead {
  std::vector<std::string> files;
  std::function<bool()> have_changed;
};

/// Calls `run` once and then again whenever one of the files that it read is written, replaced or removed,
/// also while it runs. Events that come within a tenth of a second count as one. Ends only when `run`
/// throws.
[[noreturn]] void watch_files(const std::function<FilesRead()>& run);

}  // namespace dateline
