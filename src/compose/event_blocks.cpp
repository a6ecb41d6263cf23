#include "compose/event_blocks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <tuple>

#include "compose/block_shape.hpp"
#include "compose/class_breaks.hpp"
#include "compose/event_dress.hpp"
#include "compose/text_style.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

constexpr double full_size_from = 150;  // mm of the sheet's shorter side: smaller sheets have smaller symbols
constexpr double largest_share = 0.15;  // of the frame that symbols may take before they are joined further

const StyleLayer* event_layer(const Style& style, const StyleContext& context) {
  for (const StyleLayer& layer : style.layers)
    if (layer.source == "events" && layer.type == StyleLayerType::symbol && layer.has("icon-image") &&
        layer.visible_at(context.zoom) && layer.takes(context))
      return &layer;
  return nullptr;
}

/// Joins symbols of one place, and those nearer than `reach` to the middle of a block, in order.
std::vector<EventBlock> grouped(const std::vector<Placeable>& sightings, double reach) {
  std::vector<EventBlock> blocks;
  for (const Placeable& sighting : sightings) {
    const auto is_place = [&](PagePoint p) { return distance(p, sighting.at) < place_dot; };
    auto near = std::ranges::find_if(
        blocks, [&](const EventBlock& block) { return std::ranges::any_of(block.anchors, is_place); });
    if (near == blocks.end())
      near = std::ranges::find_if(blocks, [&](const EventBlock& block) {
        return distance(middle_of(block.anchors), sighting.at) < reach;
      });
    EventBlock& block = near == blocks.end() ? blocks.emplace_back() : *near;
    join(block.symbols, sighting.symbol);
    add_anchor(block.anchors, sighting.at);
  }
  return blocks;
}

/// Where a few numbers dwarf all others, so that nobody could tell those apart: a round number that
/// these come near to.
std::optional<double> cap_of(std::vector<double> numbers) {
  constexpr std::size_t enough = 8;
  constexpr double dwarfing = 6;
  if (numbers.size() < enough) return std::nullopt;
  std::ranges::sort(numbers);
  const double usual = numbers[(numbers.size() - 1) * 19 / 20];
  if (usual <= 0 || numbers.back() <= dwarfing * usual) return std::nullopt;
  return round_below(2.5 * usual);  // in steps of 1, 2, 5: never less than the usual
}

/// The scale in which the largest number, or a cap, or what is `common` with other maps, has the largest
/// symbol; the symbols get their sizes.
SizeScale sized(std::vector<EventBlock>& blocks, double usual, double common) {
  SizeScale sizes{0, usual * 2.4, usual * 0.6};
  std::vector<double> numbers;
  for (const EventBlock& block : blocks)
    for (const EventSymbol& symbol : block.symbols)
      if (symbol.value) numbers.push_back(*symbol.value);
  const double largest = numbers.empty() ? 0 : std::ranges::max(numbers);
  sizes.most = common > 0 ? common : cap_of(numbers).value_or(largest);
  sizes.capped = largest > sizes.most;
  if (sizes.most <= 0) sizes.most = 1;
  for (EventBlock& block : blocks) resize(block.symbols, sizes);
  return sizes;
}

}  // namespace

bool shows_count(const EventSymbol& symbol) {
  return symbol.events.size() > 1 && !symbol.sized && symbol.numbers.empty();
}

PagePoint badge_at(const EventSymbol& symbol, bool left) {
  return {symbol.at.x + (left ? -0.85 : 0.85) * symbol.half, symbol.at.y - 0.8 * symbol.half};
}

PageBox around(PagePoint middle, double width, double height) {
  return {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
}

std::vector<Leader> leaders(const EventBlock& block) {
  if (block.on_anchor) return {};
  return lines_to(block.box, block.anchors, links_between(block.anchors));
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
  if (!canvas.spec.size_by.empty()) out.sizes = sized(blocks, side / 2, canvas.spec.common.most);
  for (EventBlock& block : blocks) {
    block.on_anchor = is_lone(block);
    if (block.on_anchor) stand_on(block, block.anchors.front());
  }
  out.blocks = std::move(blocks);
  return out;
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
