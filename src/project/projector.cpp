#include "dateline/project/projector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/geo/measure.hpp"
#include "door.hpp"
#include "project/proj_door.hpp"

namespace dateline {
namespace {

constexpr double radians = std::numbers::pi / 180;

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

double wrapped(double lon) {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

/// Positions of a grid of n × n over the box, edges included.
std::vector<LonLat> grid_over(const GeoBox& box, int n) {
  std::vector<LonLat> positions;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      positions.emplace_back(wrapped(box.west + box.width() * i / (n - 1)),
                             box.south + box.height() * j / (n - 1));
  return positions;
}

std::string degrees(double value, char positive, char negative) {
  return fmt::format("{}° {}", std::abs(value), value < 0 ? negative : positive);
}

double parameter(const std::string& projection, std::string_view name) {
  const auto at = projection.find(fmt::format("+{}=", name));
  return at == std::string::npos ? 0 : std::stod(projection.substr(at + name.size() + 2));
}

/// The program's own projections in words; anything else as it was given.
std::string in_words(const std::string& projection, const std::string& name) {
  const auto is = [&](std::string_view proj) {
    return projection.starts_with(fmt::format("+proj={} ", proj));
  };
  const std::string meridian = degrees(parameter(projection, "lon_0"), 'E', 'W');
  const std::string parallel = degrees(parameter(projection, "lat_0"), 'N', 'S');
  if (is("lcc"))
    return fmt::format("Lambert conformal conic, standard parallels {} and {}",
                       degrees(parameter(projection, "lat_1"), 'N', 'S'),
                       degrees(parameter(projection, "lat_2"), 'N', 'S'));
  if (is("tmerc")) return fmt::format("transverse Mercator, central meridian {}", meridian);
  if (is("stere")) return fmt::format("polar stereographic, central meridian {}", meridian);
  if (is("laea")) return fmt::format("Lambert azimuthal equal-area, centre {}, {}", parallel, meridian);
  if (is("eqearth")) return fmt::format("Equal Earth, central meridian {}", meridian);
  return name.empty() ? projection : fmt::format("{} ({})", name, projection);
}

struct Close {
  const ProjDoor* door;
  void operator()(void* transformation) const { door->close(transformation); }
};

}  // namespace

struct Projector::State {
  const ProjDoor* door = nullptr;
  std::unique_ptr<void, Close> transformation{nullptr, Close{nullptr}};
  PageBox frame;
  double mm_per_unit = 1;
  double x0 = 0;  ///< of the frame's centre, in the projection's units
  double y0 = 0;
  double scale = 1;
  GeoBox shown;
  std::string description;

  std::vector<PagePoint> project(const std::vector<LonLat>& positions) const {
    static_assert(sizeof(PagePoint) == 2 * sizeof(double));
    std::vector<PagePoint> points;
    points.reserve(positions.size());
    for (const LonLat& p : positions) points.push_back({p.lon(), p.lat()});
    if (!points.empty()) door->transform(transformation.get(), &points.front().x, points.size(), true);
    return points;
  }

  PagePoint on_page(PagePoint plane) const {
    const PagePoint centre = frame.centre();
    return {centre.x + (plane.x - x0) * mm_per_unit, centre.y - (plane.y - y0) * mm_per_unit};
  }

  std::optional<LonLat> lonlat(PagePoint point) const {
    const PagePoint centre = frame.centre();
    PagePoint plane{x0 + (point.x - centre.x) / mm_per_unit, y0 - (point.y - centre.y) / mm_per_unit};
    door->transform(transformation.get(), &plane.x, 1, false);
    const auto position = LonLat::checked(plane.x, plane.y);
    return position ? std::optional(*position) : std::nullopt;
  }

  /// Millimetres of the page to a kilometre of ground at a position, on average over
  /// the parallel and the meridian.
  double units_per_km(LonLat at) const {
    double sum = 0;
    for (const double direction : {0.0, 90.0}) {
      const auto ends = project({destination(at, direction + 180, 0.5), destination(at, direction, 0.5)});
      sum += std::hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y);
    }
    return sum / 2;
  }

