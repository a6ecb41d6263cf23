// Fill and circle layers.

#include <algorithm>
#include <map>
#include <tuple>

#include "compose/layer_paint.hpp"

namespace dateline {
namespace {

constexpr double largest_dot = 2;      // mm: larger circles are areas, which names may cover
constexpr double outline_width = 0.2;  // mm: the specification's 1 px would be heavy in print

/// "hatch" is our own hatching, whose lines run on from area to area, unless the style's sprite
/// has an image of that name.
bool is_hatch(const LayerPaint& paint, const StyleContext& context) {
  const std::string name = paint.layer.text("fill-pattern", context);
  return name == "hatch" && !paint.canvas.style.sprites.contains(name);
}

PathMark fill_mark(LayerPaint& paint, const DrawnFeature& feature) {
  const StyleLayer& layer = paint.layer;
  const StyleContext& context = feature.context;
  const double opacity = layer.number("fill-opacity", context);
  const Colour colour = faded(layer.colour("fill-color", context), opacity);
  const PagePoint by = translation(layer, "fill-translate", context);
  PathMark mark{moved(path_of({{}, {}, feature.shape->polygons, false, {}}), by), colour, std::nullopt,
                std::nullopt, 1.5};
  if (layer.has("fill-pattern")) {
    mark.fill.reset();
    if (is_hatch(paint, context)) {
      mark.hatch = Pen{colour, 0.25, {}, LineCap::butt, LineJoin::miter};
    } else if (const auto image = named_image(paint, "fill-pattern", context)) {
      ImageLook look;
      look.tint = layer.colour("fill-color", context);
      look.ground = paint.canvas.look().ground;
      look.opacity = opacity;
      mark.pattern = paint.images.tile(*image, look);
    }
    return mark;
  }
  if (!layer.flag("fill-antialias", context)) return mark;
  if (layer.has("fill-outline-color"))
    mark.pen = Pen{faded(layer.colour("fill-outline-color", context), opacity),
                   outline_width,
                   {},
                   LineCap::butt,
                   LineJoin::round};
  else if (colour.alpha == 255)
    // Neighbours that share an edge would let the ground shine through between them.
    mark.pen = Pen{colour, 0.12, {}, LineCap::butt, LineJoin::round};
  return mark;
}

/// Circles that look alike are one mark.
class CircleGroups {
 public:
  explicit CircleGroups(bool in_order) : m_in_order(in_order) {}

  void add(double radius, const Colour& fill, const std::optional<Pen>& pen, PagePoint at) {
    const auto key = std::tuple(radius, to_hex(fill), pen ? to_hex(pen->colour) : "", pen ? pen->width : 0);
    const auto known = m_known.find(key);
    // Where the order matters only neighbours share a mark.
    if (known != m_known.end() && (!m_in_order || known->second + 1 == m_marks.size())) {
      m_marks[known->second].at.push_back(at);
      return;
    }
    m_known[key] = m_marks.size();
    m_marks.push_back(SymbolMark{circle({0, 0}, radius), fill, pen, {at}});
  }

  std::vector<SymbolMark> take() { return std::move(m_marks); }

 private:
  bool m_in_order;
  std::vector<SymbolMark> m_marks;
  std::map<std::tuple<double, std::string, std::string, double>, std::size_t> m_known;
};

/// Every point of a shape of points; of others one that stands for them.
std::vector<PagePoint> centres(const PageShape& shape) {
  if (!shape.points.empty()) return shape.points;
  const auto at = anchor_of(shape);
  return at ? std::vector{*at} : std::vector<PagePoint>{};
}

struct CircleLook {
  double radius = 0;  ///< mm, of the fill
  double blur = 0;    ///< share of the radius that fades
  Colour fill;
  std::optional<Pen> pen;
};

CircleLook circle_look(const StyleLayer& layer, const StyleContext& context) {
  CircleLook look;
  look.radius = layer.number("circle-radius", context) * mm_per_px;
  look.blur = layer.has("circle-blur") ? std::max(layer.number("circle-blur", context), 0.0) : 0;
  look.fill = faded(layer.colour("circle-color", context), layer.number("circle-opacity", context));
  const double edge = layer.number("circle-stroke-width", context) * mm_per_px;
  if (edge > 0)
    look.pen = Pen{
        faded(layer.colour("circle-stroke-color", context), layer.number("circle-stroke-opacity", context)),
        edge,
        {},
        LineCap::butt,
        LineJoin::round};
  return look;
}

void add_circle(CircleGroups& groups, const CircleLook& look, PagePoint at) {
  if (look.blur == 0) {
    // The stroke stands outside the radius; the fill reaches under it.
    groups.add(look.radius + (look.pen ? look.pen->width / 2 : 0), look.fill, look.pen, at);
    return;
  }
  // With its stroke a blurred circle fades as a whole.
  const double outer = look.radius + (look.pen ? look.pen->width : 0);
  const Colour opaque{look.fill.red, look.fill.green, look.fill.blue, 255};
  if (look.pen)
    for (const SoftRing& ring : soft_edge(outer, outer * (1 - look.blur), look.pen->colour.alpha / 255.0))
      groups.add(
          ring.at,
          faded({look.pen->colour.red, look.pen->colour.green, look.pen->colour.blue, 255}, ring.opacity),
          std::nullopt, at);
  for (const SoftRing& ring : soft_edge(look.radius, look.radius * (1 - look.blur), look.fill.alpha / 255.0))
    groups.add(ring.at, faded(opaque, ring.opacity), std::nullopt, at);
}

}  // namespace

void paint_fills(LayerPaint& paint) {
  for (const DrawnFeature& feature : drawn_features(paint, "fill-sort-key")) {
    if (feature.shape->polygons.empty()) continue;
    PathMark mark = fill_mark(paint, feature);
    Sample& drawn = sample_of(paint, feature.context);
    if (!drawn.fill && mark.fill) drawn.fill = mark.fill;
    if (!drawn.hatch && mark.hatch) drawn.hatch = mark.hatch;
    if (!drawn.pattern) drawn.pattern = mark.pattern;
    paint.marks.push_back(std::move(mark));
  }
}

void paint_circles(LayerPaint& paint) {
  CircleGroups groups(paint.layer.has("circle-sort-key"));
  for (const DrawnFeature& feature : drawn_features(paint, "circle-sort-key")) {
    const CircleLook look = circle_look(paint.layer, feature.context);
    const PagePoint by = translation(paint.layer, "circle-translate", feature.context);
    const double outer = look.radius + (look.pen ? look.pen->width : 0);
    for (PagePoint at : centres(*feature.shape)) {
      at = {at.x + by.x, at.y + by.y};
      if (!paint.frame.contains(at)) continue;
      add_circle(groups, look, at);
      if (look.blur == 0 && outer <= largest_dot) keep_clear(paint.painted, at, outer);
    }
  }
  for (SymbolMark& mark : groups.take()) paint.marks.push_back(std::move(mark));
}

}  // namespace dateline
