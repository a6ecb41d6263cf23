#include "dateline/text/distance.hpp"

#include <algorithm>

#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const std::u32string from = to_utf32(a);
  const std::u32string to = to_utf32(b);
  const int rows = static_cast<int>(from.size());
  const int columns = static_cast<int>(to.size());
  if (std::abs(rows - columns) > limit) return limit + 1;
  const auto width = static_cast<std::size_t>(columns) + 1;
  std::vector<int> before(width);
  std::vector<int> last(width);
  std::vector<int> row(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= from.size(); ++i) {
    row[0] = static_cast<int>(i);
    int smallest = row[0];
    for (std::size_t j = 1; j < width; ++j) {
      const int replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[width - 1], limit + 1);
}

std::vector<std::string> near_misses(std::string_view word, const std::vector<std::string>& allowed) {
  const std::string key = fold(word);
  const int limit = std::max(1, static_cast<int>(to_utf32(key).size()) / 3);
  std::vector<std::pair<int, std::string>> found;
  for (const std::string& candidate : allowed) {
    const int distance = edit_distance(key, fold(candidate), limit);
    if (distance <= limit) found.emplace_back(distance, candidate);
  }
  std::ranges::stable_sort(found, {}, &std::pair<int, std::string>::first);
  std::vector<std::string> names;
  for (auto& [distance, name] : found) {
    if (names.size() == 3) break;
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& allowed) {
  const std::vector<std::string> names = near_misses(word, allowed);
  if (names.empty()) return {};
  std::string text = " (did you mean '" + names[0];
  for (std::size_t i = 1; i < names.size(); ++i)
    text += (i + 1 == names.size() ? "' or '" : "', '") + names[i];
  return text + "'?)";
}

}  // namespace dateline