  void find_shown(double middle_lon) {
    shown = {middle_lon, 90, middle_lon, -90};
    constexpr int n = 24;
    for (int i = 0; i <= n; ++i)
      for (int j = 0; j <= n; ++j) {
        const auto p = lonlat({frame.left + frame.width() * i / n, frame.top + frame.height() * j / n});
        if (!p) continue;
        double lon = p->lon();
        while (lon < middle_lon - 180) lon += 360;
        while (lon > middle_lon + 180) lon -= 360;
        shown.west = std::min(shown.west, lon);
        shown.east = std::max(shown.east, lon);
        shown.south = std::min(shown.south, p->lat());
        shown.north = std::max(shown.north, p->lat());
      }
    if (shown.east - shown.west > 359) {
      shown.west = -180;
      shown.east = 180;
    }
    shown.west = wrapped(shown.west);
    shown.east = wrapped(shown.east);
  }
};

Projector::Projector(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

Projector Projector::fitted(const std::string& projection, const GeoBox& extent, const PageBox& frame,
                            double scale) {
  auto state = std::make_unique<State>();
  state->door = &door<ProjDoor>("dateline_proj", "dateline_proj_door");
  state->frame = frame;
  std::string words;
  void* opened = state->door->open(projection.c_str(), words);
  if (opened == nullptr)
    throw UsageError(fmt::format("the projection '{}' cannot be used: {}", projection, words));
  state->transformation = {opened, Close{state->door}};
  state->description = in_words(projection, words);

  PagePoint low{INFINITY, INFINITY};
  PagePoint high{-INFINITY, -INFINITY};
  for (const PagePoint& p : state->project(grid_over(extent, 33))) {
    if (std::isnan(p.x) || std::isnan(p.y)) continue;
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  if (!(low.x < high.x && low.y < high.y))
    throw UsageError(fmt::format("the projection '{}' cannot show the extent {},{},{},{}", projection,
                                 extent.west, extent.south, extent.east, extent.north));
  state->x0 = (low.x + high.x) / 2;
  state->y0 = (low.y + high.y) / 2;
  const auto centre = state->lonlat(frame.centre());
  const LonLat middle = centre.value_or(extent.centre());
  const double units = state->units_per_km(middle);
  state->mm_per_unit = scale > 0
                           ? 1e6 / scale / units
                           : std::min(frame.width() / (high.x - low.x), frame.height() / (high.y - low.y));
  state->scale = 1e6 / (units * state->mm_per_unit);
  state->find_shown(middle.lon());
  return Projector(std::move(state));
}

std::optional<PagePoint> Projector::to_page(LonLat position) const {
  const PagePoint point = to_page(std::vector{position}).front();
  return std::isnan(point.x) || std::isnan(point.y) ? std::nullopt : std::optional(point);
}

std::vector<PagePoint> Projector::to_page(const std::vector<LonLat>& positions) const {
  std::vector<PagePoint> points = m_state->project(positions);
  for (PagePoint& point : points) point = m_state->on_page(point);
  return points;
}

std::optional<LonLat> Projector::to_lonlat(PagePoint point) const {
  return m_state->lonlat(point);
}

double Projector::scale() const {
  return m_state->scale;
}

const PageBox& Projector::frame() const {
  return m_state->frame;
}

const GeoBox& Projector::shown() const {
  return m_state->shown;
}

double Projector::north(PagePoint point) const {
  const auto here = to_lonlat(point);
  if (!here || std::abs(here->lat()) > 89.9) return 0;
  const auto there = to_page(destination(*here, 0, 1));
  if (!there) return 0;
  return std::atan2(there->x - point.x, point.y - there->y) / radians;
}

const std::string& Projector::description() const {
  return m_state->description;
}

std::string projection_for(const GeoBox& extent) {
  const double lon = rounded(wrapped(extent.west + extent.width() / 2), 0.1);
  const double lat = rounded((extent.south + extent.north) / 2, 0.1);
  const double width = extent.width() * std::cos(lat * radians);
  const std::string centre = fmt::format("+lon_0={:.6g}", lon);
  if (extent.width() > 150 || extent.height() > 90) {
    if (extent.south >= 45 || extent.north <= -45)
      return fmt::format("+proj=stere +lat_0={} {} +ellps=WGS84", lat < 0 ? -90 : 90, centre);
    return fmt::format("+proj=eqearth {} +ellps=WGS84", centre);
  }
  if (std::abs(lat) > 75)
    return fmt::format("+proj=stere +lat_0={} {} +ellps=WGS84", lat < 0 ? -90 : 90, centre);
  if (width > 60 || extent.height() > 45)
    return fmt::format("+proj=laea +lat_0={:.6g} {} +ellps=WGS84", lat, centre);
  if (std::abs(lat) < 15 || extent.height() > 1.6 * width)
    return fmt::format("+proj=tmerc +lat_0={:.6g} {} +ellps=WGS84", lat, centre);
  const double step = extent.height() < 1 ? 0.01 : 0.1;
  return fmt::format("+proj=lcc +lat_0={:.6g} {} +lat_1={:.6g} +lat_2={:.6g} +ellps=WGS84", lat, centre,
                     rounded(extent.south + extent.height() / 6, step),
                     rounded(extent.north - extent.height() / 6, step));
}

}  // namespace dateline
