#include "compose/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "compose/painter.hpp"
#include "compose/utm_grid.hpp"
#include "dateline/geo/shape.hpp"

namespace dateline {
namespace {

const Font tick_font{FontFamily::sans, 1.9, false, false, 0};
constexpr double small_figures = 0.74;  // of the size of the large ones
constexpr double raised = 0.24;         // of the size of the large ones, that small figures stand higher
constexpr double tick = 0.8;            // mm
constexpr double least_between = 9;     // mm from line to line, so that figures find room

/// Steps of a grid, degrees.
constexpr std::array<double, 17> steps{
    1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 15.0 / 60, 20.0 / 60, 0.5, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90};

/// For a range of degrees that is so many mm on the map.
double grid_step(double range, double mm) {
  const double most = std::clamp(mm / least_between, 2.0, 6.5);
  for (const double step : steps)
    if (range / step <= most) return step;
  return steps.back();
}

/// "46°30′ E"
std::string degrees_text(double value, char positive, char negative) {
  const int minutes = static_cast<int>(std::lround(std::abs(value) * 60));
  std::string text = fmt::format("{}°", minutes / 60);
  if (minutes % 60 != 0) text += fmt::format("{:02}′", minutes % 60);
  if (minutes != 0 && minutes != 180 * 60) text += fmt::format(" {}", value < 0 ? negative : positive);
  return text;
}

GridLine line_of_degrees(double value, Line positions, bool upright, const Projector& projector) {
  GridLine line;
  line.upright = upright;
  line.feature.geometry.lines.push_back(std::move(positions));
  line.feature.set("kind", std::string("line"));
  line.feature.set("degrees", value);
  line.parts = parts_of(line.feature, projector);
  line.label = {"", upright ? degrees_text(value, 'E', 'W') : degrees_text(value, 'N', 'S'), ""};
  line.whole = line.label;
  return line;
}

/// Meridians and parallels of the map, 3 to 8 of them each way where it has room for so many.
std::vector<GridLine> lines_of_degrees(const Projector& projector) {
  const GeoBox& box = projector.shown();
  std::vector<GridLine> out;
  // All around, the last would be the first again.
  const double end = box.west + box.width() + (box.width() < 360 ? 1e-9 : -1e-9);
  const double lon_step = grid_step(box.width(), projector.frame().width());
  for (double lon = std::ceil(box.west / lon_step) * lon_step; lon <= end; lon += lon_step) {
    Line positions;
    for (int i = 0; i <= 40; ++i)
      positions.emplace_back(wrapped_longitude(lon), std::lerp(box.south, box.north, i / 40.0));
    out.push_back(line_of_degrees(wrapped_longitude(lon), std::move(positions), true, projector));
  }
  const double lat_step = grid_step(box.height(), projector.frame().height());
  for (double lat = std::ceil(box.south / lat_step) * lat_step; lat <= box.north + 1e-9; lat += lat_step) {
    Line positions;
    for (int i = 0; i <= 40; ++i)
      positions.emplace_back(wrapped_longitude(box.west + box.width() * i / 40), std::min(lat, 90.0));
    out.push_back(line_of_degrees(lat, std::move(positions), false, projector));
  }
  return out;
}

/// Where a line crosses the straight edge a–b of the frame.
std::optional<PagePoint> crossing(const PageLine& line, PagePoint a, PagePoint b) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const PagePoint p = line[i - 1];
    const PagePoint q = line[i];
    const double d = (q.x - p.x) * (b.y - a.y) - (q.y - p.y) * (b.x - a.x);
    if (std::abs(d) < 1e-12) continue;
    const double t = ((a.x - p.x) * (b.y - a.y) - (a.y - p.y) * (b.x - a.x)) / d;
    const double u = ((a.x - p.x) * (q.y - p.y) - (a.y - p.y) * (q.x - p.x)) / d;
    if (t >= 0 && t <= 1 && u >= 0 && u <= 1) return PagePoint{p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
  }
  return std::nullopt;
}

std::optional<PagePoint> crossing(const GridLine& line, PagePoint a, PagePoint b) {
  for (const PageLine& part : line.parts)
    if (const auto at = crossing(part, a, b)) return at;
  return std::nullopt;
}

/// Sets figures at the frame, each unless it would touch one that stands there already.
class FrameLabels {
 public:
  FrameLabels(Canvas& canvas, const PageBox& frame, const GridFigureSides& sides)
      : m_canvas(canvas), m_frame(frame), m_sides(sides) {}

  void add(const GridLine& line) {
    if (line.upright ? !m_sides.below : !m_sides.left) return;
    const PageBox& f = m_frame;
    const auto at = line.upright ? crossing(line, {f.left, f.bottom}, {f.right, f.bottom})
                                 : crossing(line, {f.left, f.top}, {f.left, f.bottom});
    if (!at || !is_within(line.label, line.upright, *at)) return;
    const Pen pen{m_canvas.look().soft_ink, 0.2, {}, LineCap::butt, LineJoin::round};
    const PagePoint end = line.upright ? PagePoint{at->x, at->y + tick} : PagePoint{at->x - tick, at->y};
    m_canvas.add(line_mark(*at, end, pen));
    const std::string kind = (line.upright ? "e" : "n") + to_string(line.feature["zone"]);
    if (!m_begun.contains(kind) && is_within(line.whole, line.upright, *at) &&
        set(line.whole, line.upright, *at))
      m_begun.insert(kind);
    else
      set(line.label, line.upright, *at);
  }

