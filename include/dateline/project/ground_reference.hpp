#pragma once

#include <array>
#include <optional>
#include <string>

#include "dateline/geo/lonlat.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// Where on the ground a map of a sheet lies, for programs that measure on it.
struct GroundReference {
  PageBox frame;                  ///< mm
  std::array<LonLat, 4> corners;  ///< of the frame: top left, top right, bottom right, bottom left
  std::string projection;         ///< as Projector was given it
  std::string name = "Map";       ///< that readers show
};

/// Nothing where the world does not fill the frame.
std::optional<GroundReference> ground_reference(const Projector& projector);

}  // namespace dateline
