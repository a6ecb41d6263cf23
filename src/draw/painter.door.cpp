#include "draw/painter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <string_view>
#include <vector>

#include "draw/fonts.hpp"

namespace dateline {
namespace {

constexpr double cairo_units_per_mm = Fonts::units_per_mm / PANGO_SCALE;

/// A line of a text mark, set, and where it begins: Cairo's text units from the mark's point.
struct SetLine {
  LayoutHandle layout;
  PagePoint start;

  PangoLayoutLine* line() const { return pango_layout_get_line_readonly(layout.get(), 0); }
};

double before_anchor(TextAlign align, double width) {
  return align == TextAlign::left ? 0 : align == TextAlign::centre ? width / 2 : width;
}

std::vector<SetLine> set_lines(const TextMark& mark) {
  std::vector<SetLine> lines;
  std::string_view rest = mark.text;
  for (double y = 0;; y += mark.line_height * mark.font.size * cairo_units_per_mm) {
    const std::size_t end = rest.find('\n');
    SetLine line{fonts().set(std::string(rest.substr(0, end)), mark.font), {0, y}};
    PangoRectangle logical;
    pango_layout_line_get_extents(line.line(), nullptr, &logical);
    line.start.x = -before_anchor(mark.align, static_cast<double>(logical.width) / PANGO_SCALE);
    lines.push_back(std::move(line));
    if (end == std::string_view::npos) return lines;
    rest.remove_prefix(end + 1);
  }
}

/// Lines at 45° rising to the right, counted from the sheet's corner so that the hatching
/// of neighbouring areas is one; clipped to the path.
void hatch(cairo_t* cairo, const PathMark& mark) {
  const double spacing = std::max(mark.hatch_spacing, 0.05);
  const std::vector<double>& dashes = mark.hatch->dashes;
  const double period = dashes.empty() ? 1 : 2 * std::accumulate(dashes.begin(), dashes.end(), 0.0);
  cairo_save(cairo);
  trace(cairo, mark.path);
  cairo_clip(cairo);
  cairo_rotate(cairo, -std::acos(-1.0) / 4);
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  cairo_clip_extents(cairo, &left, &top, &right, &bottom);
  left = std::floor(left / period) * period;
  for (double row = std::floor(top / spacing); (row + 0.5) * spacing < bottom + mark.hatch->width; ++row) {
    cairo_move_to(cairo, left, (row + 0.5) * spacing);
    cairo_line_to(cairo, right, (row + 0.5) * spacing);
  }
  set_pen(cairo, *mark.hatch);
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

/// Cairo's form of a pixel: alpha in the top byte, the colours multiplied by it.
std::uint32_t premultiplied(Colour pixel) {
  const auto times_alpha = [alpha = std::uint32_t{pixel.alpha}](std::uint32_t channel) {
    return (channel * alpha + 127) / 255;
  };
  return std::uint32_t{pixel.alpha} << 24 | times_alpha(pixel.red) << 16 | times_alpha(pixel.green) << 8 |
         times_alpha(pixel.blue);
}

SurfaceHandle surface_of(const Image& image) {
  SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, image.width, image.height),
                        &cairo_surface_destroy);
  cairo_surface_flush(surface.get());
  unsigned char* row = cairo_image_surface_get_data(surface.get());
  if (row == nullptr) return surface;
  const Colour* pixel = image.pixels->data();
  for (int y = 0; y < image.height; ++y, row += cairo_image_surface_get_stride(surface.get()))
    for (int x = 0; x < image.width; ++x) {
      const std::uint32_t value = premultiplied(*pixel++);
      std::memcpy(row + 4 * x, &value, sizeof value);
    }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

/// Draws one mark after the other.
class Painter {
 public:
  Painter(cairo_t* cairo, TextAs text_as, double pixels_per_mm)
      : m_cairo(cairo), m_text_as(text_as), m_pixels_per_mm(pixels_per_mm) {}

  void operator()(const PathMark& mark) {
    if (!mark.hatch) return fill_and_stroke(m_cairo, mark.path, mark.fill, mark.pen);
    fill_and_stroke(m_cairo, mark.path, mark.fill, {});
    hatch(m_cairo, mark);
    fill_and_stroke(m_cairo, mark.path, {}, mark.pen);
  }

