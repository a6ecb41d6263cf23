#include "dateline/project/ground_reference.hpp"

namespace dateline {

std::optional<GroundReference> ground_reference(const Projector& projector) {
  const PageBox& frame = projector.frame();
  GroundReference reference;
  reference.frame = frame;
  reference.projection = projector.projection();
  if (!projector.outline().empty()) return std::nullopt;
  const std::array<PagePoint, 4> corners{PagePoint{frame.left, frame.top},
                                         {frame.right, frame.top},
                                         {frame.right, frame.bottom},
                                         {frame.left, frame.bottom}};
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const auto position = projector.to_lonlat(corners[i]);
    if (!position) return std::nullopt;
    reference.corners[i] = *position;
  }
  return reference;
}

}  // namespace dateline
