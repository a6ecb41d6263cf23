#include <fmt/format.h>

#include "dateline/compose/compose.hpp"
#include "dateline/feature/feature.hpp"

namespace dateline {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += ' ';
    else
      out += c;
  }
  return out + '"';
}

std::string box_json(const PageBox& box) {
  return fmt::format("[{:.2f},{:.2f},{:.2f},{:.2f}]", box.left, box.top, box.right, box.bottom);
}

}  // namespace

std::string report_json(const Sheet& sheet) {
  std::string out = fmt::format("{{\"width_mm\":{},\"height_mm\":{},\"items\":[",
                                number_text(sheet.drawing.width), number_text(sheet.drawing.height));
  const char* between = "\n";
  for (const Placement& item : sheet.report) {
    out += fmt::format("{}{{\"what\":{},\"text\":{},\"feature\":{},\"box_mm\":{},\"state\":{}", between,
                       quoted(item.what), quoted(item.text), quoted(item.feature),
                       item.state == "dropped" ? "null" : box_json(item.box), quoted(item.state));
    if (!item.why.empty()) out += ",\"why\":" + quoted(item.why);
    out += "}";
    between = ",\n";
  }
  return out + "\n]}\n";
}

}  // namespace dateline
