#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/event/kind.hpp"
#include "dateline/finding.hpp"
#include "dateline/geo/geometry.hpp"
#include "dateline/time/edtf.hpp"

namespace dateline {

/// Deaths; nothing where the source gives none.
struct Fatalities {
  std::optional<int> best;
  std::optional<int> low;
  std::optional<int> high;

  bool operator==(const Fatalities&) const = default;
};

/// How well the place is known; derived, the words of the property geo_precision.
enum class GeoPrecision { exact, near, district, region, country, line, unknown };

const char* to_string(GeoPrecision precision);
std::optional<GeoPrecision> geo_precision(std::string_view word);

/// A row of an event table, as its source reports it.
struct Event {
  std::string id;
  Date date;
  std::string place;  ///< as written
  Geometry given;     ///< position or WKT of the row; empty: the name must tell
  /// What the source says of `given` (a centroid of a district is no sighting); nothing:
  /// a point is where it happened.
  std::optional<GeoPrecision> given_precision;
  std::optional<double> radius_km;
  std::string type;  ///< as in the table of kinds where known, else as written
  std::string subtype;
  std::string title;
  std::string actor1;
  std::string actor2;
  Fatalities fatalities;
  std::string source;
  std::string source_url;
  std::optional<int> sources;  ///< how many reported it
  std::string notes;
  /// Columns that dateline gives no meaning to, in the order of the table.
  std::vector<std::pair<std::string, std::string>> more;
  Origin origin;
};

/// An event with the geometry that is really known: a point, a point with a radius,
/// a line, an area, or nothing.
struct LocatedEvent {
  Event event;
  Geometry geometry;
  GeoPrecision precision = GeoPrecision::unknown;
  std::optional<double> radius_km;  ///< of the ring in which it happened
  std::string located_by;           ///< "given", "gazetteer" or "" (not located)
  std::string place_id;
  std::string place_name;       ///< by the naming policy "official", as of the event's day
  std::optional<double> score;  ///< of the resolution, 0 to 1
  std::string because;          ///< a sentence
};

}  // namespace dateline
