#include "compose/utm_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "compose/painter.hpp"
#include "compose/sheet_words.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/geo/utm.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_zones = 6;    // beyond, lines of so many directions are read no more
constexpr double square = 100'000;       // metres of a square of MGRS
constexpr double least_utm = 15;         // mm between lines of UTM
constexpr double least_mgrs = 9;         // the same of MGRS, which has fewer steps
constexpr double least_letters = 14;     // mm of a square that shows its letters
constexpr std::size_t most_squares = 6;  // that the credits name
constexpr int samples = 64;              // of a course, before its ends are found exactly

/// Steps of lines in metres; those of MGRS are figures of a reference.
constexpr std::array<double, 12> utm_steps{100,    200,    500,    1'000,   2'000,   5'000,
                                           10'000, 20'000, 50'000, 100'000, 200'000, 500'000};
constexpr std::array<double, 4> mgrs_steps{100, 1'000, 10'000, 100'000};

double step_of(GridKind kind, const Projector& projector) {
  const double mm_per_metre = 1000 / projector.scale();
  const auto chosen = [&](const auto& steps, double least) {
    for (const double step : steps)
      if (step * mm_per_metre >= least) return step;
    return steps.back();
  };
  return kind == GridKind::mgrs ? chosen(mgrs_steps, least_mgrs) : chosen(utm_steps, least_utm);
}

std::set<UtmZone> zones_of(const std::vector<UtmCell>& cells) {
  std::set<UtmZone> zones;
  for (const UtmCell& cell : cells) zones.insert(cell.zone);
  return zones;
}

/// Eastings and northings of a cell.
struct MetreBox {
  double west = 1e12;
  double south = 1e12;
  double east = -1e12;
  double north = -1e12;
};

MetreBox metres_of(const UtmCell& cell) {
  MetreBox box;
  constexpr int n = 16;
  for (int i = 0; i <= n; ++i)
    for (int j = 0; j <= n; ++j) {
      const LonLat position(wrapped_longitude(std::lerp(cell.west, cell.east, i / double{n})),
                            std::lerp(cell.south, cell.north, j / double{n}));
      const auto utm = utm_of(position, cell.zone);
      if (!utm) continue;
      box = {std::min(box.west, utm->easting), std::min(box.south, utm->northing),
             std::max(box.east, utm->easting), std::max(box.north, utm->northing)};
    }
  return box;
}

/// A line of one easting or northing through a cell.
struct Course {
  const UtmCell& cell;
  bool upright;
  double metres;  ///< easting of an upright one, northing of another
  double from;    ///< of the other
  double to;

  /// The position at a share of the course, where it is in the cell.
  std::optional<LonLat> at(double share) const {
    const double other = std::lerp(from, to, share);
    const auto position = lonlat_of({cell.zone, upright ? metres : other, upright ? other : metres});
    return position && cell.holds(*position) ? position : std::nullopt;
  }

  /// The position at which it leaves the cell, between shares inside and outside.
  LonLat edge(double inside, double outside) const {
    for (int i = 0; i < 40; ++i) {
      const double middle = (inside + outside) / 2;
      (at(middle) ? inside : outside) = middle;
    }
    return *at(inside);
  }

  /// Its stretches in the cell.
  std::vector<Line> stretches() const {
    std::vector<Line> out;
    Line run;
    const auto end = [&] {
      if (run.size() > 1) out.push_back(std::move(run));
      run.clear();
    };
    for (int i = 0; i <= samples; ++i) {
      const double share = i / double{samples};
      const double before = (i - 1) / double{samples};
      const auto position = at(share);
      if (position && run.empty() && i > 0) run.push_back(edge(share, before));
      if (position) run.push_back(*position);
      if (!position && !run.empty()) {
        run.push_back(edge(before, share));
        end();
      }
    }
    end();
    return out;
  }
};

/// 560000: 5|60|, and in full 5|60|000 m E.
GridFigures figures_of(double metres, const std::string& unit) {
  const auto whole = static_cast<long long>(std::llround(metres));
  const long long hundreds = whole / 100'000;
  const long long rest = whole % 1000;
  GridFigures out;
  if (hundreds > 0) out.before = std::to_string(hundreds);
  out.figures = fmt::format("{:02}", whole / 1000 % 100);
  if (rest > 0 || !unit.empty()) out.after = fmt::format("{:03}{}", rest, unit);
  return out;
}

GridLine metre_line(GridKind kind, const Course& course, Geometry geometry, const Projector& projector) {
  GridLine line;
  line.upright = course.upright;
  const bool is_square = kind == GridKind::mgrs && std::remainder(course.metres, square) == 0;
  line.feature.geometry = std::move(geometry);
  line.feature.set("kind", std::string(is_square ? "square" : "line"));
  line.feature.set("metres", course.metres);
  line.feature.set("zone",
                   fmt::format("{} {}", course.cell.zone.number, course.cell.zone.north ? "north" : "south"));
  line.parts = parts_of(line.feature, projector);
  line.label = figures_of(course.metres, "");
  line.whole = figures_of(course.metres, course.upright ? " m E" : " m N");
  return line;
}

void add_lines(GridKind kind, const UtmCell& cell, bool upright, const Projector& projector,
               std::vector<GridLine>& out) {
  const double step = step_of(kind, projector);
  const MetreBox box = metres_of(cell);
  const double first = std::ceil((upright ? box.west : box.south) / step) * step;
  const double last = upright ? box.east : box.north;
  for (double metres = first; metres <= last; metres += step) {
    const Course course{cell, upright, metres, upright ? box.south : box.west,
                        upright ? box.north : box.east};
    Geometry geometry;
    geometry.lines = course.stretches();
    if (!geometry.lines.empty()) out.push_back(metre_line(kind, course, std::move(geometry), projector));
  }
}

GridLine border(const Line& positions, bool upright, const std::string& words, const Projector& projector) {
  GridLine line;
  line.upright = upright;
  line.feature.geometry.lines.push_back(positions);
  line.feature.set("kind", std::string("zone"));
  line.parts = parts_of(line.feature, projector);
  line.label = line.whole = {"", words, ""};
  return line;
}

/// The meridian between a cell and its western neighbour.
void add_zone_border(const UtmCell& cell, const std::vector<UtmCell>& cells, const Projector& projector,
                     std::vector<GridLine>& out) {
  const auto west = std::ranges::find_if(
      cells, [&](const UtmCell& other) { return other.east == cell.west && other.south == cell.south; });
  if (west == cells.end()) return;
  Line positions;
  for (int i = 0; i <= samples; ++i)
    positions.emplace_back(wrapped_longitude(cell.west),
                           std::lerp(cell.south, cell.north, i / double{samples}));
  out.push_back(
      border(positions, true, fmt::format("zones {} | {}", west->zone.number, cell.zone.number), projector));
}

/// The band letter of MGRS at a latitude.
std::string band_at(double lat) {
  const std::string reference = mgrs_of(LonLat(3, lat), 0);
  return reference.substr(2, 1);
}

/// The parallels between bands of MGRS, and the equator for both.
void add_band_borders(GridKind kind, const Projector& projector, std::vector<GridLine>& out) {
  const GeoBox& box = projector.shown();
  for (int lat = -72; lat <= 72; lat += 8) {
    if (lat <= box.south || lat >= box.north || (kind == GridKind::utm && lat != 0)) continue;
    Line positions;
    for (int i = 0; i <= samples; ++i)
      positions.emplace_back(wrapped_longitude(box.west + box.width() * i / samples), lat);
    const std::string words =
        kind == GridKind::utm ? "equator" : fmt::format("bands {} | {}", band_at(lat - 1), band_at(lat + 1));
    out.push_back(border(positions, false, words, projector));
  }
}

/// What of a square of 100 km the frame shows, and its name.
struct Square {
  std::string zone;               ///< "38S"
  std::string letters;            ///< "PJ"
  std::vector<PagePoint> points;  ///< of it on the sheet, the middle first
};

void add_square(const UtmCell& cell, double west, double south, const Projector& projector,
                std::vector<Square>& out) {
  constexpr int n = 12;
  std::map<std::string, Square> found;  // a band's border may run through it
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      const auto position =
          lonlat_of({cell.zone, west + square * (i + 0.5) / n, south + square * (j + 0.5) / n});
      if (!position || !cell.holds(*position)) continue;
      const auto point = projector.to_page(*position);
      if (!point || !projector.frame().contains(*point)) continue;
      const std::string name = mgrs_of(*position, 0);
      if (name.size() < 4) continue;
      Square& here = found[name];
      here.zone = name.substr(0, name.size() - 2);
      here.letters = name.substr(name.size() - 2);
      here.points.push_back(*point);
    }
  for (auto& [name, here] : found) out.push_back(std::move(here));
}