  void operator()(const SymbolMark& mark) {
    if (m_pixels_per_mm > 0)
      stamp(m_cairo, mark, m_pixels_per_mm);
    else
      repeat(m_cairo, mark);
  }

  void operator()(const TextMark& mark) {
    const std::vector<SetLine> lines = set_lines(mark);
    cairo_save(m_cairo);
    cairo_translate(m_cairo, mark.at.x, mark.at.y);
    cairo_rotate(m_cairo, mark.angle * std::acos(-1.0) / 180);
    cairo_scale(m_cairo, 1 / cairo_units_per_mm, 1 / cairo_units_per_mm);
    cairo_set_fill_rule(m_cairo, CAIRO_FILL_RULE_WINDING);
    const bool halo = mark.halo_width > 0;
    if (halo || m_text_as == TextAs::outlines) trace(lines);
    if (halo) stroke_halo(mark);
    set_colour(m_cairo, mark.colour);
    if (m_text_as == TextAs::outlines)
      cairo_fill(m_cairo);
    else
      show(lines);
    cairo_restore(m_cairo);
  }

  void operator()(const ImageMark& mark) {
    if (mark.image.empty() || mark.box.width() <= 0 || mark.box.height() <= 0) return;
    cairo_save(m_cairo);
    cairo_translate(m_cairo, mark.box.centre().x, mark.box.centre().y);
    cairo_rotate(m_cairo, mark.angle * std::acos(-1.0) / 180);
    // Without half-covered pixels at its sides an image leaves no seam to its neighbour; PDF
    // has no pixels.
    if (m_pixels_per_mm > 0) {
      cairo_rectangle(m_cairo, -mark.box.width() / 2, -mark.box.height() / 2, mark.box.width(),
                      mark.box.height());
      cairo_set_antialias(m_cairo, mark.angle == 0 ? CAIRO_ANTIALIAS_NONE : CAIRO_ANTIALIAS_DEFAULT);
      cairo_clip(m_cairo);
    }
    cairo_scale(m_cairo, mark.box.width() / mark.image.width, mark.box.height() / mark.image.height);
    cairo_set_source_surface(m_cairo, surface(mark.image), -mark.image.width / 2.0, -mark.image.height / 2.0);
    cairo_pattern_t* source = cairo_get_source(m_cairo);
    cairo_pattern_set_extend(source, m_pixels_per_mm > 0 ? CAIRO_EXTEND_PAD : CAIRO_EXTEND_NONE);
    cairo_pattern_set_filter(source, filter(mark));
    cairo_paint_with_alpha(m_cairo, mark.opacity);
    cairo_restore(m_cairo);
  }

  void operator()(const GroupBegin& group) {
    cairo_save(m_cairo);
    ++m_depth;
    if (!group.clip) return;
    cairo_rectangle(m_cairo, group.clip->left, group.clip->top, group.clip->width(), group.clip->height());
    cairo_clip(m_cairo);
  }

  void operator()(const GroupEnd&) {
    if (m_depth == 0) return;
    --m_depth;
    cairo_restore(m_cairo);
  }

 private:
  /// Each image is converted once, and a PDF holds it once.
  cairo_surface_t* surface(const Image& image) {
    const auto known = m_images.find(image.pixels.get());
    if (known != m_images.end()) return known->second.get();
    return m_images.emplace(image.pixels.get(), surface_of(image)).first->second.get();
  }

  cairo_filter_t filter(const ImageMark& mark) const {
    const bool enlarged = mark.box.width() * m_pixels_per_mm > mark.image.width &&
                          mark.box.height() * m_pixels_per_mm > mark.image.height;
    const bool squares = mark.sampling == Sampling::nearest && (enlarged || m_pixels_per_mm == 0);
    return squares ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD;
  }

  void trace(const std::vector<SetLine>& lines) {
    for (const SetLine& line : lines) {
      cairo_move_to(m_cairo, line.start.x, line.start.y);
      pango_cairo_layout_line_path(m_cairo, line.line());
    }
  }

