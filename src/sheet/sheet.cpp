#include "dateline/sheet/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

constexpr double mm_per_inch = 25.4;

constexpr std::array<SheetPreset, 12> presets{{{"a4", 297, 210},
                                               {"a4-portrait", 210, 297},
                                               {"a3", 420, 297},
                                               {"a3-portrait", 297, 420},
                                               {"16:9", 320, 180},
                                               {"square", 200, 200},
                                               {"column-1", 45, 70},
                                               {"column-2", 95, 90},
                                               {"column-3", 145, 120},
                                               {"column-4", 195, 150},
                                               {"column-5", 245, 180},
                                               {"column-6", 295, 215}}};

std::string no_size(std::string_view text) {
  std::vector<std::string> names;
  for (const SheetPreset& preset : presets) names.emplace_back(preset.name);
  return fmt::format("'{}' is no size: write 240x180mm, 2000x1500px or a name: {}{}", text,
                     fmt::join(names, ", "), did_you_mean(text, names));
}

/// "240x180" as two numbers; the rest of the text is left in `text`.
std::optional<std::pair<double, double>> two_numbers(std::string_view& text) {
  double first = 0;
  double second = 0;
  const char* end = text.data() + text.size();
  const auto [cross, error] = std::from_chars(text.data(), end, first);
  if (error != std::errc{} || cross == end || (*cross != 'x' && *cross != 'X')) return std::nullopt;
  const auto [rest, error2] = std::from_chars(cross + 1, end, second);
  if (error2 != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return std::pair(first, second);
}

/// As the words say, whatever the size.
std::optional<SheetSize> size_of(std::string_view text, double dpi) {
  const auto preset = std::ranges::find(presets, text, &SheetPreset::name);
  if (preset != presets.end()) return SheetSize{preset->width, preset->height, dpi};
  const auto numbers = two_numbers(text);
  if (!numbers || (text != "mm" && text != "px")) return std::nullopt;
  const double mm = text == "px" ? mm_per_inch / dpi : 1;
  return SheetSize{numbers->first * mm, numbers->second * mm, dpi};
}

}  // namespace

std::span<const SheetPreset> sheet_presets() {
  return presets;
}

Expected<SheetSize> parse_sheet_size(std::string_view text, double dpi) {
  const auto asked = size_of(text, dpi);
  if (!asked) return tl::unexpected(no_size(text));
  const SheetSize size = *asked;
  for (const double side : {size.width, size.height}) {
    if (!(side >= 20 && side <= 2000))
      return tl::unexpected(
          fmt::format("a sheet of {} has a side of {:.4g} mm at {:.4g} dpi; 20 to 2000 mm are possible", text,
                      side, dpi));
    if (side * size.pixels_per_mm() > 30000)
      return tl::unexpected(
          fmt::format("a sheet of {} at {:.4g} dpi has more than 30,000 pixels a side", text, dpi));
  }
  return size;
}

}  // namespace dateline