void middle_first(std::vector<PagePoint>& points) {
  PagePoint middle;
  for (const PagePoint& p : points) middle = {middle.x + p.x, middle.y + p.y};
  const double count = static_cast<double>(points.size());
  middle = {middle.x / count, middle.y / count};
  std::ranges::stable_sort(points, {},
                           [&](const PagePoint& p) { return std::hypot(p.x - middle.x, p.y - middle.y); });
}

std::vector<Square> squares_of(const Projector& projector) {
  std::vector<Square> out;
  for (const UtmCell& cell : utm_cells(projector.shown())) {
    const MetreBox box = metres_of(cell);
    for (double south = std::floor(box.south / square) * square; south < box.north; south += square)
      for (double west = std::floor(box.west / square) * square; west < box.east; west += square)
        add_square(cell, west, south, projector, out);
  }
  for (Square& each : out) middle_first(each.points);
  return out;
}

/// "38S, squares PJ, PK", or only the zones where there are many squares.
std::string mgrs_words(const std::vector<Square>& squares) {
  std::vector<std::pair<std::string, std::vector<std::string>>> zones;
  for (const Square& each : squares) {
    auto zone = std::ranges::find(zones, each.zone, [](const auto& entry) { return entry.first; });
    if (zone == zones.end()) zone = zones.insert(zones.end(), {each.zone, {}});
    if (std::ranges::count(zone->second, each.letters) == 0) zone->second.push_back(each.letters);
  }
  std::string words;
  for (auto& [zone, letters] : zones) {
    std::ranges::sort(letters);
    words += (words.empty() ? "" : "; ") + zone;
    if (squares.size() <= most_squares)
      words += (letters.size() == 1 ? ", square " : ", squares ") + joined(letters, ", ");
  }
  return words;
}

