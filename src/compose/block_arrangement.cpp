#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "compose/block_shape.hpp"
#include "compose/block_stands.hpp"

namespace dateline {
namespace {

constexpr double off_place = 25;       // what a lone symbol costs that leaves its place, mm of leader lines
constexpr double longest_share = 0.1;  // of the frame's shorter side, between a block and its places
constexpr double never_longer = 17;    // mm of the same
constexpr double always_allowed = 6;   // mm of the same
constexpr double mm_per_symbol = 0.6;  // of distance, by which small blocks are joined rather than large ones
constexpr double unhappy = 6;          // mm that a way to stand costs more than the best
constexpr std::size_t most_weighed = 2'000'000;  // pairs of ways to stand, before a search makes do
constexpr int most_turns = 12;                   // in which hindered blocks choose first
constexpr int most_rounds = 20;                  // of moves, each of which betters something
constexpr std::size_t most_pushed = 60;          // ways of a block that others make room for

/// The shortest distance between places of two blocks, mm.
double between(const EventBlock& a, const EventBlock& b) {
  double square = std::numeric_limits<double>::infinity();
  for (const PagePoint& p : a.anchors)
    for (const PagePoint& q : b.anchors)
      square = std::min(square, (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y));
  return std::sqrt(square);
}

std::vector<PagePoint> places_of(const std::vector<EventBlock>& blocks) {
  std::vector<PagePoint> places;
  for (const EventBlock& block : blocks)
    places.insert(places.end(), block.anchors.begin(), block.anchors.end());
  return places;
}

/// Chooses a way to stand for each block. Each begins with the way that is best for itself; only those that
/// are in each other's way move, so that an event more changes what is near it.
class Arrangement {
 public:
  Arrangement(std::vector<EventBlock> blocks, BlockGround ground, const std::optional<SizeScale>& sizes)
      : m_blocks(std::move(blocks)), m_ground(std::move(ground)), m_sizes(sizes) {
    for (const EventBlock& block : m_blocks) {
      m_ways.push_back(ways_of(block));
      std::vector<double>& row = m_apart.emplace_back();
      for (const EventBlock& other : m_blocks) row.push_back(between(block, other));
    }
  }

  std::vector<EventBlock> run() {
    while (m_blocks.size() > 1) {
      const auto homeless =
          std::ranges::find_if(m_ways, [](const Ways& ways) { return ways.stands.empty(); });
      if (homeless != m_ways.end()) {
        const auto index = static_cast<std::size_t>(homeless - m_ways.begin());
        if (!finds_room(index)) join(index, neighbour(index));
        continue;
      }
      search();
      const auto pairs = to_be_joined();
      if (pairs.empty()) break;
      for (const auto& [a, b] : pairs) join(a, b);
    }
    for (std::size_t i = 0; i < m_blocks.size(); ++i) take_place(i);
    return std::move(m_blocks);
  }

 private:
  struct Ways {
    std::vector<BlockStand> stands;
    bool all = false;  ///< or only the usual ones, until others are needed
    std::size_t chosen = 0;
    bool stands_now = true;  ///< or is lifted, in nobody's way

    const BlockStand& now() const { return stands[chosen]; }
  };

  Ways ways_of(const EventBlock& block) const {
    Ways ways;
    if (is_lone(block)) ways.stands = stand_at_place(block, m_ground);
    if (ways.stands.empty()) ways.stands = stands_beside(block, m_ground);
    if (!ways.stands.empty()) return ways;
    ways.all = true;
    ways.stands = more_stands_beside(block, m_ground);
    return ways;
  }

  /// Ways for a block that has none: farther from its places, then with smaller symbols.
  bool finds_room(std::size_t index) {
    constexpr int most_shrunk = 3;
    BlockGround wider = m_ground;
    wider.longest = never_longer;
    EventBlock block = m_blocks[index];
    for (int shrunk = 0; shrunk <= most_shrunk; ++shrunk) {
      std::vector<BlockStand> stands = stands_beside(block, wider);
      if (stands.empty()) stands = more_stands_beside(block, wider);
      if (!stands.empty()) {
        m_ways[index] = {std::move(stands), true};
        m_blocks[index] = std::move(block);
        return true;
      }
      if (m_sizes) return false;  // their areas are true to numbers
      for (EventSymbol& symbol : block.symbols) symbol.half *= 0.85;
    }
    return false;
  }

