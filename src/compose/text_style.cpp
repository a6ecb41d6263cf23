#include "compose/text_style.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/area_axis.hpp"
#include "compose/label_text.hpp"
#include "compose/line_shapes.hpp"
#include "dateline/text/script_fonts.hpp"

namespace dateline {
namespace {

bool is_true(const Value& value) {
  return std::holds_alternative<bool>(value) && std::get<bool>(value);
}

/// Points inside the polygons for a level label, the middle of the widest part first, then
/// a grid ordered by its distance from there.
std::vector<PagePoint> area_points(const PageShape& shape, const PageBox& frame) {
  PageShape visible;
  for (const auto& rings : shape.polygons) visible.polygons.push_back(rings);
  const auto first = anchor_of(visible);
  if (!first) return {};
  std::vector<PagePoint> points{*first};
  PageBox seen = bounds(path_of(visible));
  seen = {std::max(seen.left, frame.left), std::max(seen.top, frame.top), std::min(seen.right, frame.right),
          std::min(seen.bottom, frame.bottom)};
  constexpr int columns = 12;
  for (int i = 1; i < columns; ++i)
    for (int j = 1; j < columns; ++j) {
      const PagePoint p{seen.left + seen.width() * i / columns, seen.top + seen.height() * j / columns};
      if (contains(visible, p)) points.push_back(p);
    }
  std::ranges::stable_sort(points, {},
                           [&](PagePoint p) { return std::hypot(p.x - first->x, p.y - first->y); });
  return points;
}

/// The point and a few about it, the nearest first: for names of what has no sharp edge. Never
/// further than `farthest_name_km` on the ground, so that no name strays to another country.
std::vector<PagePoint> points_about(PagePoint at, double zoom) {
  constexpr double farthest_name_km = 40;
  const double mm_per_km = 1e6 / scale_for_zoom(zoom);
  std::vector<PagePoint> points{at};
  for (const double away : {3.0, 6.0, 9.0, 12.0})
    for (const auto& [x, y] : {std::pair(0, -1), {0, 1}, {1, 0}, {-1, 0}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}})
      if (away <= farthest_name_km * mm_per_km) points.push_back({at.x + x * away, at.y + y * away});
  return points;
}

/// "Khankendi / Stepanakert" may also stand on two lines, and so may long names of several words.
std::vector<std::string> broken(const LabelRequest& request, TextMeasure& measure) {
  constexpr double long_name = 6;  // ems
  const std::string& text = request.text;
  const auto slash = text.find(" / ");
  if (slash != std::string::npos) return {text.substr(0, slash) + " /\n" + text.substr(slash + 3)};
  if (!request.spans.empty() || text.find('\n') != std::string::npos) return {};
  const double width = measure.measure(text, request.font).width;
  if (width < long_name * request.font.size) return {};
  std::string two = broken_evenly({text, {}}, request.font, width * 0.7, measure).text;
  if (std::ranges::count(two, '\n') != 1) return {};
  return {std::move(two)};
}

/// The side of the point on which the text stands whose `word` side is at the point.
LabelAnchor side_of(const std::string& word) {
  LabelAnchor anchor;
  if (word.find("left") != std::string::npos) anchor.x = 1;
  if (word.find("right") != std::string::npos) anchor.x = -1;
  if (word.find("top") != std::string::npos) anchor.y = 1;
  if (word.find("bottom") != std::string::npos) anchor.y = -1;
  return anchor;
}

/// How the offsets of a layer are given for a feature, in mm.
struct Offsets {
  PagePoint both;     ///< text-offset
  double radial = 0;  ///< text-radial-offset
  bool is_radial = false;
};

Offsets offsets_of(const StyleLayer& layer, const StyleContext& context, double em) {
  Offsets out;
  const std::vector<double> offset = layer.numbers("text-offset", context);
  if (offset.size() == 2) out.both = {offset[0] * em, offset[1] * em};
  out.is_radial = layer.has("text-radial-offset");
  if (out.is_radial) out.radial = std::max(0.0, layer.number("text-radial-offset", context)) * em;
  return out;
}

/// An anchor that the text may choose: its offset leads away from the point on its side.
LabelAnchor variable_anchor(const std::string& word, const Offsets& offsets) {
  LabelAnchor anchor = side_of(word);
  const bool diagonal = anchor.x != 0 && anchor.y != 0;
  const double part = offsets.radial * (diagonal ? std::numbers::sqrt2 / 2 : 1);
  anchor.offset = {anchor.x * (offsets.is_radial ? part : std::abs(offsets.both.x)),
                   anchor.y * (offsets.is_radial ? part : std::abs(offsets.both.y))};
  return anchor;
}

/// Where the layer lets the text stand, and whether it leaves a choice.
void set_anchors(LabelRequest& request, const StyleLayer& layer, const StyleContext& context) {
  const double em = request.font.size;
  const Offsets offsets = offsets_of(layer, context, em);
  if (layer.has("text-variable-anchor-offset"))
    for (const StyleAnchorOffset& row : layer.anchor_offsets("text-variable-anchor-offset", context)) {
      request.anchors.push_back(side_of(row.anchor));
      request.anchors.back().offset = {row.x * em, row.y * em};
    }
  if (request.anchors.empty() && layer.has("text-variable-anchor"))
    for (const std::string& word : layer.texts("text-variable-anchor", context))
      request.anchors.push_back(variable_anchor(word, offsets));
  request.may_stand_off = !request.anchors.empty();
  if (request.may_stand_off) return;
  const std::string word = layer.text("text-anchor", context);
  LabelAnchor anchor = offsets.is_radial ? variable_anchor(word, offsets) : side_of(word);
  if (!offsets.is_radial) anchor.offset = offsets.both;
  // The specification's box of text has some room above and below the letters; ours has none.
  if (request.way == LabelRequest::Way::around_point) anchor.offset.y += 0.2 * em * anchor.y;
  request.anchors = {anchor};
}

void set_look(LabelRequest& request, LayerPaint& paint, const StyleContext& context) {
  const StyleLayer& layer = paint.layer;
  const double opacity = layer.number("text-opacity", context);
  request.feature = context.feature->id;
  request.font = font_of(paint, context);
  request.colour = faded(layer.colour("text-color", context), opacity);
  request.halo = faded(layer.colour("text-halo-color", context), opacity);
  request.halo_width = request.halo.alpha == 0 ? 0 : layer.number("text-halo-width", context) * mm_per_px;
  if (layer.has("text-halo-blur")) request.halo_blur = layer.number("text-halo-blur", context) * mm_per_px;
  request.line_height = layer.number("text-line-height", context);
  request.turn = layer.number("text-rotate", context);
  request.shift = translation(layer, "text-translate", context);
  const std::string justify = layer.text("text-justify", context);
  if (justify != "auto")
    request.justify = justify == "left"    ? TextAlign::left
                      : justify == "right" ? TextAlign::right
                                           : TextAlign::centre;
}

/// The layer's sort key: the smaller matters more.
double sort_key(const StyleLayer& layer, const StyleContext& context) {
  constexpr double middling = 50;
  return layer.has("symbol-sort-key") ? layer.number("symbol-sort-key", context) : middling;
}

void set_rules(LabelRequest& request, const LayerPaint& paint, const StyleContext& context) {
  constexpr double last_that_is_led = 5;  // towns that a region is known by
  constexpr double leader_of_town = 3.2;  // ems
  const StyleLayer& layer = paint.layer;
  if (sort_key(layer, context) <= last_that_is_led) request.longest_leader = leader_of_town;
  request.priority = priority_of(paint, context);
  // Names that are spaced out need room between them, or they read as one.
  request.padding += request.font.letter_spacing / 2;
  if (layer.has("text-padding")) request.padding = layer.number("text-padding", context) * mm_per_px;
  request.may_overlap = layer.flag("text-allow-overlap", context);
  if (layer.has("text-overlap")) request.may_overlap = layer.text("text-overlap", context) != "never";
  request.may_be_covered = layer.flag("text-ignore-placement", context);
  request.most_bend = layer.number("text-max-angle", context);
  request.upright = layer.flag("text-keep-upright", context);
}

/// Vertical text where the style lists it: before or after the text across.
void set_writing_modes(LabelRequest& request, const std::vector<std::string>& modes) {
  const auto vertical = std::ranges::find(modes, "vertical");
  if (vertical == modes.end() || !request.spans.empty()) return;
  std::string across = request.text;
  std::erase(across, '\n');
  std::optional<std::string> column = stacked(across);
  if (!column) return;
  const bool may_be_across = modes.size() > 1;
  if (vertical != modes.begin()) {
    request.other_texts.push_back(std::move(*column));
    return;
  }
  if (may_be_across)
    request.other_texts.insert(request.other_texts.begin(), request.text);
  else
    request.other_texts.clear();
  request.text = std::move(*column);
}

/// The text, broken into lines where it stands level.
void set_text(LabelRequest& request, LayerPaint& paint, const StyleContext& context, bool level) {
  LabelText text = label_text(paint, context, request.font, request.colour);
  if (letters_join(text.text)) {
    request.font.letter_spacing = 0;
    for (TextSpan& span : text.spans) span.font.letter_spacing = 0;
  }
  request.images = std::move(text.images);
  SpannedText lines = std::move(text);
  if (level)
    lines =
        broken_evenly(lines, request.font, paint.layer.number("text-max-width", context) * request.font.size,
                      paint.canvas.measure);
  request.text = std::move(lines.text);
  request.spans = std::move(lines.spans);
  if (!level) return;
  request.other_texts = broken(request, paint.canvas.measure);
  set_writing_modes(request, paint.layer.texts("text-writing-mode", context));
}

/// The name may run along an axis that is long enough for it.
void run_along(LabelRequest& request, PageLine axis, TextMeasure& measure) {
  if (!request.spans.empty()) return;
  std::string line = request.text;
  std::ranges::replace(line, '\n', ' ');
  if (length(axis) > measure.measure(line, request.font).width * 1.05) request.axis = std::move(axis);
}

/// Names level where they lie within their area; where they lie so nowhere, along its axis.
void set_within(LabelRequest& request, const PageShape& shape, TextMeasure& measure) {
  const TextSize size =
      measure_lines(request.text, request.spans, request.font, request.line_height, measure);
  const double height = size.ascent + size.descent;
  const auto fits = [&](PagePoint p) {
    return lies_within(shape,
                       {p.x - size.width / 2, p.y - height / 2, p.x + size.width / 2, p.y + height / 2});
  };
  const auto rest = std::ranges::stable_partition(request.points, fits);
  if (rest.size() < request.points.size()) {
    // Where there is a place inside, none across the edge will do: no state's name on another's ground.
    request.points.erase(rest.begin(), rest.end());
    return;
  }
  run_along(request, axis_within(shape, request.font.size), measure);
}

/// Labels of a point or an area.
std::vector<LabelRequest> level_requests(LabelRequest request, const LayerPaint& paint,
                                         const DrawnFeature& feature) {
  const PageShape& shape = *feature.shape;
  if (!shape.polygons.empty()) {
    request.way = LabelRequest::Way::within_area;
    set_anchors(request, paint.layer, feature.context);
    request.points = area_points(shape, paint.frame);
    set_within(request, shape, paint.canvas.measure);
  } else if (const auto at = anchor_of(shape); at && paint.frame.contains(*at)) {
    set_anchors(request, paint.layer, feature.context);
    request.points = {*at};
    const LabelAnchor& first = request.anchors.front();
    if (first.x == 0 && first.y == 0) {
      // Names of ranges and regions have no dot: where the style lets them choose they stand on
      // their point or not far from it.
      request.way = LabelRequest::Way::within_area;
      if (request.may_stand_off) request.points = points_about(*at, paint.zoom);
      if (request.may_stand_off && !shape.lines.empty())
        run_along(request,
                  std::ranges::max(shape.lines, {}, [](const PageLine& line) { return length(line); }),
                  paint.canvas.measure);
    }
  }
  if (request.points.empty()) return {};
  return {std::move(request)};
}

/// Labels along lines, or level on them where the style keeps them so.
std::vector<LabelRequest> line_requests(LabelRequest request, const LayerPaint& paint,
                                        const DrawnFeature& feature, const AlongLines& along) {
  const bool level = paint.layer.text("text-rotation-alignment", feature.context).starts_with("viewport");
  request.way = level ? LabelRequest::Way::within_area : LabelRequest::Way::along_line;
  set_anchors(request, paint.layer, feature.context);
  request.apart = along.spacing / 2;
  request.slide = along.centre ? 0 : 1e9;
  request.clearance = level ? 0 : 0.25;
  std::vector<LabelRequest> out;
  for (const PageLine& line : stretches(*feature.shape, along)) {
    LabelRequest one = request;
    const double whole = length(line);
    one.priority += std::min(whole, 1000.0) * 1e-6;  // of a river's parts the longest has its name
    one.points = line;
    if (level) {
      one.points.clear();
      for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8})
        if (t == 0.5 || !along.centre) one.points.push_back(point_along(line, t * whole).at);
      std::erase_if(one.points, [&](PagePoint p) { return !paint.frame.contains(p); });
    }
    if (!one.points.empty()) out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

double priority_of(const LayerPaint& paint, const StyleContext& context) {
  const auto place = static_cast<double>(&paint.layer - paint.canvas.style.layers.data());
  return (is_true((*context.feature)["event"]) ? 2 * event_place_priority : 0) -
         sort_key(paint.layer, context) + place * 1e-4;
}

std::optional<AlongLines> along_lines(const LayerPaint& paint, const StyleContext& context) {
  const std::string placement = paint.layer.text("symbol-placement", context);
  if (placement == "point") return std::nullopt;
  return AlongLines{std::max(paint.layer.number("symbol-spacing", context), 1.0) * mm_per_px,
                    placement == "line-center"};
}

std::vector<PageLine> stretches(const PageShape& shape, const AlongLines& along) {
  std::vector<PageLine> out;
  for (const PageLine& line : outlines(shape)) {
    const double whole = length(line);
    const double count = along.centre ? 1 : std::max(1.0, std::floor(whole / along.spacing));
    for (int i = 0; i < static_cast<int>(count); ++i) {
      PageLine stretch = count == 1 ? line : stretch_of(line, whole * i / count, whole * (i + 1) / count);
      if (stretch.size() > 1) out.push_back(std::move(stretch));
    }
  }
  return out;
}

std::vector<LabelRequest> label_requests(LayerPaint& paint, const DrawnFeature& feature) {
  const auto along = along_lines(paint, feature.context);
  if (along && feature.shape->lines.empty() && feature.shape->polygons.empty()) return {};
  LabelRequest request;
  set_look(request, paint, feature.context);
  set_rules(request, paint, feature.context);
  set_text(request, paint, feature.context, !along);
  if (request.text.empty()) return {};
  return along ? line_requests(std::move(request), paint, feature, *along)
               : level_requests(std::move(request), paint, feature);
}

}  // namespace dateline
