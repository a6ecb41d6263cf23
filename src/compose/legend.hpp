#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/event_symbols.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// A row of a legend: how something is drawn and what it is.
struct LegendEntry {
  enum class Swatch { symbol, line, area, icon, dot_and_leader, ramp, key };
  Swatch swatch = Swatch::line;
  std::string text;
  EventSymbol symbol;    ///< of Swatch::symbol
  Sample sample;         ///< of lines, areas and icons
  ColourRamp ramp = {};  ///< of Swatch::ramp
  std::string key = {};  ///< of Swatch::key: the letter at a place
};

/// What the map shows, made from what was drawn: kinds of events with their counts, how
/// well their places are known, corridors, lines.
std::vector<LegendEntry> legend_entries(const Painted& painted, const EventBlocks& blocks,
                                        const MapContent& content);

/// A legend's words for a feature of a layer: "Lachin Corridor, 30 August 2022 – 20 September 2023";
/// "" where a legend does not tell it.
std::string feature_label(const std::string& layer, const Feature& feature);

/// Rows in columns within `box`; gives the height used. Where not all find room the last row says how
/// many more there are, and so does a finding.
double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, const PageBox& box, int columns);

/// The height that draw_legend() needs in that many columns of a width, mm.
double legend_height(Canvas& canvas, const std::vector<LegendEntry>& entries, double width, int columns);

/// The width of a column in which no row is wrapped, `widest` mm at most.
double legend_column_width(Canvas& canvas, const std::vector<LegendEntry>& entries, double widest);

}  // namespace dateline
