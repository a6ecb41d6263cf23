#include "compose/furniture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/page_shapes.hpp"
#include "compose/painter.hpp"
#include "compose/utm_grid.hpp"

namespace dateline {
namespace {

/// Says where a grid of UTM was asked for and the map has none, or none at its poles.
void tell_of_grid(Canvas& canvas, const Projector& projector) {
  if (canvas.spec.grid_kind == GridKind::degrees) return;
  std::string trouble = utm_trouble(projector);
  const GeoBox& shown = projector.shown();
  if (trouble.empty() && (shown.north > 84 || shown.south < -80))
    trouble = "the UTM grid ends at 84° N and 80° S, and the map goes beyond: --grid on has lines there, too";
  if (!trouble.empty()) canvas.findings.push_back({Severity::warning, {}, trouble});
}

}  // namespace

void draw_frame(Canvas& canvas, const Projector& projector, const GridFigureSides& sides) {
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
  if (canvas.spec.grid) tell_of_grid(canvas, projector);
  if (canvas.spec.grid && !whole_world) draw_grid_labels(canvas, projector, sides);
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
constexpr double caption_below = 3.6;      // mm from the arrow's middle to the words below it
constexpr double least_convergence = 0.1;  // degrees, that the words tell

Font caption_font(const Canvas& canvas) {
  return canvas.sized(Font{FontFamily::sans, 1.7, false, false, 0});
}

/// "1.0° east", where grid north lies beside true north.
std::string beside_true_north(double degrees) {
  return fmt::format("{:.1f}° {}", std::abs(degrees), degrees < 0 ? "west" : "east");
}

/// "grid north\n1.0° east", or nothing where both are one.
std::string convergence_caption(const Canvas& canvas, const Projector& projector) {
  const double degrees = grid_north(canvas.spec, projector);
  return std::abs(degrees) < least_convergence ? "" : "grid north\n" + beside_true_north(degrees);
}

}  // namespace

PageBox north_arrow_box(Canvas& canvas, const Projector& projector) {
  const double angle = north_angle(projector);
  const PagePoint n = turned(canvas, angle, letter_middle);
  const double r = canvas.sized(letter_radius);
  PageBox box{n.x - r, n.y - r, n.x + r, n.y + r};
  for (const PagePoint& p : {tip, left_foot, right_foot}) {
    const PagePoint at = turned(canvas, angle, p);
    box = {std::min(box.left, at.x), std::min(box.top, at.y), std::max(box.right, at.x),
           std::max(box.bottom, at.y)};
  }
  box = box.grown(0.2);
  const std::string caption = convergence_caption(canvas, projector);
  if (caption.empty()) return box;
  const double half = canvas.size_of(caption, caption_font(canvas)).width / 2;
  return {std::min(box.left, -half), box.top, std::max(box.right, half),
          canvas.sized(caption_below) + canvas.text_height(caption, caption_font(canvas))};
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
  const std::string caption = convergence_caption(canvas, projector);
  const std::string words = caption.empty()
                                ? ""
                                : "grid north " + beside_true_north(grid_north(canvas.spec, projector)) +
                                      " of true north in the middle of the map";
  canvas.begin("north arrow", caption.empty() ? "North arrow" : "North arrow: " + words);
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
  if (!caption.empty())
    canvas.text(caption, {middle.x, middle.y + canvas.sized(caption_below)}, caption_font(canvas),
                look.soft_ink, TextAlign::centre);
  canvas.end();
  const PageBox box = north_arrow_box(canvas, projector);
  canvas.note({"north arrow",
               caption.empty() ? "N" : "N, " + words,
               "",
               {middle.x + box.left, middle.y + box.top, middle.x + box.right, middle.y + box.bottom},
               "placed",
               ""});
}

}  // namespace dateline
