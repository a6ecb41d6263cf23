#include "draw/painter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/many_symbols.hpp"
#include "draw/text_stamps.hpp"

namespace dateline {
namespace {

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

/// As `Blend` counts them.
constexpr cairo_operator_t operators[] = {
    CAIRO_OPERATOR_OVER, CAIRO_OPERATOR_MULTIPLY, CAIRO_OPERATOR_HSL_COLOR, CAIRO_OPERATOR_HSL_LUMINOSITY,
    CAIRO_OPERATOR_ADD,  CAIRO_OPERATOR_SCREEN,   CAIRO_OPERATOR_OVERLAY};

/// A group that is not ended yet, and how it will be laid on what is beneath it.
struct OpenGroup {
  double opacity = 1;
  Blend blend = Blend::normal;

  /// Is it drawn as one picture?
  bool is_picture() const { return opacity < 1 || blend != Blend::normal; }
};

/// Draws one mark after the other.
class Painter {
 public:
  /// As PDF, where text is glyphs and there are no pixels.
  explicit Painter(cairo_t* cairo) : m_cairo(cairo) {}

  Painter(cairo_t* cairo, double pixels_per_mm, TextStamps& texts)
      : m_cairo(cairo), m_pixels_per_mm(pixels_per_mm), m_texts(&texts) {}

  void operator()(const PathMark& mark) {
    if (!mark.hatch && !mark.pattern) return fill_and_stroke(m_cairo, mark.path, mark.fill, mark.pen);
    fill_and_stroke(m_cairo, mark.path, mark.fill, {});
    if (mark.pattern) tile(mark.path, *mark.pattern);
    if (mark.hatch) hatch(m_cairo, mark);
    fill_and_stroke(m_cairo, mark.path, {}, mark.pen);
  }

  void operator()(const SymbolMark& mark) {
    if (m_pixels_per_mm > 0)
      stamp(m_cairo, mark, m_pixels_per_mm);
    else if (too_many_for_vectors(mark))
      (*this)(image_of_symbols(mark));
    else
      repeat(m_cairo, mark);
  }

  void operator()(const TextMark& mark) {
    if (m_texts != nullptr)
      m_texts->set(m_cairo, mark);
    else
      set_text(m_cairo, mark, m_pixels_per_mm > 0 ? TextAs::outlines : TextAs::glyphs);
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
    m_tags.emplace_back(m_pixels_per_mm > 0 ? "" : pdf_tag(group));
    if (*m_tags.back() != '\0') cairo_tag_begin(m_cairo, m_tags.back(), nullptr);
    cairo_save(m_cairo);
    m_open.push_back({group.opacity, group.blend});
    if (group.clip) {
      cairo_rectangle(m_cairo, group.clip->left, group.clip->top, group.clip->width(), group.clip->height());
      cairo_clip(m_cairo);
    }
    if (m_open.back().is_picture()) cairo_push_group(m_cairo);
  }

  void operator()(const GroupEnd&) {
    if (m_open.empty()) return;
    const OpenGroup group = m_open.back();
    m_open.pop_back();
    if (group.is_picture()) {
      cairo_pop_group_to_source(m_cairo);
      cairo_set_operator(m_cairo, operators[static_cast<int>(group.blend)]);
      cairo_paint_with_alpha(m_cairo, group.opacity);
    }
    cairo_restore(m_cairo);
    if (*m_tags.back() != '\0') cairo_tag_end(m_cairo, m_tags.back());
    m_tags.pop_back();
  }

 private:
  /// Each image is converted once, and a PDF holds it once.
  cairo_surface_t* surface(const Image& image) {
    const auto known = m_images.find(image.pixels);
    if (known != m_images.end()) return known->second.get();
    return m_images.emplace(image.pixels, surface_of(image)).first->second.get();
  }

  cairo_filter_t filter(const ImageMark& mark) const {
    const bool enlarged = mark.box.width() * m_pixels_per_mm > mark.image.width &&
                          mark.box.height() * m_pixels_per_mm > mark.image.height;
    const bool squares = mark.sampling == Sampling::nearest && (enlarged || m_pixels_per_mm == 0);
    return squares ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD;
  }

  /// Fills the path with tiles, counted from the sheet's corner.
  void tile(const Path& path, const Pattern& pattern) {
    if (pattern.width <= 0 || pattern.height <= 0) return;
    cairo_save(m_cairo);
    trace(m_cairo, path);
    cairo_clip(m_cairo);
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    cairo_clip_extents(m_cairo, &left, &top, &right, &bottom);
    const double first_column = std::floor(left / pattern.width);
    const double first_row = std::floor(top / pattern.height);
    TextStamps* const texts = std::exchange(m_texts, nullptr);  // each tile has another place
    for (double row = first_row; row * pattern.height < bottom; ++row)
      for (double column = first_column; column * pattern.width < right; ++column) {
        cairo_save(m_cairo);
        cairo_translate(m_cairo, column * pattern.width, row * pattern.height);
        // What reaches into the next tile is drawn by that one: twice would be too dark.
        cairo_rectangle(m_cairo, 0, 0, pattern.width, pattern.height);
        cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_NONE);
        cairo_clip(m_cairo);
        cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_DEFAULT);
        for (const Mark& mark : pattern.marks) std::visit(*this, mark);
        cairo_restore(m_cairo);
      }
    m_texts = texts;
    cairo_restore(m_cairo);
  }

  cairo_t* m_cairo;
  double m_pixels_per_mm = 0;
  TextStamps* m_texts = nullptr;
  std::vector<OpenGroup> m_open;
  std::vector<const char*> m_tags;  ///< of the open groups; "" for none
  std::map<std::shared_ptr<const std::vector<Colour>>, SurfaceHandle> m_images;
};

}  // namespace

// Layers of the map have no tag: what they show is told by the figure that is the map.
const char* pdf_tag(const GroupBegin& group) {
  constexpr std::pair<std::string_view, const char*> tags[] = {
      {"title", "H1"}, {"frame", "Figure"}, {"event", "Figure"}, {"legend", "Sect"},
      {"map", "Sect"}, {"list", "Sect"},    {"logo", "Figure"},  {"credits", "P"}};
  for (const auto& [role, tag] : tags)
    if (group.role == role) return tag;
  return "";
}

CairoHandle context_on(cairo_surface_t* surface) {
  return {cairo_create(surface), &cairo_destroy};
}

void paint(cairo_t* cairo, const Drawing& drawing) {
  set_colour(cairo, drawing.background);
  cairo_paint(cairo);
  Painter painter(cairo);
  for (const Mark& mark : drawing.marks) std::visit(painter, mark);
}

void paint(cairo_t* cairo, std::span<const Mark> marks, double pixels_per_mm, TextStamps& texts) {
  Painter painter(cairo, pixels_per_mm, texts);
  for (const Mark& mark : marks) std::visit(painter, mark);
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
  cairo_set_miter_limit(cairo, pen.miter_limit);
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
