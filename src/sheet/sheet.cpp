#include "dateline/sheet/sheet.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace dateline {
namespace {

constexpr double mm_per_inch = 25.4;

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

}  // namespace

Expected<SheetSize> parse_sheet_size(std::string_view text, double dpi) {
  std::string_view unit = text;
  const auto numbers = two_numbers(unit);
  if (!numbers || (unit != "mm" && unit != "px"))
    return tl::unexpected(fmt::format("'{}' is no size: write 240x180mm or 2000x1500px", text));
  const double mm = unit == "px" ? mm_per_inch / dpi : 1;
  const SheetSize size{numbers->first * mm, numbers->second * mm, dpi};
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
