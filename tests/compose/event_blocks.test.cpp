#include "compose/event_blocks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "compose/event_symbols.hpp"
#include "dateline/read/style.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const PageBox frame{0, 0, 200, 150};

EventBlock block_of(std::size_t first, const std::vector<std::string>& kinds, PagePoint at) {
  EventBlock block;
  block.anchors = {at};
  for (std::size_t i = 0; i < kinds.size(); ++i)
    block.symbols.push_back({kinds[i], {}, false, 2, {first + i}, {}});
  return block;
}

/// Blocks of one to six symbols about a middle.
EventBlocks crowd(unsigned seed, std::size_t count, double spread) {
  std::mt19937 random(seed);
  const auto away = [&] { return spread * (static_cast<double>(random() % 1000) / 1000 - 0.5); };
  const std::vector<std::string> kinds{"battle", "protest", "blockade", "aid", "agreement", "other"};
  EventBlocks blocks;
  for (std::size_t i = 0; i < count; ++i) {
    const auto symbols = static_cast<std::ptrdiff_t>(1 + random() % kinds.size());
    blocks.blocks.push_back(
        block_of(10 * i, {kinds.begin(), kinds.begin() + symbols}, {100 + away(), 75 + away()}));
  }
  return blocks;
}

std::size_t events_in(const EventBlocks& blocks) {
  std::size_t count = 0;
  for (const EventBlock& block : blocks.blocks)
    for (const EventSymbol& symbol : block.symbols) count += symbol.events.size();
  return count;
}

}  // namespace

TEST_CASE("blocks stand apart in the frame, and no two of their lines cross", "[leaders]") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    EventBlocks blocks = crowd(seed, 4 + seed % 12, 20 + seed);
    const std::size_t events = events_in(blocks);
    settle(blocks, frame, {{90, 60, 110, 64}}, {});
    INFO("seed " << seed);
    CHECK(events_in(blocks) == events);
    std::vector<Leader> lines;
    for (std::size_t i = 0; i < blocks.blocks.size(); ++i) {
      const EventBlock& block = blocks.blocks[i];
      CHECK(frame.contains(block.box));
      CHECK_FALSE(block.box.overlaps({90, 60, 110, 64}));
      for (std::size_t j = i + 1; j < blocks.blocks.size(); ++j)
        CHECK_FALSE(block.box.overlaps(blocks.blocks[j].box));
      for (const Leader& line : leaders(block)) lines.push_back(line);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j) CHECK_FALSE(cross(lines[i], lines[j]));
  }
}

TEST_CASE("a few places in a crowd keep blocks of their own, with short lines", "[leaders]") {
  EventBlocks blocks = crowd(3, 6, 24);
  settle(blocks, frame, {}, {});
  CHECK(blocks.blocks.size() == 6);
  for (const EventBlock& block : blocks.blocks) {
    CHECK_FALSE(block.shared);
    for (const Leader& line : leaders(block)) CHECK(length(line) <= 15);
  }
}

TEST_CASE("one event more leaves the blocks elsewhere where they are", "[leaders]") {
  EventBlocks before = crowd(5, 8, 30);
  EventBlocks after = before;
  after.blocks.push_back(block_of(1000, {"battle", "protest"}, {20, 20}));
  settle(before, frame, {}, {});
  settle(after, frame, {}, {});
  REQUIRE(after.blocks.size() == before.blocks.size() + 1);
  for (std::size_t i = 0; i < before.blocks.size(); ++i) CHECK(after.blocks[i].box == before.blocks[i].box);
}

TEST_CASE("a lone symbol keeps its place when a block may stand elsewhere", "[leaders]") {
  EventBlocks blocks;
  blocks.blocks.push_back(block_of(0, {"battle", "protest", "aid"}, {100, 75}));
  blocks.blocks.push_back(block_of(3, {"battle"}, {106, 75}));
  settle(blocks, frame, {}, {});
  REQUIRE(blocks.blocks.size() == 2);
  CHECK(blocks.blocks[1].on_anchor);
  CHECK_FALSE(blocks.blocks[0].box.overlaps(blocks.blocks[1].box));
}

TEST_CASE("the number at a lone symbol keeps off the ring of a neighbour", "[leaders]") {
  const PageBox ring_at_right{101.5, 72.5, 102.7, 73.7};
  const PageBox ring_at_left{97.3, 72.5, 98.5, 73.7};
  const auto at_left = [](const std::vector<PageBox>& rings) {
    EventBlocks blocks;
    blocks.blocks.push_back(block_of(0, {"blockade"}, {100, 75}));
    blocks.blocks.front().symbols.front().events = {0, 1};
    settle(blocks, frame, {}, rings);
    CHECK(blocks.blocks.front().on_anchor);
    return blocks.blocks.front().symbols.front().count_at_left;
  };
  CHECK_FALSE(at_left({}));
  CHECK(at_left({ring_at_right}));
  CHECK_FALSE(at_left({ring_at_left}));
  CHECK_FALSE(at_left({ring_at_left, ring_at_right}));
}

TEST_CASE("where blocks find no room, they share symbols and are marked", "[leaders]") {
  EventBlocks blocks = crowd(9, 12, 16);
  const PageBox tiny{85, 60, 115, 90};
  settle(blocks, tiny, {}, {});
  CHECK(blocks.blocks.size() < 12);
  CHECK(std::ranges::any_of(blocks.blocks, &EventBlock::shared));
}

TEST_CASE("the report and a finding tell of symbols that stand with their neighbours'", "[leaders]") {
  MapContent content;
  for (const char* id : {"e0", "e1", "e2"}) {
    content.events.emplace_back();
    content.events.back().event.id = id;
  }
  EventBlocks blocks;
  blocks.blocks.push_back(block_of(0, {"battle", "protest"}, {50, 50}));
  blocks.blocks.back().anchors.push_back({54, 50});
  blocks.blocks.back().shared = true;
  blocks.blocks.push_back(block_of(2, {"battle"}, {150, 50}));
  settle(blocks, frame, {}, {});

  Findings unread;
  const Style style = read_style("light", unread);
  const SheetSpec spec;
  Ruler ruler;
  Findings findings;
  Canvas canvas{spec, style, ruler, findings, {}};
  draw_events(canvas, content, blocks);
  REQUIRE(canvas.sheet.report.size() == 3);
  for (const Placement& item : canvas.sheet.report)
    CHECK((item.why.find("for want of room") != std::string::npos) == (item.feature != "e2"));
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().message.find("the symbols of 2 places stand together") == 0);
}
