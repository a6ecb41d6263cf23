#pragma once

#include <string>
#include <vector>

#include "compose/canvas.hpp"

namespace dateline {

/// What stands above a small map: what it is of, and how many events it shows.
struct MapHeading {
  std::string words;
  std::string count;  ///< "5 events", "no events"
};

/// The headings of a sheet's small maps, all set alike: on one line with the count at its right end where all
/// of them have room for that, else the count on a line of its own.
class MapHeadings {
 public:
  MapHeadings(Canvas& canvas, std::vector<MapHeading> headings);

  /// The height that they need above frames of a width, mm, with the distance to the frame.
  double height(double width) const;

  /// Draws one into its room; words without room are set smaller and then cut.
  void draw(Canvas& canvas, std::size_t nth, const PageBox& room) const;

  const MapHeading& operator[](std::size_t nth) const { return m_headings[nth]; }

 private:
  bool on_one_line(double width) const { return m_widest <= width; }

  std::vector<MapHeading> m_headings;
  Font m_words;
  Font m_count;
  double m_ascent = 0;        ///< mm of words above their base line, at most
  double m_descent = 0;       ///< the same, below it
  double m_count_line = 0;    ///< mm of a line of counts
  double m_widest = 0;        ///< mm of words and count side by side
  double m_widest_words = 0;  ///< mm
};

}  // namespace dateline
