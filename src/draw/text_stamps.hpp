#pragma once

#include <map>
#include <string>
#include <vector>

#include "draw/painter.hpp"

namespace dateline {

/// The text as it looks on the context's image, with the pixels' place as the surface's offset; null
/// where there is nothing to see. A text that would take more than `most_pixels` is not made.
std::optional<SurfaceHandle> picture_of(cairo_t* cairo, const TextMark& mark, double most_pixels);

/// Draws texts on images of one scale. Tracing a halo costs more than all else in a label, so a text
/// that was drawn before at the same place is laid down again as it was.
class TextStamps {
 public:
  /// Keeps nothing when `most_kept`, in pixels of all texts, is 0.
  explicit TextStamps(std::size_t most_kept) : m_most_kept(most_kept) {}

  void set(cairo_t* cairo, const TextMark& mark);

 private:
  struct Stamp {
    TextMark mark;
    SurfaceHandle surface;
  };

  void keep(const TextMark& mark, SurfaceHandle surface);

  std::size_t m_most_kept;
  std::size_t m_kept = 0;
  std::map<std::string, std::vector<Stamp>> m_stamps;  ///< by their words
};

}  // namespace dateline
