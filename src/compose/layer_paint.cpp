#include "compose/layer_paint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "dateline/text/distance.hpp"

namespace dateline {
namespace {

/// What a legend tells apart: classes and, of one class, periods.
std::string class_of(const Feature& feature) {
  const Value& value = feature["class"];
  if (std::holds_alternative<std::string>(value))
    return std::get<std::string>(value) + to_string(feature["from"]);
  return feature.id + to_string(feature["valid_from"]);
}

}  // namespace

std::vector<DrawnFeature> drawn_features(const LayerPaint& paint, std::string_view sort_key) {
  std::vector<DrawnFeature> drawn;
  const auto& features = paint.source.layer->features;
  for (std::size_t i = 0; i < paint.source.shapes.size(); ++i) {
    const PageShape& shape = paint.source.shapes[i];
    if (shape.empty()) continue;
    const StyleContext context{
        &features[i], paint.zoom, geometry_type(features[i]), {}, &paint.images.surroundings()};
    if (paint.layer.takes(context)) drawn.push_back({&shape, context});
  }
  if (sort_key.empty() || !paint.layer.has(sort_key)) return drawn;
  std::vector<double> keys;
  for (const DrawnFeature& feature : drawn) keys.push_back(paint.layer.number(sort_key, feature.context));
  std::vector<std::size_t> order(drawn.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
  std::vector<DrawnFeature> sorted;
  for (const std::size_t i : order) sorted.push_back(drawn[i]);
  return sorted;
}

PagePoint translation(const StyleLayer& layer, std::string_view property, const StyleContext& context) {
  if (!layer.has(property)) return {};
  const std::vector<double> px = layer.numbers(property, context);
  return px.size() == 2 ? PagePoint{px[0] * mm_per_px, px[1] * mm_per_px} : PagePoint{};
}

PageShape moved(const PageShape& shape, PagePoint by) {
  PageShape out = shape;
  const auto move = [&](PageLine& line) {
    for (PagePoint& p : line) p = {p.x + by.x, p.y + by.y};
  };
  move(out.points);
  for (PageLine& line : out.lines) move(line);
  for (PageLine& edge : out.edges) move(edge);
  for (auto& rings : out.polygons)
    for (PageLine& ring : rings) move(ring);
  return out;
}

std::optional<MapImage> named_image(const LayerPaint& paint, std::string_view property,
                                    const StyleContext& context) {
  if (!paint.layer.has(property)) return std::nullopt;
  const std::string name = paint.layer.text(property, context);
  if (name.empty()) return std::nullopt;
  if (auto image = paint.images.find(name)) return image;
  const auto& known = paint.images.surroundings().images;
  const std::string message =
      fmt::format("layer '{}': the style has no image '{}' for {}{}; nothing is drawn for it", paint.layer.id,
                  name, property, did_you_mean(name, {known.begin(), known.end()}));
  const bool told = std::ranges::any_of(paint.canvas.findings,
                                        [&](const Finding& finding) { return finding.message == message; });
  if (!told) paint.canvas.findings.push_back({Severity::warning, {}, message});
  return std::nullopt;
}

Sample& sample_of(LayerPaint& paint, const StyleContext& context) {
  Sample& found = paint.painted.samples[{paint.layer.source, class_of(*context.feature)}];
  if (found.feature == nullptr) found.feature = context.feature;
  return found;
}

}  // namespace dateline
