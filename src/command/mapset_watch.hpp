#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// Calls `run` once and then again whenever one of the files is written, replaced or removed; `run` gives
/// the files to wait for. Events that come within a tenth of a second count as one. Ends only when
/// `run` throws.
[[noreturn]] void watch_files(const std::function<std::vector<std::string>()>& run);

}  // namespace dateline
