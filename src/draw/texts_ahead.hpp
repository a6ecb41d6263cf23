#pragma once

#include <atomic>
#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <span>
#include <thread>

#include "draw/painter.hpp"

namespace dateline {

/// Makes the pictures of a drawing's texts, which are half the work of a map, in a second thread while the
/// first paints what is beneath them: from the last text to the first, until both meet. A picture is the
/// same whoever makes it.
class TextsAhead {
 public:
  /// `marks` stay where they are as long as this does; `most_pixels` of a text as for picture_of().
  TextsAhead(std::span<const Mark> marks, double pixels_per_mm, double most_pixels);

  /// picture_of() the mark, which is one of the `marks`, made already or now.
  std::optional<SurfaceHandle> picture(const TextMark& mark);

 private:
  enum class State { open, taken, made };

  struct Text {
    explicit Text(const TextMark& of) : mark(of) {}

    const TextMark& mark;
    std::atomic<State> state = State::open;
    std::optional<SurfaceHandle> picture;
    std::exception_ptr thrown;
  };

  static bool take(Text& text);
  void make(const std::stop_token& stop);

  double m_pixels_per_mm;
  double m_most_pixels;
  std::deque<Text> m_texts;
  std::map<const TextMark*, Text*> m_by_mark;
  std::jthread m_thread;
};

}  // namespace dateline
