#include "compose/text_style.hpp"

#include <algorithm>
#include <cmath>

#include "compose/painter.hpp"

namespace dateline {
namespace {

bool names(const std::vector<std::string>& fonts, const char* word) {
  return std::ranges::any_of(fonts,
                             [&](const std::string& font) { return font.find(word) != std::string::npos; });
}

Font font_of(const StyleLayer& layer, const StyleContext& context) {
  const auto fonts = layer.texts("text-font", context);
  Font font;
  font.family = names(fonts, "Serif") ? FontFamily::serif : FontFamily::sans;
  font.bold = names(fonts, "Bold");
  font.italic = names(fonts, "Italic");
  font.size = layer.number("text-size", context) * mm_per_px;
  font.letter_spacing = layer.number("text-letter-spacing", context) * font.size;
  return font;
}

bool is_true(const Value& value) {
  return std::holds_alternative<bool>(value) && std::get<bool>(value);
}

/// Places that events name go before all else; then what the style's sort key puts first.
double priority_of(const StyleLayer& layer, const StyleContext& context) {
  const double key = layer.has("symbol-sort-key") ? layer.number("symbol-sort-key", context) : 50;
  return (is_true((*context.feature)["event"]) ? 2 * event_place_priority : 0) - key;
}

/// Points inside the polygons for a level label, the middle of the widest part first, then
/// a grid ordered by its distance from there.
std::vector<PagePoint> area_points(const PageShape& shape, const PageBox& frame) {
  PageShape visible;
  for (const auto& rings : shape.polygons) visible.polygons.push_back(rings);
  const auto first = anchor_of(visible);
  if (!first) return {};
  std::vector<PagePoint> points{*first};
  constexpr int columns = 12;
  for (int i = 1; i < columns; ++i)
    for (int j = 1; j < columns; ++j) {
      const PagePoint p{frame.left + frame.width() * i / columns, frame.top + frame.height() * j / columns};
      if (contains(visible, p)) points.push_back(p);
    }
  std::ranges::stable_sort(points, {},
                           [&](PagePoint p) { return std::hypot(p.x - first->x, p.y - first->y); });
  if (points.size() > 40) points.resize(40);
  return points;
}

/// The point and a few about it, the nearest first: for names of what has no sharp edge. Never
/// further than `farthest_name_km` on the ground, so that no name strays to another country.
std::vector<PagePoint> points_about(PagePoint at, double zoom) {
  constexpr double farthest_name_km = 40;
  const double mm_per_km = 1e6 / scale_for_zoom(zoom);
  std::vector<PagePoint> points{at};
  for (const double away : {3.0, 6.0, 9.0, 12.0})
    for (const auto& [x, y] : {std::pair(0, -1), {0, 1}, {1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}})
      if (away <= farthest_name_km * mm_per_km) points.push_back({at.x + x * away, at.y + y * away});
  return points;
}

/// "Khankendi / Stepanakert" may also stand on two lines.
std::vector<std::string> broken(const std::string& text) {
  const auto slash = text.find(" / ");
  if (slash == std::string::npos) return {};
  return {text.substr(0, slash) + " /\n" + text.substr(slash + 3)};
}

}  // namespace

std::optional<LabelRequest> label_request(const StyleLayer& layer, const StyleContext& context,
                                          const PageShape& shape, const PageBox& frame) {
  LabelRequest request;
  request.text = layer.text("text-field", context);
  if (request.text.empty()) return std::nullopt;
  request.feature = context.feature->id;
  request.font = font_of(layer, context);
  request.colour = faded(layer.colour("text-color", context), layer.number("text-opacity", context));
  request.halo = layer.colour("text-halo-color", context);
  request.halo_width = request.halo.alpha == 0 ? 0 : layer.number("text-halo-width", context) * mm_per_px;
  request.priority = priority_of(layer, context);
  request.other_texts = broken(request.text);
  if (!shape.polygons.empty()) {
    request.way = LabelRequest::Way::within_area;
    request.points = area_points(shape, frame);
  } else if (!shape.lines.empty()) {
    request.way = LabelRequest::Way::along_line;
    request.points = *std::ranges::max_element(shape.lines, {}, length);
    request.clearance = 0.25;
  } else {
    if (shape.points.empty() || !frame.contains(shape.points.front())) return std::nullopt;
    request.points = {shape.points.front()};
    // Names of ranges and regions have no dot: they stand on their point or not far from it.
    if (layer.text("text-anchor", context) == "center" && !layer.has("text-variable-anchor") &&
        !layer.has("text-offset")) {
      request.way = LabelRequest::Way::within_area;
      request.points = points_about(shape.points.front(), context.zoom);
    }
  }
  if (request.points.empty()) return std::nullopt;
  return request;
}

}  // namespace dateline
