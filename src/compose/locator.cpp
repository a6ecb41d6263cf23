#include "compose/locator.hpp"

#include <algorithm>
#include <cmath>

#include "compose/painter.hpp"
#include "dateline/geo/shape.hpp"

namespace dateline {
namespace {

constexpr double widest_with_locator = 40;  // degrees

/// A box around the sheet's centre that shows its neighbourhood.
GeoBox neighbourhood(const GeoBox& extent) {
  const LonLat centre = extent.centre();
  const double half_height = std::clamp(extent.height() * 3.2, 5.5, 35.0);
  const double half_width = half_height * 1.35 / std::max(0.3, std::cos(centre.lat() * 0.0174533));
  const auto wrap = [](double lon) { return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon; };
  return {wrap(centre.lon() - half_width), std::max(-89.0, centre.lat() - half_height),
          wrap(centre.lon() + half_width), std::min(89.0, centre.lat() + half_height)};
}

std::optional<PageBox> extent_on(const Projector& locator, const Projector& map) {
  const PageBox& frame = map.frame();
  PageBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
  for (int i = 0; i <= 8; ++i)
    for (int j = 0; j <= 8; ++j) {
      const auto position =
          map.to_lonlat({frame.left + frame.width() * i / 8, frame.top + frame.height() * j / 8});
      const auto point = position ? locator.to_page(*position) : std::nullopt;
      if (!point) continue;
      box = {std::min(box.left, point->x), std::min(box.top, point->y), std::max(box.right, point->x),
             std::max(box.bottom, point->y)};
    }
  if (box.left > box.right) return std::nullopt;
  // A speck would not be seen.
  const double grow = std::max(0.0, 0.9 - std::min(box.width(), box.height()) / 2);
  return box.grown(grow);
}

/// A small map has room for the neighbours' names only.
void keep_nearest(std::vector<LabelRequest>& requests, PagePoint middle) {
  constexpr std::size_t most = 8;
  std::ranges::stable_sort(requests, {}, [&](const LabelRequest& request) {
    const PagePoint at = request.points.front();
    return std::hypot(at.x - middle.x, at.y - middle.y);
  });
  if (requests.size() > most) requests.erase(requests.begin() + most, requests.end());
}

}  // namespace

bool has_locator(const SheetSpec& spec, const MapContent& content) {
  return spec.inset && !content.locator.empty() && spec.extent.width() < widest_with_locator &&
         spec.extent.height() < widest_with_locator;
}

bool draw_locator(Canvas& canvas, const MapContent& content, const Projector& map, const PageBox& box) {
  const GeoBox around = neighbourhood(map.shown());
  const Projector projector = Projector::fitted(projection_for(around), around, box);
  canvas.begin("locator", "Locator map", "", box);
  Painted painted = paint(canvas, on_page(content.locator, projector), {}, projector);
  const auto marked = extent_on(projector, map);
  LabelObstacles obstacles{box.grown(-0.6), {}, {}, {}};
  if (marked) {
    canvas.add(box_mark(*marked, faded(canvas.look().locator, 0.24),
                        Pen{canvas.look().locator, 0.45, {}, LineCap::butt, LineJoin::miter}));
    obstacles.solid.push_back(*marked);
  }
  keep_nearest(painted.labels, marked ? marked->centre() : box.centre());
  for (LabelRequest& request : painted.labels) {
    request.font.size = 1.9;
    request.font.letter_spacing = 0;
    request.font.bold = false;
    request.spans.clear();
    request.images.clear();
  }
  const std::vector<Label> labels = place_labels(painted.labels, obstacles, canvas.measure);
  draw_icons(canvas, painted, painted.labels, labels);
  draw_texts(canvas, painted.labels, labels);
  canvas.end();
  canvas.add(
      box_mark(box, std::nullopt, Pen{canvas.look().soft_ink, 0.25, {}, LineCap::butt, LineJoin::miter}));
  canvas.note({"locator", "", "", box, "placed", ""});
  return true;
}

}  // namespace dateline
