#include "compose/painter.hpp"

#include <algorithm>
#include <cmath>

#include "compose/layer_paint.hpp"
#include "compose/world_edge.hpp"

namespace dateline {
namespace {

constexpr double beyond_frame = 4;  // mm that are drawn past the frame, so that pens end outside

/// The layer that the style names: "water" of the user's tiles where it means a source-layer,
/// dateline's own otherwise, and the other one where there is only that.
const PageLayer* source_of(const StyleLayer& style, const std::vector<PageLayer>& layers) {
  const PageLayer* found = nullptr;
  for (const PageLayer& page : layers) {
    if (page.layer->name != style.source) continue;
    if (page.layer->own == style.has_source_layer) return &page;
    if (found == nullptr) found = &page;
  }
  return found;
}

Blend blend_of(const std::string& word) {
  for (const Blend blend : {Blend::multiply, Blend::colour, Blend::luminosity, Blend::plus_lighter,
                            Blend::screen, Blend::overlay})
    if (word == to_string(blend)) return blend;
  return Blend::normal;
}

/// Draws one style layer after the other.
class Painter {
 public:
  Painter(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
          const Projector& projector)
      : m_canvas(canvas),
        m_layers(layers),
        m_rasters(canvas, rasters, layers, projector),
        m_frame(projector.frame()),
        m_world(path_of(world_on_page(projector, projector.frame()))),
        m_zoom(zoom_for_scale(projector.scale())),
        m_images(canvas.style) {
    m_painted.barred = beside_the_world(projector);
  }

  Painted run(const LayerOrder& order) {
    for (const StyleLayer* layer : order.beneath) draw(*layer);
    m_painted.counts = m_canvas.sheet.drawing.marks.size();
    for (const StyleLayer* layer : order.above) draw(*layer);
    stand_icons(m_painted, m_frame);
    m_rasters.tell_what_is_missing();
    m_painted.ramps = m_rasters.ramps();
    return std::move(m_painted);
  }

 private:
  void draw(const StyleLayer& layer) {
    if (!layer.visible_at(m_zoom)) return;
    if (RasterPainter::draws(layer.type)) return draw_images(layer);
    if (layer.source == "events") return;
    if (layer.type == StyleLayerType::background) return draw_background(layer);
    if (const PageLayer* source = source_of(layer, m_layers)) draw_features(layer, *source);
  }

  void draw_images(const StyleLayer& layer) {
    std::vector<ImageMark> images = m_rasters.images(layer);
    if (images.empty()) return;
    m_canvas.add(group_of(layer));
    for (ImageMark& image : images) m_canvas.add(std::move(image));
    m_canvas.end();
  }

  void draw_background(const StyleLayer& layer) {
    const StyleContext context{nullptr, m_zoom, "", {}, &m_images.surroundings()};
    const double opacity = layer.number("background-opacity", context);
    const Colour colour = layer.colour("background-color", context);
    PathMark mark{m_world, faded(colour, opacity), std::nullopt, std::nullopt, 1.5};
    if (layer.has("background-pattern")) {
      static const PageLayer none;
      const LayerPaint paint{m_canvas, layer, none, m_frame, m_zoom, m_painted, m_images, {}};
      mark.fill.reset();
      if (const auto image = named_image(paint, "background-pattern", context))
        mark.pattern = m_images.tile(*image, {colour, m_canvas.look().ground, opacity, {}, 0, 0});
    }
    if (mark.fill || mark.pattern) m_canvas.add(std::move(mark));
  }

