#include "compose/sheet_division.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "dateline/compose/multiples.hpp"
#include "dateline/error.hpp"

namespace dateline {
namespace {

bool is_in_cells(PanelStand stand) {
  return stand == PanelStand::in_cells || stand == PanelStand::in_cells_across;
}

PageBox panel_room(const Division& division) {
  return is_in_cells(division.stand) ? *division.grid.free_cells() : division.layout.panel;
}

/// The greater the better.
auto rank_of(const Division& division, const GeoBox& extent) {
  constexpr double without_locator = 0.93;  // is worth as much as maps that are so much smaller
  return std::tuple(
      division.is_legible(), division.whole,
      room_for(extent, division.grid.width, division.grid.height) * (division.locator ? 1 : without_locator));
}

}  // namespace

bool Division::is_legible() const {
  return grid.width >= smallest_map_width && grid.height >= smallest_map_height;
}

PanelPlan plan_of(Panel& panel, const Division& division) {
  const bool across = division.stand == PanelStand::below || division.stand == PanelStand::in_cells_across;
  return across ? panel.below(panel_room(division))
                : panel.beside(panel_room(division), division.legend_columns);
}

Divisions::Divisions(Canvas& canvas, const MapHeadings& headings, std::size_t maps, std::string credits,
                     bool timeline)
    : m_canvas(canvas),
      m_headings(headings),
      m_maps(maps),
      m_credits(std::move(credits)),
      m_timeline(timeline) {}

Division Divisions::guessed(const MapContent& all) {
  add_grids(guessed_rooms(m_canvas, all), nullptr, PanelStand::below, 1);
  if (!m_best || !m_best->is_legible()) add_grids({}, nullptr, PanelStand::below, 1);
  return take();
}

Division Divisions::best(Panel& panel) {
  for (const double words : {1.0, 0.6}) {
    add_all(panel, words);
    if (m_best && m_best->is_legible()) break;
  }
  return take();
}

void Divisions::add_all(Panel& panel, double words) {
  const LegendPlace place = m_canvas.spec.legend_place;
  const bool free = place == LegendPlace::automatic || place == LegendPlace::inside;
  if (free || place == LegendPlace::below) {
    const double width = planned(m_canvas, m_credits, {}).title.width();
    const double height = std::min(panel.height_below(width), most_panel_height(m_canvas));
    add_grids({.panel = Stand::below, .panel_size = height, .words = words}, &panel, PanelStand::below, 1);
  }
  if (free || place == LegendPlace::beside)
    for (const int columns : {1, 2})
      add_grids({.panel = Stand::beside,
                 .panel_size = panel_width(m_canvas, columns),
                 .legend_columns = columns,
                 .words = words},
                &panel, PanelStand::beside, columns);
  if (free) {
    const Rooms none{.panel = Stand::inside, .words = words};
    add_grids(none, &panel, PanelStand::in_cells_across, 1);
    for (const int columns : {1, 2, 3}) add_grids(none, &panel, PanelStand::in_cells, columns);
  }
}

void Divisions::add_grids(Rooms rooms, Panel* panel, PanelStand stand, int columns) {
  rooms.timeline = m_timeline;
  Division division;
  division.layout = planned(m_canvas, m_credits, rooms);
  division.stand = stand;
  division.legend_columns = columns;
  const auto heading = [&](double width) { return m_headings.height(width); };
  for (const MapGrid& grid : map_grids(m_maps, division.layout.map, heading)) {
    if (is_in_cells(stand) && !grid.free_cells()) continue;
    division.grid = grid;
    division.grid.below = grid_room(m_canvas);
    if (panel != nullptr) {
      const PanelPlan plan = plan_of(*panel, division);
      division.whole = plan.is_whole;
      division.locator = plan.locator.has_value();
    }
    keep_better(division);
  }
}

void Divisions::keep_better(const Division& division) {
  const GeoBox& extent = m_canvas.spec.extent;
  if (!m_best || rank_of(*m_best, extent) < rank_of(division, extent)) m_best = division;
}

Division Divisions::take() {
  if (!m_best || !m_best->is_legible()) refuse();
  return std::move(*m_best);
}

void Divisions::refuse() const {
  const SheetSize& size = m_canvas.spec.size;
  const PageBox room = m_best ? m_best->layout.map : PageBox{};
  const std::size_t most =
      maps_in(room, smallest_map_width, smallest_map_height, m_headings.height(smallest_map_width));
  throw UsageError(
      fmt::format("{} small maps find no room on a sheet of {:.0f} x {:.0f} mm, which has room for about {} "
                  "of {:.0f} x {:.0f} mm: --size takes a larger sheet, --from, --to and --type fewer events, "
                  "and dateline mapset draws a sheet for each",
                  m_maps, size.width, size.height, most, smallest_map_width, smallest_map_height));
}

}  // namespace dateline
