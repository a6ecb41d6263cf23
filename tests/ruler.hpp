#pragma once

#include "dateline/label/text_measure.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {

/// Measures without fonts: every character is half an em wide.
class Ruler : public TextMeasure {
 public:
  TextSize measure(const std::string& text, const Font& font) override {
    const auto letters = static_cast<double>(to_utf32(text).size());
    return {letters * (font.size * 0.5 + font.letter_spacing), font.size * 0.8, font.size * 0.2, 0};
  }
};

}  // namespace dateline
