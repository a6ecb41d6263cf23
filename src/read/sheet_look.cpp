#include "read/sheet_look.hpp"

#include <fmt/format.h>

#include <vector>

#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

constexpr double smallest_text_scale = 0.5;
constexpr double largest_text_scale = 3;

std::vector<std::string> known_keys() {
  std::vector<std::string> keys{std::string(about_key), std::string(text_scale_key)};
  for (const SheetLookColour& row : sheet_look_colours()) keys.emplace_back(row.key);
  return keys;
}

/// Sets what `key` means; gives a sentence when it cannot.
std::string set(const std::string& key, const JsonValue& value, Style& style) {
  if (key == about_key) {
    if (!value.string()) return fmt::format("metadata: '{}' must be a text", key);
    style.about = *value.string();
    return "";
  }
  if (key == text_scale_key) {
    const double* number = value.number();
    if (!number || !(*number >= smallest_text_scale && *number <= largest_text_scale))
      return fmt::format("metadata: '{}' must be a number from {} to {}", key, smallest_text_scale,
                         largest_text_scale);
    style.look.text_scale = *number;
    return "";
  }
  for (const SheetLookColour& row : sheet_look_colours()) {
    if (row.key != key) continue;
    const auto colour = value.string() ? parse_colour(*value.string()) : std::nullopt;
    if (!colour) return fmt::format("metadata: '{}' must be a colour such as \"#262626\"", key);
    style.look.*row.colour = to_colour(*colour);
    return "";
  }
  return fmt::format("metadata: there is no key '{}'{}", key, did_you_mean(key, known_keys()));
}

}  // namespace

void read_sheet_look(const JsonValue& metadata, const std::string& file, Style& style, Findings& findings) {
  if (!metadata.object()) return;
  for (const auto& [key, value] : *metadata.object()) {
    if (!key.starts_with("dateline:")) continue;
    if (std::string problem = set(key, value, style); !problem.empty())
      findings.push_back({Severity::warning, {file, value.line}, problem + "; it is ignored"});
  }
}

}  // namespace dateline
