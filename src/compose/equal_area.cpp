#include "compose/equal_area.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dateline/geo/measure.hpp"

namespace dateline {
namespace {

constexpr double nearly_equal = 0.005;    // by which areas on the sheet may differ
constexpr int samples = 4;                // of the frame, across and down
constexpr double widest_azimuthal = 120;  // degrees of the sheet

PagePoint sample(const PageBox& box, int column, int row) {
  return {box.left + box.width() * column / samples, box.top + box.height() * row / samples};
}

/// Do areas all over the frame have the same size?
bool is_equal_area(const Projector& projector) {
  double least = INFINITY;
  double most = 0;
  for (int row = 0; row <= samples; ++row)
    for (int column = 0; column <= samples; ++column)
      if (const auto area = ground_area(projector, sample(projector.frame(), column, row))) {
        least = std::min(least, *area);
        most = std::max(most, *area);
      }
  return most <= least * (1 + nearly_equal);
}

std::string equal_area_about(const GeoBox& shown) {
  const LonLat middle = shown.centre();
  if (shown.width() > widest_azimuthal)
    return fmt::format("+proj=cea +lon_0={:.6g} +ellps=WGS84", middle.lon());
  return fmt::format("+proj=laea +lat_0={:.6g} +lon_0={:.6g} +ellps=WGS84", middle.lat(), middle.lon());
}

}  // namespace

std::optional<double> ground_area(const Projector& projector, PagePoint at) {
  const auto here = projector.to_lonlat(at);
  if (!here || std::abs(here->lat()) > 89.5) return std::nullopt;
  const double km = std::max(0.05, projector.scale() / 1e6);  // a millimetre
  const std::vector<PagePoint> ends =
      projector.to_page(std::vector{destination(*here, 270, km), destination(*here, 90, km),
                                    destination(*here, 180, km), destination(*here, 0, km)});
  const PagePoint east{ends[1].x - ends[0].x, ends[1].y - ends[0].y};
  const PagePoint north{ends[3].x - ends[2].x, ends[3].y - ends[2].y};
  const double page = std::abs(east.x * north.y - east.y * north.x);
  if (!(page > 0) || !std::isfinite(page)) return std::nullopt;
  return 4 * km * km / page;
}

EqualAreaPlane::EqualAreaPlane(const Projector& sheet) : m_sheet(sheet), m_box(sheet.frame()) {
  if (!is_equal_area(sheet)) {
    m_own = Projector::fitted(equal_area_about(sheet.shown()), sheet.shown(), sheet.frame(), sheet.scale());
    // The frame's outline on the plane: the box around it covers what the sheet shows.
    constexpr int steps = 32;
    std::vector<LonLat> edge;
    const auto add = [&](double x, double y) {
      const PageBox& frame = sheet.frame();
      if (const auto p = sheet.to_lonlat({frame.left + frame.width() * x, frame.top + frame.height() * y}))
        edge.push_back(*p);
    };
    for (int i = 0; i <= steps; ++i)
      for (int j = 0; j <= steps; ++j) add(i / double{steps}, j / double{steps});
    PageBox box{INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (const PagePoint& p : m_own->to_page(edge)) {
      if (!std::isfinite(p.x + p.y)) continue;
      box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
             std::max(box.bottom, p.y)};
    }
    if (box.left < box.right) m_box = box;
  }
  const Projector& plane = m_own ? *m_own : sheet;
  for (int row = samples / 2, column = samples / 2; row <= samples; ++row)
    if (const auto area = ground_area(plane, sample(plane.frame(), column, row))) {
      m_km2_per_mm2 = *area;
      break;
    }
}

std::vector<PagePoint> EqualAreaPlane::places(const std::vector<Sighting>& sightings,
                                              const std::vector<LocatedEvent>& events) const {
  std::vector<PagePoint> places;
  if (!m_own) {
    places.reserve(sightings.size());
    for (const Sighting& sighting : sightings) places.push_back(sighting.at);
    return places;
  }
  std::vector<LonLat> positions;
  positions.reserve(sightings.size());
  for (const Sighting& sighting : sightings) positions.push_back(*events[sighting.event].site.point());
  return m_own->to_page(positions);
}

PageLine EqualAreaPlane::on_sheet(const PageLine& ring) const {
  if (!m_own) return ring;
  constexpr int steps = 4;  // to a side, which may bend
  std::vector<LonLat> positions;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PagePoint a = ring[i];
    const PagePoint b = ring[(i + 1) % ring.size()];
    for (int step = 0; step < steps; ++step) {
      const auto position =
          m_own->to_lonlat({a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps});
      if (!position) return {};
      positions.push_back(*position);
    }
  }
  PageLine points = m_sheet.to_page(positions);
  const bool shown = std::ranges::all_of(points, [](PagePoint p) { return std::isfinite(p.x + p.y); });
  return shown ? points : PageLine{};
}

}  // namespace dateline
