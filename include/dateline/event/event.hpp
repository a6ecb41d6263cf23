#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/event/kind.hpp"
#include "dateline/event/maybe_number.hpp"
#include "dateline/finding.hpp"
#include "dateline/geo/site.hpp"
#include "dateline/text/shared_text.hpp"
#include "dateline/time/edtf.hpp"

namespace dateline {

/// Deaths; nothing where the source gives none.
struct Fatalities {
  MaybeNumber<int> best;
  MaybeNumber<int> low;
  MaybeNumber<int> high;

  bool operator==(const Fatalities&) const = default;
};

/// How well the place is known; derived, the words of the property geo_precision.
enum class GeoPrecision : std::uint8_t { exact, near, district, region, country, line, unknown };

const char* to_string(GeoPrecision precision);
std::optional<GeoPrecision> geo_precision(std::string_view word);

/// A row of an event table, as its source reports it. There may be millions: texts that most rows
/// lack or that many share take little room.
struct Event {
  std::string id;
  Date date;
  /// What the source says of `given` (a centroid of a district is no sighting); nothing:
  /// a point is where it happened.
  std::optional<GeoPrecision> given_precision;
  Fatalities fatalities;
  MaybeNumber<int> sources;  ///< how many reported it
  SharedText place;          ///< as written
  Site given;                ///< position or WKT of the row; empty: the name must tell
  MaybeNumber<double> radius_km;
  SharedText type;  ///< as in the table of kinds where known, else as written
  SharedText subtype;
  SharedText title;
  SharedText actor1;
  SharedText actor2;
  SharedText source;
  SharedText source_url;
  SharedText notes;
  /// Columns that dateline gives no meaning to, in the order of the table.
  std::vector<std::pair<SharedText, SharedText>> more;
  SharedText file;  ///< that it was read from
  int line = 0;
  std::uint16_t place_line = 0;    ///< lines from `line` to that on which the place is written
  std::uint16_t place_column = 0;  ///< of the place, as in Origin

  Origin origin() const { return {file, line}; }
  Origin place_origin() const { return {file, line + place_line, place_column}; }
};

/// An event with the geometry that is really known: a point, a point with a radius,
/// a line, an area, or nothing.
struct LocatedEvent {
  Event event;
  Site site = {};
  MaybeNumber<double> radius_km = {};  ///< of the ring in which it happened
  MaybeNumber<double> score = {};      ///< of the resolution, 0 to 1
  SharedText located_by = {};          ///< "given", "gazetteer" or "" (not located)
  SharedText place_id = {};
  SharedText place_name = {};  ///< by the naming policy "official", as of the event's day
  SharedText because = {};     ///< a sentence
  GeoPrecision precision = GeoPrecision::unknown;
};

}  // namespace dateline
