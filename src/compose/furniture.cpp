#include "compose/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/page_shapes.hpp"
#include "compose/painter.hpp"
#include "dateline/geo/shape.hpp"

namespace dateline {
namespace {

const Font tick_font{FontFamily::sans, 1.9, false, false, 0};

/// Steps of a grid, degrees.
constexpr std::array<double, 17> steps{
    1.0 / 60, 2.0 / 60, 5.0 / 60, 10.0 / 60, 15.0 / 60, 20.0 / 60, 0.5, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90};

double grid_step(double range) {
  for (const double step : steps)
    if (range / step <= 6.5) return step;
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

struct GridLine {
  double value;  ///< degrees
  Line positions;
  std::vector<PageLine> parts;
};

std::vector<PageLine> lines_of(const Projector& projector, const std::vector<LonLat>& positions) {
  return on_page(line_geometry(positions), projector, projector.frame().grown(1)).lines;
}

std::vector<GridLine> meridians(const Projector& projector) {
  const GeoBox& box = projector.shown();
  const double step = grid_step(box.width());
  std::vector<GridLine> out;
  // All around, the last would be the first again.
  const double end = box.west + box.width() + (box.width() < 360 ? 1e-9 : -1e-9);
  for (double lon = std::ceil(box.west / step) * step; lon <= end; lon += step) {
    Line positions;
    for (int i = 0; i <= 40; ++i)
      positions.emplace_back(wrapped_longitude(lon), std::lerp(box.south, box.north, i / 40.0));
    out.push_back({wrapped_longitude(lon), positions, lines_of(projector, positions)});
  }
  return out;
}

std::vector<GridLine> parallels(const Projector& projector) {
  const GeoBox& box = projector.shown();
  const double step = grid_step(box.height());
  std::vector<GridLine> out;
  for (double lat = std::ceil(box.south / step) * step; lat <= box.north + 1e-9; lat += step) {
    Line positions;
    for (int i = 0; i <= 40; ++i)
      positions.emplace_back(wrapped_longitude(box.west + box.width() * i / 40), std::min(lat, 90.0));
    out.push_back({lat, positions, lines_of(projector, positions)});
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

/// A label of the grid beside the frame, unless it would touch one that stands there already.
void draw_tick_text(Canvas& canvas, std::vector<PageBox>& taken, const std::string& text, PagePoint at,
                    double angle) {
  const TextSize size = canvas.size_of(text, canvas.sized(tick_font));
  const double half = size.width / 2;
  const PageBox box = angle == 0 ? PageBox{at.x - half, at.y - size.ascent, at.x + half, at.y + size.descent}
                                 : PageBox{at.x - size.ascent, at.y - half, at.x + size.descent, at.y + half};
  const PageBox sheet{0, 0, canvas.spec.size.width, canvas.spec.size.height};
  const auto touches = [&](const PageBox& other) { return other.grown(0.8).overlaps(box); };
  if (!sheet.contains(box) || std::ranges::any_of(taken, touches)) return;
  taken.push_back(box);
  canvas.note({"grid label", text, "", box, "placed", ""});
  TextMark mark;
  mark.text = text;
  mark.font = canvas.sized(tick_font);
  mark.colour = canvas.look().soft_ink;
  mark.align = TextAlign::centre;
  mark.at = at;
  mark.angle = angle;
  canvas.add(std::move(mark));
}

}  // namespace

FeatureLayer grid_layer(const Projector& projector) {
  FeatureLayer layer{"grid", {}};
  for (const auto& lines : {meridians(projector), parallels(projector)})
    for (const GridLine& line : lines) {
      Feature feature;
      feature.geometry.lines.push_back(line.positions);
      feature.set("degrees", line.value);
      layer.features.push_back(std::move(feature));
    }
  return layer;
}

void draw_grid(Canvas& canvas, const Projector& projector) {
  canvas.begin("layer", "Grid of latitude and longitude", "", projector.frame());
  const Pen pen{faded(canvas.look().soft_ink, 0.3), 0.12, {}, LineCap::butt, LineJoin::round};
  PageShape shape;
  for (const auto& lines : {meridians(projector), parallels(projector)})
    for (const GridLine& line : lines)
      shape.lines.insert(shape.lines.end(), line.parts.begin(), line.parts.end());
  canvas.add(PathMark{path_of(shape), std::nullopt, pen, std::nullopt, 1.5});
  canvas.end();
}

void draw_frame(Canvas& canvas, const Projector& projector) {
  const PageBox& frame = projector.frame();
  const Pen pen{canvas.look().soft_ink, 0.3, {}, LineCap::butt, LineJoin::miter};
  canvas.begin("frame", "Frame");
  PageLine edge = projector.outline();
  if (!edge.empty()) {
    edge.push_back(edge.front());
    PageShape shape;
    shape.lines = cut(edge, frame);
    if (!shape.lines.empty()) canvas.add(PathMark{path_of(shape), std::nullopt, pen, std::nullopt, 1.5});
  }
  // A world that lies whole on the sheet has its own edge for a frame.
  constexpr double touching = 0.5;  // mm
  const bool whole_world = !edge.empty() && std::ranges::all_of(edge, [&](PagePoint p) {
    return frame.grown(touching).contains(p);
  });
  if (!whole_world) canvas.add(box_mark(frame, std::nullopt, pen));
  if (canvas.spec.grid && !whole_world) {
    std::vector<PageBox> taken;
    const Pen tick{canvas.look().soft_ink, 0.2, {}, LineCap::butt, LineJoin::round};
    for (const GridLine& line : meridians(projector)) {
      const auto at = crossing(line, {frame.left, frame.bottom}, {frame.right, frame.bottom});
      const std::string text = degrees_text(line.value, 'E', 'W');
      const double half = canvas.size_of(text, canvas.sized(tick_font)).width / 2;
      if (!at || at->x - half < frame.left || at->x + half > frame.right) continue;
      canvas.add(line_mark(*at, {at->x, at->y + 0.8}, tick));
      draw_tick_text(canvas, taken, text, {at->x, frame.bottom + 1 + canvas.sized(1.9)}, 0);
    }
    for (const GridLine& line : parallels(projector)) {
      const auto at = crossing(line, {frame.left, frame.top}, {frame.left, frame.bottom});
      const std::string text = degrees_text(line.value, 'N', 'S');
      const double half = canvas.size_of(text, canvas.sized(tick_font)).width / 2;
      if (!at || at->y - half < frame.top || at->y + half > frame.bottom) continue;
      canvas.add(line_mark(*at, {at->x - 0.8, at->y}, tick));
      draw_tick_text(canvas, taken, text, {frame.left - 1.4, at->y}, -90);
    }
  }
  canvas.end();
  canvas.note({"frame", "", "", frame, "placed", ""});
}

bool one_north(const Projector& projector) {
  constexpr double smallest_scale = 5e6;  // beyond, north is a matter of the grid
  if (projector.scale() > smallest_scale) return false;
  const PageBox& frame = projector.frame();
  const double middle = projector.north(frame.centre());
  for (const PagePoint& corner : {PagePoint{frame.left, frame.top}, PagePoint{frame.right, frame.top},
                                  PagePoint{frame.left, frame.bottom}, PagePoint{frame.right, frame.bottom}})
    if (std::abs(projector.north(corner) - middle) > 1.5) return false;
  return true;
}

namespace {

/// A point of the arrow, in mm at text scale 1 about its middle, turned to north.
PagePoint turned(const Canvas& canvas, double angle, PagePoint p) {
  const double x = canvas.sized(p.x);
  const double y = canvas.sized(p.y);
  return {x * std::cos(angle) - y * std::sin(angle), x * std::sin(angle) + y * std::cos(angle)};
}

double north_angle(const Projector& projector) {
  return projector.north(projector.frame().centre()) * std::numbers::pi / 180;
}

constexpr PagePoint tip{0, -3.2};
constexpr PagePoint left_foot{-1.6, 3};
constexpr PagePoint right_foot{1.6, 3};
constexpr PagePoint notch{0, 1.9};
constexpr PagePoint letter_foot{0, -3.9};
constexpr PagePoint letter_middle{0, -4.9};
constexpr double letter_radius = 1.4;

}  // namespace

PageBox north_arrow_box(const Canvas& canvas, const Projector& projector) {
  const double angle = north_angle(projector);
  const PagePoint n = turned(canvas, angle, letter_middle);
  const double r = canvas.sized(letter_radius);
  PageBox box{n.x - r, n.y - r, n.x + r, n.y + r};
  for (const PagePoint& p : {tip, left_foot, right_foot}) {
    const PagePoint at = turned(canvas, angle, p);
    box = {std::min(box.left, at.x), std::min(box.top, at.y), std::max(box.right, at.x),
           std::max(box.bottom, at.y)};
  }
  return box.grown(0.2);
}

void draw_north_arrow(Canvas& canvas, const Projector& projector, PagePoint middle) {
  const SheetLook& look = canvas.look();
  const double angle = north_angle(projector);
  const auto at = [&](PagePoint p) {
    const PagePoint t = turned(canvas, angle, p);
    return PagePoint{middle.x + t.x, middle.y + t.y};
  };
  const auto half = [&](PagePoint foot) {
    Path path;
    path.move_to(at(tip));
    path.line_to(at(foot));
    path.line_to(at(notch));
    path.close();
    return path;
  };
  canvas.begin("north arrow", "North arrow");
  const Pen edge{look.ink, 0.18, {}, LineCap::butt, LineJoin::miter};
  canvas.add(PathMark{half(left_foot), look.ink, edge, std::nullopt, 1.5});
  canvas.add(PathMark{half(right_foot), look.paper, edge, std::nullopt, 1.5});
  TextMark letter;
  letter.text = "N";
  letter.font = canvas.sized(Font{FontFamily::sans, 2.6, true, false, 0});
  letter.colour = look.ink;
  letter.align = TextAlign::centre;
  letter.at = at(letter_foot);
  canvas.add(std::move(letter));
  canvas.end();
  const PageBox box = north_arrow_box(canvas, projector);
  canvas.note({"north arrow",
               "N",
               "",
               {middle.x + box.left, middle.y + box.top, middle.x + box.right, middle.y + box.bottom},
               "placed",
               ""});
}

}  // namespace dateline
