#include "dateline/compose/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compose/alt_text.hpp"
#include "compose/canvas.hpp"
#include "compose/event_symbols.hpp"
#include "compose/furniture.hpp"
#include "compose/layout.hpp"
#include "compose/legend.hpp"
#include "compose/painter.hpp"
#include "compose/panel.hpp"
#include "compose/placing.hpp"
#include "compose/reading_order.hpp"
#include "compose/sheet_words.hpp"
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

/// What letters stand for comes after the events and before all that the base map shows: a letter
/// that nothing explains is worse than a road without an entry.
void add_keys(const std::vector<KeyedEntry>& names, std::vector<LegendEntry>& entries) {
  const auto is_of_event = [](const LegendEntry& entry) {
    return entry.swatch == LegendEntry::Swatch::symbol || entry.swatch == LegendEntry::Swatch::dot_and_leader;
  };
  auto at = std::ranges::find_if_not(entries, is_of_event);
  for (const KeyedEntry& name : names)
    at = std::next(entries.insert(at, {LegendEntry::Swatch::key, name.text, {}, {}, {}, name.key}));
}

}  // namespace

Sheet compose(const SheetSpec& spec, const Style& style, const MapContent& content, TextMeasure& measure,
              Findings& findings) {
  Canvas canvas{spec, style, measure, findings, {}};
  Drawing& drawing = canvas.sheet.drawing;
  drawing.width = spec.size.width;
  drawing.height = spec.size.height;
  drawing.background = style.look.paper;
  drawing.title = spec.title;
  drawing.language = spec.language;

  // The credits name the projection, which depends on the frame, which depends on the
  // credits' height: planned once with a stand-in and once with the words.
  const std::string projection = spec.projection.empty() ? projection_for(spec.extent) : spec.projection;
  const double panel_height = expected_panel_height(canvas, content);
  const std::string stand_in =
      not_shown({{}, content.events.size(), content.events.size()}, content.events.size());
  Layout layout = planned(canvas, credits_of(spec, content, stand_in, nullptr), panel_height);
  if (layout.map.width() < 10 || layout.map.height() < 10)
    throw UsageError(
        fmt::format("a sheet of {:.0f} x {:.0f} mm leaves no room for the map; choose a larger --size or a "
                    "shorter --title",
                    spec.size.width, spec.size.height));
  const Projector projector = Projector::fitted(projection, spec.extent, layout.map, spec.scale);

  std::vector<FeatureLayer> layers = content.layers;
  if (spec.grid) layers.push_back(grid_layer(projector));
  for (FeatureLayer& layer : event_extents(content.events, ids_of(layers, "corridors")))
    layers.push_back(std::move(layer));
  if (has_heat_of_events(style)) layers.push_back(event_points(content.events));
  Painted painted = paint(canvas, on_page(layers, projector), content.rasters, projector);
  if (spec.grid && !has_layer_for("grid", style)) draw_grid(canvas, projector);

  const bool corner_scale = spec.scale_bar && layout.panel.width() <= 0;
  std::vector<PageBox> furniture;
  if (corner_scale) furniture.push_back(scale_corner(canvas, projector.frame()));
  EventBlocks blocks = group_events(canvas, content, projector);
  const bool keys = spec.legend && layout.panel.width() > 0;
  const std::vector<Label> labels =
      place_labels_and_events(painted, blocks, projector.frame(), furniture, keys, measure);
  draw_leaders(canvas, blocks);
  draw_labels(canvas, painted, labels, projector.frame());
  report_labels(canvas, painted.labels, labels);
  draw_events(canvas, content, blocks);
  if (corner_scale) draw_scale_in_corner(canvas, projector);
  draw_frame(canvas, projector);
  draw_title(canvas, layout);
  if (layout.panel.width() > 0) {
    std::vector<LegendEntry> entries = legend_entries(painted, blocks, content);
    add_keys(keyed_names(painted.labels, labels), entries);
    draw_panel(canvas, layout, projector, content, entries);
  }

  const std::string missing = not_shown(blocks, content.events.size());
  layout.credits_text = wrapped(credits_of(spec, content, missing, &projector), layout.credits_font,
                                layout.credits.width(), measure);
  draw_credits(canvas, layout);
  report_unknown_glyphs(canvas);
  drawing.description = map_in_words(spec, projector.shown(), content, blocks);
  drawing.author = joined(content.sources, "; ");
  drawing.marks = in_reading_order(std::move(drawing.marks));
  canvas.sheet.alt_text = alt_text(spec, content, projector);
  canvas.sheet.ground = ground_reference(projector);
  return std::move(canvas.sheet);
}

}  // namespace dateline
