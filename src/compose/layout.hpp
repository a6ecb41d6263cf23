#pragma once

#include <optional>
#include <string>

#include "compose/canvas.hpp"

namespace dateline {

/// Where a part of the furniture stands to the map.
enum class Stand { none, inside, beside, below };

inline constexpr double list_gap = 3.5;  ///< mm between a list of events and the rest

/// How much room stands around the map: guessed before the map is drawn, since what the legend tells
/// is known only then.
struct Rooms {
  Stand panel = Stand::inside;  ///< locator, legend and scale bar
  double panel_size = 0;        ///< mm of width beside, of height below
  int legend_columns = 1;
  bool keys = true;  ///< letters on the map may stand for names that the legend spells
  bool timeline = false;
  Stand list = Stand::none;  ///< of the events, in a column beside or in columns below
  double list_size = 0;      ///< mm of width beside, of height below
  double list_share = 0.45;  ///< of the sheet's width that it may take beside, of its height below
  double list_height = 0;    ///< mm, of a list beside that has the panel beneath it; 0: it stands alone
  double words = 1;          ///< of the share of the sheet that title and credits may take

  bool operator==(const Rooms&) const = default;
};

/// Where the parts of a sheet stand, mm.
struct Layout {
  PageBox title;     ///< title and subtitle; empty when there are none
  PageBox body;      ///< between title and credits, but for the list: of map, panel and timeline
  PageBox map;       ///< inside the frame line
  PageBox panel;     ///< locator, legend and scale bar; empty when they stand inside the map
  PageBox list;      ///< of the events; empty where there is none
  PageBox timeline;  ///< below the map; empty where there is none
  PageBox credits;
  PageBox logo;            ///< at the right of the credits; empty without one
  std::string title_text;  ///< wrapped
  std::string subtitle_text;
  std::string credits_text;
  Font title_font;
  Font subtitle_font;
  Font credits_font;
  bool title_cut = false;        ///< title or subtitle end in an ellipsis
  bool credits_cut = false;      ///< so do the credits
  bool has_asked_frame = false;  ///< the map stands where the sheet's specification wants it

  /// Is there room for a map worth drawing?
  bool has_map() const { return map.width() >= 10 && map.height() >= 10; }
};

/// The width of a sheet's margin, mm.
double sheet_margin(const SheetSize& size);

/// The room of a grid's figures left of a map and below it, mm; 0 where the sheet has no grid.
double grid_room(const Canvas& canvas);

/// Plans a sheet: title above, credits below with the logo at their right, the panel beside or below the
/// map. Where title or credits would take more than their share of a small sheet they are set smaller and
/// then cut.
Layout planned(Canvas& canvas, const std::string& credits, const Rooms& rooms);

/// What to give up where a layout leaves too little of a sheet of that size to its map: a list
/// of the events is made shorter, the timeline goes, the panel goes into the map, then words are cut shorter.
/// Nothing when the map is large enough or all is given up.
std::optional<Rooms> with_more_map(const Layout& layout, const SheetSize& sheet, const Rooms& rooms);

/// The letters of credits before they are made to fit.
Font credits_font(const Canvas& canvas);

/// Sets other credits into the room that the layout has for them.
void set_credits(Canvas& canvas, Layout& layout, const std::string& credits);

void draw_title(Canvas& canvas, const Layout& layout);
void draw_credits(Canvas& canvas, const Layout& layout);

/// Draws the logo of a sheet that has one.
void draw_logo(Canvas& canvas, const Layout& layout);

}  // namespace dateline