  void add_ways(std::size_t index) {
    Ways& ways = m_ways[index];
    if (ways.all) return;
    ways.all = true;
    std::vector<BlockStand> more = more_stands_beside(m_blocks[index], m_ground);
    const bool at_place = ways.now().on_anchor;
    if (at_place) std::ranges::move(stands_beside(m_blocks[index], m_ground), std::back_inserter(more));
    for (BlockStand& stand : more) {
      if (at_place) stand.cost += off_place;
      ways.stands.push_back(std::move(stand));
    }
    const double first = ways.stands.front().cost;
    std::ranges::stable_sort(ways.stands, {}, &BlockStand::cost);
    ways.chosen = static_cast<std::size_t>(
        std::ranges::lower_bound(ways.stands, first, {}, &BlockStand::cost) - ways.stands.begin());
  }

  /// The cost of a way to stand beside all other blocks but one.
  double cost(std::size_t index, const BlockStand& stand, std::size_t but, double enough) const {
    double sum = stand.cost;
    m_weighed += m_ways.size();
    for (std::size_t other = 0; other < m_ways.size() && sum < enough; ++other)
      if (other != index && other != but && m_ways[other].stands_now)
        sum += in_the_way(stand, m_ways[other].now());
    return sum;
  }

  double cost_now(std::size_t index) const {
    return cost(index, m_ways[index].now(), index, std::numeric_limits<double>::infinity());
  }

  /// Moves a block to where it costs least. Does that better it?
  bool better(std::size_t index) {
    const double now = cost_now(index);
    if (now <= m_ways[index].stands.front().cost) return false;
    add_ways(index);
    Ways& ways = m_ways[index];
    double best = now - 1e-6;
    const std::size_t before = ways.chosen;
    for (std::size_t i = 0; i < ways.stands.size() && ways.stands[i].cost < best; ++i) {
      const double c = cost(index, ways.stands[i], index, best);
      if (c >= best) continue;
      best = c;
      ways.chosen = i;
    }
    return ways.chosen != before;
  }

  /// Moves two blocks to where both together cost least. Does that better it?
  bool better(std::size_t a, std::size_t b) {
    add_ways(a);
    add_ways(b);
    Ways& first = m_ways[a];
    Ways& second = m_ways[b];
    const std::pair before(first.chosen, second.chosen);
    double best = cost_now(a) + cost(b, second.now(), a, std::numeric_limits<double>::infinity()) - 1e-6;
    std::pair chosen = before;
    std::vector<double> alone;
    for (const BlockStand& stand : second.stands) alone.push_back(cost(b, stand, a, best));
    const std::size_t tried = std::min(first.stands.size(), most_pushed);
    for (std::size_t i = 0; i < tried; ++i) {
      const double mine = cost(a, first.stands[i], b, best);
      for (std::size_t j = 0; j < second.stands.size() && mine < best; ++j) {
        if (mine + alone[j] >= best) continue;
        const double both = mine + alone[j] + in_the_way(first.stands[i], second.stands[j]);
        if (both >= best) continue;
        best = both;
        chosen = {i, j};
      }
    }
    std::tie(first.chosen, second.chosen) = chosen;
    return chosen != before;
  }

  /// Moves blocks one by one, and two by two where one is unhappy, while that betters anything.
  void descend() {
    std::vector<std::size_t> order(m_blocks.size());
    std::iota(order.begin(), order.end(), 0);
    // Lone symbols keep their places if they can; of the others the smallest find room most easily.
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
      return std::pair(is_lone(m_blocks[i]), m_blocks[i].symbols.size());
    });
    bool moved = true;
    for (int round = 0; moved && round < most_rounds && m_weighed < most_weighed; ++round) {
      moved = false;
      for (const std::size_t i : order) moved = better(i) || moved;
      if (moved) continue;
      for (const auto& [a, b] : unhappy_pairs()) moved = (m_weighed < most_weighed && better(a, b)) || moved;
    }
  }

