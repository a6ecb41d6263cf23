#include "read/sheet_look.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

constexpr double smallest_text_scale = 0.5;
constexpr double largest_text_scale = 3;

std::vector<std::string> known_keys() {
  std::vector<std::string> keys{std::string(about_key), std::string(text_scale_key)};
  for (const SheetLookRamp& row : sheet_look_ramps()) keys.emplace_back(row.key);
  for (const SheetLookColour& row : sheet_look_colours()) keys.emplace_back(row.key);
  return keys;
}

/// The colours of a list; nothing when it is none, or holds anything else.
std::optional<std::vector<Colour>> colours_of(const JsonValue& value) {
  if (!value.array() || value.array()->empty()) return std::nullopt;
  std::vector<Colour> colours;
  for (const JsonValue& item : *value.array()) {
    const auto colour = item.string() ? parse_colour(*item.string()) : std::nullopt;
    if (!colour) return std::nullopt;
    colours.push_back(to_colour(*colour));
  }
  return colours;
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
  for (const SheetLookRamp& row : sheet_look_ramps()) {
    if (row.key != key) continue;
    auto colours = colours_of(value);
    if (!colours)
      return fmt::format("metadata: '{}' must be a list of colours such as [\"#fadead\", \"#331447\"]", key);
    style.look.*row.colours = std::move(*colours);
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
