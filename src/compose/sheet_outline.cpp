#include "compose/sheet_outline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {
namespace {

/// Degrees to five digits: a metre, and no more digits in a record than that.
double rounded(double degrees) {
  return std::round(degrees * 1e5) / 1e5;
}

/// A box about a dot, for those who click on it.
std::vector<PagePoint> corners_of(PagePoint dot) {
  constexpr double half = 1.8;  // mm
  return {{dot.x - half, dot.y + half},
          {dot.x + half, dot.y + half},
          {dot.x + half, dot.y - half},
          {dot.x - half, dot.y - half}};
}

}  // namespace

Line outline_of(const Projector& projector) {
  constexpr int parts = 8;  // of a side, each so short that a line from end to end lies along it
  const PageBox& frame = projector.frame();
  const std::array<PagePoint, 5> corners{PagePoint{frame.left, frame.bottom},
                                         {frame.right, frame.bottom},
                                         {frame.right, frame.top},
                                         {frame.left, frame.top},
                                         {frame.left, frame.bottom}};
  Line ring;
  for (std::size_t side = 0; side + 1 < corners.size(); ++side)
    for (int part = 0; part < parts; ++part) {
      const double far = static_cast<double>(part) / parts;
      const PagePoint& from = corners[side];
      const PagePoint& to = corners[side + 1];
      const auto position =
          projector.to_lonlat({from.x + (to.x - from.x) * far, from.y + (to.y - from.y) * far});
      if (!position) return {};
      ring.emplace_back(rounded(position->lon()), rounded(position->lat()));
    }
  return ring;
}

std::optional<PageBox> box_around(const std::vector<PagePoint>& ring) {
  if (ring.empty()) return std::nullopt;
  PageBox box{ring.front().x, ring.front().y, ring.front().x, ring.front().y};
  for (const PagePoint at : ring) {
    if (std::isnan(at.x)) return std::nullopt;
    box = {std::min(box.left, at.x), std::min(box.top, at.y), std::max(box.right, at.x),
           std::max(box.bottom, at.y)};
  }
  return box;
}

std::vector<SheetArea> areas_of(const std::vector<FeatureLayer>& layers, const Projector& projector) {
  std::vector<SheetArea> areas;
  for (const FeatureLayer& layer : layers) {
    if (layer.name != sheets_layer) continue;
    for (const Feature& feature : layer.features) {
      if (feature.id.empty()) continue;
      SheetArea area{feature.id, {}};
      for (const Polygon& polygon : feature.geometry.polygons) {
        area.outline = projector.to_page(polygon.rings.front());
        area.outline.pop_back();
      }
      for (const LonLat point : feature.geometry.points)
        if (const auto at = projector.to_page(point)) area.outline = corners_of(*at);
      if (!box_around(area.outline)) area.outline.clear();
      areas.push_back(std::move(area));
    }
  }
  return areas;
}

}  // namespace dateline
