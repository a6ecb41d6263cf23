#pragma once

#include <set>
#include <vector>

#include "compose/grid.hpp"
#include "compose/map_in_frame.hpp"
#include "dateline/compose/multiples.hpp"

namespace dateline {

/// A small map in the making, on a page of its own that is as large as its frame.
class SmallMapDrawn {
 public:
  /// Draws the map but for its symbols and names. `sheet` is what holds for all of them; `map` must outlive
  /// this.
  SmallMapDrawn(const SheetSpec& sheet, const Style& style, const SmallMap& map, const SheetSize& frame,
                TextMeasure& measure);
  SmallMapDrawn(const SmallMapDrawn&) = delete;
  SmallMapDrawn& operator=(const SmallMapDrawn&) = delete;

  /// Draws symbols, names and frame, with the grid's figures at its `sides`. `labels` are of
  /// drawn().painted.labels.
  void finish(const std::vector<Label>& labels, const GridFigureSides& sides);

  /// Moves all that was drawn and reported to the sheet, as the group of the nth map with its heading.
  void move_to(Canvas& sheet, PagePoint at, std::size_t nth);

  /// "5 events", "3 of 5 events", "no events".
  std::string count_words() const;

  MapDrawn& drawn() { return m_drawn; }
  const MapDrawn& drawn() const { return m_drawn; }
  const Findings& findings() const { return m_findings; }
  const SmallMap& map() const { return m_map; }

 private:
  SheetSpec m_spec;
  const SmallMap& m_map;
  Findings m_findings;
  Canvas m_canvas;
  MapDrawn m_drawn;
};

/// What the maps show together, as one map: each event once, by its index among the sheet's events, and one
/// sample of everything that is drawn.
struct MapsTogether {
  EventPlan events;
  Painted painted;                  ///< samples and ramps only
  std::vector<LegendEntry> counts;  ///< the legend of what is counted
};

MapsTogether together(const Canvas& sheet, const std::vector<const SmallMapDrawn*>& maps,
                      const MapContent& all);

/// The legend of all maps: as if all symbols were led to their places where `led`.
std::vector<LegendEntry> entries_of(const Canvas& sheet, const MapContent& all, const MapsTogether& maps,
                                    bool led);

}  // namespace dateline
