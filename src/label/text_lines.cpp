#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <sstream>

#include "dateline/label/labels.hpp"
#include "dateline/text/utf8.hpp"

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

namespace {

/// The width of the bytes from `from` to `to`, each part set in its own way, and the greatest
/// ascent and descent among them.
TextSize measure_part(const SpannedText& text, std::size_t from, std::size_t to, const Font& font,
                      TextMeasure& measure) {
  if (text.spans.empty()) return measure.measure(text.text.substr(from, to - from), font);
  TextSize all;
  std::size_t begin = 0;
  for (const TextSpan& span : text.spans) {
    const std::size_t end = begin + span.length;
    const std::size_t first = std::max(begin, from);
    const std::size_t last = std::min(end, to);
    begin = end;
    if (first >= last) continue;
    if (span.gap > 0) {
      all.width += span.gap;
      all.ascent = std::max(all.ascent, span.font.size * 0.7);
      continue;
    }
    const TextSize size = measure.measure(text.text.substr(first, last - first), span.font);
    all.width += size.width;
    all.ascent = std::max(all.ascent, size.ascent);
    all.descent = std::max(all.descent, size.descent);
    all.unknown_glyphs += size.unknown_glyphs;
  }
  return all;
}

/// Where a line may end: the byte at which the next begins, and whether a space before it goes.
struct Break {
  std::size_t at = 0;
  bool at_space = false;
};

bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

std::vector<Break> breaks_of(const std::string& text) {
  std::vector<Break> breaks;
  std::size_t at = 0;
  char32_t before = 0;
  for (const char32_t c : to_utf32(text)) {
    const bool after_sign = before == U'-' || before == U'/' || before == U'\u2013' || before == U'\u200B';
    if (before != 0 && c != U' ' && c != U'/' &&
        (before == U' ' || after_sign || (is_ideographic(before) && is_ideographic(c))))
      breaks.push_back({at, before == U' '});
    at += to_utf8(c).size();
    before = c;
  }
  return breaks;
}

/// The breaks, as indices, that make lines of about `wanted` mm: the least sum of squared
/// differences. `reached[i]` is the width up to break i; first the text's start, last its end.
std::vector<std::size_t> best_breaks(const std::vector<double>& reached, double wanted, double most) {
  const std::size_t count = reached.size();
  std::vector<double> cost(count, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> from(count, 0);
  cost[0] = 0;
  for (std::size_t i = 1; i < count; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double width = reached[i] - reached[j];
      const double over = std::max(0.0, width - most);
      const double here = cost[j] + (width - wanted) * (width - wanted) + 100 * over * over;
      if (here < cost[i]) {
        cost[i] = here;
        from[i] = j;
      }
    }
  std::vector<std::size_t> chosen;
  for (std::size_t i = from[count - 1]; i > 0; i = from[i]) chosen.push_back(i);
  std::ranges::reverse(chosen);
  return chosen;
}

/// Puts a line's end before the byte `at`: in the place of the space, or as a byte more.
void break_at(SpannedText& text, const Break& point) {
  if (point.at_space) {
    text.text[point.at - 1] = '\n';
    return;
  }
  text.text.insert(point.at, 1, '\n');
  std::size_t begin = 0;
  for (TextSpan& span : text.spans) {
    begin += span.length;
    if (begin < point.at) continue;
    ++span.length;
    return;
  }
}

}  // namespace

TextSize measure_lines(const std::string& text, const std::vector<TextSpan>& spans, const Font& font,
                       double line_height, TextMeasure& measure) {
  if (spans.empty()) return measure_lines(text, font, line_height, measure);
  const SpannedText spanned{text, spans};
  TextSize all;
  std::size_t from = 0;
  for (int line = 0;; ++line) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const TextSize size = measure_part(spanned, from, to, font, measure);
    all.width = std::max(all.width, size.width);
    if (line == 0) all.ascent = size.ascent;
    all.descent = size.descent + line * line_height * font.size;
    all.unknown_glyphs += size.unknown_glyphs;
    if (to == text.size()) return all;
    from = to + 1;
  }
}

SpannedText broken_evenly(const SpannedText& text, const Font& font, double width, TextMeasure& measure) {
  if (width <= 0 || text.text.find('\n') != std::string::npos) return text;
  const double whole = measure_part(text, 0, text.text.size(), font, measure).width;
  const std::vector<Break> breaks = breaks_of(text.text);
  if (whole <= width || breaks.empty()) return text;
  std::vector<double> reached{0};
  std::size_t from = 0;
  for (const Break& point : breaks) {
    reached.push_back(reached.back() + measure_part(text, from, point.at, font, measure).width);
    from = point.at;
  }
  reached.push_back(reached.back() + measure_part(text, from, text.text.size(), font, measure).width);
  SpannedText out = text;
  const std::vector<std::size_t> chosen = best_breaks(reached, whole / std::ceil(whole / width), width);
  for (auto i = chosen.rbegin(); i != chosen.rend(); ++i) break_at(out, breaks[*i - 1]);
  return out;
}

namespace {

/// A paragraph's words with a space between two, and where each begins and ends.
struct Words {
  std::string text;
  std::vector<std::size_t> begins;
  std::vector<std::size_t> ends;

  std::string from_to(std::size_t first, std::size_t last) const {
    return text.substr(begins[first], ends[last] - begins[first]);
  }
};

Words words_of(const std::string& paragraph) {
  Words words;
  std::istringstream in(paragraph);
  for (std::string word; in >> word;) {
    if (!words.text.empty()) words.text += ' ';
    words.begins.push_back(words.text.size());
    words.text += word;
    words.ends.push_back(words.text.size());
  }
  return words;
}

/// The last word of a line that begins with the word `first`. Setting text is slow: the search begins
/// where a line of `wanted` bytes ends, so that two or three lines are set and not one for each word.
std::size_t last_of_line(const Words& words, std::size_t first, double wanted,
                         const std::function<bool(std::size_t)>& fits) {
  std::size_t last = first;
  while (last + 1 < words.ends.size() &&
         static_cast<double>(words.ends[last + 1] - words.begins[first]) <= wanted)
    ++last;
  if (last == first || fits(last)) {
    while (last + 1 < words.ends.size() && fits(last + 1)) ++last;
    return last;
  }
  do --last;
  while (last > first && !fits(last));
  return last;
}

}  // namespace

std::string wrapped(const std::string& text, const Font& font, double width, TextMeasure& measure) {
  std::string out;
  std::istringstream paragraphs(text);
  for (std::string paragraph; std::getline(paragraphs, paragraph);) {
    const Words words = words_of(paragraph);
    const double whole = words.text.empty() ? 0 : measure.measure(words.text, font).width;
    if (whole <= width) {
      out += words.text + '\n';
      continue;
    }
    const double wanted = width / whole * static_cast<double>(words.text.size());
    for (std::size_t first = 0, last = 0; first < words.ends.size(); first = last + 1) {
      last = last_of_line(words, first, wanted, [&](std::size_t word) {
        return measure.measure(words.from_to(first, word), font).width <= width;
      });
      out += words.from_to(first, last) + '\n';
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace dateline
