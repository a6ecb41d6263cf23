#include "dateline/resolve/attach.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <thread>
#include <utility>

#include "dateline/geo/geobox.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"
#include "dateline/place/naming.hpp"

namespace dateline {
namespace {

// How far "near X" reaches where nobody says: a radius that the map draws as a ring.
constexpr double default_radius_km = 10;

// A given point this far from the place of its name is worth a look; swapped numbers land
// this close to it.
constexpr double suspicious_km = 100;
constexpr double swapped_km = 30;

std::string km_text(double km) {
  return std::to_string(static_cast<long>(std::lround(km))) + " km";
}

/// The parts of an extent of the wanted kind, in force on some day of the period.
Geometry extent_parts(const Place& place, const Period& period, bool areas) {
  Geometry parts;
  for (const Extent& extent : extents_in(place, period)) {
    const Geometry& own = extent.geometry;
    if (areas)
      parts.polygons.insert(parts.polygons.end(), own.polygons.begin(), own.polygons.end());
    else
      parts.lines.insert(parts.lines.end(), own.lines.begin(), own.lines.end());
  }
  return parts;
}

enum class Shape { point, area, line };

Shape shape_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::district:
    case PlaceKind::province:
    case PlaceKind::country:
    case PlaceKind::region:
    case PlaceKind::lake:
    case PlaceKind::reservoir:
    case PlaceKind::sea:
    case PlaceKind::range:
    case PlaceKind::valley: return Shape::area;
    case PlaceKind::river:
    case PlaceKind::road:
    case PlaceKind::corridor:
    case PlaceKind::border:
    case PlaceKind::line_of_contact:
    case PlaceKind::closure: return Shape::line;
    case PlaceKind::settlement:
    case PlaceKind::pass:
    case PlaceKind::peak:
    case PlaceKind::site: return Shape::point;
  }
  return Shape::point;
}

GeoPrecision area_precision(PlaceKind kind) {
  if (kind == PlaceKind::district) return GeoPrecision::district;
  if (kind == PlaceKind::country) return GeoPrecision::country;
  return GeoPrecision::region;
}

/// The day that decides: an extent that began or ended within the event's days would be
/// two lines for one event, so the one of the first day is taken, else of any day.
Geometry shape_as_of(const Place& place, const Period& period, bool areas) {
  Geometry first = extent_parts(place, {period.first, period.first}, areas);
  return first.empty() ? extent_parts(place, period, areas) : first;
}

/// Gives the event what the words around the name make of its place.
void take_whereabouts(LocatedEvent& located, const Found& found) {
  const Whereabouts& where = found.where;
  located.site = where.geometry;
  if (where.is_area) {
    located.precision = area_precision(found.best.place->kind);
  } else if (!where.geometry.lines.empty()) {
    located.precision = GeoPrecision::line;
  } else {
    located.precision = GeoPrecision::near;
    located.radius_km = located.event.radius_km.value_or(where.radius_km);
  }
}

/// Gives the event the place's shape.
void take_place(LocatedEvent& located, const Place& place) {
  const Shape shape = shape_of(place.kind);
  const Period& period = located.event.date.period;
  if (shape != Shape::point) located.site = shape_as_of(place, period, shape == Shape::area);
  const bool drawn_whole = !located.site.empty();
  if (!drawn_whole) located.site = place.point;
  const MaybeNumber<double> radius = located.event.radius_km;
  if (shape == Shape::area) {
    located.precision = area_precision(place.kind);
  } else if (shape == Shape::line) {
    // Without its line, a river or road is only somewhere about its label.
    located.precision = drawn_whole ? GeoPrecision::line : GeoPrecision::region;
  } else {
    located.precision = radius.value_or(0) > 0 ? GeoPrecision::near : GeoPrecision::exact;
    if (located.precision == GeoPrecision::near) located.radius_km = radius;
  }
  if (!drawn_whole && shape != Shape::point)
    located.because =
        located.because + "; the gazetteer has only a point of it, which is no position of the event";
}

GeoPrecision precision_of_given(const Site& site) {
  if (site.has_areas()) return GeoPrecision::district;
  return site.has_lines() ? GeoPrecision::line : GeoPrecision::exact;
}

/// The row's own geometry, with what its source says of it.
void take_given(LocatedEvent& located) {
  const Event& event = located.event;
  located.site = event.given;
  static const SharedText by = "given";
  static const SharedText because = "its position is given in the table";
  static const SharedText because_near = because + " as near, taken as within " + km_text(default_radius_km);
  located.located_by = by;
  located.precision = event.given_precision.value_or(precision_of_given(event.given));
  const bool near = located.precision == GeoPrecision::near;
  const bool ring = located.precision == GeoPrecision::exact && event.radius_km.value_or(0) > 0;
  if (ring) located.precision = GeoPrecision::near;
  if (near || ring) located.radius_km = event.radius_km.value_or(default_radius_km);
  located.because = near && !event.radius_km ? because_near : because;
}

std::string names_of(const std::vector<Candidate>& candidates) {
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(candidates.size(), 4); ++i) {
    const Candidate& candidate = candidates[i];
    text += (i == 0 ? "" : ", ") + candidate.name->text + " (" + candidate.place->id + ")";
  }
  return text;
}

// Columns that name areas around a place, as tables of events call them.
constexpr std::string_view area_columns[]{"country", "admin1",   "admin2",   "admin3", "adm_1",
                                          "adm_2",   "province", "district", "region"};

