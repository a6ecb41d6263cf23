// Line layers.

#include <algorithm>
#include <cmath>

#include "compose/layer_paint.hpp"
#include "compose/line_marks.hpp"
#include "compose/line_shapes.hpp"

namespace dateline {
namespace {

constexpr double gradient_step = 0.5;    // mm
constexpr std::size_t looked_back = 64;  // looks of lines among which an equal one is sought
constexpr double seam = 0.04;            // mm that pieces of a gradient lie over one another

LineCap cap_of(const std::string& word) {
  return word == "round" ? LineCap::round : word == "square" ? LineCap::square : LineCap::butt;
}

LineJoin join_of(const std::string& word) {
  return word == "round" ? LineJoin::round : word == "bevel" ? LineJoin::bevel : LineJoin::miter;
}

/// How a feature's line is drawn.
struct LineLook {
  Pen pen;
  double opacity = 1;  ///< that is in the pen's colour already
  double blur = 0;     ///< mm over which each edge fades inwards
  double offset = 0;   ///< mm to the right
  double gap = 0;      ///< mm between the two lines of a casing; 0: one line
};

LineLook line_look(const StyleLayer& layer, const StyleContext& context) {
  LineLook look;
  const auto length = [&](std::string_view property) {
    return layer.has(property) ? layer.number(property, context) * mm_per_px : 0;
  };
  look.opacity = layer.number("line-opacity", context);
  look.pen.colour = faded(layer.colour("line-color", context), look.opacity);
  look.pen.width = layer.number("line-width", context) * mm_per_px;
  look.pen.cap = cap_of(layer.text("line-cap", context));
  look.pen.join = join_of(layer.text("line-join", context));
  if (look.pen.join == LineJoin::miter) look.pen.miter_limit = layer.number("line-miter-limit", context);
  if (layer.has("line-dasharray"))
    for (const double part : layer.numbers("line-dasharray", context))
      look.pen.dashes.push_back(part * look.pen.width);
  look.blur = std::max(length("line-blur"), 0.0);
  look.offset = length("line-offset");
  look.gap = std::max(length("line-gap-width"), 0.0);
  return look;
}

/// The lines to be stroked: moved sideways, twice for a casing.
std::vector<PageLine> centre_lines(const PageShape& shape, const LineLook& look) {
  if (look.offset == 0 && look.gap == 0) return outlines(shape);
  const double apart = look.gap > 0 ? (look.gap + look.pen.width) / 2 : 0;
  std::vector<PageLine> out;
  for (const PageLine& line : outlines(shape)) {
    const auto add = [&](double by) {
      for (PageLine& part : offset_line(line, by, look.pen.join, look.pen.miter_limit))
        out.push_back(std::move(part));
    };
    add(look.offset + apart);
    if (apart > 0) add(look.offset - apart);
  }
  return out;
}

/// Lines that look alike are one path, so that where they meet their colour is not laid on
/// twice.
class LineGroups {
 public:
  explicit LineGroups(bool in_order) : m_in_order(in_order) {}

  Path& path_for(const Pen& pen) {
    // Where the order matters only neighbours share a path.
    if (!m_groups.empty() && m_groups.back().first == pen) return m_groups.back().second;
    if (!m_in_order)
      for (std::size_t i = m_groups.size() - std::min(m_groups.size(), looked_back); i < m_groups.size(); ++i)
        if (m_groups[i].first == pen) return m_groups[i].second;
    return m_groups.emplace_back(pen, Path{}).second;
  }

  void move_to(std::vector<Mark>& marks) {
    for (auto& [pen, path] : m_groups)
      marks.push_back(PathMark{std::move(path), std::nullopt, pen, std::nullopt, 1.5});
    m_groups.clear();
  }

 private:
  bool m_in_order;
  std::vector<std::pair<Pen, Path>> m_groups;
};

void append(Path& path, const PageLine& line) {
  path.move_to(line.front());
  for (std::size_t i = 1; i < line.size(); ++i) path.line_to(line[i]);
}

/// Draws the features of one line layer.
class LinePainter {
 public:
  explicit LinePainter(LayerPaint& paint) : m_paint(paint), m_groups(paint.layer.has("line-sort-key")) {}

  void draw(const DrawnFeature& feature) {
    const StyleLayer& layer = m_paint.layer;
    const LineLook look = line_look(layer, feature.context);
    if (look.pen.width <= 0) return;
    const PagePoint by = translation(layer, "line-translate", feature.context);
    const PageShape* shape = feature.shape;
    PageShape elsewhere;
    if (by != PagePoint{}) {
      elsewhere = moved(*shape, by);
      shape = &elsewhere;
    }
    if (layer.marks && layer.marks->kind == LineMarks::Kind::arrow) return arrows(feature, look, *shape);
    const std::vector<PageLine> lines = centre_lines(*shape, look);
    note(feature, look, lines);
    if (layer.marks) {
      m_groups.move_to(m_paint.marks);
      stroke_with_marks(feature, look, lines);
      return;
    }
    if (layer.has("line-pattern")) return along(feature, look, lines);
    if (layer.has("line-gradient")) return graded(feature, look, lines);
    if (look.pen.colour.alpha == 0) return;
    if (look.blur > 0) return blurred(look, lines);
    Path& path = m_groups.path_for(look.pen);
    for (const PageLine& line : lines) append(path, line);
  }

  void finish() { m_groups.move_to(m_paint.marks); }

