#include "draw/xml.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

/// The characters of XML 1.0.
bool is_allowed(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff);
}

bool is_name_character(char32_t c) {
  const auto between = [c](char32_t first, char32_t last) { return first <= c && c <= last; };
  return between('a', 'z') || between('A', 'Z') || between('0', '9') || c == '-' || c == '_' || c == '.';
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (is_allowed(c)) out += to_utf8(c);
    }
  return out;
}

std::string xml_id(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) out += is_name_character(c) ? static_cast<char>(c) : '-';
  const bool starts_wrongly =
      !out.empty() && (out[0] == '-' || out[0] == '.' || (out[0] >= '0' && out[0] <= '9'));
  return starts_wrongly ? '_' + out : out;
}

void append_number(std::string& out, double number) {
  const std::int64_t thousandths = std::llround(number * 1000);
  if (thousandths < 0) out += '-';
  const auto magnitude = static_cast<std::uint64_t>(std::llabs(thousandths));
  out += std::to_string(magnitude / 1000);
  if (magnitude % 1000 == 0) return;
  const std::string digits = std::to_string(1000 + magnitude % 1000);
  out += '.';
  out.append(digits, 1, digits.find_last_not_of('0'));
}

std::string number(double number) {
  std::string out;
  append_number(out, number);
  return out;
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i)
      three = three << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0U);
    const std::size_t written = std::min<std::size_t>(bytes.size() - at, 3) + 1;
    for (std::size_t i = 0; i < 4; ++i) out += i < written ? digits[three >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

}  // namespace dateline
