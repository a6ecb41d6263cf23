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

  /// Calls `visit` with the id of each box that overlaps `box`, some more than once, until it
  /// gives true; tells whether it did.
  template <class Visit>
  bool find(const PageBox& box, Visit visit) const {
    const Span span = span_of(box);
    for (int y = span.top; y <= span.bottom; ++y)
      for (int x = span.left; x <= span.right; ++x)
        for (const Entry& entry : m_buckets[bucket_at(x, y)])
          if (entry.box.overlaps(box) && visit(entry.id)) return true;
    return false;
  }

 private:
  struct Entry {
    int id = 0;
    PageBox box;
  };
  /// The columns and rows of buckets that a box touches.
  struct Span {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
  };
  Span span_of(const PageBox& box) const;
  std::size_t bucket_at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x);
  }

  PageBox m_frame;
  int m_columns = 0;
  int m_rows = 0;
  std::vector<std::vector<Entry>> m_buckets;
};

}  // namespace dateline
