#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"

namespace dateline {

/// An area that a position lies in.
struct AreaAround {
  const Place* place = nullptr;
  bool outlined = false;  ///< its outline holds the position; else the nearest settlement lies in it
};

/// A settlement near a position.
struct Neighbour {
  const Place* place = nullptr;
  double km = 0;
  double bearing = 0;  ///< of the position as seen from the settlement, degrees from north
};

/// What is known of a position on a day.
struct PositionAnswer {
  LonLat position;
  std::vector<AreaAround> areas;   ///< the smallest first
  std::vector<Neighbour> nearest;  ///< settlements, the nearest first
  std::string
      description;  ///< "2 km north-west of Lachin, Lachin District, Azerbaijan"; "" if nothing is near
};

/// The areas that hold the position as of the day (without one: now) and the nearest settlements,
/// at most `most` and none further than 100 km. Where no outline is known, the areas are those of
/// the nearest settlement within 25 km, and say so.
PositionAnswer describe_position(LonLat position, const std::optional<Day>& as_of, std::size_t most,
                                 const Gazetteer& gazetteer);

/// "north", "north-east", …: the wind of eight nearest to a bearing.
std::string wind_of(double bearing);

}  // namespace dateline
