#include "compose/painter.hpp"

#include <algorithm>
#include <cmath>

#include "compose/text_style.hpp"

namespace dateline {
namespace {

constexpr double beyond_frame = 4;  // mm that are drawn past the frame, so that pens end outside

const PageLayer* layer_named(const std::vector<PageLayer>& layers, const std::string& name) {
  const auto found = std::ranges::find_if(layers, [&](const PageLayer& l) { return l.layer->name == name; });
  return found == layers.end() ? nullptr : &*found;
}

const char* geometry_type(const Feature& feature) {
  if (!feature.geometry.polygons.empty()) return "Polygon";
  return feature.geometry.lines.empty() ? "Point" : "LineString";
}

/// What a legend tells apart: classes and, of one class, periods.
std::string class_of(const Feature& feature) {
  const Value& value = feature["class"];
  if (std::holds_alternative<std::string>(value))
    return std::get<std::string>(value) + to_string(feature["from"]);
  return feature.id + to_string(feature["valid_from"]);
}

LineCap cap_of(const std::string& word) {
  return word == "round" ? LineCap::round : word == "square" ? LineCap::square : LineCap::butt;
}

LineJoin join_of(const std::string& word) {
  return word == "round" ? LineJoin::round : word == "bevel" ? LineJoin::bevel : LineJoin::miter;
}

/// Draws one style layer after the other.
class Painter {
 public:
  Painter(Canvas& canvas, const std::vector<PageLayer>& layers, const Projector& projector)
      : m_canvas(canvas),
        m_layers(layers),
        m_frame(projector.frame()),
        m_world(path_of(world_on_page(projector, projector.frame()))),
        m_zoom(zoom_for_scale(projector.scale())) {}

  Painted run() {
    for (const StyleLayer& layer : m_canvas.style.layers) {
      if (!layer.visible_at(m_zoom) || layer.source == "events") continue;
      if (layer.type == StyleLayerType::background) {
        draw_background(layer);
        continue;
      }
      const PageLayer* source = layer_named(m_layers, layer.source);
      if (source == nullptr) continue;
      m_marks.clear();
      draw(layer, *source);
      if (m_marks.empty()) continue;
      m_canvas.begin("layer", layer.id, "", m_frame);
      for (Mark& mark : m_marks) m_canvas.add(std::move(mark));
      m_canvas.end();
    }
    name_once();
    return std::move(m_painted);
  }

 private:
  /// A river of several features has its name on the longest.
  void name_once() {
    std::map<std::string, double> longest;
    const auto is_line = [](const LabelRequest& request) {
      return request.way == LabelRequest::Way::along_line;
    };
    for (const LabelRequest& request : m_painted.labels)
      if (is_line(request)) longest[request.text] = std::max(longest[request.text], length(request.points));
    std::erase_if(m_painted.labels, [&](const LabelRequest& request) {
      return is_line(request) && length(request.points) < longest[request.text];
    });
  }

  void draw_background(const StyleLayer& layer) {
    const StyleContext context{nullptr, m_zoom, ""};
    const Colour colour =
        faded(layer.colour("background-color", context), layer.number("background-opacity", context));
    m_canvas.add(PathMark{m_world, colour, std::nullopt, std::nullopt, 1.5});
  }

  void draw(const StyleLayer& layer, const PageLayer& source) {
    m_pens.clear();
    m_circles.clear();
    for (std::size_t i = 0; i < source.shapes.size(); ++i) {
      const PageShape& shape = source.shapes[i];
      if (shape.empty()) continue;
      const Feature& feature = source.layer->features[i];
      const StyleContext context{&feature, m_zoom, geometry_type(feature)};
      if (!layer.takes(context)) continue;
      switch (layer.type) {
        case StyleLayerType::fill: fill(layer, context, shape); break;
        case StyleLayerType::line: line(layer, context, shape); break;
        case StyleLayerType::circle: circles(layer, context, shape); break;
        case StyleLayerType::symbol: symbol(layer, context, shape); break;
        default: break;  // drawn without features, or not at all
      }
    }
    for (auto& [pen, path] : m_pens)
      m_marks.push_back(PathMark{std::move(path), std::nullopt, pen, std::nullopt, 1.5});
    for (SymbolMark& mark : m_circles) m_marks.push_back(std::move(mark));
  }

  Sample& sample(const StyleLayer& layer, const StyleContext& context) {
    Sample& found = m_painted.samples[{layer.source, class_of(*context.feature)}];
    if (found.feature == nullptr) found.feature = context.feature;
    return found;
  }

  void fill(const StyleLayer& layer, const StyleContext& context, const PageShape& shape) {
    if (shape.polygons.empty()) return;
    const double opacity = layer.number("fill-opacity", context);
    const Colour colour = faded(layer.colour("fill-color", context), opacity);
    PathMark mark{path_of({{}, {}, shape.polygons, false, {}}), colour, std::nullopt, std::nullopt, 1.5};
    if (layer.has("fill-pattern")) {
      mark.fill.reset();
      mark.hatch = Pen{colour, 0.25, {}, LineCap::butt, LineJoin::miter};
    } else if (layer.has("fill-outline-color")) {
      mark.pen = Pen{faded(layer.colour("fill-outline-color", context), opacity),
                     0.2,
                     {},
                     LineCap::butt,
                     LineJoin::round};
    } else if (colour.alpha == 255) {
      // Neighbours that share an edge would let the ground shine through between them.
      mark.pen = Pen{colour, 0.12, {}, LineCap::butt, LineJoin::round};
    }
    Sample& drawn = sample(layer, context);
    if (!drawn.fill && mark.fill) drawn.fill = mark.fill;
    if (!drawn.hatch && mark.hatch) drawn.hatch = mark.hatch;
    m_marks.push_back(std::move(mark));
  }

