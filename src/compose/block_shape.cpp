#include "compose/block_shape.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "compose/event_dress.hpp"

namespace dateline {
namespace {

/// The width of the numbers below a symbol, mm: figures and signs are of about one width.
double key_width(const EventSymbol& symbol) {
  const std::string key = runs_of(symbol.numbers);
  const auto letters = std::ranges::count_if(key, [](char c) { return (c & 0xC0) != 0x80; });
  return 0.6 * key_size * static_cast<double>(letters);
}

}  // namespace

PagePoint middle_of(const std::vector<PagePoint>& points) {
  PagePoint sum;
  for (const PagePoint& p : points) sum = {sum.x + p.x, sum.y + p.y};
  const auto count = static_cast<double>(points.size());
  return {sum.x / count, sum.y / count};
}

std::size_t usual_columns(std::size_t symbols) {
  return symbols <= 4 ? symbols
                      : static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(symbols) * 1.6)));
}

bool is_lone(const EventBlock& block) {
  return block.symbols.size() == 1 && block.anchors.size() == 1;
}

void join(std::vector<EventSymbol>& symbols, const EventSymbol& more) {
  const auto same = std::ranges::find_if(symbols, [&](const EventSymbol& s) {
    return s.symbol == more.symbol && s.colour == more.colour && s.hollow == more.hollow &&
           s.value.has_value() == more.value.has_value();
  });
  if (same == symbols.end()) {
    symbols.push_back(more);
    return;
  }
  same->events.insert(same->events.end(), more.events.begin(), more.events.end());
  same->numbers.insert(same->numbers.end(), more.numbers.begin(), more.numbers.end());
  std::ranges::sort(same->numbers);
  same->ticks.insert(same->ticks.end(), more.ticks.begin(), more.ticks.end());
  if (same->value) *same->value += *more.value;
}

void add_anchor(std::vector<PagePoint>& anchors, PagePoint at) {
  const auto near = [&](PagePoint p) { return distance(p, at) < place_dot; };
  if (std::ranges::none_of(anchors, near)) anchors.push_back(at);
}

void resize(std::vector<EventSymbol>& symbols, const SizeScale& sizes) {
  for (EventSymbol& symbol : symbols) symbol.half = symbol.value ? sizes.half(*symbol.value) : sizes.smallest;
}

BlockPattern::BlockPattern(const EventBlock& block) {
  const std::size_t count = block.symbols.size();
  const std::size_t columns = block.columns > 0 ? block.columns : usual_columns(count);
  across.resize(columns);
  down.resize((count + columns - 1) / columns);
  const bool counted = std::ranges::any_of(block.symbols, shows_count);
  for (std::size_t i = 0; i < count; ++i) {
    const EventSymbol& symbol = block.symbols[i];
    const double side = 2 * symbol.half + block_gap + (counted ? 0.35 * symbol.half : 0);
    below = std::max(below, symbol.below);
    double& width = across[i % columns];
    double& height = down[i / columns];
    width = std::max({width, side, key_width(symbol) + block_gap});
    height = std::max(height, side);
  }
}

double BlockPattern::width() const {
  return std::accumulate(across.begin(), across.end(), 0.0);
}

double BlockPattern::height() const {
  return std::accumulate(down.begin(), down.end(), below * static_cast<double>(down.size()));
}

void stand(EventBlock& block, PagePoint middle) {
  const BlockPattern pattern(block);
  block.box = around(middle, pattern.width(), pattern.height());
  double top = block.box.top;
  double left = block.box.left;
  for (std::size_t i = 0; i < block.symbols.size(); ++i) {
    const std::size_t column = i % pattern.across.size();
    const std::size_t row = i / pattern.across.size();
    block.symbols[i].at = {left + pattern.across[column] / 2, top + pattern.down[row] / 2};
    left += pattern.across[column];
    if (column + 1 < pattern.across.size()) continue;
    left = block.box.left;
    top += pattern.down[row] + pattern.below;
  }
}

void turn_badge(EventBlock& block, const std::vector<PageBox>& dots) {
  if (block.symbols.size() != 1 || !shows_count(block.symbols.front())) return;
  EventSymbol& symbol = block.symbols.front();
  const PageBox own = around(symbol.at, 2 * symbol.half, 2 * symbol.half);
  const auto hidden = [&](bool left) {
    const PagePoint at = badge_at(symbol, left);
    const double reach = badge_radius * symbol.half + place_dot;
    return std::ranges::count_if(dots, [&](const PageBox& dot) {
      return distance(dot.centre(), at) < reach && !own.contains(dot.centre());
    });
  };
  symbol.count_at_left = hidden(true) < hidden(false);
}

void stand_on(EventBlock& block, PagePoint at) {
  stand(block, {at.x, at.y + BlockPattern(block).below / 2});
}

}  // namespace dateline