  /// Descends; where some blocks still cannot stand, lets them choose before those that hinder them, and
  /// descends again, a few times.
  void search() {
    descend();
    std::vector<std::size_t> best = chosen();
    double least = total();
    std::vector<int> hindered(m_blocks.size());
    for (int turn = 0; turn < most_turns && m_weighed < most_weighed; ++turn) {
      const auto pairs = faults();
      if (pairs.empty()) break;
      for (const auto& [a, b] : pairs) {
        ++hindered[a];
        ++hindered[b];
      }
      choose_anew(hindered);
      descend();
      const double now = total();
      if (now >= least) continue;
      least = now;
      best = chosen();
    }
    for (std::size_t i = 0; i < best.size(); ++i) m_ways[i].chosen = best[i];
  }

  /// Lifts the blocks that were hindered, and those in whose way others are; the most hindered choose first.
  void choose_anew(const std::vector<int>& hindered) {
    std::vector<std::size_t> lifted;
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
      if (hindered[i] > 0 || cost_now(i) > m_ways[i].now().cost) lifted.push_back(i);
    std::ranges::stable_sort(lifted, {}, [&](std::size_t i) {
      return std::pair(-hindered[i], -static_cast<int>(m_blocks[i].symbols.size()));
    });
    for (const std::size_t i : lifted) m_ways[i].stands_now = false;
    for (const std::size_t i : lifted) {
      add_ways(i);
      Ways& ways = m_ways[i];
      double best = std::numeric_limits<double>::infinity();
      for (std::size_t way = 0; way < ways.stands.size() && ways.stands[way].cost < best; ++way) {
        const double c = cost(i, ways.stands[way], i, best);
        if (c >= best) continue;
        best = c;
        ways.chosen = way;
      }
      ways.stands_now = true;
    }
  }

  std::vector<std::size_t> chosen() const {
    std::vector<std::size_t> all;
    for (const Ways& ways : m_ways) all.push_back(ways.chosen);
    return all;
  }

  double total() const {
    double sum = 0;
    for (std::size_t i = 0; i < m_ways.size(); ++i) sum += (cost_now(i) + m_ways[i].now().cost) / 2;
    return sum;
  }

