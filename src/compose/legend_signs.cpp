#include "compose/legend_signs.hpp"

#include <algorithm>

#include "compose/images.hpp"
#include "compose/line_marks.hpp"

namespace dateline {
namespace {

constexpr double badge_room = 0.9;  // mm above a symbol with a number

double room_below(const EventSymbol& symbol) {
  return !symbol.numbers.empty() ? key_size * 1.3 : !symbol.ticks.empty() ? tick_height + 0.6 : 0;
}

/// How far the middle of circles of sizes stands from their left, and their numbers, mm.
struct SizesAcross {
  double middle = 0;
  double numbers = 0;
};

SizesAcross across(const Canvas& canvas, const std::vector<LegendSize>& sizes) {
  const double largest = sizes.front().radius;
  const double middle = std::max(largest, canvas.sized(2.6));
  return {middle, middle + largest + canvas.sized(3)};
}

/// The ramp from its low end on the left to its high one, as wide as a swatch at 200 dpi.
Image ramp_image(const ColourRamp& ramp) {
  constexpr int width = 45;
  std::vector<Colour> pixels;
  for (int i = 0; i < width; ++i)
    pixels.push_back(ramp.at(ramp.low + (ramp.high - ramp.low) * i / (width - 1)));
  return {width, 1, std::make_shared<const std::vector<Colour>>(std::move(pixels))};
}

/// The icon, no larger than a row.
void draw_icon(Canvas& canvas, const SymbolSample& icon, PagePoint at) {
  const double most = canvas.sized(3.4);
  const double scale = std::min(1.0, most / std::max(icon.width, icon.height));
  std::vector<Mark> marks;
  Images(canvas.style).draw(icon.image, {at, icon.width * scale, icon.height * scale, 0}, icon.look, marks);
  for (Mark& mark : marks) canvas.add(std::move(mark));
}

/// Circles that stand on one another's foot, each led to its number; the numbers keep apart.
void draw_sizes(Canvas& canvas, const LegendEntry& entry, const PageBox& box) {
  const Font font = canvas.sized(legend_font);
  const SheetLook& look = canvas.look();
  const double largest = entry.sizes.front().radius;
  const double foot = box.bottom - canvas.sized(0.9);
  const SizesAcross columns = across(canvas, entry.sizes);
  const double middle = box.left + columns.middle;
  const double words = box.left + columns.numbers;
  const double step = canvas.text_height("0", font);
  const auto count = static_cast<double>(entry.sizes.size());
  const double all = std::max(2 * largest, step * count);
  double line = foot - all + step / 2;
  for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
    const LegendSize& size = entry.sizes[i];
    const double top = foot - 2 * size.radius;
    const double left = static_cast<double>(entry.sizes.size() - 1 - i);
    const double y = std::clamp(top, line, foot - step / 2 - left * step);
    canvas.add(PathMark{circle({middle, foot - size.radius}, size.radius), faded(entry.fill, 0.35),
                        Pen{entry.fill, 0.2, {}, LineCap::butt, LineJoin::round}, std::nullopt, 1.5});
    canvas.add(line_mark({middle, top}, {words - canvas.sized(0.8), y},
                         Pen{look.soft_ink, 0.12, {}, LineCap::butt, LineJoin::round}));
    canvas.text(size.words, {words, y - step / 2}, font, look.ink);
    line = y + step;
  }
}

void draw_dot(Canvas& canvas, const LegendEntry& entry, PagePoint at) {
  SymbolMark dot{circle({0, 0}, canvas.sized(0.9)), std::nullopt, std::nullopt, {at}};
  if (entry.symbol.hollow)
    dot.pen = Pen{entry.fill, canvas.sized(0.4), {}, LineCap::butt, LineJoin::round};
  else
    dot.fill = entry.fill;
  canvas.add(std::move(dot));
}

/// Where a sign stands within its row: so many mm from its left and below its middle, at text scale 1.
class SignBox {
 public:
  SignBox(const Canvas& canvas, const PageBox& box) : m_canvas(canvas), m_box(box) {}

  PagePoint at(double x, double y) const {
    return {m_box.left + m_canvas.sized(x), m_box.centre().y + m_canvas.sized(y)};
  }
  PageBox area() const { return {at(0.3, 0).x, at(0, -1.3).y, at(6, 0).x, at(0, 1.3).y}; }

