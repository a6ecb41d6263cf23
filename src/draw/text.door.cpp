#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "draw/fonts.hpp"
#include "draw/painter.hpp"
#include "draw/text_stamps.hpp"

namespace dateline {
namespace {

/// In the space in which the mark's text is set.
double cairo_units_per_mm(const TextMark& mark) {
  return Fonts::units_per_mm(mark.font) / PANGO_SCALE;
}

/// A line of a text mark, set, and where it begins: Cairo's text units from the mark's point.
struct SetLine {
  LayoutHandle layout;
  PagePoint start;
  double width = 0;  ///< Cairo's text units

  PangoLayoutLine* line() const { return pango_layout_get_line_readonly(layout.get(), 0); }
};

double before_anchor(TextAlign align, double width) {
  return align == TextAlign::left ? 0 : align == TextAlign::centre ? width / 2 : width;
}

/// The spans of a stretch of the text, their lengths cut to it.
std::vector<TextSpan> spans_of(const std::vector<TextSpan>& spans, std::size_t from, std::size_t to) {
  std::vector<TextSpan> out;
  std::size_t begin = 0;
  for (TextSpan span : spans) {
    const std::size_t end = begin + span.length;
    const std::size_t first = std::max(begin, from);
    const std::size_t last = std::min(end, to);
    begin = end;
    if (first >= last) continue;
    span.length = last - first;
    out.push_back(span);
  }
  return out;
}

std::vector<SetLine> set_lines(const TextMark& mark) {
  std::vector<SetLine> lines;
  const std::string_view text = mark.text;
  std::size_t from = 0;
  for (double y = 0;; y += mark.line_height * mark.font.size * cairo_units_per_mm(mark)) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    SetLine line{
        fonts().set(std::string(text.substr(from, to - from)), mark.font, spans_of(mark.spans, from, to)),
        {0, y}};
    PangoRectangle logical;
    pango_layout_line_get_extents(line.line(), nullptr, &logical);
    line.width = static_cast<double>(logical.width) / PANGO_SCALE;
    line.start.x = -before_anchor(mark.align, line.width);
    lines.push_back(std::move(line));
    if (to == text.size() || !mark.path.empty()) return lines;
    from = to + 1;
  }
}

/// The span that sets the byte `at` of a line's text, or null.
const TextSpan* span_at(const std::vector<TextSpan>& spans, std::size_t at) {
  for (const TextSpan& span : spans) {
    if (at < span.length) return &span;
    at -= span.length;
  }
  return nullptr;
}

/// Letters that belong together: a run of glyphs that is turned as one.
struct Cluster {
  PangoFont* font = nullptr;
  PangoGlyphString glyphs{};
  double left = 0;   ///< Cairo's text units from the line's start
  double width = 0;  ///< the same
};

/// The clusters of a line from left to right, as they are seen.
std::vector<Cluster> clusters_of(PangoLayoutLine* line) {
  std::vector<Cluster> clusters;
  double left = 0;
  for (GSList* item = line->runs; item != nullptr; item = item->next) {
    const auto* run = static_cast<PangoLayoutRun*>(item->data);
    const PangoGlyphString& glyphs = *run->glyphs;
    for (int from = 0; from < glyphs.num_glyphs;) {
      int to = from + 1;
      while (to < glyphs.num_glyphs && glyphs.log_clusters[to] == glyphs.log_clusters[from]) ++to;
      Cluster cluster{run->item->analysis.font, {}, left, 0};
      cluster.glyphs.num_glyphs = to - from;
      cluster.glyphs.glyphs = glyphs.glyphs + from;
      cluster.glyphs.log_clusters = glyphs.log_clusters + from;
      for (int i = from; i < to; ++i)
        cluster.width += static_cast<double>(glyphs.glyphs[i].geometry.width) / PANGO_SCALE;
      left += cluster.width;
      clusters.push_back(cluster);
      from = to;
    }
  }
  return clusters;
}

/// A line of points, asked for the point at a distance from its start.
class Way {
 public:
  explicit Way(const std::vector<PagePoint>& points) : m_points(points), m_reached(points.size(), 0) {
    for (std::size_t i = 1; i < points.size(); ++i)
      m_reached[i] =
          m_reached[i - 1] + std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  }

  double length() const { return m_reached.empty() ? 0 : m_reached.back(); }