  std::vector<std::pair<std::size_t, std::size_t>> faults() const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < m_ways.size(); ++a)
      for (std::size_t b = a + 1; b < m_ways.size(); ++b)
        if (in_the_way(m_ways[a].now(), m_ways[b].now()) >= cannot_stand) pairs.emplace_back(a, b);
    return pairs;
  }

  /// Blocks that stand much worse than they might alone, each with one that stands in the way of that.
  std::vector<std::pair<std::size_t, std::size_t>> unhappy_pairs() const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t a = 0; a < m_ways.size(); ++a) {
      const BlockStand& wanted = m_ways[a].stands.front();
      if (cost_now(a) < wanted.cost + unhappy) continue;
      for (std::size_t b = 0; b < m_ways.size(); ++b) {
        if (b == a) continue;
        const BlockStand& other = m_ways[b].now();
        if (in_the_way(wanted, other) > 0 || in_the_way(m_ways[a].now(), other) >= cannot_stand)
          pairs.emplace_back(a, b);
      }
    }
    return pairs;
  }

  /// Of the blocks that cannot stand, and their neighbours, those that are nearest to each other and small:
  /// pairs that share no block, the last first.
  std::vector<std::pair<std::size_t, std::size_t>> to_be_joined() const {
    std::vector<std::tuple<double, std::size_t, std::size_t>> weighed;
    const auto weigh = [&](std::size_t a, std::size_t b) {
      const auto symbols = static_cast<double>(m_blocks[a].symbols.size() + m_blocks[b].symbols.size());
      weighed.emplace_back(m_apart[a][b] + mm_per_symbol * symbols, std::min(a, b), std::max(a, b));
    };
    for (const auto& [a, b] : faults()) {
      weigh(a, b);
      weigh(a, neighbour(a));
      weigh(b, neighbour(b));
    }
    std::ranges::sort(weighed);
    // One pair for each dozen blocks at a time: most faults end with the first.
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<bool> taken(m_blocks.size(), false);
    for (const auto& [mm, a, b] : weighed) {
      if (taken[a] || taken[b]) continue;
      taken[a] = taken[b] = true;
      pairs.emplace_back(a, b);
      if (pairs.size() > m_blocks.size() / 12) break;
    }
    std::ranges::sort(pairs, std::greater(), [](const auto& pair) { return pair.second; });
    return pairs;
  }

  std::size_t neighbour(std::size_t index) const {
    std::size_t nearest = index == 0 ? 1 : 0;
    for (std::size_t other = 0; other < m_blocks.size(); ++other)
      if (other != index && m_apart[index][other] < m_apart[index][nearest]) nearest = other;
    return nearest;
  }

  /// Joins two blocks, and lets the others find their ways anew.
  void join(std::size_t a, std::size_t b) {
    const auto [kept, gone] = std::minmax(a, b);
    EventBlock& block = m_blocks[kept];
    for (const EventSymbol& symbol : m_blocks[gone].symbols) dateline::join(block.symbols, symbol);
    if (m_sizes) resize(block.symbols, *m_sizes);
    for (const PagePoint& p : m_blocks[gone].anchors) add_anchor(block.anchors, p);
    block.shared = true;
    m_ways[kept] = ways_of(block);
    for (std::size_t i = 0; i < m_apart.size(); ++i)
      m_apart[i][kept] = m_apart[kept][i] = std::min(m_apart[kept][i], m_apart[gone][i]);
    const auto at = static_cast<std::ptrdiff_t>(gone);
    m_apart.erase(m_apart.begin() + at);
    for (std::vector<double>& row : m_apart) row.erase(row.begin() + at);
    m_blocks.erase(m_blocks.begin() + at);
    m_ways.erase(m_ways.begin() + at);
  }

  void take_place(std::size_t index) {
    EventBlock& block = m_blocks[index];
    block.on_anchor = false;
    if (m_ways[index].stands.empty()) return place_anywhere(block);
    const BlockStand& way = m_ways[index].now();
    block.columns = way.columns;
    block.on_anchor = way.on_anchor;
    if (way.on_anchor)
      stand_on(block, way.middle);
    else
      stand(block, way.middle);
  }

  /// The last block that is left has no room beside its places: as near to them as the frame has
  /// room, smaller if it must be and without what tells the days.
  void place_anywhere(EventBlock& block) const {
    const PagePoint anchor = middle_of(block.anchors);
    const PageBox& frame = m_ground.frame;
    constexpr int steps = 24;
    std::vector<PagePoint> middles;
    for (int i = 1; i < steps; ++i)
      for (int j = 1; j < steps; ++j)
        middles.push_back({frame.left + frame.width() * i / steps, frame.top + frame.height() * j / steps});
    std::ranges::stable_sort(middles, {}, [&](PagePoint p) { return distance(p, anchor); });
    for (int smaller = 0; smaller < 12; ++smaller) {
      for (const PagePoint& middle : middles) {
        stand(block, middle);
        if (has_room(block.box, m_ground)) return;
      }
      for (EventSymbol& symbol : block.symbols) {
        symbol.half *= 0.85;
        symbol.numbers.clear();
        symbol.ticks.clear();
        symbol.below = 0;
      }
    }
    stand(block, frame.centre());
  }

  std::vector<EventBlock> m_blocks;
  std::vector<Ways> m_ways;
  std::vector<std::vector<double>> m_apart;  ///< mm between the places of two blocks
  mutable std::size_t m_weighed = 0;         ///< pairs of ways to stand
  BlockGround m_ground;
  std::optional<SizeScale> m_sizes;
};

}  // namespace

void settle(EventBlocks& blocks, const PageBox& frame, const std::vector<PageBox>& taken,
            const std::vector<PageBox>& dots) {
  const double share = longest_share * std::min(frame.width(), frame.height());
  BlockGround ground{frame, taken, dots, places_of(blocks.blocks),
                     std::clamp(share, always_allowed, never_longer)};
  blocks.blocks = Arrangement(std::move(blocks.blocks), std::move(ground), blocks.sizes).run();
  for (EventBlock& block : blocks.blocks) turn_badge(block, dots);
}

}  // namespace dateline
