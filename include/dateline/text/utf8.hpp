#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

bool is_utf8(std::string_view bytes);

/// Decodes; each malformed byte becomes U+FFFD.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
std::string to_utf8(char32_t character);

/// Bytes of Windows-1252 (a superset of Latin-1) as UTF-8.
std::string from_windows_1252(std::string_view bytes);

/// How many code points the text has; its bytes where it is not UTF-8.
std::size_t count_characters(std::string_view text);

/// Without white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace dateline