 private:
  const Canvas& m_canvas;
  PageBox m_box;
};

void draw_symbol(Canvas& canvas, const LegendEntry& entry, const SignBox& box) {
  EventSymbol symbol = entry.symbol;
  symbol.half = canvas.sized(1.75);
  symbol.at = box.at(2.6, shows_count(symbol) ? badge_room / 2 : 0);
  symbol.at.y -= room_below(symbol) / 2;
  draw_symbol_only(canvas, symbol);
}

void draw_key(Canvas& canvas, const LegendEntry& entry, const SignBox& box) {
  Font font = canvas.sized(legend_font);
  font.bold = true;
  const TextSize size = canvas.size_of(entry.key, font);
  canvas.text(entry.key, box.at(2.6, -(size.ascent + size.descent) / 2), font, canvas.look().ink,
              TextAlign::centre);
}

void draw_dot_and_leader(Canvas& canvas, const SignBox& box) {
  const Colour ink = canvas.look().ink;
  canvas.add(line_mark(box.at(1, 0.9), box.at(5, -0.9), Pen{ink, 0.25, {}, LineCap::round, LineJoin::round}));
  canvas.add(SymbolMark{circle({0, 0}, place_dot), ink, std::nullopt, {box.at(1, 0.9)}});
}

void draw_area(Canvas& canvas, const Sample& sample, const PageBox& area) {
  PathMark mark = box_mark(area, sample.fill, std::nullopt);
  mark.hatch = sample.hatch;
  mark.hatch_spacing = sample.hatch_spacing;
  mark.pattern = sample.pattern;
  canvas.add(mark);
  for (const Pen& pen : sample.pens) canvas.add(box_mark(area, std::nullopt, pen));
}

void draw_ramp(Canvas& canvas, const ColourRamp& ramp, const PageBox& area) {
  canvas.add(ImageMark{ramp_image(ramp), area, 0, 1, Sampling::smooth});
  canvas.add(
      box_mark(area, std::nullopt, Pen{canvas.look().soft_ink, 0.1, {}, LineCap::butt, LineJoin::miter}));
}

void draw_line(Canvas& canvas, const Sample& sample, const SignBox& box) {
  constexpr double widest = 2.2;  // mm
  for (Pen pen : sample.pens) {
    pen.cap = LineCap::butt;
    pen.width = std::min(pen.width, widest);
    canvas.add(line_mark(box.at(0.3, 0), box.at(6, 0), pen));
  }
  for (const MarkedLine& marked : sample.marked)
    for (Mark& mark : marks_of(marked, {{box.at(0.3, 0), box.at(6, 0)}})) canvas.add(std::move(mark));
}

}  // namespace

double width_of_sizes(Canvas& canvas, const std::vector<LegendSize>& sizes) {
  const Font font = canvas.sized(legend_font);
  double widest = 0;
  for (const LegendSize& size : sizes) widest = std::max(widest, canvas.size_of(size.words, font).width);
  return across(canvas, sizes).numbers + widest;
}

std::vector<LegendSize> sizes_within(Canvas& canvas, std::vector<LegendSize> sizes, double width) {
  while (!sizes.empty() && width_of_sizes(canvas, sizes) > width) sizes.erase(sizes.begin());
  return sizes;
}

double height_of_sizes(Canvas& canvas, const std::vector<LegendSize>& sizes) {
  const double line = canvas.text_height("0", canvas.sized(legend_font));
  return std::max(2 * sizes.front().radius, line * static_cast<double>(sizes.size())) + canvas.sized(2.2);
}

double sign_height(Canvas& canvas, const LegendEntry& entry) {
  switch (entry.swatch) {
    case LegendEntry::Swatch::heading:
    case LegendEntry::Swatch::sizes: return 0;
    case LegendEntry::Swatch::symbol: return canvas.sized(4.3);
    default: return canvas.sized(3.9);
  }
}

double room_above(const Canvas& canvas, const LegendEntry& entry) {
  const bool badge = entry.swatch == LegendEntry::Swatch::symbol && shows_count(entry.symbol);
  return badge ? canvas.sized(badge_room) : 0;
}

double room_below(const LegendEntry& entry) {
  return entry.swatch == LegendEntry::Swatch::symbol ? room_below(entry.symbol) : 0;
}

void draw_sign(Canvas& canvas, const LegendEntry& entry, const PageBox& box) {
  const SignBox sign(canvas, box);
  switch (entry.swatch) {
    case LegendEntry::Swatch::heading: return;
    case LegendEntry::Swatch::sizes: return draw_sizes(canvas, entry, box);
    case LegendEntry::Swatch::symbol: return draw_symbol(canvas, entry, sign);
    case LegendEntry::Swatch::key: return draw_key(canvas, entry, sign);
    case LegendEntry::Swatch::dot: return draw_dot(canvas, entry, sign.at(2.6, 0));
    case LegendEntry::Swatch::dot_and_leader: return draw_dot_and_leader(canvas, sign);
    case LegendEntry::Swatch::area:
    case LegendEntry::Swatch::count: return draw_area(canvas, entry.sample, sign.area());
    case LegendEntry::Swatch::ramp: return draw_ramp(canvas, entry.ramp, sign.area());
    case LegendEntry::Swatch::icon: return draw_icon(canvas, *entry.sample.icon, sign.at(3.1, 0));
    case LegendEntry::Swatch::line: return draw_line(canvas, entry.sample, sign);
  }
}

}  // namespace dateline
