#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text as a JSON string in quotes (RFC 8259); bytes that are no UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

}  // namespace dateline
