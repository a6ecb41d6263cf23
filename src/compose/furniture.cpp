#include "compose/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/page_shapes.hpp"
#include "compose/painter.hpp"
#include "dateline/geo/measure.hpp"
#include "dateline/geo/shape.hpp"

namespace dateline {
namespace {

const Font tick_font{FontFamily::sans, 1.9, false, false, 0};
const Font bar_font{FontFamily::sans, 2.2, false, false, 0};

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

void draw_tick_text(Canvas& canvas, const std::string& text, PagePoint at, double angle) {
  TextMark mark;
  mark.text = text;
  mark.font = canvas.sized(tick_font);
  mark.colour = canvas.look().soft_ink;
  mark.align = TextAlign::centre;
  mark.at = at;
  mark.angle = angle;
  canvas.add(std::move(mark));
}

/// The largest 1, 2 or 5 times a power of ten that is not above `value`.
double round_down(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double digit : {5.0, 2.0, 1.0})
    if (digit * power <= value) return digit * power;
  return power;
}

std::string kilometres(double km) {
  return km >= 1 ? fmt::format("{:.0f} km", km) : fmt::format("{:.0f} m", km * 1000);
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
    const Pen tick{canvas.look().soft_ink, 0.2, {}, LineCap::butt, LineJoin::round};
    for (const GridLine& line : meridians(projector)) {
      const auto at = crossing(line, {frame.left, frame.bottom}, {frame.right, frame.bottom});
      const std::string text = degrees_text(line.value, 'E', 'W');
      const double half = canvas.size_of(text, canvas.sized(tick_font)).width / 2;
      if (!at || at->x - half < frame.left || at->x + half > frame.right) continue;
      canvas.add(line_mark(*at, {at->x, at->y + 0.8}, tick));
      draw_tick_text(canvas, text, {at->x, frame.bottom + 1 + canvas.sized(1.9)}, 0);
    }
    for (const GridLine& line : parallels(projector)) {
      const auto at = crossing(line, {frame.left, frame.top}, {frame.left, frame.bottom});
      const std::string text = degrees_text(line.value, 'N', 'S');
      const double half = canvas.size_of(text, canvas.sized(tick_font)).width / 2;
      if (!at || at->y - half < frame.top || at->y + half > frame.bottom) continue;
      canvas.add(line_mark(*at, {at->x - 0.8, at->y}, tick));
      draw_tick_text(canvas, text, {frame.left - 1.4, at->y}, -90);
    }
  }
  canvas.end();
  canvas.note({"frame", "", "", frame, "placed", ""});
}

PageBox draw_scale_bar(Canvas& canvas, const Projector& projector, PagePoint at, double width) {
  const PagePoint centre = projector.frame().centre();
  const auto left = projector.to_lonlat({centre.x - width / 2, centre.y});
  const auto right = projector.to_lonlat({centre.x + width / 2, centre.y});
  if (!left || !right) return {at.x, at.y, at.x, at.y};
  const double ground = distance_km(*left, *right);
  const double km = round_down(ground);
  const double bar = width * km / ground;
  const int parts = km / std::pow(10, std::floor(std::log10(km) + 1e-9)) > 1.5 &&
                            km / std::pow(10, std::floor(std::log10(km) + 1e-9)) < 2.5
                        ? 4
                        : 5;

  const SheetLook& look = canvas.look();
  const Font font = canvas.sized(bar_font);
  canvas.begin("scale bar", "Scale bar: " + kilometres(km));
  const std::string figures = scale_text(projector.scale());
  const double text_bottom = canvas.text(figures, at, font, look.ink);
  const double top = text_bottom + 0.8;
  const double thick = canvas.sized(1.0);
  for (int i = 0; i < parts; ++i) {
    const PageBox part{at.x + bar * i / parts, top, at.x + bar * (i + 1) / parts, top + thick};
    canvas.add(box_mark(part, i % 2 == 0 ? look.ink : look.paper,
                        Pen{look.ink, 0.18, {}, LineCap::butt, LineJoin::miter}));
  }
  const double below = top + thick + 0.5;
  canvas.text("0", {at.x, below}, font, look.ink);
  const double bottom = canvas.text(kilometres(km), {at.x + bar, below}, font, look.ink, TextAlign::centre);
  canvas.end();
  const double label_half = canvas.size_of(kilometres(km), font).width / 2;
  const double text_width = std::max(canvas.size_of(figures, font).width, bar + label_half);
  const PageBox box{at.x, at.y, at.x + text_width, bottom};
  canvas.note({"scale bar", figures + ", " + kilometres(km), "", box, "placed", ""});
  return box;
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

PageBox draw_north_arrow(Canvas& canvas, const Projector& projector, PagePoint middle) {
  const SheetLook& look = canvas.look();
  const double angle = projector.north(projector.frame().centre()) * std::numbers::pi / 180;
  const auto turned = [&](double x, double y) {
    x = canvas.sized(x);
    y = canvas.sized(y);
    return PagePoint{middle.x + x * std::cos(angle) - y * std::sin(angle),
                     middle.y + x * std::sin(angle) + y * std::cos(angle)};
  };
  canvas.begin("north arrow", "North arrow");
  Path left;
  left.move_to(turned(0, -3.2));
  left.line_to(turned(-1.6, 3));
  left.line_to(turned(0, 1.9));
  left.close();
  Path right;
  right.move_to(turned(0, -3.2));
  right.line_to(turned(1.6, 3));
  right.line_to(turned(0, 1.9));
  right.close();
  const Pen edge{look.ink, 0.18, {}, LineCap::butt, LineJoin::miter};
  canvas.add(PathMark{left, look.ink, edge, std::nullopt, 1.5});
  canvas.add(PathMark{right, look.paper, edge, std::nullopt, 1.5});
  TextMark letter;
  letter.text = "N";
  letter.font = canvas.sized(Font{FontFamily::sans, 2.6, true, false, 0});
  letter.colour = look.ink;
  letter.align = TextAlign::centre;
  letter.at = turned(0, -3.9);
  canvas.add(std::move(letter));
  canvas.end();
  const PageBox box{middle.x - canvas.sized(2.2), middle.y - canvas.sized(6.2), middle.x + canvas.sized(2.2),
                    middle.y + canvas.sized(3.2)};
  canvas.note({"north arrow", "N", "", box, "placed", ""});
  return box;
}

}  // namespace dateline