Toponym toponym_of(const Event& event) {
  Toponym toponym;
  toponym.text = event.place;
  if (!event.date.period.starts_open()) toponym.as_of = event.date.period.first;
  if (const LonLat* point = event.given.point()) toponym.near = *point;
  for (const auto& [column, value] : event.more)
    if (!value.empty() && std::ranges::find(area_columns, column.str()) != std::end(area_columns))
      toponym.areas.push_back(value);
  return toponym;
}

class Attacher {
 public:
  explicit Attacher(Findings& findings) : m_findings(findings) {}

  /// Locates the event that `located` holds.
  void locate(LocatedEvent& located, const Resolution& resolution);

 private:
  void name_place(LocatedEvent& located, const Candidate& best);
  void tell_open(LocatedEvent& located, const Resolution& resolution);
  bool agrees(const LocatedEvent& located, const Candidate& best);

  void tell(const Event& event, std::string message) {
    m_findings.push_back({Severity::warning, event.place_origin(), std::move(message)});
  }

  Findings& m_findings;
};

void Attacher::name_place(LocatedEvent& located, const Candidate& best) {
  const NamingPolicy official{NamingPolicy::Choice::official, "en"};
  located.place_id = best.place->id;
  located.place_name = printed_name(*best.place, official, located.event.date.period.first);
  located.score = best.score;
}

/// Is the place where the table puts the event? If it is far from there, the name is that
/// of another place, or the position is wrong: a warning, unless the names only sound alike.
bool Attacher::agrees(const LocatedEvent& located, const Candidate& best) {
  if (located.site.point() == nullptr || shape_of(best.place->kind) != Shape::point) return true;
  const LonLat point = *located.site.point();
  const double km = distance_km(point, best.place->point);
  if (km < suspicious_km) return true;
  const auto turned = LonLat::checked(point.lat(), point.lon());
  const bool swapped = turned && distance_km(*turned, best.place->point) < swapped_km;
  const bool same_name = best.how == MatchHow::exact || best.how == MatchHow::folded;
  if (swapped || same_name)
    tell(located.event, "the position is " + km_text(km) + " from " + best.name->text + " (" +
                            best.place->id + "), the place it names" +
                            (swapped ? "; lon and lat look swapped" : "") +
                            "; it is kept as given, without the place");
  return false;
}

void Attacher::tell_open(LocatedEvent& located, const Resolution& resolution) {
  located.because = resolution.because;
  std::string message = "the place '" + located.event.place + "' is " + status(resolution);
  if (!resolution.because.empty())
    message += ": " + resolution.because;
  else if (!resolution.candidates.empty())
    message += ": it may be " + names_of(resolution.candidates);
  while (message.ends_with('.')) message.pop_back();
  tell(located.event, message + "; the event is kept without a position");
}

void Attacher::locate(LocatedEvent& located, const Resolution& resolution) {
  const bool given = !located.event.given.empty();
  if (given) take_given(located);
  if (located.event.place.empty()) {
    static const SharedText because = "no place is named";
    if (!given) located.because = because;
    return;
  }
  const Found* found = resolution.found();
  if (found != nullptr && (!given || agrees(located, found->best))) name_place(located, found->best);
  if (given) return;
  if (found == nullptr) {
    tell_open(located, resolution);
    return;
  }
  located.located_by = "gazetteer";
  located.because = resolution.because;
  const bool itself =
      found->where.relation == Relation::at ||
      (found->where.relation == Relation::near && shape_of(found->best.place->kind) != Shape::point);
  if (itself)
    take_place(located, *found->best.place);
  else
    take_whereabouts(located, *found);
}

}  // namespace

void EventsAttached::expect(std::size_t events) {
  const std::size_t wanted = m_events.size() + events;
  if (wanted > m_events.capacity()) m_events.reserve(std::max(wanted, 2 * m_events.size()));
}

void EventsAttached::add(std::vector<Event>&& events) {
  Attacher attacher(m_findings);
  const Resolution none;
  for (Event& event : events) {
    LocatedEvent& located = m_events.emplace_back(std::move(event));
    // Positions alone: there is nothing to resolve.
    if (located.event.place.empty())
      attacher.locate(located, none);
    else
      m_names_places = true;
    if (m_events.size() - m_group == most_together) locate_group();
  }
}

/// Those that name a place, with what all of their group tell of the table.
void EventsAttached::locate_group() {
  const std::size_t first = std::exchange(m_group, m_events.size());
  if (!std::exchange(m_names_places, false)) return;
  std::vector<Toponym> toponyms;
  for (std::size_t i = first; i < m_events.size(); ++i) toponyms.push_back(toponym_of(m_events[i].event));
  const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  const TableAnswers answers = resolve_table(toponyms, m_gazetteer, m_context, threads);
  Attacher attacher(m_findings);
  for (std::size_t i = first; i < m_events.size(); ++i)
    if (!m_events[i].event.place.empty()) attacher.locate(m_events[i], answers[i - first]);
}

std::vector<LocatedEvent> EventsAttached::finish() {
  locate_group();
  return std::move(m_events);
}

std::vector<LocatedEvent> attach(std::vector<Event> events, const Gazetteer& gazetteer, Findings& findings) {
  EventsAttached attached(gazetteer, findings);
  attached.expect(events.size());
  attached.add(std::move(events));
  return attached.finish();
}

}  // namespace dateline
