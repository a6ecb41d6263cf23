#include "compose/layout.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double smallest_with_panel = 110;  // mm of width
constexpr double grid_label_room = 4.2;      // mm beside and below the frame
constexpr double widest_panel = 0.28;        // of the sheet, beside the map

/// At most `count` lines; what is cut ends in an ellipsis.
std::string first_lines(const std::string& text, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count; ++i) {
    end = text.find('\n', end);
    if (end == std::string::npos) return text;
    ++end;
  }
  return text.substr(0, end - 1) + "…";
}

}  // namespace

Layout planned(Canvas& canvas, const std::string& credits, double panel_height) {
  const SheetSpec& spec = canvas.spec;
  const double width = spec.size.width;
  const double height = spec.size.height;
  const double margin = std::clamp(std::min(width, height) * 0.03, 2.0, 6.0);
  Layout layout;
  layout.title_font = canvas.sized(Font{FontFamily::sans, std::clamp(width / 44, 2.8, 6.2), true, false, 0});
  layout.subtitle_font =
      canvas.sized(Font{FontFamily::sans, std::clamp(width / 72, 2.2, 3.8), false, false, 0});
  layout.credits_font =
      canvas.sized(Font{FontFamily::sans, std::clamp(width / 115, 1.7, 2.1), false, false, 0});
  const double text_width = width - 2 * margin;
  layout.title_text = first_lines(wrapped(spec.title, layout.title_font, text_width, canvas.measure), 3);
  layout.subtitle_text =
      first_lines(wrapped(spec.subtitle, layout.subtitle_font, text_width, canvas.measure), 2);
  layout.credits_text = wrapped(credits, layout.credits_font, text_width, canvas.measure);

  const double grid_room = canvas.sized(grid_label_room);
  double top = margin;
  layout.title = {margin, top, width - margin, top};
  if (!spec.title.empty()) layout.title.bottom += canvas.text_height(layout.title_text, layout.title_font);
  if (!spec.subtitle.empty())
    layout.title.bottom +=
        canvas.text_height(layout.subtitle_text, layout.subtitle_font) + layout.subtitle_font.size * 0.25;
  top = layout.title.bottom + (layout.title.height() > 0 ? 2.2 : 0);

  const double credits_height = canvas.text_height(layout.credits_text, layout.credits_font);
  layout.credits = {margin, height - margin * 0.8 - credits_height, width - margin, height - margin * 0.8};
  const double bottom = layout.credits.top - (credits_height > 0 ? 1.6 : 0) - (spec.grid ? grid_room : 0);

  layout.map = {margin + (spec.grid ? grid_room : 0), top, width - margin, bottom};
  const bool wanted = spec.legend || spec.inset || spec.scale_bar;
  if (!wanted || width < smallest_with_panel) return layout;
  layout.panel_beside = width >= height * 1.15;
  if (layout.panel_beside) {
    const double panel = std::min(canvas.sized(std::clamp(width * 0.225, 40.0, 62.0)), width * widest_panel);
    layout.map.right -= panel + 3;
    layout.panel = {layout.map.right + 3, top, width - margin, bottom};
  } else {
    const double room = std::min(panel_height, height * 0.3);
    layout.map.bottom -= room + 2;
    layout.panel = {margin, layout.credits.top - 2 - room, width - margin, layout.credits.top - 2};
  }
  return layout;
}

void draw_title(Canvas& canvas, const Layout& layout) {
  if (layout.title_text.empty() && layout.subtitle_text.empty()) return;
  canvas.begin("title", "Title");
  PagePoint at{layout.title.left, layout.title.top};
  at.y = canvas.text(layout.title_text, at, layout.title_font, canvas.look().ink);
  if (!layout.title_text.empty()) canvas.note({"title", layout.title_text, "", layout.title, "placed", ""});
  at.y += layout.subtitle_font.size * 0.25;
  canvas.text(layout.subtitle_text, at, layout.subtitle_font, canvas.look().soft_ink);
  canvas.end();
}

void draw_credits(Canvas& canvas, const Layout& layout) {
  if (layout.credits_text.empty()) return;
  canvas.begin("credits", "Sources and notes");
  canvas.text(layout.credits_text, {layout.credits.left, layout.credits.top}, layout.credits_font,
              canvas.look().soft_ink);
  canvas.note({"credits", layout.credits_text, "", layout.credits, "placed", ""});
  canvas.end();
}

}  // namespace dateline