  void draw_features(const StyleLayer& layer, const PageLayer& source) {
    LayerPaint paint{m_canvas, layer, source, m_frame, m_zoom, m_painted, m_images, {}};
    switch (layer.type) {
      case StyleLayerType::fill: paint_fills(paint); break;
      case StyleLayerType::line: paint_lines(paint); break;
      case StyleLayerType::circle: paint_circles(paint); break;
      case StyleLayerType::symbol: paint_symbols(paint); break;
      default: break;  // drawn without features, or not at all
    }
    const bool has_icons =
        !m_painted.symbols.empty() && m_painted.symbols.back().slot == m_painted.slots.size();
    if (paint.marks.empty() && !has_icons) return;
    m_canvas.add(group_of(layer));
    for (Mark& mark : paint.marks) m_canvas.add(std::move(mark));
    if (has_icons) m_painted.slots.push_back(m_canvas.sheet.drawing.marks.size());
    m_canvas.end();
  }

  /// The layer as a group, which may fade or blend as one picture.
  GroupBegin group_of(const StyleLayer& layer) const {
    GroupBegin group{"", "layer", layer.id, "", m_frame, 1, Blend::normal};
    const StyleContext context{nullptr, m_zoom, "", {}};
    const std::string kind = to_string(layer.type);
    if (layer.has(kind + "-layer-opacity"))
      group.opacity = std::clamp(layer.number(kind + "-layer-opacity", context), 0.0, 1.0);
    if (layer.has(kind + "-layer-blend")) group.blend = blend_of(layer.text(kind + "-layer-blend", context));
    return group;
  }

  Canvas& m_canvas;
  const std::vector<PageLayer>& m_layers;
  RasterPainter m_rasters;
  PageBox m_frame;
  Path m_world;  ///< the frame, or what of it the projection fills
  double m_zoom;
  Painted m_painted;
  Images m_images;
};

}  // namespace

void keep_clear(Painted& painted, PagePoint at, double radius) {
  painted.solid.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  painted.dots.try_emplace(at, radius);
}

const char* geometry_type(const Feature& feature) {
  if (!feature.geometry.polygons.empty()) return "Polygon";
  return feature.geometry.lines.empty() ? "Point" : "LineString";
}

Colour faded(Colour colour, double opacity) {
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * std::clamp(opacity, 0.0, 1.0)));
  return colour;
}

std::vector<SymbolMark> symbol_marks(const std::vector<PathMark>& symbol, const SymbolColours& colours,
                                     bool hollow, double half, const std::vector<PagePoint>& at) {
  constexpr Colour black{0, 0, 0, 255};
  constexpr Colour white{255, 255, 255, 255};
  const auto coloured = [&](Colour colour) {
    if (hollow) return colour == black ? colours.ground : colours.tint;
    return colour == black ? colours.tint : colour == white ? colours.ground : colour;
  };
  std::vector<SymbolMark> marks;
  for (const PathMark& part : symbol) {
    SymbolMark mark{scaled(part.path, half), std::nullopt, std::nullopt, at};
    if (part.fill) mark.fill = coloured(*part.fill);
    if (part.pen) {
      mark.pen = part.pen;
      mark.pen->colour = coloured(part.pen->colour);
      mark.pen->width *= half;
    }
    if (hollow && part.fill && *part.fill == black && !mark.pen)
      mark.pen = Pen{colours.tint, half * 0.2, {}, LineCap::round, LineJoin::round};
    marks.push_back(std::move(mark));
  }
  return marks;
}

std::vector<PageLayer> on_page(const std::vector<FeatureLayer>& layers, const Projector& projector) {
  std::vector<PageLayer> out;
  const PageBox box = projector.frame().grown(beyond_frame);
  for (const FeatureLayer& layer : layers) {
    PageLayer page{&layer, {}};
    page.shapes.reserve(layer.features.size());
    for (const Feature& feature : layer.features)
      page.shapes.push_back(on_page(feature.geometry, projector, box));
    out.push_back(std::move(page));
  }
  return out;
}

Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
              const Projector& projector, const LayerOrder& order) {
  return Painter(canvas, layers, rasters, projector).run(order);
}

Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const std::vector<RasterLayer>& rasters,
              const Projector& projector) {
  return paint(canvas, layers, rasters, projector, style_order(canvas.style));
}

}  // namespace dateline
