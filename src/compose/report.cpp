#include <fmt/format.h>

#include "dateline/compose/compose.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/text/json_text.hpp"

namespace dateline {
namespace {

std::string box_json(const PageBox& box) {
  return fmt::format("[{:.2f},{:.2f},{:.2f},{:.2f}]", box.left, box.top, box.right, box.bottom);
}

/// A row of the report; `page` 1 is the sheet.
std::string row_json(const Placement& item, std::size_t page) {
  std::string out = fmt::format("{{\"what\":{},\"text\":{},\"feature\":{},\"box_mm\":{},\"state\":{}",
                                json_text(item.what), json_text(item.text), json_text(item.feature),
                                item.state == "dropped" ? "null" : box_json(item.box), json_text(item.state));
  if (item.turned) out += ",\"turned\":true";
  if (!item.why.empty()) out += ",\"why\":" + json_text(item.why);
  if (item.map > 0) out += fmt::format(",\"map\":{}", item.map);
  if (page > 1) out += fmt::format(",\"page\":{}", page);
  return out + "}";
}

}  // namespace

std::string report_json(const Sheet& sheet) {
  std::string out = fmt::format("{{\"width_mm\":{},\"height_mm\":{},\"items\":[",
                                number_text(sheet.drawing.width), number_text(sheet.drawing.height));
  const char* between = "\n";
  const auto add = [&](const std::vector<Placement>& items, std::size_t page) {
    for (const Placement& item : items) {
      out += between + row_json(item, page);
      between = ",\n";
    }
  };
  add(sheet.report, 1);
  for (std::size_t i = 0; i < sheet.pages.size(); ++i) add(sheet.pages[i].report, i + 2);
  return out + "\n]}\n";
}

}  // namespace dateline
