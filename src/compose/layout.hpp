#pragma once

#include <string>

#include "compose/canvas.hpp"

namespace dateline {

/// Where the parts of a sheet stand, mm.
struct Layout {
  PageBox title;  ///< title and subtitle; empty when there are none
  PageBox map;    ///< inside the frame line
  PageBox panel;  ///< locator, legend and scale bar; empty on small sheets
  PageBox credits;
  bool panel_beside = true;  ///< else below the map
  std::string title_text;    ///< wrapped
  std::string subtitle_text;
  std::string credits_text;
  Font title_font;
  Font subtitle_font;
  Font credits_font;
};

/// Plans a sheet: title above, credits below, the panel beside the map on wide sheets and
/// below it on others; `panel_height` is what the panel needs below.
Layout planned(Canvas& canvas, const std::string& credits, double panel_height);

void draw_title(Canvas& canvas, const Layout& layout);
void draw_credits(Canvas& canvas, const Layout& layout);

}  // namespace dateline
