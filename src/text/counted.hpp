#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// "1 event", "2 events".
inline std::string counted(std::size_t number, std::string_view one) {
  return std::to_string(number).append(" ").append(one).append(number == 1 ? "" : "s");
}

}  // namespace dateline
