#include "dateline/geo/site.hpp"

#include <utility>

namespace dateline {

Site::Site(Geometry geometry) {
  const bool one_point = geometry.points.size() == 1 && geometry.lines.empty() && geometry.polygons.empty();
  if (one_point)
    m_where = geometry.points.front();
  else if (!geometry.empty())
    m_where = std::make_shared<const Geometry>(std::move(geometry));
}

Geometry Site::geometry() const {
  if (const LonLat* at = point()) return point_geometry(*at);
  return shape() == nullptr ? Geometry{} : *shape();
}

}  // namespace dateline