 private:
  /// For the legend, and for labels that would rather not cover the line.
  void note(const DrawnFeature& feature, const LineLook& look, const std::vector<PageLine>& lines) {
    if (look.gap == 0 && look.pen.colour.alpha > 0) {
      Sample& drawn = sample_of(m_paint, feature.context);
      if (drawn.feature == feature.context.feature) drawn.pens.push_back(look.pen);
    }
    if (m_paint.layer.source == "grid") return;
    m_paint.painted.lines.insert(m_paint.painted.lines.end(), lines.begin(), lines.end());
  }

  MarkedLine marked_line(const DrawnFeature& feature, const LineLook& look) {
    MarkedLine line{*m_paint.layer.marks, LineSide::none, look.pen, look.gap};
    line.side = line_side(to_string((*feature.context.feature)["side"])).value_or(LineSide::none);
    Sample& drawn = sample_of(m_paint, feature.context);
    if (drawn.feature == feature.context.feature) drawn.marked.push_back(line);
    return line;
  }

  void stroke_with_marks(const DrawnFeature& feature, const LineLook& look,
                         const std::vector<PageLine>& lines) {
    const MarkedLine line = marked_line(feature, look);
    Path path;
    for (const PageLine& part : lines) append(path, part);
    m_paint.marks.push_back(PathMark{std::move(path), std::nullopt, look.pen, std::nullopt, 1.5});
    for (Mark& mark : marks_of(line, lines)) m_paint.marks.push_back(std::move(mark));
  }

  void arrows(const DrawnFeature& feature, const LineLook& look, const PageShape& shape) {
    m_groups.move_to(m_paint.marks);
    const std::vector<PageLine> lines = outlines(shape);
    m_paint.painted.lines.insert(m_paint.painted.lines.end(), lines.begin(), lines.end());
    for (Mark& mark : marks_of(marked_line(feature, look), lines)) m_paint.marks.push_back(std::move(mark));
  }

  void blurred(const LineLook& look, const std::vector<PageLine>& lines) {
    m_groups.move_to(m_paint.marks);
    Path path;
    for (const PageLine& line : lines) append(path, line);
    Pen pen = look.pen;
    const Colour opaque{pen.colour.red, pen.colour.green, pen.colour.blue, 255};
    const double half = look.pen.width / 2;
    for (const SoftRing& ring : soft_edge(half, half - look.blur, look.pen.colour.alpha / 255.0)) {
      pen.width = 2 * ring.at;
      pen.colour = faded(opaque, ring.opacity);
      m_paint.marks.push_back(PathMark{path, std::nullopt, pen, std::nullopt, 1.5});
    }
  }

  /// Pieces short enough that their colours seem to flow, as one picture when they let the
  /// ground shine through.
  void graded(const DrawnFeature& feature, const LineLook& look, const std::vector<PageLine>& lines) {
    m_groups.move_to(m_paint.marks);
    GroupBegin group;
    group.opacity = look.opacity;
    if (look.opacity < 1) m_paint.marks.push_back(group);
    for (const PageLine& line : lines) {
      const double whole = length(line);
      const int pieces = std::max(2, static_cast<int>(std::ceil(whole / gradient_step)));
      Pen pen = look.pen;
      for (int i = 0; i < pieces; ++i) {
        StyleContext context = feature.context;
        context.ramp = (i + 0.5) / pieces;
        pen.colour = m_paint.layer.colour("line-gradient", context);
        const PageLine piece =
            stretch_of(line, std::max(0.0, whole * i / pieces - seam), whole * (i + 1) / pieces);
        if (piece.size() < 2 || pen.colour.alpha == 0) continue;
        Path path;
        append(path, piece);
        m_paint.marks.push_back(PathMark{std::move(path), std::nullopt, pen, std::nullopt, 1.5});
      }
    }
    if (look.opacity < 1) m_paint.marks.push_back(GroupEnd{});
  }

  /// The image again and again along the line, as high as the line is wide at most.
  void along(const DrawnFeature& feature, const LineLook& look, const std::vector<PageLine>& lines) {
    const auto image = named_image(m_paint, "line-pattern", feature.context);
    if (!image) return;
    m_groups.move_to(m_paint.marks);
    ImageLook painted;
    painted.tint = m_paint.layer.colour("line-color", feature.context);
    painted.ground = m_paint.canvas.look().ground;
    painted.opacity = look.opacity;
    const double scale = std::min(1.0, look.pen.width / image->height);
    const double width = image->width * scale;
    for (const PageLine& line : lines) {
      const double whole = length(line);
      // Tiles are stretched a little so that a whole number of them fits.
      const double count = std::max(1.0, std::round(whole / width));
      for (int i = 0; i < static_cast<int>(count); ++i) {
        const LinePoint begin = point_along(line, whole * i / count);
        const LinePoint end = point_along(line, whole * (i + 1) / count);
        const double dx = end.at.x - begin.at.x;
        const double dy = end.at.y - begin.at.y;
        const ImagePlace place{{(begin.at.x + end.at.x) / 2, (begin.at.y + end.at.y) / 2},
                               std::hypot(dx, dy),
                               image->height * scale,
                               std::atan2(dy, dx) * 180 / std::acos(-1.0)};
        m_paint.images.draw(*image, place, painted, m_paint.marks);
      }
    }
  }

  LayerPaint& m_paint;
  LineGroups m_groups;
};

}  // namespace

void paint_lines(LayerPaint& paint) {
  LinePainter painter(paint);
  for (const DrawnFeature& feature : drawn_features(paint, "line-sort-key")) {
    if (feature.shape->lines.empty() && feature.shape->polygons.empty()) continue;
    painter.draw(feature);
  }
  painter.finish();
}

}  // namespace dateline
