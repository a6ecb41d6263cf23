#include "read/line_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

constexpr std::string_view marks_key = "dateline:marks";
constexpr std::string_view size_key = "dateline:mark-size";
constexpr std::string_view spacing_key = "dateline:mark-spacing";
constexpr double largest = 100;  // widths of the line

std::string set_kind(const JsonValue& value, std::optional<LineMarks>& marks) {
  std::vector<std::string> words;
  for (const LineMarks::Kind kind : all_line_marks()) words.emplace_back(to_string(kind));
  const std::string word = value.string() ? *value.string() : "";
  const auto found = std::ranges::find(words, word);
  if (found == words.end())
    return fmt::format("'{}' must be one of {}{}", marks_key, fmt::join(words, ", "),
                       did_you_mean(word, words));
  marks = LineMarks{};
  marks->kind = all_line_marks()[static_cast<std::size_t>(found - words.begin())];
  return "";
}

std::string set_number(std::string_view key, const JsonValue& value, double& number) {
  if (!value.number() || !(*value.number() > 0 && *value.number() <= largest))
    return fmt::format("'{}' must be a number of line widths above 0, up to {}", key, largest);
  number = *value.number();
  return "";
}

}  // namespace

std::optional<LineMarks> line_marks_of(const JsonValue& metadata, StyleLayerType type,
                                       const std::function<void(int, const std::string&)>& tell) {
  std::optional<LineMarks> marks;
  if (!metadata.object()) return marks;
  const auto mind = [&](const JsonValue& value, const std::string& problem) {
    if (!problem.empty()) tell(value.line, "metadata: " + problem + "; it is ignored");
  };
  if (const JsonValue* kind = metadata.find(std::string(marks_key)))
    mind(*kind, type == StyleLayerType::line ? set_kind(*kind, marks)
                                             : fmt::format("'{}' is for line layers", marks_key));
  for (const auto& [key, value] : *metadata.object()) {
    if (!key.starts_with("dateline:") || key == marks_key) continue;
    LineMarks unused;
    LineMarks& set = marks ? *marks : unused;
    if (key == size_key)
      mind(value, set_number(key, value, set.size));
    else if (key == spacing_key)
      mind(value, set_number(key, value, set.spacing));
    else
      mind(value, fmt::format("there is no key '{}'{}", key,
                              did_you_mean(key, {std::string(marks_key), std::string(size_key),
                                                 std::string(spacing_key)})));
  }
  return marks;
}

}  // namespace dateline
