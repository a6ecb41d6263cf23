#include "compose/block_stands.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "compose/block_shape.hpp"

namespace dateline {
namespace {

// What a way to stand costs, in mm by which leader lines might be longer instead.
constexpr double hides_place = 10;
constexpr double hides_dot = 5;
constexpr double other_shape = 1;
constexpr double blocks_touch = 6;
constexpr double slants = 0.6;  // beside its place rather than above, below, left or right of it
constexpr double line_through_name = 60;
constexpr double line_through_place = 12;
constexpr double line_through_symbols = 60;
constexpr double lines_close = 5;

constexpr double close = 0.7;        // mm between two leader lines
constexpr double round_place = 0.3;  // mm about the dot of a place that lines of others keep off
constexpr std::array gaps{1.6, 2.4, 3.6, 5.0, 7.0, 9.5, 12.5, 16.0};  // mm between a block and its place
constexpr double in_a_row = 3;      // mm between blocks beside each other that might be taken for one
constexpr double in_a_column = 1;   // mm between blocks above each other
constexpr double long_line = 0.08;  // cost of a line's length squared: many short ones are better than a long
constexpr std::size_t most_places = 5;  // of a block, about each of which it may stand
constexpr int directions = 16;

PageBox around_both(const PageBox& a, const PageBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

PageBox dot_at(PagePoint p, double more) {
  return around(p, 2 * (place_dot + more), 2 * (place_dot + more));
}

auto count(auto range, auto predicate) {
  return static_cast<double>(std::ranges::count_if(range, predicate));
}

double hidden_places(const PageBox& box, const BlockGround& ground) {
  return count(std::span(ground.places), [&](PagePoint p) { return dot_at(p, 0.2).overlaps(box); });
}

/// What its lines run through.
double cost_of_line(const Leader& line, const EventBlock& block, const BlockGround& ground) {
  const PageBox along = bounds(line);
  const auto is_foreign = [&](PagePoint p) {
    return dot_at(p, round_place).overlaps(along) && crosses(dot_at(p, round_place), line) &&
           std::ranges::find(block.anchors, p) == block.anchors.end();
  };
  return line_through_place * count(std::span(ground.places), is_foreign) +
         line_through_name * count(std::span(ground.taken), [&](const PageBox& box) {
           return box.overlaps(along.grown(0.01)) && crosses(box, line);
         });
}

BlockStand led(const EventBlock& block, const PageBox& box, double gap, const std::vector<Leader>& links,
               const BlockGround& ground) {
  BlockStand stand{box.centre(), false, block.columns, box, lines_to(box, block.anchors, links), box, 0};
  double nearest = gap;
  for (const Leader& line : stand.lines) {
    const double mm = length(line);
    nearest = std::min(nearest, mm);
    stand.cost += mm + long_line * mm * mm + cost_of_line(line, block, ground);
    stand.all = around_both(stand.all, bounds(line));
  }
  // A corner that comes nearer than the gap is no better for that.
  stand.cost += gap - nearest;
  stand.cost += hides_place * hidden_places(box, ground) +
                hides_dot * count(std::span(ground.dots), [&](const PageBox& dot) {
                  return dot_at(dot.centre(), 0.2).overlaps(box);
                });
  return stand;
}

/// Adds the ways to stand around a point, at all distances and in all directions.
void add_stands_about(PagePoint middle, const EventBlock& block, const BlockGround& ground,
                      std::vector<BlockStand>& stands) {
  const std::vector<Leader> links = links_between(block.anchors);
  const BlockPattern pattern(block);
  for (const double gap : gaps) {
    if (gap > ground.longest) break;
    for (int turn = 0; turn < directions; ++turn) {
      const double angle = turn * 2 * std::numbers::pi / directions;
      const PagePoint at{middle.x + std::sin(angle) * (gap + pattern.width() / 2),
                         middle.y - std::cos(angle) * (gap + pattern.height() / 2)};
      const PageBox box = around(at, pattern.width(), pattern.height());
      if (!has_room(box, ground)) continue;
      BlockStand& stand = stands.emplace_back(led(block, box, gap, links, ground));
      if (turn % 4 != 0) stand.cost += slants;
      if (block.columns > 0) stand.cost += other_shape;
    }
  }
}

/// Columns besides the usual in which so many symbols might stand: in one to three rows, or one column.
std::vector<std::size_t> other_columns(std::size_t symbols) {
  std::vector<std::size_t> columns;
  const auto add = [&](std::size_t count) {
    if (count != usual_columns(symbols) && std::ranges::find(columns, count) == columns.end())
      columns.push_back(count);
  };
  if (symbols <= 3) add(1);
  if (symbols <= 6) add(symbols);
  if (symbols >= 3) add((symbols + 1) / 2);
  if (symbols >= 5) add((symbols + 2) / 3);
  return columns;
}

bool is_next_to(const PageBox& a, const PageBox& b) {
  return PageBox{a.left - in_a_row, a.top - in_a_column, a.right + in_a_row, a.bottom + in_a_column}.overlaps(
      b);
}

/// Cost of lines against the other's box and lines.
double cost_of_lines(const BlockStand& a, const BlockStand& b) {
  double cost = 0;
  for (const Leader& line : a.lines) {
    if (crosses(b.box.grown(0.2), line)) cost += line_through_symbols;
    for (const Leader& other : b.lines) {
      const double gap = apart(line, other);
      if (gap == 0)
        cost += cannot_stand;
      else if (gap < close)
        cost += lines_close;
    }
  }
  for (const Leader& line : b.lines)
    if (crosses(a.box.grown(0.2), line)) cost += line_through_symbols;
  return cost;
}

}  // namespace

bool has_room(const PageBox& box, const BlockGround& ground) {
  return ground.frame.grown(-1).contains(box) &&
         std::ranges::none_of(ground.taken, [&](const PageBox& taken) { return taken.overlaps(box); });
}

std::vector<BlockStand> stands_beside(const EventBlock& block, const BlockGround& ground) {
  std::vector<BlockStand> stands;
  add_stands_about(middle_of(block.anchors), block, ground, stands);
  std::ranges::stable_sort(stands, {}, &BlockStand::cost);
  return stands;
}

std::vector<BlockStand> more_stands_beside(const EventBlock& block, const BlockGround& ground) {
  std::vector<BlockStand> stands;
  EventBlock shaped = block;
  for (const std::size_t columns : other_columns(block.symbols.size())) {
    shaped.columns = columns;
    add_stands_about(middle_of(block.anchors), shaped, ground, stands);
  }
  shaped.columns = 0;
  if (block.anchors.size() > 1 && block.anchors.size() <= most_places)
    for (const PagePoint& place : block.anchors) add_stands_about(place, shaped, ground, stands);
  std::ranges::stable_sort(stands, {}, &BlockStand::cost);
  return stands;
}

std::vector<BlockStand> stand_at_place(const EventBlock& block, const BlockGround& ground) {
  EventBlock lone = block;
  const PagePoint at = block.anchors.front();
  stand_on(lone, at);
  const bool hides_own_only = hidden_places(lone.box, ground) <= 1;
  if (!has_room(lone.box, ground) || !hides_own_only) return {};
  return {{at, true, 0, lone.box, {}, lone.box, 0}};
}

double in_the_way(const BlockStand& a, const BlockStand& b) {
  if (!a.all.grown(in_a_row).overlaps(b.all)) return 0;
  double cost = cost_of_lines(a, b);
  if (a.box.grown(block_gap).overlaps(b.box))
    cost += cannot_stand;
  else if (is_next_to(a.box, b.box))
    cost += blocks_touch;
  return cost;
}

}  // namespace dateline
