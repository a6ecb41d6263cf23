#include "compose/text_fit.hpp"

#include <algorithm>

namespace dateline {
namespace {

/// At most `count` lines; what is cut ends in an ellipsis.
std::string first_lines(const std::string& text, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count; ++i) {
    end = text.find('\n', end);
    if (end == std::string::npos) return text;
    ++end;
  }
  return count == 0 ? "" : text.substr(0, end - 1) + "…";
}

int lines_of(const std::string& text) {
  return text.empty() ? 0 : 1 + static_cast<int>(std::ranges::count(text, '\n'));
}

}  // namespace

std::string broken_to(Canvas& canvas, const std::string& text, const Font& font, double width) {
  const std::string lines = wrapped(text, font, width, canvas.measure);
  if (canvas.size_of(lines, font).width <= width) return lines;
  std::string out;
  std::size_t begin = 0;
  while (begin <= lines.size()) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    std::string line;
    for (std::size_t i = begin; i < end;) {
      std::size_t next = i + 1;
      while (next < end && (static_cast<unsigned char>(lines[next]) & 0xC0) == 0x80) ++next;
      const std::string letter = lines.substr(i, next - i);
      if (!line.empty() && canvas.size_of(line + letter, font).width > width) {
        out += line + "\n";
        line.clear();
      }
      line += letter;
      i = next;
    }
    out += line;
    if (end < lines.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

SetText set_in(Canvas& canvas, const std::string& text, Font font, const TextRoom& room) {
  const double step = std::max(0.02, (font.size - room.smallest) / 4);
  SetText set{broken_to(canvas, text, font, room.width), font};
  const auto fits = [&] {
    return lines_of(set.text) <= room.lines && canvas.text_height(set.text, set.font) <= room.height + 1e-6;
  };
  while (!fits() && set.font.size - step > room.smallest - 1e-6) {
    set.font.size -= step;
    set.text = broken_to(canvas, text, set.font, room.width);
  }
  const std::string whole = set.text;
  for (int lines = std::min(room.lines, lines_of(whole)); !fits() && lines >= 0; --lines) {
    set.text = first_lines(whole, lines);
    set.cut = true;
    if (canvas.size_of(set.text, set.font).width > room.width && set.text.size() > 6) {
      // The ellipsis takes the place of the last letters.
      std::size_t end = set.text.size() - std::string("…").size() - 1;
      while (end > 0 && (static_cast<unsigned char>(set.text[end]) & 0xC0) == 0x80) --end;
      set.text = set.text.substr(0, end) + "…";
    }
  }
  return set;
}

}  // namespace dateline
