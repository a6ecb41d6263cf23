#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace dateline {

/// The value of an enum whose words stand in the enum's order; nothing for a word that is none.
template <class Enum, std::size_t count>
std::optional<Enum> from_word(const std::array<const char*, count>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace dateline
