#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// Something of the map that furniture would hide, and how much that would matter.
struct Hidden {
  PagePoint at;
  double weight = 1;
};

/// A place for furniture inside the frame.
struct RoomFound {
  PageBox box;
  double hides = 0;  ///< sum of the weights of what lies under it
};

/// Where furniture finds room inside a map's frame, off what is shown there.
class FreeRoom {
 public:
  FreeRoom(const PageBox& frame, std::vector<Hidden> shown);

  /// The place for a box of that size that hides least: a corner, where furniture is looked for, if one is
  /// about as good and hides no more than `most`, else along an edge. Never on a place that is taken;
  /// nothing when there is none.
  std::optional<RoomFound> best(double width, double height,
                                double most = std::numeric_limits<double>::infinity()) const;

  void take(const PageBox& box) { m_taken.push_back(box); }
  const std::vector<PageBox>& taken() const { return m_taken; }

 private:
  double hidden_by(const PageBox& box) const;

  PageBox m_frame;
  std::vector<Hidden> m_shown;
  std::vector<PageBox> m_taken;
};

}  // namespace dateline
