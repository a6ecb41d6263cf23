#pragma once

#include <optional>
#include <vector>

#include "compose/page_shapes.hpp"
#include "compose/sightings.hpp"
#include "dateline/project/projector.hpp"

namespace dateline {

/// A plane on which equal areas of the ground are equal: the sheet itself where its projection is
/// equal-area, else one about the middle of what the sheet shows, of about its scale.
class EqualAreaPlane {
 public:
  explicit EqualAreaPlane(const Projector& sheet);

  double km2_per_mm2() const { return m_km2_per_mm2; }

  /// What covers all that the sheet shows.
  const PageBox& box() const { return m_box; }

  /// The places of events on the plane, in the order of the sightings.
  std::vector<PagePoint> places(const std::vector<Sighting>& sightings,
                                const std::vector<LocatedEvent>& events) const;

  /// A ring of the plane on the sheet; empty where the sheet has no place for it.
  PageLine on_sheet(const PageLine& ring) const;

 private:
  const Projector& m_sheet;
  std::optional<Projector> m_own;
  double m_km2_per_mm2 = 1;
  PageBox m_box;
};

/// Square kilometres of the ground to a square millimetre of the sheet at a point; nothing where the
/// sheet does not show the ground.
std::optional<double> ground_area(const Projector& projector, PagePoint at);

}  // namespace dateline
