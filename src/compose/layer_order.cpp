#include "compose/layer_order.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline {
namespace {

constexpr double least_opacity = 0.5;  // of a line that changes no colour but along itself

/// Lines and places that people find their way by, and what events and the situation have of their own.
bool is_orientation(const StyleLayer& layer) {
  static constexpr std::array<std::string_view, 15> sources{"situation",
                                                            "admin1",
                                                            "borders",
                                                            "boundary",
                                                            "disputed",
                                                            "roads",
                                                            "transportation",
                                                            "places",
                                                            "corridors",
                                                            "corridor-routes",
                                                            "transportation_name",
                                                            "event-areas",
                                                            "event-rings",
                                                            "event-lines",
                                                            "place"};
  return std::ranges::find(sources, layer.source) != sources.end();
}

/// Does it change the colours of what lies beneath it over an area or a band?
bool tints(const StyleLayer& layer, double zoom) {
  switch (layer.type) {
    case StyleLayerType::circle:
    case StyleLayerType::symbol: return false;
    case StyleLayerType::line: break;
    default: return true;
  }
  const StyleContext context{nullptr, zoom, "LineString", {}};
  const double alpha = layer.colour("line-color", context).alpha / 255.0;
  return alpha * layer.number("line-opacity", context) < least_opacity;
}

/// A fill of what its edges tell well enough, and that an eye would take for a class.
bool is_told_by_edges(const StyleLayer& fill, const Style& style, double zoom) {
  static constexpr std::array<std::string_view, 3> sources{"corridors", "event-areas", "event-rings"};
  if (fill.type != StyleLayerType::fill || std::ranges::find(sources, fill.source) == sources.end())
    return false;
  return std::ranges::any_of(style.layers, [&](const StyleLayer& layer) {
    return layer.type == StyleLayerType::line && layer.source == fill.source && layer.visible_at(zoom);
  });
}

}  // namespace

LayerOrder style_order(const Style& style) {
  LayerOrder order;
  for (const StyleLayer& layer : style.layers) order.beneath.push_back(&layer);
  return order;
}

LayerOrder order_about_classes(const Style& style, double zoom) {
  LayerOrder order;
  bool is_above = false;
  for (const StyleLayer& layer : style.layers) {
    if (is_told_by_edges(layer, style, zoom)) continue;
    is_above = is_above || is_orientation(layer);
    (is_above && !tints(layer, zoom) ? order.above : order.beneath).push_back(&layer);
  }
  return order;
}

}  // namespace dateline
