#include "compose/event_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <tuple>

#include "compose/event_dress.hpp"
#include "compose/text_style.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

constexpr double gap = 0.5;             // mm between the symbols of a block
constexpr double full_size_from = 150;  // mm of the sheet's shorter side: smaller sheets have smaller symbols
constexpr double largest_share = 0.15;  // of the frame that symbols may take before they are joined further

double distance(PagePoint a, PagePoint b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

const StyleLayer* event_layer(const Style& style, const StyleContext& context) {
  for (const StyleLayer& layer : style.layers)
    if (layer.source == "events" && layer.type == StyleLayerType::symbol && layer.has("icon-image") &&
        layer.visible_at(context.zoom) && layer.takes(context))
      return &layer;
  return nullptr;
}

/// Symbols of equal look are one.
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

/// The width of the numbers below a symbol, mm: figures and signs are of about one width.
double key_width(const EventSymbol& symbol) {
  const std::string key = runs_of(symbol.numbers);
  const auto letters = std::ranges::count_if(key, [](char c) { return (c & 0xC0) != 0x80; });
  return 0.6 * key_size * static_cast<double>(letters);
}

/// Gives each symbol the size that its number asks for.
void resize(std::vector<EventSymbol>& symbols, const SizeScale& sizes) {
  for (EventSymbol& symbol : symbols) symbol.half = symbol.value ? sizes.half(*symbol.value) : sizes.smallest;
}

/// The columns and rows of a block's symbols set side by side, each as wide or high as it needs.
struct Pattern {
  std::vector<double> across;  ///< of columns, mm
  std::vector<double> down;    ///< of rows, without what stands below
  double below = 0;            ///< of each row, for numbers or ticks

  explicit Pattern(const EventBlock& block) {
    const std::size_t count = block.symbols.size();
    const auto columns =
        count <= 4 ? count : static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count) * 1.6)));
    across.resize(columns);
    down.resize((count + columns - 1) / columns);
    const bool counted = std::ranges::any_of(block.symbols, shows_count);
    for (std::size_t i = 0; i < count; ++i) {
      const EventSymbol& symbol = block.symbols[i];
      const double side = 2 * symbol.half + gap + (counted ? 0.35 * symbol.half : 0);
      below = std::max(below, symbol.below);
      double& width = across[i % columns];
      double& height = down[i / columns];
      width = std::max({width, side, key_width(symbol) + gap});
      height = std::max(height, side);
    }
  }
  double width() const { return std::accumulate(across.begin(), across.end(), 0.0); }
  double height() const {
    return std::accumulate(down.begin(), down.end(), below * static_cast<double>(down.size()));
  }
};

