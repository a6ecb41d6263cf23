#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"
#include "compose/event_symbols.hpp"
#include "compose/painter.hpp"

namespace dateline {

/// A circle of a legend of sizes, and the number that it stands for.
struct LegendSize {
  double radius = 0;  ///< mm, as on the map
  std::string words;
};

/// "Size: 100, 20, 5".
std::string words_of(const std::vector<LegendSize>& sizes);

/// A row of a legend: how something is drawn and what it is.
struct LegendEntry {
  enum class Swatch { symbol, line, area, icon, dot_and_leader, ramp, key, count, dot, sizes, heading };
  Swatch swatch = Swatch::line;
  std::string text;
  EventSymbol symbol;    ///< of Swatch::symbol
  Sample sample;         ///< of lines, areas and icons
  ColourRamp ramp = {};  ///< of Swatch::ramp
  std::string key = {};  ///< of Swatch::key: the letter at a place
  Colour fill = {};      ///< of Swatch::dot (a ring when the symbol is hollow) and Swatch::sizes
  std::vector<LegendSize> sizes = {};  ///< of Swatch::sizes, the largest first: circles in one another
};

/// Words above the rows that they are about.
LegendEntry heading_entry(const std::string& words);

/// What the map shows, made from what was drawn: `counts` of events, kinds of events with their
/// numbers, how well their places are known, corridors, lines.
std::vector<LegendEntry> legend_entries(const Canvas& canvas, const Painted& painted,
                                        const EventBlocks& blocks, const MapContent& content,
                                        const std::vector<LegendEntry>& counts);

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
