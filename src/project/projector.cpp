#include "dateline/project/projector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "dateline/error.hpp"
#include "dateline/geo/measure.hpp"
#include "door.hpp"
#include "project/edges.hpp"
#include "project/proj_door.hpp"

namespace dateline {
namespace {

constexpr double radians = std::numbers::pi / 180;

double rounded(double value, double step) {
  return std::round(value / step) * step;
}

/// Positions of a grid of n × n over the box, edges included.
std::vector<LonLat> grid_over(const GeoBox& box, int n) {
  std::vector<LonLat> positions;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      positions.emplace_back(wrapped_longitude(box.west + box.width() * i / (n - 1)),
                             std::lerp(box.south, box.north, static_cast<double>(j) / (n - 1)));
  return positions;
}

std::string degrees(double value, char positive, char negative) {
  return fmt::format("{}° {}", std::abs(value), value < 0 ? negative : positive);
}

/// The program's own projections in words; anything else as it was given.
std::string in_words(const std::string& projection, const std::string& name) {
  const auto is = [&](std::string_view proj) {
    return projection.starts_with(fmt::format("+proj={} ", proj));
  };
  const std::string meridian = degrees(proj_parameter(projection, "lon_0"), 'E', 'W');
  const std::string parallel = degrees(proj_parameter(projection, "lat_0"), 'N', 'S');
  if (is("lcc"))
    return fmt::format("Lambert conformal conic, standard parallels {} and {}",
                       degrees(proj_parameter(projection, "lat_1"), 'N', 'S'),
                       degrees(proj_parameter(projection, "lat_2"), 'N', 'S'));
  if (is("tmerc")) return fmt::format("transverse Mercator, central meridian {}", meridian);
  if (is("stere")) return fmt::format("polar stereographic, central meridian {}", meridian);
  if (is("laea") && std::abs(proj_parameter(projection, "lat_0")) == 90)
    return fmt::format("polar Lambert azimuthal equal-area, central meridian {}", meridian);
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
  ProjectedWorld world;
  GeoWindow window;
  std::vector<PagePoint> outline;
  std::string description;
  std::string projection;

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
    const PagePoint asked = plane;
    door->transform(transformation.get(), &plane.x, 1, false);
    const auto position = LonLat::checked(plane.x, plane.y);
    if (!position) return std::nullopt;
    // Off the world's edge some projections give back a place that is elsewhere.
    const PagePoint back = project({*position}).front();
    const bool there = std::hypot(back.x - asked.x, back.y - asked.y) * mm_per_unit < 0.05;
    return there ? std::optional(*position) : std::nullopt;
  }

  /// Of the whole world, where the frame's border or what is inside it lies beside the world.
  void find_outline() {
    constexpr int n = 24;
    bool filled = true;
    for (int i = 0; i <= n && filled; ++i)
      for (int j = 0; j <= n && filled; ++j)
        filled = lonlat({frame.left + frame.width() * i / n, frame.top + frame.height() * j / n}).has_value();
    if (filled) return;
    for (const PagePoint& plane : project(world.edge()))
      if (!std::isnan(plane.x) && !std::isnan(plane.y)) outline.push_back(on_page(plane));
  }

  bool shows(LonLat position) const {
    const PagePoint plane = project({position}).front();
    return !std::isnan(plane.x) && !std::isnan(plane.y) && frame.contains(on_page(plane)) &&
           lonlat(on_page(plane)).has_value();
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
    const bool north_pole = shows({middle_lon, 90});
    const bool south_pole = shows({middle_lon, -90});
    if (north_pole) shown.north = 90;
    if (south_pole) shown.south = -90;
    if (north_pole || south_pole || shown.east - shown.west > 359) {
      shown.west = -180;
      shown.east = 180;
    }
    shown.west = wrapped_longitude(shown.west);
    shown.east = wrapped_longitude(shown.east);
  }
};

const ProjDoor& proj_door() {
  static const ProjDoor& table = door<ProjDoor>("dateline_proj", "dateline_proj_door");
  return table;
}

Projector::Projector(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

Projector Projector::fitted(const std::string& projection, const GeoBox& extent, const PageBox& frame,
                            double scale) {
  auto state = std::make_unique<State>();
  state->door = &proj_door();
  state->frame = frame;
  std::string words;
  std::string definition;
  void* opened = state->door->open(projection.c_str(), words, definition);
  if (opened == nullptr)
    throw UsageError(fmt::format("the projection '{}' cannot be used: {}", projection, words));
  state->transformation = {opened, Close{state->door}};
  state->description = in_words(projection, words);
  state->projection = projection;
  state->world = projected_world(definition);

  PagePoint low{INFINITY, INFINITY};
  PagePoint high{-INFINITY, -INFINITY};
  std::vector<LonLat> filled = grid_over(extent, 33);
  if (extent.width() > 359)
    for (const LonLat& position : state->world.edge())
      if (position.lat() >= extent.south && position.lat() <= extent.north) filled.push_back(position);
  for (const PagePoint& p : state->project(filled)) {
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
  state->window = state->world.window(state->shown);
  if (state->window.has_seam()) state->find_outline();
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

const GeoWindow& Projector::window() const {
  return m_state->window;
}

const std::optional<Projector::Horizon>& Projector::horizon() const {
  return m_state->world.horizon;
}

const std::vector<PagePoint>& Projector::outline() const {
  return m_state->outline;
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

const std::string& Projector::projection() const {
  return m_state->projection;
}

std::string projection_wkt(const std::string& projection) {
  return proj_door().wkt(projection.c_str());
}

std::string projection_for(const GeoBox& extent, ProjectionPurpose purpose) {
  constexpr double world_centre = 11;  // its edge, 169° W, runs through the Bering Strait
  const double lon =
      extent.width() > 350 ? world_centre : rounded(wrapped_longitude(extent.west + extent.width() / 2), 0.1);
  const double lat = rounded((extent.south + extent.north) / 2, 0.1);
  const double width = extent.width() * std::cos(lat * radians);
  const std::string centre = fmt::format("+lon_0={:.6g}", lon);
  const auto equal_area_about_centre = [&] {
    return fmt::format("+proj=laea +lat_0={:.6g} {} +ellps=WGS84", lat, centre);
  };
  const bool keeps_areas = purpose == ProjectionPurpose::density;
  const std::string polar =
      fmt::format("+proj={} +lat_0={} +lon_0={:.6g} +ellps=WGS84", keeps_areas ? "laea" : "stere",
                  lat < 0 ? -90 : 90, extent.width() > 350 ? 0 : lon);
  if (extent.width() > 150 || extent.height() > 90) {
    if (extent.south >= 45 || extent.north <= -45) return polar;
    // Many degrees of longitude are no great width near a pole.
    if (std::abs(lat) > 40 && extent.width() < 300 && extent.height() <= 90) return equal_area_about_centre();
    return fmt::format("+proj=eqearth {} +ellps=WGS84", centre);
  }
  if (std::abs(lat) > 75) return polar;
  if (keeps_areas || width > 60 || extent.height() > 45) return equal_area_about_centre();
  if (std::abs(lat) < 15 || extent.height() > 1.6 * width)
    return fmt::format("+proj=tmerc +lat_0={:.6g} {} +ellps=WGS84", lat, centre);
  const double step = extent.height() < 1 ? 0.01 : 0.1;
  return fmt::format("+proj=lcc +lat_0={:.6g} {} +lat_1={:.6g} +lat_2={:.6g} +ellps=WGS84", lat, centre,
                     rounded(extent.south + extent.height() / 6, step),
                     rounded(extent.north - extent.height() / 6, step));
}

}  // namespace dateline
