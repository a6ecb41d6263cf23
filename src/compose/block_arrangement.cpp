#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>

#include "compose/block_shape.hpp"

namespace dateline {
namespace {

bool crosses(const PageBox& box, PagePoint a, PagePoint b) {
  return !cut({a, b}, box).empty();
}

/// Finds room for each block; what finds none is joined with its neighbour.
class Arrangement {
 public:
  Arrangement(std::vector<EventBlock> blocks, const PageBox& frame, const std::vector<PageBox>& taken,
              const std::vector<PageBox>& dots, const std::optional<SizeScale>& sizes)
      : m_blocks(std::move(blocks)), m_frame(frame), m_taken(taken), m_dots(dots), m_sizes(sizes) {}

  std::vector<EventBlock> run() {
    while (const auto stuck = place_all()) {
      if (m_blocks.size() == 1) {
        place_anywhere(m_blocks.front());
        break;
      }
      join_with_neighbour(*stuck);
    }
    return std::move(m_blocks);
  }

 private:
  /// The first block that has no room, if any.
  std::optional<std::size_t> place_all() {
    m_placed.clear();
    // Lone symbols hold their places; then the largest blocks, which are hardest to house.
    std::ranges::stable_sort(m_blocks, {}, [](const EventBlock& block) {
      return std::tuple(!is_lone(block), -static_cast<int>(block.symbols.size()),
                        block.symbols.front().events.front());
    });
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
      if (!place(i)) return i;
    return std::nullopt;
  }

  bool place(std::size_t index) {
    EventBlock& block = m_blocks[index];
    const PagePoint anchor = middle_of(block.anchors);
    const BlockPattern pattern(block);
    block.on_anchor = is_lone(block);
    if (block.on_anchor) {
      stand_on(block, anchor);
      if (has_room(block.box) && hidden(block.box, index) == 0) {
        m_placed.push_back(index);
        return true;
      }
      block.on_anchor = false;
    }
    double best = INFINITY;
    PagePoint where;
    for (const double away : {1.6, 3.0, 5.0, 8.0, 12.0, 17.0})
      for (int turn = 0; turn < 16; ++turn) {
        const double angle = turn * std::numbers::pi / 8;
        const PagePoint middle{anchor.x + std::sin(angle) * (away + pattern.width() / 2),
                               anchor.y - std::cos(angle) * (away + pattern.height() / 2)};
        stand(block, middle);
        if (!has_room(block.box)) continue;
        double cost =
            away + (turn % 4 == 0 ? 0 : 0.2) + hidden(block.box, index) * 4 + covered(block.box) * 1.5;
        if (cost < best) cost += crossed(block) * 6;
        if (cost < best) {
          best = cost;
          where = middle;
        }
      }
    if (std::isinf(best)) return false;
    stand(block, where);
    m_placed.push_back(index);
    return true;
  }

  /// The last block that is left has no room beside its places: as near to them as the frame has
  /// room, smaller if it must be and without what tells the days.
  void place_anywhere(EventBlock& block) {
    const PagePoint anchor = middle_of(block.anchors);
    constexpr int steps = 24;
    std::vector<PagePoint> middles;
    for (int i = 1; i < steps; ++i)
      for (int j = 1; j < steps; ++j)
        middles.push_back(
            {m_frame.left + m_frame.width() * i / steps, m_frame.top + m_frame.height() * j / steps});
    std::ranges::stable_sort(middles, {}, [&](PagePoint p) { return distance(p, anchor); });
    block.on_anchor = false;
    for (int smaller = 0; smaller < 12; ++smaller) {
      for (const PagePoint& middle : middles) {
        stand(block, middle);
        if (has_room(block.box)) return;
      }
      for (EventSymbol& symbol : block.symbols) {
        symbol.half *= 0.85;
        symbol.numbers.clear();
        symbol.ticks.clear();
        symbol.below = 0;
      }
    }
    stand(block, m_frame.centre());
  }

  /// Inside the frame, off names and off other blocks.
  bool has_room(const PageBox& box) const {
    if (!m_frame.grown(-1).contains(box)) return false;
    if (std::ranges::any_of(m_taken, [&](const PageBox& taken) { return taken.overlaps(box); })) return false;
    for (const std::size_t other : m_placed)
      if (m_blocks[other].box.grown(block_gap).overlaps(box)) return false;
    return true;
  }

  /// Places of events that the box would cover.
  int hidden(const PageBox& box, std::size_t index) const {
    int count = 0;
    for (std::size_t other = 0; other < m_blocks.size(); ++other) {
      if (other == index && m_blocks[index].on_anchor) continue;
      for (const PagePoint& p : m_blocks[other].anchors) count += box.grown(place_dot + 0.2).contains(p);
    }
    return count;
  }

  int covered(const PageBox& box) const {
    return static_cast<int>(
        std::ranges::count_if(m_dots, [&](const PageBox& other) { return other.overlaps(box); }));
  }

  /// Leader lines that would run through names, other places or other blocks, either way.
  int crossed(const EventBlock& block) const {
    int count = 0;
    for (const auto& [from, to] : leaders(block)) {
      for (const EventBlock& other : m_blocks)
        for (const PagePoint& p : other.anchors)
          count += p != from && crosses(around(p, 2 * place_dot, 2 * place_dot), from, to);
      count += static_cast<int>(
          std::ranges::count_if(m_taken, [&](const PageBox& box) { return crosses(box, from, to); }));
    }
    for (const std::size_t other : m_placed) {
      const EventBlock& placed = m_blocks[other];
      for (const auto& [from, to] : leaders(block)) count += crosses(placed.box, from, to);
      for (const auto& [from, to] : leaders(placed)) count += crosses(block.box, from, to);
    }
    return count;
  }

  void join_with_neighbour(std::size_t index) {
    EventBlock lost = std::move(m_blocks[index]);
    m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(index));
    const PagePoint at = middle_of(lost.anchors);
    auto nearest = std::ranges::min_element(
        m_blocks, {}, [&](const EventBlock& block) { return distance(middle_of(block.anchors), at); });
    for (const EventSymbol& symbol : lost.symbols) join(nearest->symbols, symbol);
    if (m_sizes) resize(nearest->symbols, *m_sizes);
    for (const PagePoint& p : lost.anchors) add_anchor(nearest->anchors, p);
  }

  std::vector<EventBlock> m_blocks;
  PageBox m_frame;
  const std::vector<PageBox>& m_taken;
  const std::vector<PageBox>& m_dots;
  std::optional<SizeScale> m_sizes;
  std::vector<std::size_t> m_placed;
};

}  // namespace

void settle(EventBlocks& blocks, const PageBox& frame, const std::vector<PageBox>& taken,
            const std::vector<PageBox>& dots) {
  blocks.blocks = Arrangement(std::move(blocks.blocks), frame, taken, dots, blocks.sizes).run();
}

}  // namespace dateline
