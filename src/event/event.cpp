#include "dateline/event/event.hpp"

#include <array>

namespace dateline {
namespace {

constexpr std::array words{"exact", "near", "district", "region", "country", "line", "unknown"};

}  // namespace

const char* to_string(GeoPrecision precision) {
  return words[static_cast<std::size_t>(precision)];
}

std::optional<GeoPrecision> geo_precision(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (word == words[i]) return static_cast<GeoPrecision>(i);
  return std::nullopt;
}

}  // namespace dateline
