#pragma once

#include <cstdint>
#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// How much ink of lines lies within a box: lines are marked on a raster once, and any box
/// is then asked in constant time (a summed-area table).
class Occupancy {
 public:
  Occupancy(const PageBox& frame, const std::vector<std::vector<PagePoint>>& lines);

  /// Marked cells of half a millimetre within the box.
  int covered(const PageBox& box) const;

 private:
  int column(double x) const;
  int row(double y) const;

  PageBox m_frame;
  int m_columns = 0;
  int m_rows = 0;
  std::vector<std::int32_t> m_sums;
};

/// Boxes found by position: a grid of buckets.
class BoxGrid {
 public:
  explicit BoxGrid(const PageBox& frame);

  void add(int id, const PageBox& box);
  void remove(int id, const PageBox& box);

  /// Ids of boxes that overlap `box`, ascending, each once.
  std::vector<int> overlapping(const PageBox& box) const;
  bool any(const PageBox& box) const;

 private:
  struct Entry {
    int id = 0;
    PageBox box;
  };
  template <class Visit>
  void each_bucket(const PageBox& box, Visit visit) const;

  PageBox m_frame;
  int m_columns = 0;
  int m_rows = 0;
  std::vector<std::vector<Entry>> m_buckets;
};

}  // namespace dateline