  void show(const std::vector<SetLine>& lines) {
    cairo_new_path(m_cairo);
    for (const SetLine& line : lines) {
      cairo_move_to(m_cairo, line.start.x, line.start.y);
      pango_cairo_show_layout_line(m_cairo, line.line());
    }
    cairo_new_path(m_cairo);
  }

  void stroke_halo(const TextMark& mark) {
    set_pen(m_cairo,
            {mark.halo, 2 * mark.halo_width * cairo_units_per_mm, {}, LineCap::round, LineJoin::round});
    // The finest sampling costs more than all else in a label and cannot be seen in a halo.
    const double tolerance = cairo_get_tolerance(m_cairo);
    cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_FAST);
    cairo_set_tolerance(m_cairo, 2.5 * tolerance);
    cairo_stroke_preserve(m_cairo);
    cairo_set_tolerance(m_cairo, tolerance);
    cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_DEFAULT);
  }

  cairo_t* m_cairo;
  TextAs m_text_as;
  double m_pixels_per_mm;
  int m_depth = 0;
  std::map<const std::vector<Colour>*, SurfaceHandle> m_images;
};

}  // namespace

CairoHandle context_on(cairo_surface_t* surface) {
  return {cairo_create(surface), &cairo_destroy};
}

void paint(cairo_t* cairo, const Drawing& drawing, TextAs text_as, double pixels_per_mm) {
  set_colour(cairo, drawing.background);
  cairo_rectangle(cairo, 0, 0, drawing.width, drawing.height);
  cairo_fill(cairo);
  Painter painter(cairo, text_as, pixels_per_mm);
  for (const Mark& mark : drawing.marks) std::visit(painter, mark);
}

void set_colour(cairo_t* cairo, Colour colour) {
  cairo_set_source_rgba(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        colour.alpha / 255.0);
}

void set_pen(cairo_t* cairo, const Pen& pen) {
  static constexpr cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
                                              CAIRO_LINE_CAP_SQUARE};
  static constexpr cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                                CAIRO_LINE_JOIN_BEVEL};
  set_colour(cairo, pen.colour);
  cairo_set_line_width(cairo, pen.width);
  cairo_set_line_cap(cairo, caps[static_cast<int>(pen.cap)]);
  cairo_set_line_join(cairo, joins[static_cast<int>(pen.join)]);
  // Cairo refuses dashes that add up to nothing or are negative; such a line is solid.
  const bool dashed = std::all_of(pen.dashes.begin(), pen.dashes.end(), [](double mm) { return mm >= 0; }) &&
                      std::accumulate(pen.dashes.begin(), pen.dashes.end(), 0.0) > 0;
  cairo_set_dash(cairo, pen.dashes.data(), dashed ? static_cast<int>(pen.dashes.size()) : 0, 0);
}

void trace(cairo_t* cairo, const Path& path) {
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
  const PagePoint* p = path.points.data();
  for (const Path::Step step : path.steps) switch (step) {
      case Path::Step::move:
        cairo_move_to(cairo, p->x, p->y);
        ++p;
        break;
      case Path::Step::line:
        cairo_line_to(cairo, p->x, p->y);
        ++p;
        break;
      case Path::Step::curve:
        cairo_curve_to(cairo, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
        p += 3;
        break;
      case Path::Step::close: cairo_close_path(cairo); break;
    }
}

void fill_and_stroke(cairo_t* cairo, const Path& path, const std::optional<Colour>& fill,
                     const std::optional<Pen>& pen) {
  if (!fill && !pen) return;
  trace(cairo, path);
  if (fill) {
    set_colour(cairo, *fill);
    cairo_fill_preserve(cairo);
  }
  if (pen) {
    set_pen(cairo, *pen);
    cairo_stroke_preserve(cairo);
  }
  cairo_new_path(cairo);
}

void repeat(cairo_t* cairo, const SymbolMark& mark) {
  for (const PagePoint& at : mark.at) {
    cairo_save(cairo);
    cairo_translate(cairo, at.x, at.y);
    fill_and_stroke(cairo, mark.shape, mark.fill, mark.pen);
    cairo_restore(cairo);
  }
}

}  // namespace dateline
