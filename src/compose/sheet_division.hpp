#pragma once

#include <optional>
#include <string>

#include "compose/layout.hpp"
#include "compose/map_grid.hpp"
#include "compose/map_headings.hpp"
#include "compose/panel.hpp"

namespace dateline {

/// Where legend, scale bar and locator stand to the maps.
enum class PanelStand { below, beside, in_cells_across, in_cells };

/// A way of dividing the sheet.
struct Division {
  Layout layout;
  MapGrid grid;
  PanelStand stand = PanelStand::below;
  int legend_columns = 1;
  bool whole = true;     ///< the legend shows all that it has to
  bool locator = false;  ///< there is room for the small map of the surroundings

  bool is_legible() const;
};

/// The boxes of the panel's parts, in the room that the division has for it.
PanelPlan plan_of(Panel& panel, const Division& division);

/// The ways of dividing a sheet, of which the best is taken: maps that are large enough, then a whole legend,
/// then the largest maps.
class Divisions {
 public:
  /// `headings` must outlive it; `credits` are as long as any that are to come.
  Divisions(Canvas& canvas, const MapHeadings& headings, std::size_t maps, std::string credits,
            bool timeline);

  /// The best before anything is known of the legend. Throws UsageError when the maps find no room.
  Division guessed(const MapContent& all);

  /// The best for this panel. Throws UsageError when the maps find no room.
  Division best(Panel& panel);

 private:
  void add_all(Panel& panel, double words);
  void add_grids(Rooms rooms, Panel* panel, PanelStand stand, int columns);
  void keep_better(const Division& division);
  Division take();
  [[noreturn]] void refuse() const;

  Canvas& m_canvas;
  const MapHeadings& m_headings;
  std::size_t m_maps;
  std::string m_credits;
  bool m_timeline;
  std::optional<Division> m_best;
};

}  // namespace dateline
