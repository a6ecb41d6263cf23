#include "dateline/text/json_text.hpp"

#include <fmt/format.h>

#include "dateline/text/utf8.hpp"

namespace dateline {

std::string json_text(std::string_view text) {
  if (!is_utf8(text)) return json_text(to_utf8(to_utf32(text)));
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}

}  // namespace dateline
