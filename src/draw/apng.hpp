#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace dateline {

/// An animated PNG (APNG; PNG specification, third edition) of one to many pictures; `png` gives the bytes
/// of each, all of one size and kind. Each is shown for `seconds`, 0.01 to 200, the last three times as
/// long, and all without end. Texts and density are the first one's; programs that know no animation show
/// it. Throws InputError about `file` for pictures that differ.
std::string animated_png(std::size_t frames, const std::function<std::string(std::size_t)>& png,
                         double seconds, const std::string& file);

}  // namespace dateline
