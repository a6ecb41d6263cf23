#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "draw/painter.hpp"

namespace dateline {
namespace {

// A stamp is made for each eighth of a pixel that a point can stand off, in x and in y.
constexpr int phases = 8;

// Fewer points are drawn as paths, and so are symbols too large for 64 stamps.
constexpr std::size_t few_points = 64;
constexpr int largest_stamp = 256;

/// Whole pixels.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

PixelBox around(double left, double top, double right, double bottom) {
  return {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(top)),
          static_cast<int>(std::ceil(right)), static_cast<int>(std::ceil(bottom))};
}

/// The pixels that the symbol covers about a point at a pixel's corner, and one to the
/// right and below for the phases.
PixelBox stamp_box(const SymbolMark& mark, double pixels_per_mm) {
  const SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), &cairo_surface_destroy);
  const CairoHandle cairo = context_on(surface.get());
  cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
  trace(cairo.get(), mark.shape);
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  if (mark.pen) {
    set_pen(cairo.get(), *mark.pen);
    cairo_stroke_extents(cairo.get(), &left, &top, &right, &bottom);
  } else {
    cairo_fill_extents(cairo.get(), &left, &top, &right, &bottom);
  }
  const double s = pixels_per_mm;
  const PixelBox box = around(left * s, top * s, right * s, bottom * s);
  return {box.left - 1, box.top - 1, box.right + 2, box.bottom + 2};
}

/// The visible part of the image.
PixelBox visible(cairo_t* cairo, double pixels_per_mm) {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  const double s = pixels_per_mm;
  return around(left * s, top * s, right * s, bottom * s);
}

/// The symbol drawn about a point `phase` eighths of a pixel off.
SurfaceHandle drawn(const SymbolMark& mark, double pixels_per_mm, const PixelBox& box, int phase,
                    cairo_format_t format) {
  SurfaceHandle surface(cairo_image_surface_create(format, box.width(), box.height()),
                        &cairo_surface_destroy);
  const CairoHandle cairo = context_on(surface.get());
  const double x = static_cast<double>(phase % phases) / phases;
  const double y = static_cast<double>(phase / phases) / phases;
  cairo_translate(cairo.get(), x - box.left, y - box.top);
  cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
  fill_and_stroke(cairo.get(), mark.shape, mark.fill, mark.pen);
  cairo_surface_flush(surface.get());
  return surface;
}

/// Calls `use` with phase and pixel for each point whose stamp touches `seen`.
template <class Use>
void for_each_stamp(const SymbolMark& mark, double pixels_per_mm, const PixelBox& box, const PixelBox& seen,
                    Use use) {
  for (const PagePoint& at : mark.at) {
    const double x = at.x * pixels_per_mm;
    const double y = at.y * pixels_per_mm;
    const bool touches = x + box.right > seen.left && x + box.left < seen.right &&
                         y + box.bottom > seen.top && y + box.top < seen.bottom;
    if (!touches) continue;
    const int column = static_cast<int>(std::lround(x * phases));
    const int row = static_cast<int>(std::lround(y * phases));
    use((row & (phases - 1)) * phases + (column & (phases - 1)), column >> 3, row >> 3);
  }
}

/// Many half-transparent dots of one colour let through the product of what each lets
/// through. The sum of the logarithms is that product, needs one addition a pixel, and
/// does not depend on the order.
class DepthBuffer {
 public:
  DepthBuffer(const PixelBox& box)
      : m_box(box), m_depth(static_cast<std::size_t>(box.width()) * static_cast<std::size_t>(box.height())) {}

  /// −log2 of what a pixel lets through, as a number that 9 halvings, the last one
  /// visible in 8 bits, nearly fill.
  static std::uint16_t depth_of(double opacity) {
    return static_cast<std::uint16_t>(std::min(65535.0, std::round(-std::log2(1 - opacity) * one)));
  }

  /// Adds a stamp's depths, `width` a row, its first pixel at `left`, `top`.
  void add(const std::vector<std::uint16_t>& stamp, int width, int left, int top) {
    const int height = static_cast<int>(stamp.size()) / width;
    const int from = std::max(0, m_box.left - left);
    const int to = std::min(width, m_box.right - left);
    for (int y = std::max(0, m_box.top - top); y < std::min(height, m_box.bottom - top); ++y) {
      const std::uint16_t* in = stamp.data() + static_cast<std::ptrdiff_t>(y) * width;
      std::uint16_t* out = m_depth.data() + static_cast<std::ptrdiff_t>(top + y - m_box.top) * m_box.width() +
                           left - m_box.left;
      for (int x = from; x < to; ++x)
        out[x] = static_cast<std::uint16_t>(std::min(std::uint32_t{65535}, std::uint32_t{out[x]} + in[x]));
    }
  }

  /// The opacity of each pixel.
  SurfaceHandle mask() const {
    SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_A8, m_box.width(), m_box.height()),
                          &cairo_surface_destroy);
    cairo_surface_flush(surface.get());
    unsigned char* row = cairo_image_surface_get_data(surface.get());
    if (row == nullptr) return surface;
    const std::vector<unsigned char> opacity = opacities();
    const std::uint16_t* depth = m_depth.data();
    for (int y = 0; y < m_box.height(); ++y, row += cairo_image_surface_get_stride(surface.get()))
      for (int x = 0; x < m_box.width(); ++x) row[x] = opacity[*depth++];
    cairo_surface_mark_dirty(surface.get());
    return surface;
  }

 private:
  static constexpr double one = 7200;

  static std::vector<unsigned char> opacities() {
    std::vector<unsigned char> table(65536);
    for (std::size_t depth = 0; depth < table.size(); ++depth)
      table[depth] =
          static_cast<unsigned char>(std::lround(255 * (1 - std::exp2(-static_cast<double>(depth) / one))));
    return table;
  }

  PixelBox m_box;
  std::vector<std::uint16_t> m_depth;
};

