#include "compose/scale_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "dateline/geo/measure.hpp"

namespace dateline {
namespace {

constexpr double figures_gap = 0.8;  // mm under the scale in figures
constexpr double thickness = 1.0;    // mm of a bar
constexpr double words_gap = 0.5;    // mm between a bar and its words
constexpr double bars_gap = 1.0;     // mm between two bars
constexpr double one_scale = 1e7;    // 1 : this; smaller scales differ over the map

Font bar_font(const Canvas& canvas) {
  return canvas.sized(Font{FontFamily::sans, 2.2, false, false, 0});
}

/// The largest 1, 2 or 5 times a power of ten that is not above `value`.
double round_down(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double digit : {5.0, 2.0, 1.0})
    if (digit * power <= value) return digit * power;
  return power;
}

/// Its first digit, of what round_down() gives.
int first_digit(double value) {
  return static_cast<int>(std::lround(value / std::pow(10, std::floor(std::log10(value) + 1e-9))));
}

/// A unit of length as a bar has it.
struct Unit {
  double km;
  const char* one;
  const char* many;
};

Unit unit_of(LengthUnit unit, double longest_km) {
  constexpr double mile = 1.609344;
  switch (unit) {
    case LengthUnit::miles: return {mile, "mile", "miles"};
    case LengthUnit::nautical: return {1.852, "nautical mile", "nautical miles"};
    case LengthUnit::km: break;
  }
  if (longest_km < 1) return {0.001, "m", "m"};
  return {1, "km", "km"};
}

/// The ground under so many mm of the level line through the frame's centre, km.
std::optional<double> ground_km(const Projector& projector, double mm) {
  const PagePoint centre = projector.frame().centre();
  const auto left = projector.to_lonlat({centre.x - mm / 2, centre.y});
  const auto right = projector.to_lonlat({centre.x + mm / 2, centre.y});
  if (!left || !right) return std::nullopt;
  const double km = distance_km(*left, *right);
  if (!(km > 0)) return std::nullopt;
  return km;
}

/// The mm that are so many km there.
double length_of(const Projector& projector, double km, double start) {
  double mm = start;
  for (int i = 0; i < 8; ++i) {
    const auto ground = ground_km(projector, mm);
    if (!ground) return mm;
    mm *= km / *ground;
  }
  return mm;
}

std::optional<ScaleBar::Bar> bar_of(const Projector& projector, LengthUnit asked, double width) {
  const auto longest = ground_km(projector, width);
  if (!longest) return std::nullopt;
  const Unit unit = unit_of(asked, *longest);
  const double count = round_down(*longest / unit.km);
  ScaleBar::Bar bar;
  bar.length = length_of(projector, count * unit.km, width * count * unit.km / *longest);
  bar.parts = first_digit(count) == 2 ? 4 : 5;
  bar.end = fmt::format("{:g} {}", count, count == 1 ? unit.one : unit.many);
  return bar;
}

/// Where the words at a bar's end begin: in its middle under the end, clear of the nought.
double end_words_at(Canvas& canvas, const ScaleBar::Bar& bar) {
  const Font font = bar_font(canvas);
  return std::max(bar.length - canvas.size_of(bar.end, font).width / 2,
                  canvas.size_of("0", font).width + canvas.sized(1));
}

}  // namespace

std::string scale_text(double scale) {
  const double power = std::pow(10, std::max(0.0, std::floor(std::log10(scale)) - 1));
  auto number = static_cast<long long>(std::llround(scale / power) * static_cast<long long>(power));
  std::string digits = std::to_string(number);
  for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ",");
  const bool exact = std::abs(scale - static_cast<double>(number)) < scale * 1e-4;
  return (exact ? "1:" : "about 1:") + digits;
}

ScaleBar scale_bar_for(Canvas& canvas, const Projector& projector, double width) {
  ScaleBar out;
  out.figures = scale_text(projector.scale());
  if (projector.scale() > one_scale) out.figures += " in the middle";
  const Font font = bar_font(canvas);
  out.width = canvas.size_of(out.figures, font).width;
  const double line = canvas.text_height("0 km", font);
  out.height = canvas.text_height(out.figures, font);
  for (const LengthUnit unit : canvas.spec.units) {
    const auto bar = bar_of(projector, unit, width);
    if (!bar) continue;
    out.height += canvas.sized((out.bars.empty() ? figures_gap : bars_gap) + thickness + words_gap) + line;
    out.width = std::max(out.width, end_words_at(canvas, *bar) + canvas.size_of(bar->end, font).width);
    out.bars.push_back(*bar);
  }
  return out;
}

void draw_scale_bar(Canvas& canvas, const ScaleBar& bar, PagePoint at) {
  const SheetLook& look = canvas.look();
  const Font font = bar_font(canvas);
  std::string words = bar.figures;
  for (const ScaleBar::Bar& one : bar.bars) words += ", " + one.end;
  canvas.begin("scale bar", "Scale bar: " + words);
  double y = canvas.text(bar.figures, at, font, look.ink) + canvas.sized(figures_gap);
  for (const ScaleBar::Bar& one : bar.bars) {
    const double bottom = y + canvas.sized(thickness);
    for (int i = 0; i < one.parts; ++i)
      canvas.add(box_mark(
          {at.x + one.length * i / one.parts, y, at.x + one.length * (i + 1) / one.parts, bottom},
          i % 2 == 0 ? look.ink : look.paper, Pen{look.ink, 0.18, {}, LineCap::butt, LineJoin::miter}));
    const double under = bottom + canvas.sized(words_gap);
    canvas.text("0", {at.x, under}, font, look.ink);
    y = canvas.text(one.end, {at.x + end_words_at(canvas, one), under}, font, look.ink) +
        canvas.sized(bars_gap);
  }
  canvas.end();
  canvas.note({"scale bar", words, "", {at.x, at.y, at.x + bar.width, at.y + bar.height}, "placed", ""});
}

}  // namespace dateline
