#pragma once

#include <optional>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/free_room.hpp"
#include "compose/layout.hpp"
#include "compose/legend.hpp"
#include "compose/scale_bar.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// Where locator, legend and scale bar stand; what is not drawn has no box.
struct PanelPlan {
  std::optional<PageBox> locator;
  std::optional<PageBox> legend;
  std::optional<PageBox> scale;  ///< with the north arrow
  int legend_columns = 1;
  bool on_map = false;   ///< each on a ground of its own inside the map's frame
  bool is_whole = true;  ///< all entries of the legend find room
  double hides = 0;      ///< weight of what lies under them (FreeRoom)
};

/// The boxes that pieces inside the map cover with their grounds; none for a panel outside.
std::vector<PageBox> ground_of(const PanelPlan& plan);

/// Locator, legend, scale bar and north arrow of a map: how large they are and where they find room.
class Panel {
 public:
  /// `map` and `entries` must outlive the panel.
  Panel(Canvas& canvas, const MapContent& content, const Projector& map,
        const std::vector<LegendEntry>& entries);

  PanelPlan beside(const PageBox& room, int legend_columns);
  PanelPlan below(const PageBox& room);
  PanelPlan inside(FreeRoom room);

  /// Gives the locator a place on the map, for a panel that has none for it: as large as hides little, and
  /// nothing where even the smallest would hide more. Plans made afterwards have it there.
  std::optional<PageBox> put_locator_on_map(const FreeRoom& room);

  /// The height that all of it needs below a map, in a width.
  double height_below(double width);

  void draw(PanelPlan plan);

 private:
  double scale_width() const;
  double scale_height() const;
  bool has_legend() const;
  bool has_locator_in_panel() const;
  std::optional<RoomFound> locator_room(const FreeRoom& room, double most) const;
  double legend_left_below(double locator_width) const;
  int columns_in(double width);
  void place_legend_inside(PanelPlan& plan, FreeRoom& room);
  void draw_scale(const PageBox& box);
  void draw_ground(const PageBox& box);
  void tell_what_is_missing(const PanelPlan& plan);

  Canvas& m_canvas;
  const MapContent& m_content;
  const Projector& m_map;
  const std::vector<LegendEntry>& m_entries;
  bool m_arrow = false;
  PageBox m_arrow_box;
  ScaleBar m_bar;
  std::optional<PageBox> m_locator_on_map;
};

/// The height in mm that an extent has on a map of this size: a map is as good as it is large.
double room_for(const GeoBox& extent, double width, double height);

/// The width of a panel beside a map, mm: of a legend in one column, or in more.
double panel_width(const Canvas& canvas, int legend_columns);

/// The greatest height of a panel below a map, mm.
double most_panel_height(const Canvas& canvas);

/// The room that a panel is guessed to need before anything is drawn.
Rooms guessed_rooms(const Canvas& canvas, const MapContent& content);

/// The room that it needs, now that its legend is known; `rooms` themselves when they do.
Rooms better_rooms(const Canvas& canvas, Panel& panel, const Layout& layout, const Rooms& rooms);

}  // namespace dateline
