// Symbol layers: icons and the names beside them.

#include <algorithm>
#include <cmath>

#include "compose/layer_paint.hpp"
#include "compose/text_style.hpp"

namespace dateline {
namespace {

/// A name much wider than its area would lie over the neighbours: it is not asked for.
bool is_wider_than(const LayerPaint& paint, const LabelRequest& request, const PageShape& shape) {
  if (shape.polygons.empty()) return false;
  const PageBox area = bounds(path_of({{}, {}, shape.polygons, false, {}}));
  return paint.canvas.size_of(request.text, request.font).width >
         1.6 * std::min(area.width(), paint.frame.width());
}

/// Half the size of the dot that was drawn where a label's point is.
double dot_radius(const Painted& painted, const LabelRequest& request) {
  if (request.way != LabelRequest::Way::around_point) return 0;
  const auto dot = painted.dots.find(request.points.front());
  return dot == painted.dots.end() ? 0 : dot->second;
}

double icon(LayerPaint& paint, const StyleContext& context, const PageShape& shape) {
  const auto at = anchor_of(shape);
  if (!at || !paint.frame.contains(*at)) return 0;
  const auto image = named_image(paint, "icon-image", context);
  if (!image) return 0;
  const double size = paint.layer.number("icon-size", context);
  ImageLook look;
  look.tint = paint.layer.colour("icon-color", context);
  look.ground = paint.canvas.look().ground;
  look.opacity = paint.layer.number("icon-opacity", context);
  paint.images.draw(*image, {*at, image->width * size, image->height * size, 0}, look, paint.marks);
  const double half = std::max(image->width, image->height) * size / 2;
  keep_clear(paint.painted, *at, half);
  return half;
}

}  // namespace

void paint_symbols(LayerPaint& paint) {
  for (const DrawnFeature& feature : drawn_features(paint, "")) {
    double clearance = 0;
    if (paint.layer.has("icon-image")) clearance = icon(paint, feature.context, *feature.shape);
    if (!paint.layer.has("text-field")) continue;
    auto request = label_request(paint.layer, feature.context, *feature.shape, paint.frame);
    if (!request || is_wider_than(paint, *request, *feature.shape)) continue;
    request->clearance = std::max({request->clearance, clearance, dot_radius(paint.painted, *request)});
    paint.painted.labels.push_back(std::move(*request));
  }
}

}  // namespace dateline