  /// Before its start and past its end the way goes straight on.
  PagePoint at(double distance) const {
    const auto next = std::upper_bound(m_reached.begin() + 1, m_reached.end() - 1, distance);
    const auto i = static_cast<std::size_t>(next - m_reached.begin());
    const double step = m_reached[i] - m_reached[i - 1];
    const double t = step > 0 ? (distance - m_reached[i - 1]) / step : 0;
    const PagePoint a = m_points[i - 1];
    const PagePoint b = m_points[i];
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  }

 private:
  const std::vector<PagePoint>& m_points;
  std::vector<double> m_reached;
};

/// A text's own space: its point is the origin, a Cairo unit one of its fonts'.
void go_to(cairo_t* cairo, const TextMark& mark) {
  if (mark.path.empty()) {
    cairo_translate(cairo, mark.at.x, mark.at.y);
    cairo_rotate(cairo, mark.angle * std::acos(-1.0) / 180);
  }
  cairo_scale(cairo, 1 / cairo_units_per_mm(mark), 1 / cairo_units_per_mm(mark));
}

/// Sets one mark on contexts that are in its own space.
class TextSetter {
 public:
  TextSetter(cairo_t* cairo, const TextMark& mark, TextAs text_as)
      : m_cairo(cairo),
        m_mark(mark),
        m_text_as(text_as),
        m_units_per_mm(cairo_units_per_mm(mark)),
        m_lines(set_lines(mark)) {}

  void set() {
    const bool bends = m_mark.path.size() > 1;
    const bool outlines = m_text_as == TextAs::outlines || bends;
    cairo_set_fill_rule(m_cairo, CAIRO_FILL_RULE_WINDING);
    if (bends && m_text_as == TextAs::glyphs) show_unseen();
    if (m_mark.halo_width > 0 || (outlines && m_mark.spans.empty())) trace_all();
    stroke_halo();
    if (!outlines) {
      show();
    } else if (m_mark.spans.empty()) {
      set_colour(m_cairo, m_mark.colour);
      cairo_fill(m_cairo);
    } else {
      fill_spans();
    }
    cairo_new_path(m_cairo);
  }

