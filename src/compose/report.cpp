#include <fmt/format.h>

#include "dateline/compose/compose.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/text/json_text.hpp"

namespace dateline {
namespace {

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
                       json_text(item.what), json_text(item.text), json_text(item.feature),
                       item.state == "dropped" ? "null" : box_json(item.box), json_text(item.state));
    if (item.turned) out += ",\"turned\":true";
    if (!item.why.empty()) out += ",\"why\":" + json_text(item.why);
    out += "}";
    between = ",\n";
  }
  return out + "\n]}\n";
}

}  // namespace dateline
