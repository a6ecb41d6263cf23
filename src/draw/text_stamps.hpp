#pragma once

#include <map>
#include <string>
#include <vector>

#include "draw/painter.hpp"
#include "draw/texts_ahead.hpp"

namespace dateline {

/// The text as it looks on an image of `pixels_per_mm`, with the pixels' place as the surface's offset;
/// null where there is nothing to see. A text that would take more than `most_pixels` is not made.
std::optional<SurfaceHandle> picture_of(const TextMark& mark, double pixels_per_mm, double most_pixels);

/// Of such a picture or of none.
std::size_t pixels_of(cairo_surface_t* surface);

/// Draws texts on images of one scale. Tracing a halo costs more than all else in a label, so a text
/// that was drawn before at the same place is laid down again as it was.
class TextStamps {
 public:
  /// Keeps no more than `most_kept` pixels of all texts.
  TextStamps(double pixels_per_mm, std::size_t most_kept)
      : m_pixels_per_mm(pixels_per_mm), m_most_kept(most_kept) {}

  /// Keeps nothing; the texts of `marks` are made ahead.
  TextStamps(double pixels_per_mm, std::span<const Mark> marks);

  void set(cairo_t* cairo, const TextMark& mark);

 private:
  struct Stamp {
    TextMark mark;
    SurfaceHandle surface;
  };

  void keep(const TextMark& mark, SurfaceHandle surface);

  double m_pixels_per_mm;
  std::size_t m_most_kept = 0;
  std::size_t m_kept = 0;
  std::map<std::string, std::vector<Stamp>> m_stamps;  ///< by their words
  std::unique_ptr<TextsAhead> m_ahead;
};

}  // namespace dateline
