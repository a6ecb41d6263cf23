#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

/// What stands before the number in the ids of GeoNames' places.
inline constexpr std::string_view geonames_prefix = "gn:";

/// The number of "gn:146970", written without leading zeros; nothing for any other id.
inline std::optional<std::uint32_t> geonames_number(std::string_view id) {
  if (!id.starts_with(geonames_prefix)) return std::nullopt;
  const std::string_view digits = id.substr(geonames_prefix.size());
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || digits.front() == '0') return std::nullopt;
  return number;
}

}  // namespace dateline
