#include "compose/map_in_frame.hpp"

#include <algorithm>
#include <set>

#include "compose/event_legend.hpp"
#include "compose/event_symbols.hpp"
#include "compose/grid.hpp"
#include "compose/text_style.hpp"
#include "compose/utm_grid.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

std::set<std::string> ids_of(const std::vector<FeatureLayer>& layers, std::string_view name) {
  std::set<std::string> ids;
  for (const FeatureLayer& layer : layers)
    if (layer.name == name)
      for (const Feature& feature : layer.features) ids.insert(to_string(feature["id"]));
  return ids;
}

bool has_heat_of_events(const Style& style) {
  return std::ranges::any_of(style.layers, [](const StyleLayer& layer) {
    return layer.type == StyleLayerType::heatmap && layer.source == "events";
  });
}

FeatureLayer event_points(const std::vector<LocatedEvent>& events) {
  FeatureLayer layer{"events", {}};
  for (const LocatedEvent& event : events) layer.features.push_back(to_feature(event));
  return layer;
}

bool has_layer_for(std::string_view source, const Style& style) {
  return std::ranges::any_of(style.layers, [&](const StyleLayer& layer) { return layer.source == source; });
}

}  // namespace

MapDrawn draw_map(Canvas& canvas, const MapContent& content, const PageBox& frame) {
  const SheetSpec& spec = canvas.spec;
  const std::string projection = spec.projection.empty() ? projection_for(spec.extent) : spec.projection;
  MapDrawn map{Projector::fitted(projection, spec.extent, frame, spec.scale), content.layers, {}, {}, {}};
  map.events = planned_events(canvas, content, map.projector);
  if (spec.grid) map.layers.push_back(grid_layer(spec, map.projector));
  for (FeatureLayer& layer :
       event_extents(content.events, ids_of(map.layers, "corridors"), map.events.is_counted))
    map.layers.push_back(std::move(layer));
  if (has_heat_of_events(canvas.style)) map.layers.push_back(event_points(content.events));
  const LayerOrder order = map.events.has_classes()
                               ? order_about_classes(canvas.style, zoom_for_scale(map.projector.scale()))
                               : style_order(canvas.style);
  map.painted = paint(canvas, on_page(map.layers, map.projector), content.rasters, map.projector, order);
  if (spec.grid && !has_layer_for("grid", canvas.style)) draw_grid(canvas, map.projector);
  for (LabelRequest& letters : square_letters(canvas, map.projector))
    map.painted.labels.push_back(std::move(letters));
  map.counts = draw_counts(canvas, map.painted, map.events, content, map.projector);
  map.painted.barred.insert(map.painted.barred.end(), map.counts.solid.begin(), map.counts.solid.end());
  return map;
}

EventBlocks all_led(EventBlocks blocks) {
  for (EventBlock& block : blocks.blocks) block.on_anchor = false;
  return blocks;
}

std::vector<LegendEntry> entries_of(const Canvas& canvas, const MapContent& content, const MapDrawn& map,
                                    const EventBlocks& blocks) {
  std::vector<LegendEntry> events = map.counts.legend;
  for (LegendEntry& entry : trait_entries(canvas, blocks)) events.push_back(std::move(entry));
  return legend_entries(canvas, map.painted, blocks, content, events);
}

std::vector<std::size_t> shown_events(const EventPlan& plan) {
  std::vector<std::size_t> events;
  events.reserve(plan.shown());
  for (const Sighting& sighting : plan.counted) events.push_back(sighting.event);
  for (const EventBlock& block : plan.blocks.blocks)
    for (const EventSymbol& symbol : block.symbols)
      events.insert(events.end(), symbol.events.begin(), symbol.events.end());
  return events;
}

}  // namespace dateline