  Pen pen_of(const StyleLayer& layer, const StyleContext& context) const {
    Pen pen;
    pen.colour = faded(layer.colour("line-color", context), layer.number("line-opacity", context));
    pen.width = layer.number("line-width", context) * mm_per_px;
    pen.cap = cap_of(layer.text("line-cap", context));
    pen.join = join_of(layer.text("line-join", context));
    if (layer.has("line-dasharray"))
      for (const double part : layer.numbers("line-dasharray", context))
        pen.dashes.push_back(part * pen.width);
    return pen;
  }

  void line(const StyleLayer& layer, const StyleContext& context, const PageShape& shape) {
    const Pen pen = pen_of(layer, context);
    if (pen.width <= 0 || pen.colour.alpha == 0) return;
    Sample& drawn = sample(layer, context);
    if (drawn.feature == context.feature) drawn.pens.push_back(pen);
    auto known = std::ranges::find_if(m_pens, [&](const auto& entry) { return entry.first == pen; });
    if (known == m_pens.end()) known = m_pens.insert(m_pens.end(), {pen, {}});
    Path& path = known->second;
    for (const PageLine& part : outlines(shape)) {
      path.move_to(part.front());
      for (std::size_t i = 1; i < part.size(); ++i) path.line_to(part[i]);
      if (layer.source != "grid") m_painted.lines.push_back(part);
    }
  }

  void circles(const StyleLayer& layer, const StyleContext& context, const PageShape& shape) {
    const auto at = anchor_of(shape);
    if (!at || !m_frame.contains(*at)) return;
    const double radius = layer.number("circle-radius", context) * mm_per_px;
    const double edge = layer.number("circle-stroke-width", context) * mm_per_px;
    SymbolMark mark{circle({0, 0}, radius),
                    faded(layer.colour("circle-color", context), layer.number("circle-opacity", context)),
                    std::nullopt,
                    {}};
    if (edge > 0)
      mark.pen = Pen{
          faded(layer.colour("circle-stroke-color", context), layer.number("circle-stroke-opacity", context)),
          edge,
          {},
          LineCap::butt,
          LineJoin::round};
    auto known = std::ranges::find_if(m_circles, [&](const SymbolMark& other) {
      return other.shape == mark.shape && other.fill == mark.fill && other.pen == mark.pen;
    });
    if (known == m_circles.end()) known = m_circles.insert(m_circles.end(), mark);
    known->at.push_back(*at);
    keep_clear(*at, radius + edge / 2);
  }

  void keep_clear(PagePoint at, double radius) {
    m_painted.solid.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  }

  void symbol(const StyleLayer& layer, const StyleContext& context, const PageShape& shape) {
    double clearance = 0;
    if (layer.has("icon-image")) clearance = icon(layer, context, shape);
    if (!layer.has("text-field")) return;
    if (auto request = label_request(layer, context, shape, m_frame)) {
      if (is_wider_than(*request, shape)) return;
      request->clearance = std::max({request->clearance, clearance, dot_radius(*request)});
      m_painted.labels.push_back(std::move(*request));
    }
  }

  /// A name much wider than its area would lie over the neighbours: it is not asked for.
  bool is_wider_than(const LabelRequest& request, const PageShape& shape) const {
    if (shape.polygons.empty()) return false;
    const PageBox area = bounds(path_of({{}, {}, shape.polygons, false, {}}));
    return m_canvas.size_of(request.text, request.font).width > 1.6 * std::min(area.width(), m_frame.width());
  }

  /// Half the size of the dot that was drawn where a label's point is.
  double dot_radius(const LabelRequest& request) const {
    if (request.way != LabelRequest::Way::around_point) return 0;
    for (const PageBox& box : m_painted.solid)
      if (std::hypot(box.centre().x - request.points.front().x, box.centre().y - request.points.front().y) <
          0.01)
        return box.width() / 2;
    return 0;
  }

  double icon(const StyleLayer& layer, const StyleContext& context, const PageShape& shape) {
    const auto at = anchor_of(shape);
    const auto found = m_canvas.style.symbols.find(layer.text("icon-image", context));
    if (!at || !m_frame.contains(*at) || found == m_canvas.style.symbols.end()) return 0;
    const double half = icon_half_px * mm_per_px * layer.number("icon-size", context);
    const Colour tint = faded(layer.colour("icon-color", context), layer.number("icon-opacity", context));
    for (SymbolMark& mark : symbol_marks(found->second, {tint, m_canvas.look().ground}, false, half, {*at}))
      m_marks.push_back(std::move(mark));
    keep_clear(*at, half);
    return half;
  }

  Canvas& m_canvas;
  const std::vector<PageLayer>& m_layers;
  PageBox m_frame;
  Path m_world;  ///< the frame, or what of it the projection fills
  double m_zoom;
  Painted m_painted;
  std::vector<Mark> m_marks;
  std::vector<std::pair<Pen, Path>> m_pens;
  std::vector<SymbolMark> m_circles;
};

}  // namespace

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

Painted paint(Canvas& canvas, const std::vector<PageLayer>& layers, const Projector& projector) {
  return Painter(canvas, layers, projector).run();
}

}  // namespace dateline
