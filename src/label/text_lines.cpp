#include <algorithm>
#include <sstream>

#include "dateline/label/labels.hpp"

namespace dateline {

TextSize measure_lines(const std::string& text, const Font& font, double line_height, TextMeasure& measure) {
  TextSize all;
  std::istringstream lines(text);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const TextSize size = measure.measure(line, font);
    all.width = std::max(all.width, size.width);
    if (count == 0) all.ascent = size.ascent;
    all.descent = size.descent + count * line_height * font.size;
    all.unknown_glyphs += size.unknown_glyphs;
  }
  return all;
}

std::string wrapped(const std::string& text, const Font& font, double width, TextMeasure& measure) {
  std::string out;
  std::istringstream paragraphs(text);
  for (std::string paragraph; std::getline(paragraphs, paragraph);) {
    std::string line;
    std::istringstream words(paragraph);
    for (std::string word; words >> word;) {
      const std::string longer = line.empty() ? word : line + ' ' + word;
      if (!line.empty() && measure.measure(longer, font).width > width) {
        out += line + '\n';
        line = word;
      } else {
        line = longer;
      }
    }
    out += line + '\n';
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace dateline