std::vector<std::uint16_t> depths(cairo_surface_t* coverage, double opacity) {
  std::array<std::uint16_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = DepthBuffer::depth_of(opacity * static_cast<double>(i) / 255);
  const int width = cairo_image_surface_get_width(coverage);
  const int height = cairo_image_surface_get_height(coverage);
  const unsigned char* row = cairo_image_surface_get_data(coverage);
  std::vector<std::uint16_t> result;
  result.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y, row += cairo_image_surface_get_stride(coverage))
    for (int x = 0; x < width; ++x) result.push_back(table[row[x]]);
  return result;
}

/// The one colour of a fill or pen.
Colour colour_of(const SymbolMark& mark) {
  return mark.fill ? *mark.fill : mark.pen->colour;
}

/// How opaque symbols of one colour are together at each pixel of `seen`: by optical depth.
SurfaceHandle mask_of(const SymbolMark& mark, double pixels_per_mm, const PixelBox& box,
                      const PixelBox& seen) {
  const Colour colour = colour_of(mark);
  SymbolMark opaque{mark.shape, mark.fill, mark.pen, {}};
  if (opaque.fill) opaque.fill->alpha = 255;
  if (opaque.pen) opaque.pen->colour.alpha = 255;
  std::array<std::vector<std::uint16_t>, phases * phases> stamps;
  DepthBuffer buffer(seen);
  for_each_stamp(mark, pixels_per_mm, box, seen, [&](int phase, int x, int y) {
    std::vector<std::uint16_t>& depth = stamps.at(static_cast<std::size_t>(phase));
    if (depth.empty())
      depth = depths(drawn(opaque, pixels_per_mm, box, phase, CAIRO_FORMAT_A8).get(), colour.alpha / 255.0);
    buffer.add(depth, box.width(), x + box.left, y + box.top);
  });
  return buffer.mask();
}

/// Symbols of one colour, fill or pen.
void stamp_depths(cairo_t* cairo, const SymbolMark& mark, double pixels_per_mm, const PixelBox& box,
                  const PixelBox& seen) {
  const Colour colour = colour_of(mark);
  set_colour(cairo, {colour.red, colour.green, colour.blue, 255});
  cairo_mask_surface(cairo, mask_of(mark, pixels_per_mm, box, seen).get(), seen.left, seen.top);
}

/// Fill and pen: each point's picture over those before.
void stamp_pictures(cairo_t* cairo, const SymbolMark& mark, double pixels_per_mm, const PixelBox& box,
                    const PixelBox& seen) {
  std::vector<SurfaceHandle> stamps;
  for (int phase = 0; phase < phases * phases; ++phase)
    stamps.push_back(drawn(mark, pixels_per_mm, box, phase, CAIRO_FORMAT_ARGB32));
  for_each_stamp(mark, pixels_per_mm, box, seen, [&](int phase, int x, int y) {
    cairo_set_source_surface(cairo, stamps.at(static_cast<std::size_t>(phase)).get(), x + box.left,
                             y + box.top);
    cairo_paint(cairo);
  });
}

/// The pixels that the symbols cover together.
PixelBox covered(const SymbolMark& mark, double pixels_per_mm, const PixelBox& box) {
  const auto [left, right] = std::ranges::minmax_element(mark.at, {}, &PagePoint::x);
  const auto [top, bottom] = std::ranges::minmax_element(mark.at, {}, &PagePoint::y);
  const double s = pixels_per_mm;
  return around(left->x * s + box.left, top->y * s + box.top, right->x * s + box.right,
                bottom->y * s + box.bottom);
}

}  // namespace

ImageMark image_of_symbols(const SymbolMark& mark) {
  constexpr double pixels_per_mm = 300 / 25.4;
  const PixelBox box = stamp_box(mark, pixels_per_mm);
  const PixelBox seen = covered(mark, pixels_per_mm, box);
  const SurfaceHandle mask = mask_of(mark, pixels_per_mm, box, seen);
  const Colour colour = colour_of(mark);
  std::vector<Colour> pixels;
  pixels.reserve(static_cast<std::size_t>(seen.width()) * static_cast<std::size_t>(seen.height()));
  const unsigned char* row = cairo_image_surface_get_data(mask.get());
  for (int y = 0; y < seen.height(); ++y, row += cairo_image_surface_get_stride(mask.get()))
    for (int x = 0; x < seen.width(); ++x) pixels.push_back({colour.red, colour.green, colour.blue, row[x]});
  ImageMark image;
  image.image = {seen.width(), seen.height(), std::make_shared<const std::vector<Colour>>(std::move(pixels))};
  image.box = {seen.left / pixels_per_mm, seen.top / pixels_per_mm, seen.right / pixels_per_mm,
               seen.bottom / pixels_per_mm};
  return image;
}

void stamp(cairo_t* cairo, const SymbolMark& mark, double pixels_per_mm) {
  if (!mark.fill && !mark.pen) return;
  if (mark.at.size() < few_points) return repeat(cairo, mark);
  const PixelBox box = stamp_box(mark, pixels_per_mm);
  if (std::max(box.width(), box.height()) > largest_stamp) return repeat(cairo, mark);
  const PixelBox seen = visible(cairo, pixels_per_mm);
  if (seen.width() <= 0 || seen.height() <= 0) return;
  cairo_save(cairo);
  cairo_identity_matrix(cairo);
  if (mark.fill && mark.pen)
    stamp_pictures(cairo, mark, pixels_per_mm, box, seen);
  else
    stamp_depths(cairo, mark, pixels_per_mm, box, seen);
  cairo_restore(cairo);
}

}  // namespace dateline
