#pragma once

#include <vector>

#include "compose/event_blocks.hpp"

namespace dateline {

constexpr double block_gap = 0.5;  ///< mm between symbols and between blocks

PagePoint middle_of(const std::vector<PagePoint>& points);

/// In how many columns so many symbols stand where nothing is in their way.
std::size_t usual_columns(std::size_t symbols);

/// Is it one symbol at one place?
bool is_lone(const EventBlock& block);

/// Adds a symbol; symbols of equal look are one.
void join(std::vector<EventSymbol>& symbols, const EventSymbol& more);

/// Adds a place that is none of those before.
void add_anchor(std::vector<PagePoint>& anchors, PagePoint at);

/// Gives each symbol the size that its number asks for.
void resize(std::vector<EventSymbol>& symbols, const SizeScale& sizes);

/// The columns and rows of a block's symbols set side by side, each as wide or high as it needs.
struct BlockPattern {
  std::vector<double> across;  ///< of columns, mm
  std::vector<double> down;    ///< of rows, without what stands below
  double below = 0;            ///< of each row, for numbers or ticks

  explicit BlockPattern(const EventBlock& block);
  double width() const;
  double height() const;
};

/// Sets the block's box and symbols about a point.
void stand(EventBlock& block, PagePoint middle);

/// Where the number at a lone symbol would hide more of the places in the middles of `dots` than at the upper
/// left, it goes there.
void turn_badge(EventBlock& block, const std::vector<PageBox>& dots);

/// Stands the one symbol of a block on its place, what is below it beneath.
void stand_on(EventBlock& block, PagePoint at);

}  // namespace dateline
