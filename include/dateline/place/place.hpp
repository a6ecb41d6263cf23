#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/geo/geometry.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// What a place is; the words of the property `kind`.
enum class PlaceKind {
  settlement,
  district,
  province,
  country,
  region,
  river,
  lake,
  reservoir,
  sea,
  pass,
  peak,
  range,
  valley,
  road,
  corridor,
  border,
  line_of_contact,
  site,
  closure  ///< a stretch of a road that is closed or blocked for a time
};

const char* to_string(PlaceKind kind);
std::optional<PlaceKind> place_kind(std::string_view word);

/// Every kind, in the order above.
const std::vector<PlaceKind>& all_place_kinds();

/// Which use a name has.
enum class NameUse {
  official,  ///< in the law of whose usage it is
  local,     ///< in current use by another community, printed beside the official name
  common,    ///< usual in that language
  variant,   ///< another spelling: found, never printed
  former     ///< no longer used by anyone
};

const char* to_string(NameUse use);
std::optional<NameUse> name_use(std::string_view word);

/// A name of a place: a place has many and picks none by itself.
struct Name {
  std::string text;
  std::string language;  ///< BCP 47; "und" when not known
  std::string by;        ///< whose usage: ISO 3166-1 code, "SU", "RE", "NK"; "" in general
  NameUse use = NameUse::common;
  Period period;  ///< when it was used
  std::string source;
  std::string period_text = {};  ///< as its source writes the period, where that could not be read
};

/// A line or an area of a place and when it held.
struct Extent {
  Geometry geometry;
  Period period;
  double width_km = 0;    ///< of a corridor; 0: none
  std::string certainty;  ///< "certain", "less-certain", "uncertain" or ""
  std::string label;
  std::string source;
};

/// A parent of a place and when it was one.
struct Parent {
  std::string id;
  std::string label;
  Period period;
};

/// A place of a gazetteer.
struct Place {
  std::string id;  ///< "dl:lachin", "gn:146970", …
  PlaceKind kind = PlaceKind::settlement;
  std::string feature_code;  ///< GeoNames, or "BDRY"
  std::string country;       ///< ISO 3166-1 alpha-2, as internationally recognised; "" for none
  LonLat point;              ///< where it is named and found
  Period period;             ///< when it existed
  std::vector<Name> names;
  std::vector<Extent> extents;
  std::vector<Parent> parents;
  std::vector<std::string> links;  ///< ids of the same place elsewhere: "gn:146970"
  std::int64_t population = 0;     ///< 0: not known
  int rank = 7;                    ///< 1 (capitals) to 7 (hamlets)
  std::string source;              ///< of the position
  Origin origin;
};

/// The extents that held on some day of `period`.
std::vector<Extent> extents_in(const Place& place, const Period& period);

}  // namespace dateline