std::string utm_words(const std::set<UtmZone>& zones) {
  std::vector<std::string> words;
  for (const UtmZone& zone : zones)
    words.push_back(fmt::format("{} {}", zone.number, zone.north ? "north" : "south"));
  return (words.size() == 1 ? "zone " : "zones ") + joined(words, ", ");
}

}  // namespace

std::string utm_trouble(const Projector& projector) {
  std::set<int> zones;
  for (const UtmZone& zone : zones_of(utm_cells(projector.shown()))) zones.insert(zone.number);
  if (zones.empty())
    return "the map lies beyond 84° N or 80° S, where the UTM grid ends: it has a grid of latitude and "
           "longitude";
  if (zones.size() > most_zones)
    return fmt::format(
        "the map spans {} zones of UTM, whose lines would run in as many directions: it has a grid of "
        "latitude and longitude; an extent of {} zones or fewer has that of UTM",
        zones.size(), most_zones);
  return "";
}

std::vector<GridLine> utm_grid_lines(GridKind kind, const Projector& projector) {
  const std::vector<UtmCell> cells = utm_cells(projector.shown());
  std::vector<GridLine> out;
  for (const UtmCell& cell : cells) add_zone_border(cell, cells, projector, out);
  add_band_borders(kind, projector, out);
  for (const UtmCell& cell : cells)
    for (const bool upright : {true, false}) add_lines(kind, cell, upright, projector, out);
  return out;
}

std::vector<LabelRequest> square_letters(const Canvas& canvas, const Projector& projector) {
  std::vector<LabelRequest> out;
  const SheetSpec& spec = canvas.spec;
  if (!spec.grid || spec.grid_kind != GridKind::mgrs || !utm_trouble(projector).empty()) return out;
  const double mm = square * 1000 / projector.scale();
  if (mm < least_letters) return out;
  const double size = std::clamp(mm * 0.085, 2.2, 3.4);
  for (const Square& each : squares_of(projector)) {
    LabelRequest letters;
    letters.feature = each.zone + each.letters;
    letters.text = each.letters;
    letters.font = canvas.sized(Font{FontFamily::sans, size, false, false, 0.4});
    letters.colour = faded(canvas.look().soft_ink, 0.7);
    letters.halo = canvas.look().ground;
    letters.halo_width = 0.3;
    letters.way = LabelRequest::Way::within_area;
    letters.points = each.points;
    letters.priority = -1;  // where nothing else wants to stand
    out.push_back(std::move(letters));
  }
  return out;
}

std::string grid_words(GridKind kind, const Projector& projector) {
  if (!utm_trouble(projector).empty()) return "";
  const double step = step_of(kind, projector);
  const std::string each = step < 1000 ? fmt::format("{} m", step) : fmt::format("{} km", step / 1000);
  const std::string zones = kind == GridKind::mgrs
                                ? "MGRS " + mgrs_words(squares_of(projector))
                                : "UTM " + utm_words(zones_of(utm_cells(projector.shown())));
  return fmt::format("Grid: {}; WGS 84, a line each {}.", zones, each);
}

double grid_north(const SheetSpec& spec, const Projector& projector) {
  const PagePoint centre = projector.frame().centre();
  if (spec.grid && spec.grid_kind != GridKind::degrees && utm_trouble(projector).empty())
    if (const auto position = projector.to_lonlat(centre))
      if (const auto utm = utm_of(*position)) return utm->convergence;
  return -projector.north(centre);
}

}  // namespace dateline
