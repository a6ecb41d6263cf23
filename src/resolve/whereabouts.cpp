#include "resolve/whereabouts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"

namespace dateline {
namespace {

// How far "near X" reaches where nobody says.
constexpr double near_km = 10;

// The countryside of a town: as far as UCDP GED counts an event as "near" it (where_prec 2).
constexpr double countryside_km = 25;

// A road of the gazetteer joins two places when it passes both this near.
constexpr double roadside_km = 6;

// Outlines from one source share their corners; those from two do not.
constexpr double shared_border_km = 2;

std::string km_text(double km) {
  return std::to_string(std::max(1L, std::lround(km))) + " km";
}

bool is_areal(PlaceKind kind) {
  return kind == PlaceKind::district || kind == PlaceKind::province || kind == PlaceKind::country ||
         kind == PlaceKind::region;
}

Geometry outline_on(const Place& place, const std::optional<Day>& as_of) {
  Geometry outline;
  const Day day = as_of.value_or(Period::distant_future);
  for (const Extent& extent : extents_in(place, {day, day}))
    outline.polygons.insert(outline.polygons.end(), extent.geometry.polygons.begin(),
                            extent.geometry.polygons.end());
  return outline;
}

Geometry lines_on(const Place& place, const std::optional<Day>& as_of) {
  Geometry lines;
  const Day day = as_of.value_or(Period::distant_future);
  for (const Extent& extent : extents_in(place, {day, day}))
    lines.lines.insert(lines.lines.end(), extent.geometry.lines.begin(), extent.geometry.lines.end());
  return lines;
}

/// Of the built-up area: a town of 4,000 people a square kilometre, and no less than a hamlet.
double town_radius_km(const Place& place) {
  constexpr double people_per_km2 = 4000;
  return 1 + std::sqrt(static_cast<double>(place.population) / people_per_km2 / std::numbers::pi);
}

/// The corner of half a turn that a point of the compass leaves open: 22.5 degrees on each side
/// of one of eight winds, 11.25 of one of sixteen.
double open_angle(double bearing) {
  return std::fmod(bearing, 45) == 0 ? 22.5 : 11.25;
}

/// What rounding leaves open: "20 km" may be 15 or 25, "13 km" 12 or 14.
double rounding_km(double km) {
  if (km < 1) return 0.5;
  if (std::fmod(km, 10) == 0) return 5;
  return std::fmod(km, 5) == 0 ? 2.5 : 1;
}

Whereabouts ring(Relation relation, LonLat centre, double radius_km) {
  return {relation, point_geometry(centre), radius_km, "taken as within " + km_text(radius_km), false};
}

/// By the point-radius method (Wieczorek, Guo and Hijmans 2004): the distance, the direction and
/// the size of the place each leave something open.
Whereabouts offset_from(const Phrase& phrase, const Place& place) {
  if (!phrase.bearing) {
    Whereabouts where = ring(Relation::offset, place.point, phrase.km + rounding_km(phrase.km));
    where.because = "the text gives no direction, so it is " + where.because + " of it";
    return where;
  }
  const double km = phrase.km > 0 ? phrase.km : near_km + town_radius_km(place) - 1;
  const double aside = km * std::sin(open_angle(*phrase.bearing) * std::numbers::pi / 180);
  const double along = phrase.km > 0 ? rounding_km(km) : km;
  const double radius = std::hypot(aside, along) + 1;
  Whereabouts where = ring(Relation::offset, destination(place.point, *phrase.bearing, km), radius);
  if (phrase.km == 0) where.because = "the text gives no distance, so it is " + where.because;
  where.because += " of the point " + km_text(km) + " away";
  return where;
}

/// The half (a wind of four) or the quarter of the area's box on the side of the bearing.
Geometry side_of(const Geometry& outline, double bearing) {
  const auto box = bounds(outline);
  if (!box || box->crosses_antimeridian()) return outline;
  const LonLat centre = box->centre();
  GeoBox side = *box;
  if (bearing < 90 || bearing > 270) side.south = centre.lat();
  if (bearing > 90 && bearing < 270) side.north = centre.lat();
  if (bearing > 0 && bearing < 180) side.west = centre.lon();
  if (bearing > 180) side.east = centre.lon();
  return clipped(outline, side);
}

Whereabouts part_of(const Phrase& phrase, const Place& place, const std::optional<Day>& as_of) {
  if (!is_areal(place.kind)) {
    const double radius = phrase.bearing ? town_radius_km(place) : countryside_km;
    return ring(Relation::part, place.point, radius);
  }
  Whereabouts where{Relation::part, outline_on(place, as_of), 0, "", true};
  if (where.geometry.empty()) {
    where.geometry = point_geometry(place.point);
    where.because = "the gazetteer has only a point of it, which is no position";
  } else if (phrase.bearing) {
    Geometry side = side_of(where.geometry, *phrase.bearing);
    if (!side.empty()) where.geometry = std::move(side);
    where.because = "taken as that side of its area";
  } else {
    where.because = "taken as its whole area";
  }
  return where;
}

/// The straight line, bent as the shortest way on the globe is.
Line straight(LonLat from, LonLat to) {
  constexpr double step_km = 50;
  const double km = distance_km(from, to);
  Line line{from};
  for (int i = 1; i * step_km < km; ++i) line.push_back(destination(from, bearing(from, to), i * step_km));
  line.push_back(to);
  return line;
}

std::size_t nearest_corner(const Line& line, LonLat point) {
  const auto nearest =
      std::ranges::min_element(line, {}, [&](LonLat corner) { return distance_km(corner, point); });
  return static_cast<std::size_t>(nearest - line.begin());
}

/// The part of a line between two places that it passes, from the first to the second.
std::optional<Line> part_between(const Line& line, LonLat first, LonLat second) {
  const Geometry whole = line_geometry(line);
  if (distance_km(first, whole) > roadside_km || distance_km(second, whole) > roadside_km)
    return std::nullopt;
  const std::size_t from = nearest_corner(line, first);
  const std::size_t to = nearest_corner(line, second);
  if (from == to) return std::nullopt;
  const auto corner = [&](std::size_t i) { return line.begin() + static_cast<std::ptrdiff_t>(i); };
  Line part(corner(std::min(from, to)), corner(std::max(from, to)) + 1);
  if (from > to) std::ranges::reverse(part);
  return part;
}

struct KnownRoad {
  const Place* place = nullptr;
  Line line;
};

/// The shortest way between the two along one road of the gazetteer.
KnownRoad known_road(const Place& first, const Place& second, const std::optional<Day>& as_of,
                     const Gazetteer& gazetteer) {
  KnownRoad best;
  for (const Place& place : gazetteer.places()) {
    if (place.kind != PlaceKind::road && place.kind != PlaceKind::corridor) continue;
    for (const Line& line : lines_on(place, as_of).lines) {
      auto part = part_between(line, first.point, second.point);
      const bool better = part && (best.place == nullptr || length_km(*part) < length_km(best.line));
      if (better) best = {&place, std::move(*part)};
    }
  }
  return best;
}

Whereabouts along_road(const Phrase& phrase, const Place& first, const Place& second,
                       const std::optional<Day>& as_of, const Gazetteer& gazetteer) {
  KnownRoad road = known_road(first, second, as_of, gazetteer);
  const bool known = road.place != nullptr;
  Line line = known ? std::move(road.line) : straight(first.point, second.point);
  if (phrase.relation == Relation::entrance) {
    Whereabouts where = ring(Relation::entrance, line.front(), known ? 3 : 5);
    where.because =
        "taken as the end of the road at the place named first, within " + km_text(where.radius_km);
    return where;
  }
  const double aside = known ? 1 : std::max(2.0, length_km(line) / 8);
  std::string because = known
                            ? "taken along the road '" + road.place->names.front().text + "' of the gazetteer"
                            : "no road between them is in the gazetteer, so the straight line stands for it";
  return {phrase.relation, line_geometry(std::move(line)), aside, std::move(because), false};
}

/// The corners of `outline` that lie on `other`, as lines.
Geometry shared_outline(const Geometry& outline, const Geometry& other) {
  Geometry rings;
  for (const Polygon& polygon : other.polygons)
    rings.lines.insert(rings.lines.end(), polygon.rings.begin(), polygon.rings.end());
  Geometry shared;
  for (const Polygon& polygon : outline.polygons)
    for (const Line& ring_line : polygon.rings) {
      Line run;
      const auto finish = [&] {
        if (run.size() > 1) shared.lines.push_back(run);
        run.clear();
      };
      for (const LonLat corner : ring_line)
        distance_km(corner, rings) <= shared_border_km ? run.push_back(corner) : finish();
      finish();
    }
  return shared;
}

/// Between two units without outlines: as far as either lies from the middle between them.
Whereabouts between_units(const Place& first, const Place& second) {
  constexpr double most_km = 150;
  const double km = distance_km(first.point, second.point);
  const bool is_large = first.kind == PlaceKind::country || second.kind == PlaceKind::country || km > most_km;
  if (is_large || !is_areal(first.kind) || !is_areal(second.kind))
    return {Relation::border, {}, 0, "no border between the two is in the gazetteer", false};
  const LonLat middle = destination(first.point, bearing(first.point, second.point), km / 2);
  Whereabouts where = ring(Relation::border, middle, km / 2);
  where.because =
      "the gazetteer has no outline of both, so it is " + where.because + " of the middle between them";
  return where;
}

Whereabouts border_of(const Place& first, const Place& second, const std::optional<Day>& as_of) {
  const Geometry outline = outline_on(first, as_of);
  const Geometry other = outline_on(second, as_of);
  if (outline.empty() || other.empty()) return between_units(first, second);
  Whereabouts where{Relation::border, shared_outline(outline, other), shared_border_km,
                    "taken as the outline that both share", false};
  if (where.geometry.empty()) where.because = "the outlines of the two do not meet";
  return where;
}

}  // namespace

Whereabouts whereabouts(const Phrase& phrase, const Place& place, const std::optional<Day>& as_of) {
  switch (phrase.relation) {
    case Relation::near: return ring(Relation::near, place.point, near_km);
    case Relation::outskirts: return ring(Relation::outskirts, place.point, town_radius_km(place) + 2);
    case Relation::offset:
      return phrase.bearing && phrase.km == 0 && is_areal(place.kind) ? part_of(phrase, place, as_of)
                                                                      : offset_from(phrase, place);
    case Relation::part: return part_of(phrase, place, as_of);
    default: return {};
  }
}

Whereabouts surroundings_of(const Place& place) {
  Whereabouts where = ring(Relation::near, place.point, countryside_km);
  where.because =
      "no unit of that name is in the gazetteer, so the country about the town is " + where.because;
  return where;
}

Whereabouts whereabouts_between(const Phrase& phrase, const Place& first, const Place& second,
                                const std::optional<Day>& as_of, const Gazetteer& gazetteer) {
  if (phrase.relation == Relation::border) return border_of(first, second, as_of);
  return along_road(phrase, first, second, as_of, gazetteer);
}

}  // namespace dateline