void stand(EventBlock& block, PagePoint middle) {
  const Pattern pattern(block);
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

/// Stands the one symbol of a block on its place, what is below it beneath.
void stand_on(EventBlock& block, PagePoint at) {
  stand(block, {at.x, at.y + Pattern(block).below / 2});
}

PagePoint middle_of(const std::vector<PagePoint>& points) {
  PagePoint sum;
  for (const PagePoint& p : points) sum = {sum.x + p.x, sum.y + p.y};
  const auto count = static_cast<double>(points.size());
  return {sum.x / count, sum.y / count};
}

/// Where the leader line from `to` meets the box.
PagePoint edge_towards(const PageBox& box, PagePoint to) {
  return {std::clamp(to.x, box.left, box.right), std::clamp(to.y, box.top, box.bottom)};
}

bool crosses(const PageBox& box, PagePoint a, PagePoint b) {
  return !cut({a, b}, box).empty();
}

/// Joins symbols nearer than `reach` to the middle of a block, in order.
std::vector<EventBlock> grouped(const std::vector<Placeable>& sightings, double reach) {
  std::vector<EventBlock> blocks;
  for (const Placeable& sighting : sightings) {
    const auto near = std::ranges::find_if(blocks, [&](const EventBlock& block) {
      return distance(middle_of(block.anchors), sighting.at) < reach;
    });
    EventBlock& block = near == blocks.end() ? blocks.emplace_back() : *near;
    join(block.symbols, sighting.symbol);
    add_anchor(block.anchors, sighting.at);
  }
  return blocks;
}

/// The scale in which the largest number has the largest symbol; the symbols get their sizes.
SizeScale sized(std::vector<EventBlock>& blocks, double usual) {
  SizeScale sizes{0, usual * 2.4, usual * 0.6};
  for (const EventBlock& block : blocks)
    for (const EventSymbol& symbol : block.symbols)
      sizes.most = std::max(sizes.most, symbol.value.value_or(0));
  if (sizes.most <= 0) sizes.most = 1;
  for (EventBlock& block : blocks) resize(block.symbols, sizes);
  return sizes;
}

bool is_lone(const EventBlock& block) {
  return block.symbols.size() == 1 && block.anchors.size() == 1;
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
    const Pattern pattern(block);
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
      if (m_blocks[other].box.grown(gap).overlaps(box)) return false;
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

bool shows_count(const EventSymbol& symbol) {
  return symbol.events.size() > 1 && !symbol.sized && symbol.numbers.empty();
}

PageBox around(PagePoint middle, double width, double height) {
  return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

std::vector<std::pair<PagePoint, PagePoint>> leaders(const EventBlock& block) {
  std::vector<std::pair<PagePoint, PagePoint>> lines;
  if (block.on_anchor) return lines;
  for (const PagePoint& p : block.anchors) lines.emplace_back(p, edge_towards(block.box, p));
  constexpr std::size_t most = 3;
  if (lines.size() > most) {
    const auto nearest =
        std::ranges::min_element(lines, {}, [](const auto& l) { return distance(l.first, l.second); });
    lines = {*nearest};
  }
  return lines;
}

EventSymbol symbol_of(const LocatedEvent& event, std::size_t index, const Canvas& canvas, double zoom) {
  const Style& style = canvas.style;
  Feature feature = to_feature(event);
  feature.set("symbol", std::string(event_kind(event.event.type, event.event.subtype).symbol));
  const StyleContext context{&feature, zoom, "Point"};
  EventSymbol symbol{
      "other", canvas.look().ink, event.precision != GeoPrecision::exact, icon_half_px * mm_per_px, {index},
      {}};
  if (const StyleLayer* layer = event_layer(style, context)) {
    symbol.symbol = layer->text("icon-image", context);
    symbol.colour = layer->colour("icon-color", context);
    symbol.half *= layer->number("icon-size", context);
  }
  if (!style.symbols.contains(symbol.symbol)) symbol.symbol = "other";
  symbol.half *=
      std::clamp(std::min(canvas.spec.size.width, canvas.spec.size.height) / full_size_from, 0.6, 1.0);
  return symbol;
}

EventBlocks group_events(const Canvas& canvas, const MapContent& content, const Sightings& seen,
                         const Projector& projector) {
  EventBlocks out;
  out.outside = seen.outside;
  out.unknown = seen.unknown;
  std::vector<Placeable> sightings;
  const double zoom = zoom_for_scale(projector.scale());
  for (const Sighting& sighting : seen.seen)
    if (sighting.inside)
      sightings.push_back(
          {symbol_of(content.events[sighting.event], sighting.event, canvas, zoom), sighting.at});
  if (sightings.empty()) return out;
  tell_times(out, canvas, content, sightings);
  if (!canvas.spec.size_by.empty()) tell_values(canvas, content, sightings);
  const double side = 2 * sightings.front().symbol.half;
  double reach = side * 0.9;
  std::vector<EventBlock> blocks = grouped(sightings, reach);
  const auto taken = [&] {
    double symbols = 0;
    for (const EventBlock& block : blocks) symbols += static_cast<double>(block.symbols.size());
    return symbols * side * side / (projector.frame().width() * projector.frame().height());
  };
  while (taken() > largest_share && blocks.size() > 1) {
    reach *= 1.5;
    blocks = grouped(sightings, reach);
  }
  if (!canvas.spec.size_by.empty()) out.sizes = sized(blocks, side / 2);
  for (EventBlock& block : blocks) {
    block.on_anchor = is_lone(block);
    if (block.on_anchor) stand_on(block, block.anchors.front());
  }
  out.blocks = std::move(blocks);
  return out;
}

void settle(EventBlocks& blocks, const PageBox& frame, const std::vector<PageBox>& taken,
            const std::vector<PageBox>& dots) {
  blocks.blocks = Arrangement(std::move(blocks.blocks), frame, taken, dots, blocks.sizes).run();
}

std::vector<PageBox> event_obstacles(const EventBlocks& blocks) {
  std::vector<PageBox> boxes;
  for (const EventBlock& block : blocks.blocks) {
    const bool settled = block.box.width() > 0;
    if (settled) {
      PageBox box = block.box.grown(0.2);
      for (const EventSymbol& symbol : block.symbols)
        if (shows_count(symbol))
          box.top = std::min(box.top, symbol.at.y - symbol.half * (0.8 + badge_radius) - 0.1);
      boxes.push_back(box);
    }
    if (block.on_anchor) continue;
    for (const PagePoint& p : block.anchors) boxes.push_back(around(p, 2 * place_dot, 2 * place_dot));
    if (!settled) continue;
    for (const auto& [from, to] : leaders(block)) {
      const int steps = static_cast<int>(distance(from, to) / 0.5);
      for (int i = 1; i < steps; ++i)
        boxes.push_back(
            around({from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps}, 0.5, 0.5));
    }
  }
  return boxes;
}

}  // namespace dateline