 private:
  Font large() const { return m_canvas.sized(tick_font); }
  Font small() const {
    Font font = large();
    font.size *= small_figures;
    return font;
  }

  double width_of(const std::string& words, const Font& font) {
    return words.empty() ? 0 : m_canvas.size_of(words, font).width;
  }

  double width_of(const GridFigures& label) {
    return width_of(label.before, small()) + width_of(label.figures, large()) +
           width_of(label.after, small());
  }

  /// Do the figures stand beside the frame, and not beyond its corners?
  bool is_within(const GridFigures& label, bool upright, PagePoint at) {
    const double half = width_of(label) / 2;
    return upright ? at.x - half >= m_frame.left && at.x + half <= m_frame.right
                   : at.y - half >= m_frame.top && at.y + half <= m_frame.bottom;
  }

  /// The figures with their middle at a point of the frame; false where others stand in the way.
  bool set(const GridFigures& label, bool upright, PagePoint at) {
    const TextSize size = m_canvas.size_of(label.figures, large());
    const double half = width_of(label) / 2;
    const PagePoint middle = upright ? PagePoint{at.x, m_frame.bottom + 1 + m_canvas.sized(1.9)}
                                     : PagePoint{m_frame.left - 1.4, at.y};
    const PageBox box =
        upright ? PageBox{middle.x - half, middle.y - size.ascent, middle.x + half, middle.y + size.descent}
                : PageBox{middle.x - size.ascent, middle.y - half, middle.x + size.descent, middle.y + half};
    const auto touches = [&](const PageBox& other) { return other.grown(0.8).overlaps(box); };
    if (!m_sides.within.contains(box) || std::ranges::any_of(m_taken, touches)) return false;
    m_taken.push_back(box);
    m_canvas.note({"grid label", label.before + label.figures + label.after, "", box, "placed", ""});
    const double before = width_of(label.before, small());
    const double up = large().size * raised;
    text(label.before, small(), upright, middle, before / 2 - half, up);
    text(label.figures, large(), upright, middle, before + size.width / 2 - half, 0);
    text(label.after, small(), upright, middle, half - width_of(label.after, small()) / 2, up);
    return true;
  }

  /// Words whose middle is so many mm along the label from its middle, and so many above its line.
  void text(const std::string& words, const Font& font, bool upright, PagePoint middle, double along,
            double up) {
    if (words.empty()) return;
    TextMark mark;
    mark.text = words;
    mark.font = font;
    mark.colour = m_canvas.look().soft_ink;
    mark.align = TextAlign::centre;
    mark.at =
        upright ? PagePoint{middle.x + along, middle.y - up} : PagePoint{middle.x - up, middle.y - along};
    mark.angle = upright ? 0 : -90;
    m_canvas.add(std::move(mark));
  }

  Canvas& m_canvas;
  PageBox m_frame;
  GridFigureSides m_sides;
  std::vector<PageBox> m_taken;
  std::set<std::string> m_begun;  ///< edges and zones that have a label in full
};

}  // namespace

std::vector<PageLine> parts_of(const Feature& feature, const Projector& projector) {
  return on_page(feature.geometry, projector, projector.frame().grown(1)).lines;
}

std::vector<GridLine> grid_lines(const SheetSpec& spec, const Projector& projector) {
  const bool metric = spec.grid_kind != GridKind::degrees && utm_trouble(projector).empty();
  return metric ? utm_grid_lines(spec.grid_kind, projector) : lines_of_degrees(projector);
}

FeatureLayer grid_layer(const SheetSpec& spec, const Projector& projector) {
  FeatureLayer layer{"grid", {}};
  for (GridLine& line : grid_lines(spec, projector)) layer.features.push_back(std::move(line.feature));
  return layer;
}

void draw_grid(Canvas& canvas, const Projector& projector) {
  const bool degrees = canvas.spec.grid_kind == GridKind::degrees;
  canvas.begin("layer", degrees ? "Grid of latitude and longitude" : "Grid of kilometres", "",
               projector.frame());
  const Pen pen{faded(canvas.look().soft_ink, 0.3), 0.12, {}, LineCap::butt, LineJoin::round};
  PageShape shape;
  for (const GridLine& line : grid_lines(canvas.spec, projector))
    shape.lines.insert(shape.lines.end(), line.parts.begin(), line.parts.end());
  canvas.add(PathMark{path_of(shape), std::nullopt, pen, std::nullopt, 1.5});
  canvas.end();
}

void draw_grid_labels(Canvas& canvas, const Projector& projector, const GridFigureSides& sides) {
  const std::vector<GridLine> lines = grid_lines(canvas.spec, projector);
  FrameLabels labels(canvas, projector.frame(), sides);
  for (const GridLine& line : lines) labels.add(line);
}

}  // namespace dateline