  /// The whole pixels that letters and halo touch.
  PageBox pixels() {
    trace_all();
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    cairo_path_extents(m_cairo, &left, &top, &right, &bottom);
    cairo_new_path(m_cairo);
    if (left == right && top == bottom) return {};
    double halo = 0;
    for (const Pen& pen : halo_pens(m_mark)) halo = std::max(halo, pen.width / 2 * m_units_per_mm);
    PageBox box{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    for (double x : {left - halo, right + halo})
      for (double y : {top - halo, bottom + halo}) {
        PagePoint corner{x, y};
        cairo_user_to_device(m_cairo, &corner.x, &corner.y);
        box = {std::min(box.left, corner.x), std::min(box.top, corner.y), std::max(box.right, corner.x),
               std::max(box.bottom, corner.y)};
      }
    return {std::floor(box.left) - 1, std::floor(box.top) - 1, std::ceil(box.right) + 1,
            std::ceil(box.bottom) + 1};
  }

  /// Sets the same mark on another context.
  void set_on(cairo_t* cairo) {
    m_cairo = cairo;
    set();
  }

 private:
  /// Appends the outlines of all letters.
  void trace_all() {
    cairo_new_path(m_cairo);
    if (m_mark.path.size() > 1)
      trace_bent(m_lines.front());
    else
      for (const SetLine& line : m_lines) {
        cairo_move_to(m_cairo, line.start.x, line.start.y);
        pango_cairo_layout_line_path(m_cairo, line.line());
      }
  }

  void trace_bent(const SetLine& line) {
    const Way way(m_mark.path);
    const double shift =
        before_anchor(m_mark.align, way.length() - line.width / m_units_per_mm) * m_units_per_mm;
    for (const Cluster& cluster : clusters_of(line.line())) {
      const PagePoint a = way.at((shift + cluster.left) / m_units_per_mm);
      const PagePoint b = way.at((shift + cluster.left + cluster.width) / m_units_per_mm);
      const PagePoint middle = way.at((shift + cluster.left + cluster.width / 2) / m_units_per_mm);
      cairo_save(m_cairo);
      cairo_translate(m_cairo, middle.x * m_units_per_mm, middle.y * m_units_per_mm);
      cairo_rotate(m_cairo, std::atan2(b.y - a.y, b.x - a.x));
      cairo_move_to(m_cairo, -cluster.width / 2, 0);
      PangoGlyphString glyphs = cluster.glyphs;
      pango_cairo_glyph_string_path(m_cairo, cluster.font, &glyphs);
      cairo_restore(m_cairo);
    }
  }

  /// Fills the letters of each run with its span's colour.
  void fill_spans() {
    std::size_t line_begin = 0;
    for (const SetLine& line : m_lines) {
      const std::string text = pango_layout_get_text(line.layout.get());
      const std::vector<TextSpan> spans = spans_of(m_mark.spans, line_begin, line_begin + text.size());
      line_begin += text.size() + 1;
      double left = line.start.x;
      for (GSList* item = line.line()->runs; item != nullptr; item = item->next) {
        auto* run = static_cast<PangoLayoutRun*>(item->data);
        const TextSpan* span = span_at(spans, static_cast<std::size_t>(run->item->offset));
        cairo_new_path(m_cairo);
        cairo_move_to(m_cairo, left, line.start.y);
        if (span == nullptr || span->gap == 0)
          pango_cairo_glyph_string_path(m_cairo, run->item->analysis.font, run->glyphs);
        set_colour(m_cairo, span == nullptr ? m_mark.colour : span->colour);
        cairo_fill(m_cairo);
        left += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
      }
    }
  }

  void show() {
    cairo_new_path(m_cairo);
    set_colour(m_cairo, m_mark.colour);
    for (const SetLine& line : m_lines) {
      cairo_move_to(m_cairo, line.start.x, line.start.y);
      pango_cairo_show_layout_line(m_cairo, line.line());
    }
  }

  /// Letters that each stand at their own angle are no word to a reader of PDF. So the word
  /// stands there once more, level and too faint to be seen, to be found and selected.
  void show_unseen() {
    constexpr std::uint8_t faintest = 2;  // what Cairo does not leave out as nothing
    const SetLine& line = m_lines.front();
    const Way way(m_mark.path);
    const double spare = way.length() - line.width / m_units_per_mm;
    const PagePoint middle = way.at(before_anchor(m_mark.align, spare) + line.width / m_units_per_mm / 2);
    cairo_new_path(m_cairo);
    cairo_move_to(m_cairo, middle.x * m_units_per_mm - line.width / 2, middle.y * m_units_per_mm);
    set_colour(m_cairo, {m_mark.halo.red, m_mark.halo.green, m_mark.halo.blue, faintest});
    pango_cairo_show_layout_line(m_cairo, line.line());
    cairo_new_path(m_cairo);
  }

  void stroke_halo() {
    // The finest sampling costs more than all else in a label and cannot be seen in a halo.
    const double tolerance = cairo_get_tolerance(m_cairo);
    cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_FAST);
    cairo_set_tolerance(m_cairo, 2.5 * tolerance);
    for (Pen pen : halo_pens(m_mark)) {
      pen.width *= m_units_per_mm;
      set_pen(m_cairo, pen);
      cairo_stroke_preserve(m_cairo);
    }
    cairo_set_tolerance(m_cairo, tolerance);
    cairo_set_antialias(m_cairo, CAIRO_ANTIALIAS_DEFAULT);
  }

  cairo_t* m_cairo;
  const TextMark& m_mark;
  TextAs m_text_as;
  double m_units_per_mm;  ///< Cairo's
  std::vector<SetLine> m_lines;
};

}  // namespace

void set_text(cairo_t* cairo, const TextMark& mark, TextAs text_as) {
  cairo_save(cairo);
  go_to(cairo, mark);
  TextSetter(cairo, mark, text_as).set();
  cairo_restore(cairo);
}

std::optional<SurfaceHandle> picture_of(const TextMark& mark, double pixels_per_mm, double most_pixels) {
  // Without bounds: Cairo leaves out the letters beyond a surface.
  const SurfaceHandle measured(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr),
                               &cairo_surface_destroy);
  const CairoHandle cairo = context_on(measured.get());
  cairo_scale(cairo.get(), pixels_per_mm, pixels_per_mm);
  go_to(cairo.get(), mark);
  TextSetter setter(cairo.get(), mark, TextAs::outlines);
  const PageBox box = setter.pixels();
  cairo_matrix_t space;
  cairo_get_matrix(cairo.get(), &space);
  SurfaceHandle surface(nullptr, &cairo_surface_destroy);
  if (box == PageBox{}) return surface;
  if (box.width() * box.height() > most_pixels) return std::nullopt;
  surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(box.width()),
                                           static_cast<int>(box.height())));
  cairo_surface_set_device_offset(surface.get(), -box.left, -box.top);
  const CairoHandle own = context_on(surface.get());
  cairo_set_matrix(own.get(), &space);
  setter.set_on(own.get());
  return surface;
}

}  // namespace dateline
