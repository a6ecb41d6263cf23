#pragma once

#include <string>

#include "compose/canvas.hpp"

namespace dateline {

/// Text as it is set in a room.
struct SetText {
  std::string text;  ///< wrapped
  Font font;
  bool cut = false;
};

/// What a text may take.
struct TextRoom {
  double width;     // mm
  double height;    // mm
  int lines;        // at most
  double smallest;  // mm of the em
};

/// The text broken at spaces, and within a word that is longer than the line: nothing is wider than
/// `width` mm but a single letter.
std::string broken_to(Canvas& canvas, const std::string& text, const Font& font, double width);

/// The text in its size, else in a smaller one, else its beginning with an ellipsis.
SetText set_in(Canvas& canvas, const std::string& text, Font font, const TextRoom& room);

}  // namespace dateline
