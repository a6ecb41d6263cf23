#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Edits (insert, delete, replace, swap neighbours) that turn one text into the
/// other, by characters; `limit + 1` when more than `limit` are needed.
int edit_distance(std::string_view a, std::string_view b, int limit);

/// The words of `allowed` that `word` was probably meant to be, nearest first,
/// at most three: for "did you mean".
std::vector<std::string> near_misses(std::string_view word, const std::vector<std::string>& allowed);

/// " (did you mean 'title'?)" or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& allowed);

}  // namespace dateline
