#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/finding.hpp"
#include "dateline/geo/geometry.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// What somebody reports of a situation; the words of the property `kind` of a features file.
enum class SituationKind {
  corridor,    ///< a line with a width, or an area
  road,        ///< a line
  closed,      ///< a stretch of a road that is closed or blocked: a line
  checkpoint,  ///< a point
  front,       ///< a line of contact
  arrow,       ///< a movement: a line to where it went
  territory    ///< an area that somebody holds or claims
};

/// The word of a features file for the kind.
const char* to_string(SituationKind kind);

/// The kind that the word of a features file means; nothing for other words.
std::optional<SituationKind> situation_kind(std::string_view word);

/// Every kind, in the order above.
const std::vector<SituationKind>& all_situation_kinds();

/// On which side of a line, as its positions run, marks stand.
enum class LineSide { none, left, right, both };

/// The word of a features file for the side: "", "left", "right" or "both".
const char* to_string(LineSide side);

/// The side that one of these words means; nothing for other words.
std::optional<LineSide> line_side(std::string_view word);

/// Something on the ground that held for a time, as somebody reports it.
struct SituationFeature {
  SituationKind kind = SituationKind::road;
  std::string id;
  std::string name;             ///< printed on the map
  std::string by;               ///< who holds, claims, closes or moves; "" when that is not told
  std::string source;           ///< who reports it
  std::optional<Period> as_of;  ///< the day of the source's state, where it is told
  Period period;                ///< when it held
  LineSide side = LineSide::none;
  double width_km = 0;  ///< of a corridor given as a line
  Geometry geometry;
  Origin origin;
};

}  // namespace dateline
