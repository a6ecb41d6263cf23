#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// UTF-8 for XML, in text and in attributes: markup escaped, what XML 1.0 does not allow
/// (control characters, bytes that are not UTF-8) dropped or replaced by U+FFFD.
std::string xml_text(std::string_view text);

/// A name that may stand in id="…": other characters become '-'.
std::string xml_id(std::string_view text);

/// Three digits at most, no trailing zeros, never an exponent or a locale's comma.
void append_number(std::string& out, double number);
std::string number(double number);

/// Base 64 of RFC 4648, with padding: bytes for a data: URI.
std::string base64(std::string_view bytes);

}  // namespace dateline
