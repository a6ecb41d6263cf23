#include "compose/panel.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/locator.hpp"

namespace dateline {
namespace {

constexpr double locator_height = 36;  // mm, at most
constexpr double scale_room = 11;      // mm for the scale bar at the foot of the panel
constexpr double legend_column = 52;   // mm, of a legend below the map

}  // namespace

double expected_panel_height(const Canvas& canvas, const MapContent& content) {
  const SheetSpec& spec = canvas.spec;
  std::set<std::string> kinds;
  for (const LocatedEvent& event : content.events)
    kinds.insert(legend_label(event_kind(event.event.type, event.event.subtype).symbol, event.event.type));
  const double columns =
      std::max(1.0, std::floor((spec.size.width - canvas.sized(54)) / canvas.sized(legend_column)));
  const double rows = spec.legend ? (static_cast<double>(kinds.size()) + 10) / columns + 1 : 0;
  return canvas.sized(std::max(rows * 5.2 + 5, spec.inset ? 36.0 : 12.0));
}

void draw_panel(Canvas& canvas, const Layout& layout, const Projector& projector, const MapContent& content,
                const std::vector<LegendEntry>& entries) {
  const PageBox& panel = layout.panel;
  const bool north = canvas.spec.north_arrow == Show::on ||
                     (canvas.spec.north_arrow == Show::automatic && one_north(projector));
  const double foot = canvas.sized(scale_room);
  const double arrow = canvas.sized(3);  // from the panel's edge to the arrow's middle
  PageBox rest = panel;
  if (layout.panel_beside) {
    if (canvas.spec.scale_bar) {
      rest.bottom -= foot;
      const PageBox bar = draw_scale_bar(canvas, projector, {panel.left, rest.bottom + 1.5},
                                         panel.width() - canvas.sized(north ? 14 : 8));
      if (north) draw_north_arrow(canvas, projector, {panel.right - arrow, (bar.top + bar.bottom) / 2 + 1});
    } else if (north) {
      rest.bottom -= foot;
      draw_north_arrow(canvas, projector, {panel.right - arrow, panel.bottom - canvas.sized(4)});
    }
    const double legend = canvas.spec.legend ? legend_height(canvas, entries, rest.width(), 1) : 0;
    const double room = rest.height() - legend - 3;
    if (has_locator(canvas.spec, content) && (room > 16 || legend == 0)) {
      const double height = std::min({locator_height, room, panel.width() / 1.3});
      draw_locator(canvas, content, projector, {rest.left, rest.top, rest.right, rest.top + height});
      rest.top += height + 3;
    } else if (has_locator(canvas.spec, content)) {
      canvas.findings.push_back({Severity::note, {}, "the legend leaves no room for the locator map"});
    }
    if (canvas.spec.legend) draw_legend(canvas, entries, rest, 1);
    return;
  }
  if (has_locator(canvas.spec, content)) {
    const double height = std::min(panel.height() - foot, locator_height);
    const double width = std::min(height * 1.3, panel.width() * 0.3);
    draw_locator(canvas, content, projector, {panel.left, panel.top, panel.left + width, panel.top + height});
    rest.left += std::max(width, canvas.sized(38)) + 4;
  } else if (canvas.spec.scale_bar) {
    rest.left += canvas.sized(42);
  }
  if (canvas.spec.scale_bar) {
    const PageBox bar = draw_scale_bar(canvas, projector, {panel.left, panel.bottom - foot + 1.5},
                                       canvas.sized(north ? 22 : 28));
    if (north)
      draw_north_arrow(canvas, projector, {panel.left + canvas.sized(35), (bar.top + bar.bottom) / 2 + 1});
  }
  if (canvas.spec.legend)
    draw_legend(canvas, entries, rest,
                std::max(1, static_cast<int>(rest.width() / canvas.sized(legend_column))));
}

PageBox scale_corner(const Canvas& canvas, const PageBox& frame) {
  return {frame.left + 1.5, frame.bottom - 1.5 - canvas.sized(9), frame.left + 1.5 + canvas.sized(38.5),
          frame.bottom - 1.5};
}

void draw_scale_in_corner(Canvas& canvas, const Projector& projector) {
  const PageBox corner = scale_corner(canvas, projector.frame());
  canvas.add(box_mark(corner, faded(canvas.look().paper, 0.84), std::nullopt));
  draw_scale_bar(canvas, projector, {corner.left + 1.5, corner.top + 0.7}, canvas.sized(30));
}

}  // namespace dateline
