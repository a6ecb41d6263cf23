#pragma once

#include <string>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// The size of text in millimetres.
struct TextSize {
  double width = 0;        ///< of the longest line
  double ascent = 0;       ///< of the first line, above its base line
  double descent = 0;      ///< of the last line, below its base line
  int unknown_glyphs = 0;  ///< characters that no font at hand can show
};

/// Tells how large text will be; golden tests use a ruler without fonts.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;

  /// One line.
  virtual TextSize measure(const std::string& text, const Font& font) = 0;
};

}  // namespace dateline
