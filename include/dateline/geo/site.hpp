#pragma once

#include <memory>
#include <variant>

#include "dateline/geo/geometry.hpp"

namespace dateline {

/// Where something is: nowhere known, at one point, or a geometry of any other kind. For values of
/// which there are millions, most of them points: a point is held as such, and any other geometry is
/// shared by the copies.
class Site {
 public:
  Site() = default;
  Site(LonLat point) : m_where(point) {}
  Site(Geometry geometry);

  bool empty() const { return std::holds_alternative<std::monostate>(m_where); }
  /// The one point that it is; null when it is nothing, or more than that.
  const LonLat* point() const { return std::get_if<LonLat>(&m_where); }
  bool has_lines() const { return shape() != nullptr && !shape()->lines.empty(); }
  bool has_areas() const { return shape() != nullptr && !shape()->polygons.empty(); }
  Geometry geometry() const;

  bool operator==(const Site& other) const { return geometry() == other.geometry(); }

 private:
  using Shared = std::shared_ptr<const Geometry>;
  const Geometry* shape() const {
    const Shared* shared = std::get_if<Shared>(&m_where);
    return shared == nullptr ? nullptr : shared->get();
  }

  std::variant<std::monostate, LonLat, Shared> m_where;
};

}  // namespace dateline
