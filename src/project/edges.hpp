#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/project/projector.hpp"

namespace dateline {

/// The number behind "+name=" in a PROJ string; 0 when it is not there.
double proj_parameter(const std::string& projection, std::string_view name);

/// What a projection can show of the world.
struct ProjectedWorld {
  double central_meridian = 0;
  GeoWindow whole;                               ///< the most that it can show
  std::optional<Projector::Horizon> horizon;     ///< of a view from outside
  std::optional<Projector::Horizon> edge_about;  ///< its edge is a circle of that angle
  bool has_edge = true;                          ///< false: the world has no end on its plane

  /// What is worth projecting when that much is shown.
  GeoWindow window(const GeoBox& shown) const;

  /// The edge of the world, one position every degree or closer; empty when there is none.
  std::vector<LonLat> edge() const;
};

/// Read from a PROJ string; unknown projections are taken to be cut opposite of +lon_0.
ProjectedWorld projected_world(const std::string& definition);

/// The position at `angle` degrees from `centre` on the sphere in `direction` (clockwise from north).
LonLat at_angle(LonLat centre, double direction, double angle);

/// Degrees of arc between two positions on the sphere.
double angle_between(LonLat a, LonLat b);

}  // namespace dateline
